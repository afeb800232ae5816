#include "scenario/connector_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "scenario/lift_reader.h"
#include "scenario/venue_checks.h"

namespace tidegate {
namespace {

// Fruin 1971, table 5-A: a 1 m tread at 0.6 m/s carries 90 /min.
constexpr double escalator_per_min_per_m = 90;

ConnectorKind kind_of(const Feature& feature) {
    if (feature.kind == "stair") return ConnectorKind::stair;
    if (feature.kind == "escalator") return ConnectorKind::escalator;
    return feature.kind == "lift" ? ConnectorKind::lift : ConnectorKind::ramp;
}

void set_slope(const Feature& feature, const std::vector<LevelDef>& levels, ConnectorDef& def) {
    const TableReader& values = feature.values;
    const double from_m = levels[def.lower_level.index()].elevation_m;
    const double to_m = levels[def.upper_level.index()].elevation_m;
    def.rise_m = values.given("rise_m") ? values.number("rise_m") : to_m - from_m;
    if (def.rise_m < 0) {
        values.fault("lower_level",
                     fmt::format("lies above upper_level: {} m and {} m", from_m, to_m),
                     "the lower of the two levels first");
        return;
    }
    if (def.kind != ConnectorKind::ramp && def.rise_m < 0.1) {
        values.fault("rise_m",
                     fmt::format("of {} is {} m", feature.title(), short_number(def.rise_m)),
                     "a rise of at least 0.1 m", "give the levels different values of elevation_m");
        return;
    }
    if (def.kind == ConnectorKind::lift) return;
    const double plan_m = length(def.upper_line.middle() - def.lower_line.middle());
    def.length_m =
        values.given("length_m") ? values.number("length_m") : std::hypot(plan_m, def.rise_m);
    if (def.length_m < std::max(0.5, def.rise_m)) {
        values.fault("length_m",
                     fmt::format("of {} is {:.2f} m, shorter than {}", feature.title(),
                                 def.length_m, def.rise_m > 0.5 ? "its rise" : "a step"),
                     fmt::format("at least {:.2f} m", std::max(0.5, def.rise_m)));
    }
}

void set_passage(const Feature& feature, ConnectorDef& def) {
    const TableReader& values = feature.values;
    def.status = values.choice<PassageStatus>("status");
    def.direction = values.choice<PassageDirection>("direction");
    if (def.kind == ConnectorKind::escalator) {
        def.belt_speed_m_s = values.number("belt_speed_m_s");
        if (def.belt_speed_m_s > 0 && def.direction == PassageDirection::both &&
            values.good("direction")) {
            values.fault("direction", fmt::format("is 'both', but {} runs", feature.title()),
                         "up or down", "set belt_speed_m_s to 0 if it stands");
        }
    }
    if (def.kind == ConnectorKind::lift) return;
    if (def.kind == ConnectorKind::escalator && !values.given("capacity_per_min")) {
        def.capacity_per_min = def.belt_speed_m_s > 0 ? escalator_per_min_per_m * def.width_m : 0;
    } else {
        def.capacity_per_min = values.number("capacity_per_min");
    }
}

// The levels of both ends; of a lift all of its stops. Empty, with a fault, where they cannot be told.
std::vector<LevelId> read_ends(const Feature& feature, const std::vector<LevelDef>& levels, Faults& faults) {
    if (feature.kind == "lift") return read_stops(feature, levels, faults);
    const LevelId lower = find_level(feature, "lower_level", levels), upper = find_level(feature, "upper_level", levels);
    if (!feature.good || !lower.is_valid() || !upper.is_valid()) return {};
    return {lower, upper};
}

}  // namespace

Vec2 off_floor(const Segment& line, const Shape& floor) {
    constexpr double look_m = 0.5;
    const Vec2 right = line.right_normal();
    const bool right_is_floor =
        floor.distance_m(line.middle() + right * look_m) < floor.distance_m(line.middle() - right * look_m);
    return right_is_floor ? right * -1.0 : right;
}

ConnectorDef read_connector(const Feature& feature, const std::vector<LevelDef>& levels,
                            const Floors& floors, const Projection& projection, Faults& faults) {
    const TableReader& values = feature.values;
    ConnectorDef def;
    def.name = values.text("name");
    def.kind = kind_of(feature);
    const std::vector<LevelId> ends = read_ends(feature, levels, faults);
    if (ends.empty()) return def;
    def.lower_level = ends.front();
    def.upper_level = ends.back();
    if (def.lower_level == def.upper_level) {
        values.fault("upper_level",
                     fmt::format("is '{}', as the lower level", values.text("upper_level")),
                     "two different levels");
        return def;
    }
    def.lower_line = {feature.lines[0][0], feature.lines[0][1]};
    def.upper_line = {feature.lines.back()[0], feature.lines.back()[1]};
    if (must_flip(def.lower_line, def.upper_line)) std::swap(def.upper_line.a, def.upper_line.b);
    def.width_m = std::min(def.lower_line.length_m(), def.upper_line.length_m());
    if (def.width_m < 0.5) {
        faults.add(feature.geometry_place,
                   fmt::format("{} is {:.2f} m wide", feature.title(), def.width_m),
                   "at least 0.5 m");
    }
    set_slope(feature, levels, def);
    set_passage(feature, def);
    if (def.kind == ConnectorKind::lift) read_lift(feature, levels, ends, def);
    values.note("rise_m", short_number(def.rise_m));
    if (def.kind != ConnectorKind::lift) {
        values.note("length_m", short_number(def.length_m));
        values.note("capacity_per_min", short_number(def.capacity_per_min));
    }
    if (!floors.known) return def;
    // The car stands behind its lower doors, off the floor.
    if (def.kind == ConnectorKind::lift)
        def.lift.into_car = off_floor(def.lower_line, floors.floor[def.lower_level.index()]);
    check_on_border(feature, "the lower end of " + feature.title(), def.lower_line,
                    floors.floor[def.lower_level.index()], levels[def.lower_level.index()].name, projection,
                    faults);
    check_stops(feature, def, levels, floors, projection, faults);
    check_on_border(feature, "the upper end of " + feature.title(), def.upper_line,
                    floors.floor[def.upper_level.index()], levels[def.upper_level.index()].name, projection,
                    faults);
    return def;
}

}  // namespace tidegate
