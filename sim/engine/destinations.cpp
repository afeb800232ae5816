#include "engine/destinations.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/rides.h"
#include "engine/site_checks.h"
#include "engine/wide_ways.h"

namespace tidegate {
namespace {

// Whether the way of somebody with this goal ends at a portal.
bool ends_at(const Scenario& s, const Site& site, const Portal& portal, Goal goal) {
    const auto row = static_cast<std::size_t>(goal.row);
    switch (goal.kind) {
        case GoalKind::exit: return portal.kind == PortalKind::exit && portal.row == goal.row;
        case GoalKind::any_exit: return portal.kind == PortalKind::exit;
        case GoalKind::service:
            return portal.kind == PortalKind::door && portal.row == s.services[row].platform.row;
        case GoalKind::stay: return portal.kind == PortalKind::stay && portal.row == site.stay_place_of(s.demand.stays[row]);
        case GoalKind::quickest_of: break;
    }
    const std::vector<Goal>& set = s.demand.goal_sets[row];
    return std::any_of(set.begin(), set.end(), [&](Goal one) { return ends_at(s, site, portal, one); });
}

std::vector<int> goals_of(const Scenario& s, const Site& site, Goal goal) {
    std::vector<int> goals;
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        if (ends_at(s, site, site.portals[std::size_t(p)], goal)) goals.push_back(p);
    }
    return goals;
}

int find_destination(const Site& site, Goal goal, const RouteManner& manner) {
    for (std::size_t d = 0; d < site.destinations.size(); ++d) {
        const Destination& there = site.destinations[d];
        if (there.goal == goal && there.manner == manner) return static_cast<int>(d);
    }
    return -1;
}

void add_destination(const Scenario& s, Site& site, Goal goal, const RouteManner& manner) {
    if (find_destination(site, goal, manner) >= 0) return;
    Destination d;
    d.goal = goal, d.manner = manner;
    d.goals = goals_of(s, site, goal);
    d.wide_ways = wide_ways_for(site, manner.can_use);
    const bool prefers = goal.kind == GoalKind::any_exit && manner.familiar_exit >= 0;
    for (const int end : d.goals) {
        const bool is_known = site.portals[std::size_t(end)].row == manner.familiar_exit;
        d.extra_s.push_back(prefers && !is_known ? manner.familiar_worth_s : 0.0f);
    }
    site.destinations.push_back(std::move(d));
    promise(site.destinations.size() < 32767, "more goals and manners than 16 bits can tell apart");
}

std::vector<double> belts_of(const Scenario& s) {
    std::vector<double> belts;
    for (const ConnectorDef& def : s.venue.connectors) belts.push_back(def.belt_speed_m_s);
    return belts;
}

// Ways with nobody about and everything open, at 1 m/s everywhere: distances; of rides by line the seconds.
std::vector<float> ways_to(const Scenario& s, const Site& site, std::span<const int> goals, Abilities can_use,
                           const Rides& rides = {}) {
    std::vector<PortalCost> costs(site.portals.size());
    bar_ways(s, site, can_use, belts_of(s), costs);
    const int wide = wide_ways_for(site, can_use);
    const RouteGraph& graph = wide < 0 ? site.graph : site.wide_ways[std::size_t(wide)].graph;
    return times_to_go(graph, goals, costs, SidePace(2 * site.portals.size(), 1.0f), {}, rides);
}

const std::vector<TravelField>& fields_for(const Site& site, Abilities can_use) {
    const int wide = wide_ways_for(site, can_use);
    return wide < 0 ? site.fields : site.wide_ways[std::size_t(wide)].fields;
}

int nearest_exit(const Scenario& s, const Site& site, std::size_t entrance, Abilities can_use) {
    const int plane = s.venue.entrances[entrance].level.row;
    const Vec2f p = site.entrance_spots[entrance].front();
    const std::vector<TravelField>& fields = fields_for(site, can_use);
    int nearest = -1;
    float best = unreachable_s;
    for (int exit = 0; exit < static_cast<int>(s.venue.exits.size()); ++exit) {
        const std::vector<float> to_go = ways_to(s, site, goals_of(s, site, {GoalKind::exit, exit}), can_use);
        for (const RouteGraph::Leg& leg : site.graph.from_zone[site.rasters.zone_at(plane, p).index()]) {
            const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
            const float way = fields[node].distance(p) + to_go[node];
            if (!(way < best)) continue;
            best = way;
            nearest = exit;
        }
    }
    return nearest;
}

// Whether somebody's familiar exit depends on where one came in.
bool knows_by_entrance(const PopulationDef& people) {
    return people.route_law == RouteLaw::familiar && people.familiar_exit.empty();
}

int nearest_exit_of(const Site& site, int entrance, Abilities can_use) {
    for (const NearestExit& nearest : site.nearest_exits) {
        if (nearest.entrance == entrance && nearest.can_use == can_use) return nearest.exit;
    }
    return -1;
}

void add_nearest_exits(const Scenario& s, Site& site) {
    for (const DemandRow& row : s.demand.rows) {
        const RowPeople people = people_of(s.demand, row);
        const bool asked = std::any_of(people.deciders.begin(), people.deciders.end(), [&](int c) {
            return knows_by_entrance(s.demand.class_at(std::size_t(c)));
        });
        if (!asked || row.origin_kind != OriginKind::entrance) continue;
        for (const Abilities can_use : people.can_use) {
            if (nearest_exit_of(site, row.origin, can_use) >= 0) continue;
            const int exit = nearest_exit(s, site, static_cast<std::size_t>(row.origin), can_use);
            site.nearest_exits.push_back({row.origin, can_use, exit});
        }
    }
}

RouteManner manner_for(const Site& site, const PopulationDef& people, const DemandRow& row, Abilities can_use,
                       bool knows_exit) {
    RouteManner manner;
    manner.can_use = can_use;
    manner.is_shortest = people.route_law == RouteLaw::shortest;
    if (people.route_law != RouteLaw::familiar || !knows_exit) return manner;
    manner.familiar_exit = people.familiar_exit_row;
    if (people.familiar_exit.empty() && row.origin_kind == OriginKind::entrance) {
        manner.familiar_exit = nearest_exit_of(site, row.origin, can_use);
    }
    if (manner.familiar_exit >= 0) manner.familiar_worth_s = static_cast<float>(people.familiar_worth_s);
    return manner;
}

void add_row(const Scenario& s, Site& site, const DemandRow& row) {
    const RowPeople people = people_of(s.demand, row);
    for (const int c : people.deciders) {
        for (const Abilities can_use : people.can_use) {
            for (const bool knows_exit : {true, false}) {
                const PopulationDef& def = s.demand.class_at(std::size_t(c));
                const RouteManner manner = manner_for(site, def, row, can_use, knows_exit);
                for (std::size_t leg = 0; leg < row.legs(); ++leg) add_destination(s, site, row.goal_after(leg), manner);
            }
        }
    }
}

bool evacuates(const Scenario& s) {
    for (const DisturbanceDef& disturbance : s.disturbances.all) {
        if (disturbance.measure.kind == MeasureKind::evacuate) return true;
    }
    for (const ProcedureDef& procedure : s.plan.procedures) {
        for (const StepDef& step : procedure.steps) {
            if (step.measure.kind == MeasureKind::evacuate) return true;
        }
    }
    return false;
}

void add_evacuations(const Scenario& s, Site& site) {
    const std::size_t usual = site.destinations.size();
    for (std::size_t d = 0; d < usual; ++d) {
        RouteManner manner = site.destinations[d].manner;
        manner.avoids_held = true;
        add_destination(s, site, {GoalKind::any_exit, -1}, manner);
        site.destinations[d].evacuation = find_destination(site, {GoalKind::any_exit, -1}, manner);
    }
    // Who is sent out a second time keeps going.
    for (std::size_t d = usual; d < site.destinations.size(); ++d)
        site.destinations[d].evacuation = static_cast<int>(d);
}

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

// Ways to each goal for each of what people can use, worked out once however many rows of the demand lead there.
class WaysToGoals {
public:
    WaysToGoals(const Scenario& s, const Site& site) : s_(s), site_(site) {}

