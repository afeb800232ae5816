#include "exchange/import_streets.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/site_checks.h"
#include "exchange/map_text.h"
#include "exchange/street_rules.h"
#include "exchange/street_text.h"
#include "exchange/to_local.h"
#include "venue/ring.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double longest_link_m = 10000;  // docs/scenario.md

[[noreturn]] void refuse(const std::string& file, std::string what, std::string expected, std::string cure = {}) {
    Faults faults;
    faults.add({file}, std::move(what), std::move(expected), std::move(cure));
    throw InputError(std::move(faults));
}

std::string degrees(Vec2 p) { return fmt::format("({:.6f}, {:.6f})", p.x, p.y); }

bool is_on_earth(Vec2 p) { return std::abs(p.x) <= 180 && std::abs(p.y) <= 90; }

/// The streets of a map in metres about a place.
struct Streets {
    std::string file;
    Vec2 origin;  ///< longitude, latitude
    Projection projection;
    std::vector<StreetWay> ways;
};

template <class F>
void for_each_point(RawFeature& feature, F&& f) {
    for_each_point(feature.polygons, f);
    for (auto& line : feature.lines) {
        for (Vec2& p : line) f(p);
    }
}

// What has a `highway`, whether it may be walked or not.
RawMap highways_of(const RawMap& raw) {
    RawMap map = raw;
    std::erase_if(map.features, [](const RawFeature& feature) {
        return tag(feature, "highway").empty() || (feature.lines.empty() && feature.polygons.empty());
    });
    return map;
}

std::vector<Vec2> points_in_degrees(RawMap& map) {
    std::vector<Vec2> points;
    for (RawFeature& feature : map.features) {
        for_each_point(feature, [&](Vec2 p) {
            if (!is_on_earth(p)) {
                refuse(map.file, fmt::format("{}: ({}, {}) is not a place on Earth", feature.source, p.x, p.y),
                       "longitude from -180 to 180, latitude from -90 to 90");
            }
            points.push_back(p);
        });
    }
    return points;
}

bool comes_within(const RawFeature& feature, double within_m) {
    MapFeature lines = as_feature(feature, MapKind::way);
    open_rings(lines);
    std::vector<StreetWay> ways;
    for (std::vector<Vec2>& line : lines.lines) ways.push_back({{}, {}, {}, 0, std::move(line)});
    return !ways_within(ways, {}, within_m).empty();
}

// To metres; what does not come near is left out, and what lies on the other side of the Earth, which has no place there.
void bring_near(const Projection& projection, double within_m, RawMap& map) {
    std::erase_if(map.features, [&](RawFeature& feature) {
        bool is_finite = true;
        for_each_point(feature, [&](Vec2& p) {
            p = projection.to_local(p);
            is_finite = is_finite && std::isfinite(p.x) && std::isfinite(p.y);
        });
        return !is_finite || (within_m > 0 && !comes_within(feature, within_m));
    });
}

Streets read_streets(const RawMap& raw, const StreetOptions& options, ImportReport& report) {
    Streets streets{raw.file, {}, {}, {}};
    RawMap map = highways_of(raw);
    if (map.features.empty()) {
        refuse(raw.file, "holds no streets", "lines with the tag highway, as OpenStreetMap has them",
               "cut the city out of an OpenStreetMap extract (.osm, .osm.pbf)");
    }
    if (!raw.is_lon_lat) refuse(raw.file, fmt::format("is in {}", raw.coordinates), "longitude and latitude");
    const std::vector<Vec2> points = points_in_degrees(map);
    streets.origin = options.around.value_or(median_of(points));
    streets.projection = Projection(streets.origin);
    bring_near(streets.projection, options.within_m, map);
    streets.ways = walkable_ways(map, report);
    if (!streets.ways.empty()) return streets;
    if (options.within_m <= 0) refuse(raw.file, "has no street that may be walked", "ways for people on foot");
    const std::string middle = fmt::format("its middle is --around {:.6f},{:.6f}: longitude first", median_of(points).x, median_of(points).y);
    refuse(raw.file, fmt::format("has no street that may be walked within {} m of {}", options.within_m, degrees(streets.origin)),
           "a place on this map", options.around ? middle : "a larger --within");
}

StreetGraph graph_within(const Streets& streets, double within_m, const StreetLimits& limits, StreetChanges& changes) {
    StreetGraph graph = street_graph(within_m > 0 ? ways_within(streets.ways, {}, within_m) : streets.ways);
    changes = simplify(graph, limits);
    return graph;
}

std::size_t planes_of(const StreetGraph& graph) { return graph.junctions.size() + graph.links.size(); }

double farthest_m(const Streets& streets) {
    double farthest = 0;
    for (const StreetWay& way : streets.ways) {
        for (const Vec2 p : way.points) farthest = std::max(farthest, length(p));
    }
    return farthest;
}

