#include "scenario/lift_reader.h"

#include <fmt/core.h>

#include <algorithm>

#include "facilities/car_step.h"
#include "scenario/connector_reader.h"
#include "scenario/venue_checks.h"

namespace tidegate {
namespace {

// Floor of a car: EN 81-20, table 6, gives 1.66 m2 for 8 people and 2.40 m2 for 13 (recalled).
constexpr double car_m2_per_person = 0.2;
constexpr double shortest_car_m = 1.0;
constexpr double least_rise_m = 0.1;  // from stop to stop

bool cross_each_other(const Segment& s, const Segment& t) {
    const auto side = [](const Segment& line, Vec2 p) { return cross(line.b - line.a, p - line.a); };
    return side(s, t.a) * side(s, t.b) < 0 && side(t, s.a) * side(t, s.b) < 0;
}

LevelId level_of(const Node& name, const Feature& feature, const std::vector<LevelDef>& levels, Faults& faults) {
    std::vector<std::string> names;
    for (std::size_t row = 0; row < levels.size(); ++row) {
        if (levels[row].name == name.text) return id_of<LevelId>(row);
        names.push_back(levels[row].name);
    }
    faults.add(name.place, fmt::format("{} stops at '{}', which is no level", feature.title(), name.text),
               "the level of a walkable polygon", nearest_name_cure(name.text, names));
    return {};
}

// The stop at `name` lies above those before it.
bool rises(const Node& name, const Feature& feature, const std::vector<LevelDef>& levels, const std::vector<LevelId>& stops,
           LevelId level, Faults& faults) {
    if (stops.empty()) return true;
    if (std::find(stops.begin(), stops.end(), level) != stops.end()) {
        faults.add(name.place, fmt::format("{} stops at '{}' twice", feature.title(), name.text), "each level once",
                   "for doors on two sides draw two lifts");
        return false;
    }
    const LevelDef &below = levels[stops.back().index()], &here = levels[level.index()];
    if (here.elevation_m - below.elevation_m >= least_rise_m) return true;
    faults.add(name.place,
               fmt::format("{} stops at '{}' ({} m) after '{}' ({} m)", feature.title(), name.text, short_number(here.elevation_m),
                           below.name, short_number(below.elevation_m)),
               "the stops from below to above, at least 0.1 m apart", "check the order, and elevation_m of the levels");
    return false;
}

std::vector<LevelId> named_stops(const Feature& feature, const std::vector<LevelDef>& levels, Faults& faults) {
    std::vector<LevelId> stops;
    bool good = true;
    for (const Node& name : feature.values.list("stops")) {
        const LevelId level = level_of(name, feature, levels, faults);
        good = level.is_valid() && rises(name, feature, levels, stops, level, faults) && good;
        if (level.is_valid()) stops.push_back(level);
    }
    return good ? stops : std::vector<LevelId>{};
}

// Where both run along each other, and how far: over this much of them nobody knows which car opens.
bool lie_over_each_other(const Segment& a, const Segment& b) {
    constexpr double apart_m = 0.05;
    const Vec2 along = a.direction();
    if (std::abs(cross(along, b.direction())) > 0.1) return false;
    if (std::abs(cross(along, b.middle() - a.a)) > apart_m) return false;
    const double from = std::min(dot(along, b.a - a.a), dot(along, b.b - a.a)), to = std::max(dot(along, b.a - a.a), dot(along, b.b - a.a));
    return std::min(to, a.length_m()) - std::max(from, 0.0) > apart_m;
}

// Row for row with the connectors.
std::vector<const Feature*> features_of_connectors(const std::vector<Feature>& features) {
    std::vector<const Feature*> of;
    for (const Feature& feature : features) {
        if (is_connector(feature.kind)) of.push_back(&feature);
    }
    return of;
}

bool is_whole_lift(const ConnectorDef& def) { return def.kind == ConnectorKind::lift && def.lower_level.is_valid() && def.width_m > 0; }

std::string list_of_stops(const ConnectorDef& lift, const std::vector<LevelDef>& levels) {
    std::string list;
    for (int stop = 0; stop < stops_of(lift); ++stop) list += (stop == 0 ? "'" : ", '") + levels[level_of_stop(lift, stop).index()].name + "'";
    return list;
}

}  // namespace

bool must_flip(const Segment& lower, const Segment& upper) {
    const bool as_drawn = cross_each_other({lower.a, upper.a}, {lower.b, upper.b});
    const bool flipped = cross_each_other({lower.a, upper.b}, {lower.b, upper.a});
    if (as_drawn != flipped) return as_drawn;
    return dot(lower.direction(), upper.direction()) < 0;
}

std::vector<LevelId> read_stops(const Feature& feature, const std::vector<LevelDef>& levels, Faults& faults) {
    const TableReader& values = feature.values;
    if (!values.given("stops")) {
        for (const char* key : {"lower_level", "upper_level"}) {
            if (values.given(key)) continue;
            faults.add(values.where(), fmt::format("{} has no '{}'", feature.title(), key), "stops, or lower_level and upper_level");
            return {};
        }
        const LevelId lower = find_level(feature, "lower_level", levels), upper = find_level(feature, "upper_level", levels);
        if (!feature.good || !lower.is_valid() || !upper.is_valid()) return {};
        return {lower, upper};
    }
    for (const char* key : {"lower_level", "upper_level"}) {
        if (values.given(key)) values.fault(key, "stands beside stops", {}, "leave one of them out");
    }
    if (!values.good("stops")) return {};
    const std::size_t named = values.list("stops").size();
    if (named < 2 || named > most_stops) {
        values.fault("stops", fmt::format("names {} level{}", named, named == 1 ? "" : "s"), fmt::format("2 to {} levels", most_stops));
        return {};
    }
    if (feature.good && named != feature.lines.size()) {
        values.fault("stops", fmt::format("names {} levels, but {} has {} lines", named, feature.title(), feature.lines.size()),
                     "a line for each stop, in the same order");
        return {};
    }
    if (named > 2 && values.given("rise_m"))
        values.fault("rise_m", fmt::format("says nothing for {} stops", named), {}, "leave it out: elevation_m of the levels counts");
    const std::vector<LevelId> stops = named_stops(feature, levels, faults);
    return feature.good ? stops : std::vector<LevelId>{};
}

void read_lift(const Feature& feature, const std::vector<LevelDef>& levels, const std::vector<LevelId>& stops, ConnectorDef& def) {
    const TableReader& values = feature.values;
    def.lift.capacity = values.integer("capacity");
    def.lift.speed_m_s = values.number("speed_m_s");
    def.lift.door_s = values.number("door_s");
    def.lift.transfer_s = values.number("transfer_s");
    def.lift.dwell_s = values.number("dwell_s");
    def.lift.bank = values.given("bank") ? values.text("bank") : "";
    def.lift.for_evacuation = values.boolean("for_evacuation");
    for (std::size_t stop = 1; stop + 1 < stops.size(); ++stop) {
        Segment line{feature.lines[stop][0], feature.lines[stop][1]};
        if (must_flip(def.lower_line, line)) std::swap(line.a, line.b);
        def.width_m = std::min(def.width_m, line.length_m());
        def.lift.between.push_back({stops[stop], line, levels[stops[stop].index()].elevation_m - levels[stops[0].index()].elevation_m});
    }
    if (def.width_m > 0) def.length_m = std::max(shortest_car_m, car_m2_per_person * def.lift.capacity / def.width_m);
}

void check_stops(const Feature& feature, const ConnectorDef& def, const std::vector<LevelDef>& levels, const Floors& floors,
                 const Projection& projection, Faults& faults) {
    for (const LiftStop& stop : def.lift.between) {
        const std::string& level = levels[stop.level.index()].name;
        check_on_border(feature, fmt::format("the stop at '{}' of {}", level, feature.title()), stop.line,
                        floors.floor[stop.level.index()], level, projection, faults);
    }
}

void check_doors_apart(const std::vector<Feature>& features, const std::vector<ConnectorDef>& connectors,
                       const std::vector<LevelDef>& levels, Faults& faults) {
    const std::vector<const Feature*> of = features_of_connectors(features);
    const auto first_shared = [](const ConnectorDef& a, const ConnectorDef& b) {
        for (int i = 0; i < stops_of(a); ++i) {
            for (int j = 0; j < stops_of(b); ++j) {
                if (level_of_stop(a, i) == level_of_stop(b, j) && lie_over_each_other(line_of_stop(a, i), line_of_stop(b, j))) return i;
            }
        }
        return -1;
    };
    for (std::size_t b = 0; b < connectors.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            if (!is_whole_lift(connectors[a]) || !is_whole_lift(connectors[b])) continue;
            const int stop = first_shared(connectors[a], connectors[b]);
            if (stop < 0) continue;
            faults.add(of[b]->geometry_place,
                       fmt::format("the doors of {} lie over those of {} at '{}'", of[b]->title(), of[a]->title(),
                                   levels[level_of_stop(connectors[a], stop).index()].name),
                       "doors beside each other", "one lift may have any number of stops: name all of its levels in 'stops'");
        }
    }
}

