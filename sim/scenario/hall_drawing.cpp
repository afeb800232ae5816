#include "scenario/hall_drawing.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/vec2.h"

namespace tidegate {
namespace {

using Json = nlohmann::ordered_json;

constexpr double off_wall_m = 0.5;  // of entrances: bodies have room behind them
constexpr double least_gap_m = 0.3;
constexpr std::array<const char*, 4> side_names{"west", "east", "south", "north"};

// Something on a side of the hall.
struct OnSide {
    TableReader values;
    const char* kind;
    std::size_t side;
    double width_m;
    double from_m = 0;  ///< along the side, from south or west

    double to_m() const { return from_m + width_m; }
    bool is_across_x() const { return side >= 2; }
};

struct GateLine {
    std::vector<TableReader> gates;
    int lanes = 0;
};

struct Hall {
    double length_m, width_m;
    std::vector<OnSide> things;
    std::map<double, GateLine> gates;  ///< by at_m

    double side_m(std::size_t side) const { return side >= 2 ? length_m : width_m; }
    // A point on a side, or `in_m` off it.
    Vec2 at(std::size_t side, double along_m, double in_m) const {
        switch (side) {
            case 0: return {in_m, along_m};
            case 1: return {length_m - in_m, along_m};
            case 2: return {along_m, in_m};
            default: return {along_m, width_m - in_m};
        }
    }
};

TableReader inner_row(Reading& reading, const TableReader& venue, const std::string& list, std::size_t i,
                      const Node& node) {
    return TableReader(reading, &node,
                       {"venues." + list, fmt::format("{}.{}.{}", venue.name().address, list, i + 1),
                        fmt::format("{} of [[venues]]", list)},
                       node.place);
}

std::vector<TableReader> inner_rows(Reading& reading, const TableReader& venue, const std::string& list) {
    std::vector<TableReader> rows;
    const std::vector<Node> nodes = venue.list(list);
    for (std::size_t i = 0; i < nodes.size(); ++i) rows.push_back(inner_row(reading, venue, list, i, nodes[i]));
    return rows;
}

// Those without a place of their own, with equal gaps between them and the corners.
void spread(const Hall& hall, std::size_t side, std::vector<OnSide*>& free) {
    double taken_m = 0;
    for (const OnSide* thing : free) taken_m += thing->width_m;
    const double gap_m = (hall.side_m(side) - taken_m) / static_cast<double>(free.size() + 1);
    double at_m = gap_m;
    for (OnSide* thing : free) {
        thing->from_m = at_m;
        at_m += thing->width_m + gap_m;
    }
}

void check_side(const Hall& hall, std::size_t side, std::vector<const OnSide*> all) {
    std::sort(all.begin(), all.end(), [](const OnSide* a, const OnSide* b) { return a->from_m < b->from_m; });
    double taken_to_m = 0;
    std::string before = "the corner";
    for (const OnSide* thing : all) {
        if (thing->from_m < taken_to_m + least_gap_m - 1e-9) {
            thing->values.fault("name", fmt::format("is '{}', which does not fit between {} and what comes next on the {} side",
                                                    thing->values.text("name"), before, side_names[side]),
                                fmt::format("gaps of at least {} m on a side of {} m", least_gap_m,
                                            short_number(hall.side_m(side))));
            return;
        }
        taken_to_m = thing->to_m();
        before = "'" + thing->values.text("name") + "'";
    }
    if (all.empty() || taken_to_m + least_gap_m <= hall.side_m(side) + 1e-9) return;
    all.back()->values.fault("name", fmt::format("is '{}', which ends {:.2f} m along the {} side", 
                                                 all.back()->values.text("name"), taken_to_m, side_names[side]),
                             fmt::format("at most {:.2f} m", hall.side_m(side) - least_gap_m));
}

void place_on_sides(Hall& hall) {
    for (std::size_t side = 0; side < side_names.size(); ++side) {
        std::vector<OnSide*> free;
        std::vector<const OnSide*> all;
        for (OnSide& thing : hall.things) {
            if (thing.side != side) continue;
            all.push_back(&thing);
            if (thing.values.given("at_m")) {
                thing.from_m = thing.values.number("at_m") - thing.width_m / 2;
            } else {
                free.push_back(&thing);
            }
        }
        spread(hall, side, free);
        check_side(hall, side, all);
    }
}

void read_things(Reading& reading, const TableReader& values, Hall& hall) {
    for (const auto& [list, kind] : {std::pair{"exits", "exit"}, std::pair{"entrances", "entrance"}, std::pair{"platforms", "platform"}}) {
        for (TableReader& row : inner_rows(reading, values, list)) {
            const auto side = row.choice<int>("side");
            const double width_m = row.number("width_m");
            hall.things.push_back({std::move(row), kind, static_cast<std::size_t>(side), width_m});
        }
    }
}

void read_gates(Reading& reading, const TableReader& values, Hall& hall) {
    for (TableReader& row : inner_rows(reading, values, "gates")) {
        const double at_m = row.given("at_m") ? row.number("at_m") : hall.length_m / 2;
        if (at_m < least_gap_m || at_m > hall.length_m - least_gap_m) {
            row.fault("at_m", fmt::format("is {}", short_number(at_m)),
                      fmt::format("a place inside the hall of {} m", short_number(hall.length_m)));
        }
        GateLine& line = hall.gates[at_m];
        line.lanes += row.integer("lanes");
        line.gates.push_back(std::move(row));
    }
}

// From where to where a thing reaches from west to east.
std::pair<double, double> reach_x(const Hall& hall, const OnSide& thing) {
    if (thing.is_across_x()) return {thing.from_m, thing.to_m()};
    const bool is_entrance = thing.kind == std::string_view("entrance");
    const double deep_m = is_entrance ? off_wall_m + thing.values.number("depth_m") : 0;
    return thing.side == 0 ? std::pair{0.0, deep_m} : std::pair{hall.length_m - deep_m, hall.length_m};
}

void check_room(const Hall& hall) {
    for (const OnSide& thing : hall.things) {
        const auto [west_m, east_m] = reach_x(hall, thing);
        for (const auto& [at_m, line] : hall.gates) {
            if (at_m < west_m - least_gap_m || at_m > east_m + least_gap_m) continue;
            thing.values.fault("name", fmt::format("is '{}', which the gates at {} m would cut in two",
                                                   thing.values.text("name"), short_number(at_m)),
                               "a place beside the gates", "set at_m of either");
        }
        if (thing.kind != std::string_view("entrance")) continue;
        const double room_m = thing.is_across_x() ? hall.width_m : hall.length_m;
        if (off_wall_m + thing.values.number("depth_m") <= room_m - off_wall_m) continue;
        thing.values.fault("depth_m", fmt::format("is {}", short_number(thing.values.number("depth_m"))),
                           fmt::format("at most {} m here", short_number(room_m - 2 * off_wall_m)));
    }
}

Json point(Vec2 p) { return {p.x, p.y}; }

Json feature(Json properties, const char* type, Json coordinates) {
    properties["level"] = "hall";
    return {{"type", "Feature"},
            {"properties", std::move(properties)},
            {"geometry", {{"type", type}, {"coordinates", std::move(coordinates)}}}};
}

Json ring(Vec2 a, Vec2 b, Vec2 c, Vec2 d) { return Json::array({{point(a), point(b), point(c), point(d), point(a)}}); }

Json box(double x0, double x1, double y1) { return ring({x0, 0}, {x1, 0}, {x1, y1}, {x0, y1}); }

// Keys that a row has in common with a feature of the venue file, if they are given.
void copy_given(const TableReader& from, std::initializer_list<const char*> keys, Json& properties) {
    for (const char* key : keys) {
        if (from.given(key) && from.good(key)) properties[key] = from.number(key);
    }
}

Json draw(const Hall& hall, const OnSide& thing) {
    Json properties{{"kind", thing.kind}, {"name", thing.values.text("name")}};
    const auto at = [&](double along_m, double in_m) { return hall.at(thing.side, along_m, in_m); };
    if (thing.kind == std::string_view("entrance")) {
        const double far_m = off_wall_m + thing.values.number("depth_m");
        return feature(std::move(properties), "Polygon",
                       ring(at(thing.from_m, off_wall_m), at(thing.to_m(), off_wall_m), at(thing.to_m(), far_m),
                            at(thing.from_m, far_m)));
    }
    if (thing.kind == std::string_view("platform")) copy_given(thing.values, {"doors", "door_width_m"}, properties);
    return feature(std::move(properties), "LineString",
                   Json::array({point(at(thing.from_m, 0)), point(at(thing.to_m(), 0))}));
}

void draw_gates(const Hall& hall, double at_m, const GateLine& line, Json& features) {
    double from_m = 0;
    for (const TableReader& gate : line.gates) {
        const double to_m = from_m + hall.width_m * gate.integer("lanes") / std::max(1, line.lanes);
        Json properties{{"kind", gate.text("kind")}, {"name", gate.text("name")}, {"direction", gate.text("direction")}};
        copy_given(gate, {"lanes", "open_lanes", "lane_width_m", "service_mean_s", "service_sd_s"}, properties);
        features.push_back(feature(std::move(properties), "LineString",
                                   Json::array({point({at_m, from_m}), point({at_m, to_m})})));
        from_m = to_m;
    }
}

Json draw(const Hall& hall) {
    Json features = Json::array();
    const Json whole = box(0, hall.length_m, hall.width_m);
    features.push_back(feature({{"kind", "walkable"}}, "Polygon", whole));
    features.push_back(feature({{"kind", "area"}, {"name", "hall"}}, "Polygon", whole));
    double from_m = 0;
    int part = 1;
    for (const auto& [at_m, line] : hall.gates) {
        draw_gates(hall, at_m, line, features);
        features.push_back(feature({{"kind", "area"}, {"name", fmt::format("part_{}", part++)}}, "Polygon",
                                   box(from_m, at_m, hall.width_m)));
        from_m = at_m;
    }
    if (part > 1) {
        Json rest = ring({from_m, 0}, {hall.length_m, 0}, {hall.length_m, hall.width_m}, {from_m, hall.width_m});
        features.push_back(feature({{"kind", "area"}, {"name", fmt::format("part_{}", part)}}, "Polygon", std::move(rest)));
    }
    for (const OnSide& thing : hall.things) features.push_back(draw(hall, thing));
    return {{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

void set_place(Node& node, const Place& place) {
    node.place = node.key_place = place;
    for (Node& child : node.children) set_place(child, place);
}

}  // namespace

std::optional<Node> draw_hall(Reading& reading, const TableReader& values) {
    const std::size_t before = reading.faults.size();
    for (const char* key : {"length_m", "width_m"}) {
        if (!values.given(key)) values.fault("name", fmt::format("is '{}', which has neither 'file' nor '{}'", values.text("name"), key),
                                             "file = \"...\", or length_m and width_m");
        if (!values.given(key)) return {};
    }
    Hall hall{values.number("length_m"), values.number("width_m"), {}, {}};
    read_things(reading, values, hall);
    read_gates(reading, values, hall);
    if (reading.faults.size() > before) return {};
    place_on_sides(hall);
    check_room(hall);
    if (reading.faults.size() > before) return {};
    std::optional<Node> document = read_json(values.where().file, draw(hall).dump(), reading.faults);
    if (document) set_place(*document, values.where());
    return document;
}

}  // namespace tidegate