// "--within 250": the first of ever smaller circles whose streets are few enough. Were all parts of the map as dense, one with the
// root of their share as radius would do; the middle is denser or thinner.
std::string smaller_cure(const Streets& streets, const StreetOptions& options, std::size_t too_many) {
    constexpr double step = 0.9, grid_m = 10, thinner = 2;
    double within_m = options.within_m > 0 ? options.within_m : farthest_m(streets);
    within_m *= std::min(1.0, thinner * std::sqrt(static_cast<double>(most_planes) / static_cast<double>(too_many)));
    while ((within_m *= step) > 2 * grid_m) {
        const double even_m = std::floor(within_m / grid_m) * grid_m;
        StreetChanges changes;
        const std::size_t planes = planes_of(graph_within(streets, even_m, options.limits, changes));
        if (planes <= most_planes) {
            return fmt::format("--within {} leaves {}; a --join or --dead-end of more metres than {} and {} makes it coarser", even_m,
                               planes, options.limits.join_m, options.limits.dead_end_m);
        }
    }
    return "a larger --join makes it coarser";
}

void check_graph(const Streets& streets, const StreetOptions& options, const StreetGraph& graph, const StreetChanges& changes) {
    if (graph.links.empty()) {
        refuse(streets.file,
               fmt::format("nothing is left of its streets there: {} dead ends and {} loops were left out, {} junctions joined", changes.dead_ends,
                           changes.loops, changes.joined),
               "streets between two junctions", "a smaller --dead-end or --join, or a larger --within");
    }
    for (const StreetLink& link : graph.links) {
        const double metres = length_m(graph, link);
        if (metres <= longest_link_m) continue;
        refuse(streets.file, fmt::format("{}: {:.1f} km to the next junction", link.source, metres / 1000),
               fmt::format("streets of at most {} km", longest_link_m / 1000), "choose a part of the map with --around and --within");
    }
    if (planes_of(graph) <= most_planes) return;
    refuse(streets.file, fmt::format("has {} junctions and {} streets between them", graph.junctions.size(), graph.links.size()),
           fmt::format("at most {} together", most_planes), smaller_cure(streets, options, planes_of(graph)));
}

void tell_changes(const StreetChanges& changes, const StreetLimits& limits, ImportReport& report) {
    const auto tell = [&](Part part, int count, const std::string& what) {
        for (int i = 0; i < count; ++i) report.add(part, what);
    };
    tell(Part::dropped, changes.parts, fmt::format("parts not connected with the rest, {:.0f} m of streets", changes.parts_m));
    tell(Part::dropped, changes.dead_ends,
         fmt::format("dead ends shorter than {} m (--dead-end), {:.0f} m of streets", limits.dead_end_m, changes.dead_ends_m));
    tell(Part::dropped, changes.loops, "ways round from a junction back to it");
    tell(Part::repaired, changes.joined, fmt::format("junctions within {} m of each other that became one (--join)", limits.join_m));
    tell(Part::repaired, changes.side_by_side, "ways beside each other that became one link, as wide as both");
}

void tell_draft(const StreetsDraft& draft, ImportReport& report) {
    double metres = 0;
    for (const StreetDraft& street : draft.streets) metres += street.way_m;
    report.add(Part::read, fmt::format("network: {} junctions, {} links, {:.0f} m of streets; people come and go at {} places",
                                       draft.halls.size(), draft.streets.size(), metres, draft.places.size()));
}

std::string head_of(const Streets& streets, const RawMap& raw, const StreetOptions& options) {
    const std::string where = options.within_m > 0 ? fmt::format("within {} m of {}", options.within_m, degrees(streets.origin))
                                                   : fmt::format("all of it, about {}", degrees(streets.origin));
    return fmt::format("Walking network of {} ({}), {} (longitude, latitude)\n\n", raw.file, raw.format, where);
}

std::string list_of(const StreetsDraft& draft, const Projection& projection) {
    std::string text = "Junctions: longitude, latitude, streets; * people come and go\n";
    for (const JunctionHall& hall : draft.halls) {
        const Vec2 p = projection.to_file(hall.at);
        text += fmt::format("  {:<5}{} {:.7f} {:.7f}  {}\n", hall.name, hall.is_place ? '*' : ' ', p.x, p.y, hall.streets);
    }
    return text;
}

}  // namespace

std::optional<Vec2> lon_lat_in(const std::string& option, const std::string& text, Faults& faults) {
    const std::vector<std::string> pieces = pieces_of(text, ',');
    if (pieces.size() == 2) {
        const auto x = number_in(pieces[0]), y = number_in(pieces[1]);
        if (x && y && is_on_earth({*x, *y})) return Vec2{*x, *y};
    }
    faults.add({}, fmt::format("{} is '{}'", option, text), "longitude and latitude in degrees, as 24.9414,60.1711");
    return {};
}

ImportResult import_streets(const RawMap& raw, const StreetOptions& options, int people) {
    ImportReport report;
    const Streets streets = read_streets(raw, options, report);
    StreetChanges changes;
    StreetGraph graph = graph_within(streets, options.within_m, options.limits, changes);
    check_graph(streets, options, graph, changes);
    tell_changes(changes, options.limits, report);
    const StreetsDraft draft = draft_streets(std::move(graph), options.places, report);
    if (draft.places.size() < 2) {
        refuse(raw.file, "has no two places at the rim between which people could walk", "two junctions apart", "a larger --within");
    }
    tell_draft(draft, report);
    ImportResult result;
    result.report = head_of(streets, raw, options) + report.text();
    const std::string file = std::filesystem::path(raw.file).filename().string();
    result.files = street_files(draft, streets.projection, clean_name(file), people);
    result.files["import_report.txt"] = result.report + list_of(draft, streets.projection);
    return result;
}

}  // namespace tidegate