void check_banks(const std::vector<Feature>& features, const std::vector<ConnectorDef>& connectors, const std::vector<LevelDef>& levels) {
    const std::vector<const Feature*> of = features_of_connectors(features);
    for (std::size_t b = 0; b < connectors.size(); ++b) {
        const ConnectorDef& lift = connectors[b];
        if (!is_whole_lift(lift) || lift.lift.bank.empty()) continue;
        const auto first = std::find_if(connectors.begin(), connectors.begin() + static_cast<std::ptrdiff_t>(b), [&](const ConnectorDef& other) {
            return is_whole_lift(other) && other.lift.bank == lift.lift.bank;
        });
        if (first == connectors.begin() + static_cast<std::ptrdiff_t>(b)) continue;
        const std::string bank = fmt::format("'{}', as lift '{}' is", lift.lift.bank, first->name);
        const std::string mine = list_of_stops(lift, levels), theirs = list_of_stops(*first, levels);
        if (mine != theirs) {
            of[b]->values.fault("bank", fmt::format("is {}, but {} stops at {}", bank, of[b]->title(), mine), fmt::format("the stops {}", theirs),
                                "give lifts with other stops a bank of their own");
        } else if (lift.direction != first->direction) {
            of[b]->values.fault("bank", fmt::format("is {}, but their directions differ", bank), "the same direction");
        }
    }
}

}  // namespace tidegate