    const std::vector<float>& to(Goal goal, Abilities can_use) {
        for (const Known& known : known_) {
            if (known.goal == goal && known.can_use == can_use) return known.way_m;
        }
        const std::vector<int> goals = goals_of(s_, site_, goal);
        const Rides rides = goal.kind == GoalKind::any_exit ? Rides{} : planned_rides(s_, site_);
        known_.push_back({goal, can_use, ways_to(s_, site_, goals, can_use, rides)});
        return known_.back().way_m;
    }

private:
    struct Known {
        Goal goal;
        Abilities can_use;
        std::vector<float> way_m;
    };
    const Scenario& s_;
    const Site& site_;
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
               WaysToGoals& ways) {
    const std::vector<float>& go = ways.to(row.goal_after(leg), can_use);
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

bool can_reach_all(const Scenario& s, const Site& site, const DemandRow& row, Abilities can_use, WaysToGoals& ways) {
    for (std::size_t leg = 0; leg < row.legs(); ++leg)
        if (!can_reach(s, site, row, leg, can_use, ways)) return false;
    return true;
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

}  // namespace

void bar_ways(const Scenario& s, const Site& site, Abilities can_use, std::span<const double> belt_m_s,
              std::span<PortalCost> costs) {
    if (can_use == Abilities{}) return;
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        const Portal& portal = site.portals[p];
        if (!is_wide_enough(portal, can_use)) costs[p].wait_s = {unreachable_s, unreachable_s};
        if (portal.kind != PortalKind::connector_lower && portal.kind != PortalKind::connector_upper) continue;
        const auto row = static_cast<std::size_t>(portal.row);
        const ConnectorKind kind = s.venue.connectors[row].kind;
        const bool is_escalator = kind == ConnectorKind::escalator;
        const bool is_stair = kind == ConnectorKind::stair || (is_escalator && belt_m_s[row] == 0);
        const bool is_barred = (is_stair && !can_use.stairs) || (is_escalator && !can_use.escalators);
        if (is_barred) costs[p].wait_s = {unreachable_s, unreachable_s};
    }
}

namespace {

std::string unreachable_text(const Scenario& s, const DemandRow& row, std::size_t leg) {
    const auto stay = [&](std::size_t nth) { return s.demand.stays[std::size_t(row.stays[nth])].name; };
    if (row.stays.empty()) return "its goal cannot be reached from its origin";
    if (leg == 0) return fmt::format("the stay '{}' cannot be reached from its origin", stay(0));
    if (leg < row.stays.size()) return fmt::format("the stay '{}' cannot be reached from '{}'", stay(leg), stay(leg - 1));
    return fmt::format("its goal cannot be reached from the stay '{}'", stay(leg - 1));
}

}  // namespace

void add_destinations(const Scenario& s, Site& site) {
    add_nearest_exits(s, site);
    for (const DemandRow& row : s.demand.rows) add_row(s, site, row);
    if (evacuates(s) && !s.venue.exits.empty()) add_evacuations(s, site);
    const Rides rides = planned_rides(s, site), none;
    for (Destination& d : site.destinations) {
        d.way_m = ways_to(s, site, d.goals, d.manner.can_use, d.rides() ? rides : none);
    }
}

RouteManner manner_of(const Scenario& s, const Site& site, const Arrival& decider, const Draws& draws) {
    const PopulationDef& people = s.demand.class_at(decider.class_row);
    const bool knows_exit =
        people.route_law == RouteLaw::familiar &&
        draws.uniform(Purpose::familiar_exit, decider.person) < people.familiar_share;
    return manner_for(site, people, s.demand.rows[std::size_t(decider.row)], decider.can_use, knows_exit);
}

int destination_of(const Site& site, Goal goal, const RouteManner& manner) {
    const int found = find_destination(site, goal, manner);
    promise(found >= 0, "somebody has a goal that was not prepared");
    return found;
}

void check_reachable(const Scenario& s, const Site& site, Faults& faults) {
    const std::string file = file_of(s, "demand.file", "demand.csv");
    WaysToGoals ways(s, site);
    for (const DemandRow& row : s.demand.rows) {
        std::size_t leg = 0;
        while (leg < row.legs() && can_reach(s, site, row, leg, {}, ways)) ++leg;
        if (leg == row.legs()) {
            check_abilities(s, site, row, file, ways, faults);
            continue;
        }
        faults.add({file, row.line}, unreachable_text(s, row, leg),
                   "a way over openings, gates, connectors and links, even if some are closed at first",
                   s.network.venues.size() > 1 ? "look for a link that is missing, or a gap between floor, openings and ends"
                                               : "look for a gap between floor, openings and connector ends");
    }
}

}  // namespace tidegate
