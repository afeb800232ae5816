#include "engine/destinations.h"

#include <algorithm>
#include <cmath>

#include "engine/destination_ways.h"
#include "engine/rides.h"
#include "engine/site_checks.h"
#include "engine/wide_ways.h"

namespace tidegate {
bool any_measure(const Scenario& s, const std::function<bool(const Measure&)>& is_it) {
    for (const DisturbanceDef& disturbance : s.disturbances.all) {
        if (is_it(disturbance.measure)) return true;
    }
    for (const ProcedureDef& procedure : s.plan.procedures) {
        for (const StepDef& step : procedure.steps) {
            if (is_it(step.measure)) return true;
        }
    }
    return false;
}

namespace {

bool has_measure(const Scenario& s, MeasureKind kind) {
    return any_measure(s, [&](const Measure& measure) { return measure.kind == kind; });
}

}  // namespace

bool turns_away(const Scenario& s) { return has_measure(s, MeasureKind::turn_away); }

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

}  // namespace

std::vector<int> goals_of(const Scenario& s, const Site& site, Goal goal) {
    std::vector<int> goals;
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        if (ends_at(s, site, site.portals[std::size_t(p)], goal)) goals.push_back(p);
    }
    return goals;
}

namespace {

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
    d.rides_to_exits = s.routing.exits_by_line;
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

}  // namespace

std::vector<float> ways_to(const Scenario& s, const Site& site, std::span<const int> goals, Abilities can_use,
                           const Rides& rides, std::span<const PortalCost> shut) {
    std::vector<PortalCost> costs(shut.begin(), shut.end());
    costs.resize(site.portals.size());
    bar_ways(s, site, can_use, belts_of(s), costs);
    const int wide = wide_ways_for(site, can_use);
    const RouteGraph& graph = wide < 0 ? site.graph : site.wide_ways[std::size_t(wide)].graph;
    return times_to_go(graph, goals, costs, SidePace(2 * site.portals.size(), 1.0f), {}, rides);
}

const std::vector<TravelField>& fields_for(const Site& site, Abilities can_use) {
    const int wide = wide_ways_for(site, can_use);
    return wide < 0 ? site.fields : site.wide_ways[std::size_t(wide)].fields;
}

namespace {

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
        if (!(asked || turns_away(s)) || row.origin_kind != OriginKind::entrance) continue;
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

// Where those who are turned away go: out by the exit nearest to where they came in, or by any.
void add_homes(const Scenario& s, Site& site) {
    const std::size_t usual = site.destinations.size();
    for (std::size_t d = 0; d < usual; ++d) {
        const RouteManner manner = site.destinations[d].manner;
        add_destination(s, site, {GoalKind::any_exit, -1}, manner);
        for (const NearestExit& home : site.nearest_exits) {
            if (home.exit >= 0 && home.can_use == manner.can_use) add_destination(s, site, {GoalKind::exit, home.exit}, manner);
        }
    }
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

void add_destinations(const Scenario& s, Site& site) {
    add_nearest_exits(s, site);
    for (const DemandRow& row : s.demand.rows) add_row(s, site, row);
    if (turns_away(s) && !s.venue.exits.empty()) add_homes(s, site);
    if (has_measure(s, MeasureKind::evacuate) && !s.venue.exits.empty()) add_evacuations(s, site);
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

int home_of(const Scenario& s, const Site& site, const Arrival& decider, std::int32_t zone, const Draws& draws) {
    const RouteManner manner = manner_of(s, site, decider, draws);
    const DemandRow& row = s.demand.rows[std::size_t(decider.row)];
    const int any = destination_of(site, {GoalKind::any_exit, -1}, manner);
    const int exit = row.origin_kind == OriginKind::entrance ? nearest_exit_of(site, row.origin, decider.can_use) : -1;
    const int home = exit < 0 ? -1 : find_destination(site, {GoalKind::exit, exit}, manner);
    if (home < 0 || zone < 0) return any;
    const std::vector<float>& way_m = site.destinations[std::size_t(home)].way_m;
    for (const RouteGraph::Leg& leg : site.graph.from_zone[std::size_t(zone)]) {
        if (std::isfinite(way_m[std::size_t(2 * leg.portal + leg.direction)])) return home;
    }
    return any;
}

int destination_of(const Site& site, Goal goal, const RouteManner& manner) {
    const int found = find_destination(site, goal, manner);
    promise(found >= 0, "somebody has a goal that was not prepared");
    return found;
}

}  // namespace tidegate
