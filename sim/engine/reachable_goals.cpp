#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/destination_ways.h"
#include "engine/destinations.h"
#include "engine/rides.h"
#include "engine/site_checks.h"
#include "engine/ways_in_time.h"

namespace tidegate {
namespace {

// "it cannot use stairs, and needs ways 0.8 m wide"
std::string needs_of(Abilities can_use, bool is_group) {
    std::string needs;
    if (!can_use.stairs || !can_use.escalators) {
        const char* what = can_use.stairs       ? "escalators"
                           : can_use.escalators ? "stairs"
                                                : "stairs and escalators";
        needs = fmt::format("{} cannot use {}", is_group ? "they" : "it", what);
    }
    if (can_use.width == 0) return needs;
    const std::string width =
        fmt::format("{} ways {:.3g} m wide", is_group ? "need" : "needs", can_use.clear_width_m());
    return needs.empty() ? (is_group ? "they " : "it ") + width : needs + ", and " + width;
}

// The class of the row with just this ability; empty when only a group as a whole has it.
std::string class_with(const Scenario& s, const DemandRow& row, Abilities can_use) {
    const GroupDef* group = row.group < 0 ? nullptr : &s.demand.groups[std::size_t(row.group)];
    const bool is_composed = group != nullptr && !group->members.empty();
    const std::vector<int> usual{0};
    const std::vector<int>& classes = is_composed   ? group->members
                                      : row.mix < 0 ? usual
                                                    : s.demand.mixes[std::size_t(row.mix)].classes;
    for (const int c : classes) {
        const PopulationDef& def = s.demand.class_at(std::size_t(c));
        if (def.can_use == can_use) return def.name;
    }
    return {};
}

int zone_of_origin(const Scenario& s, const Site& site, const DemandRow& row) {
    const auto origin = static_cast<std::size_t>(row.origin);
    if (row.origin_kind == OriginKind::entrance) {
        const int plane = s.venue.entrances[origin].level.row;
        return site.rasters.zone_at(plane, site.entrance_spots[origin].front()).row;
    }
    if (row.origin_kind == OriginKind::spot) {
        return site.rasters.zone_at(s.demand.spots[origin].level.row, site.spots[origin]).row;
    }
    const int door = site.first_door_portal[s.services[origin].platform.index()];
    return site.portals[std::size_t(door)].sides[0].zone.row;
}

// Where people of the row appear, as far as it matters to those who need room.
std::vector<Vec2f> places_of_origin(const Scenario& s, const Site& site, const DemandRow& row) {
    const auto origin = static_cast<std::size_t>(row.origin);
    if (row.origin_kind == OriginKind::entrance) return site.entrance_spots[origin];
    if (row.origin_kind == OriginKind::spot) return {site.spots[origin]};
    const auto platform = s.services[origin].platform.index();
    std::vector<Vec2f> places;
    for (int door = 0; door < s.venue.platforms[platform].doors; ++door) {
        const PortalSide& side = site.portals[std::size_t(site.first_door_portal[platform] + door)].sides[0];
        places.push_back(to_float(side.line.middle() + side.into * 0.3));
    }
    return places;
}

// What is taken to lead somewhere: all that is there, all that leads at some time of the run, or that and lines that still run.
struct Leading {
    bool is_ever_open = false;
    SimTime runs_from = 0;  ///< of lines
};

// Ways to each goal for each of what people can use, worked out once however many rows of the demand lead there.
class WaysToGoals {
public:
    WaysToGoals(const Scenario& s, const Site& site) : s_(s), site_(site), shut_(shut_for_good(s, site)), last_(last_calls(s)) {}

