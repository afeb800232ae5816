#include "exchange/venue_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "scenario/csv.h"

namespace tidegate {
namespace {

using Json = nlohmann::ordered_json;

// A grid of 1 mm, and no "-0.0".
double rounded(double metres) { return std::round(metres * 1000) / 1000 + 0.0; }

// Names come from foreign files: what is no UTF-8 in them is replaced.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json point(Vec2 p) { return Json::array({rounded(p.x), rounded(p.y)}); }

Json ring(const Ring& points) {
    Json out = Json::array();
    for (const Vec2 p : points) out.push_back(point(p));
    out.push_back(point(points.front()));
    return out;
}

Json polygon(const Polygon& shape) {
    Json out = Json::array({ring(shape.outer)});
    for (const Ring& hole : shape.holes) out.push_back(ring(hole));
    return out;
}

Json line(const Segment& segment) { return Json::array({point(segment.a), point(segment.b)}); }

Json feature(Json properties, const char* type, Json coordinates) {
    return {{"type", "Feature"},
            {"properties", std::move(properties)},
            {"geometry", {{"type", type}, {"coordinates", std::move(coordinates)}}}};
}

void add_level(const LevelDraft& level, Json& features) {
    Json all = Json::array();
    for (const Polygon& part : level.floor.to_polygons()) {
        features.push_back(feature({{"kind", "walkable"}, {"level", level.level.name}, {"elevation_m", rounded(level.level.elevation_m)}},
                                   "Polygon", polygon(part)));
        all.push_back(polygon(part));
    }
    features.push_back(
        feature({{"kind", "area"}, {"name", "all of " + level.level.name}, {"level", level.level.name}}, "MultiPolygon", all));
    for (const LineDraft& opening : level.openings) {
        features.push_back(feature({{"kind", "opening"}, {"name", opening.name}, {"level", opening.level}, {"note", opening.source}},
                                   "LineString", line(opening.line)));
    }
}

Json connector(const ConnectorDraft& c, const VenueDraft& venue) {
    const MapLevel& lower = venue.levels[c.lower].level;
    const MapLevel& upper = venue.levels[c.upper].level;
    Json properties = {{"kind", kind_word(c.kind)}, {"name", c.name}};
    Json lines = Json::array({line(c.lower_line)});
    if (c.between.empty()) {
        properties["lower_level"] = lower.name;
        properties["upper_level"] = upper.name;
    } else {
        Json stops = Json::array({lower.name});
        for (const StopDraft& stop : c.between) {
            stops.push_back(venue.levels[stop.level].level.name);
            lines.push_back(line(stop.line));
        }
        stops.push_back(upper.name);
        properties["stops"] = std::move(stops);
    }
    lines.push_back(line(c.upper_line));
    if (c.kind == MapKind::escalator) properties["direction"] = c.runs_up ? "up" : "down";
    if (c.kind == MapKind::lift && !venue.lifts_work) properties["status"] = "closed";
    if (c.kind != MapKind::lift) {
        const double rise_m = upper.elevation_m - lower.elevation_m;
        properties["length_m"] = rounded(std::max({0.5, rise_m + 0.01, std::hypot(c.plan_m, rise_m)}));
    }
    properties["note"] = c.source;
    return feature(std::move(properties), "MultiLineString", std::move(lines));
}

std::string quoted(const std::string& text) { return dumped(Json(text)); }

// So many of `people` as the share of the area, the rest to those with the largest fractions, in order.
std::vector<int> shares(const std::vector<StartDraft>& starts, int people) {
    double all_m2 = 0;
    for (const StartDraft& start : starts) all_m2 += start.area_m2;
    std::vector<int> counts;
    double before = 0;
    for (const StartDraft& start : starts) {
        const double after = before + people * start.area_m2 / all_m2;
        counts.push_back(static_cast<int>(std::llround(after) - std::llround(before)));
        before = after;
    }
    return counts;
}

std::string demand_csv(const VenueDraft& venue, int people) {
    std::string text =
        "# People stand all over the venue, by area, and leave: change the counts to what you expect in each place.\n"
        "from,to,count,origin,goal\n";
    const std::vector<int> counts = shares(venue.starts, people);
    for (std::size_t i = 0; i < venue.starts.size(); ++i) {
        if (counts[i] > 0) text += fmt::format("08:00:00,08:00:10,{},{},any_exit\n", counts[i], csv_cell(venue.starts[i].name));
    }
    return text;
}

std::string scenario_toml(const VenueDraft& venue, const ImportedMap& map, int people) {
    const std::string file = std::filesystem::path(map.file).filename().string();
    std::string text = fmt::format(
        "# Made by tidegate import from {}. What was guessed, and what is left to do: import_report.txt.\n"
        "[scenario]\ntitle = {}\nstart = \"2026-01-01T08:00:00\"\nend = \"09:00\"\n\n",
        file, quoted(fmt::format("Evacuation of {} people, venue from {}", people, file)));
    for (const LevelDraft& level : venue.levels) {
        text += fmt::format("[[observable]]\nname = {0}\nkind = \"occupancy\"\nplace = {1}\n\n", quoted("people on " + level.level.name),
                            quoted("all of " + level.level.name));
    }
    return text;
}

}  // namespace

std::string venue_geojson(const VenueDraft& venue, const ImportedMap& map) {
    Json features = Json::array();
    for (const LevelDraft& level : venue.levels) add_level(level, features);
    for (const ConnectorDraft& c : venue.connectors) features.push_back(connector(c, venue));
    for (const LineDraft& exit : venue.exits) {
        features.push_back(
            feature({{"kind", "exit"}, {"name", exit.name}, {"level", exit.level}, {"note", exit.source}}, "LineString", line(exit.line)));
    }
    for (const StartDraft& start : venue.starts) {
        features.push_back(
            feature({{"kind", "entrance"}, {"name", start.name}, {"level", start.level}}, "Polygon", polygon(start.polygon)));
    }
    const Json from = {{"file", std::filesystem::path(map.file).filename().string()},
                       {"format", map.format},
                       {"coordinates", map.coordinates},
                       {map.has_origin_degrees ? "origin_lon_lat" : "origin", Json::array({map.origin.x, map.origin.y})}};
    std::string text = fmt::format("{{\n\"type\": \"FeatureCollection\",\n\"imported_from\": {},\n\"features\": [\n", dumped(from));
    for (std::size_t i = 0; i < features.size(); ++i) text += dumped(features[i]) + (i + 1 < features.size() ? ",\n" : "\n");
    return text + "]\n}\n";
}

std::map<std::string, std::string> evacuation_files(const VenueDraft& venue, const ImportedMap& map, int people) {
    return {{"scenario.toml", scenario_toml(venue, map, people)}, {"demand.csv", demand_csv(venue, people)}};
}

}  // namespace tidegate