    const std::vector<float>& to(Goal goal, Abilities can_use, Leading leading) {
        const int calls = calls_after(last_, leading.runs_from);
        for (const Known& known : known_) {
            const bool is_it = known.goal == goal && known.can_use == can_use && known.is_ever_open == leading.is_ever_open;
            if (is_it && known.calls == calls) return known.way_m;
        }
        const std::vector<int> goals = goals_of(s_, site_, goal);
        const bool walks = goal.kind == GoalKind::any_exit && !s_.routing.exits_by_line;
        const Rides rides = walks ? Rides{} : rides_after(s_, site_, last_, leading.runs_from);
        const std::span<const PortalCost> shut = leading.is_ever_open ? shut_ : std::span<const PortalCost>{};
        std::vector<float> way_m = ways_to(s_, site_, goals, can_use, rides, shut);
        for (std::size_t node = 0; node < 2 * shut.size(); ++node) {  // what is to go after a line does not say that it can be crossed
            if (shut[node / 2].wait_s[node % 2] == unreachable_s) way_m[node] = unreachable_s;
        }
        known_.push_back({goal, can_use, leading.is_ever_open, calls, std::move(way_m)});
        return known_.back().way_m;
    }

private:
    struct Known {
        Goal goal;
        Abilities can_use;
        bool is_ever_open;
        int calls;  ///< of lines: fewer and fewer as time goes on
        std::vector<float> way_m;
    };
    const Scenario& s_;
    const Site& site_;
    std::vector<PortalCost> shut_;
    LastCalls last_;
    std::vector<Known> known_;
};

// Where a leg begins: at the origin, or after so many stays.
struct Beginning {
    int zone;
    std::vector<Vec2f> places;  ///< as far as they matter to those who need room
};

Beginning beginning_of(const Scenario& s, const Site& site, const DemandRow& row, std::size_t leg) {
    if (leg == 0) return {zone_of_origin(s, site, row), places_of_origin(s, site, row)};
    const StayDef& stay = s.demand.stays[std::size_t(row.stays[leg - 1])];
    const StayPlace& place = site.stay_places[std::size_t(site.stay_place_of(stay))];
    const PortalSide& side = site.portals[std::size_t(place.portal)].sides[0];
    return {side.zone.row, {to_float(side.line.middle())}};
}

bool can_reach(const Scenario& s, const Site& site, const DemandRow& row, std::size_t leg, Abilities can_use,
               WaysToGoals& ways, Leading leading = {}) {
    const std::vector<float>& go = ways.to(row.goal_after(leg), can_use, leading);
    const Beginning from = beginning_of(s, site, row, leg);
    const auto& legs = site.graph.from_zone[std::size_t(from.zone)];
    const auto leads = [&](const RouteGraph::Leg& way) {
        return std::isfinite(go[std::size_t(2 * way.portal + way.direction)]);
    };
    if (can_use.width == 0) return std::any_of(legs.begin(), legs.end(), leads);
    const std::vector<TravelField>& fields = fields_for(site, can_use);
    return std::all_of(from.places.begin(), from.places.end(), [&](Vec2f p) {
        return std::any_of(legs.begin(), legs.end(), [&](const RouteGraph::Leg& way) {
            return leads(way) && std::isfinite(fields[std::size_t(2 * way.portal + way.direction)].distance(p));
        });
    });
}

bool can_reach_all(const Scenario& s, const Site& site, const DemandRow& row, Abilities can_use, WaysToGoals& ways,
                   Leading leading = {}) {
    for (std::size_t leg = 0; leg < row.legs(); ++leg)
        if (!can_reach(s, site, row, leg, can_use, ways, leading)) return false;
    return true;
}

// There are ways, but none that is open at some time, or none in time.
void check_times(const Scenario& s, const Site& site, const DemandRow& row, const std::string& file, WaysToGoals& ways, Faults& faults) {
    if (!can_reach_all(s, site, row, {}, ways, {true, 0})) {
        faults.add({file, row.line}, "every way to its goal stays closed or leads the other way", "a way that is open, or that a measure opens",
                   "open one, turn it round, or let a disturbance or a step of the plan do so");
    } else if (!can_reach_all(s, site, row, {}, ways, {true, row.from})) {
        faults.add({file, row.line}, fmt::format("no vehicle leads to its goal any more when it begins, at {}", s.calendar.clock(row.from)),
                   "a line that still runs", "end the row earlier, or let the line run longer");
    }
}

void check_abilities(const Scenario& s, const Site& site, const DemandRow& row, const std::string& file,
                     WaysToGoals& ways, Faults& faults) {
    for (const Abilities can_use : people_of(s.demand, row).can_use) {
        if (can_use == Abilities{} || can_reach_all(s, site, row, can_use, ways)) continue;
        const std::string name = class_with(s, row, can_use);
        const std::string who = name.empty() ? "some groups" : fmt::format("the class '{}'", name);
        faults.add(
            {file, row.line},
            fmt::format("{} cannot reach the goal from the origin: {}", who, needs_of(can_use, name.empty())),
            "a way over openings, gates, ramps and lifts that are wide enough",
            name.empty() ? "add a way, or keep the groups of this row apart"
                         : "add a way, or leave the class out of this row");
    }
}

std::string unreachable_text(const Scenario& s, const DemandRow& row, std::size_t leg) {
    const auto stay = [&](std::size_t nth) { return s.demand.stays[std::size_t(row.stays[nth])].name; };
    if (row.stays.empty()) return "its goal cannot be reached from its origin";
    if (leg == 0) return fmt::format("the stay '{}' cannot be reached from its origin", stay(0));
    if (leg < row.stays.size()) return fmt::format("the stay '{}' cannot be reached from '{}'", stay(leg), stay(leg - 1));
    return fmt::format("its goal cannot be reached from the stay '{}'", stay(leg - 1));
}

}  // namespace

void check_reachable(const Scenario& s, const Site& site, Faults& faults) {
    WaysToGoals ways(s, site);
    for (const DemandRow& row : s.demand.rows) {
        const bool is_in_file = static_cast<std::size_t>(row.file) < s.demand.files.size();  // not so in scenes made in code, which may shut people in
        const std::string file = is_in_file ? s.demand.files[std::size_t(row.file)] : "demand.csv";
        std::size_t leg = 0;
        while (leg < row.legs() && can_reach(s, site, row, leg, {}, ways)) ++leg;
        if (leg == row.legs()) {
            check_abilities(s, site, row, file, ways, faults);
            if (is_in_file) check_times(s, site, row, file, ways, faults);
            continue;
        }
        faults.add({file, row.line}, unreachable_text(s, row, leg),
                   "a way over openings, gates, connectors and links, even if some are closed at first",
                   s.network.venues.size() > 1 ? "look for a link that is missing, or a gap between floor, openings and ends"
                                               : "look for a gap between floor, openings and connector ends");
    }
}

}  // namespace tidegate
