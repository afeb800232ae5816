#include "engine/passage_rules.h"

#include <algorithm>

#include "engine/lift_cars.h"
#include "network/line_flow.h"

namespace tidegate {
namespace {

bool allows(PassageDirection allowed, int direction) {
    return allowed == PassageDirection::both ||
           allowed == (direction == 0 ? PassageDirection::forward : PassageDirection::backward);
}

}  // namespace

bool is_connector_end(const Portal& portal) {
    return portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper;
}

// In the train or vehicle that stands there; 0 too when there is none.
int places_at(const Site& site, const World& world, int platform) {
    const int service = site.service_of_platform[std::size_t(platform)];
    if (service < 0) return world.edges[std::size_t(platform)].places_left;
    const TrainState& train = world.trains[std::size_t(service)];
    return train.at_platform ? train.places_left : 0;
}

bool enters_connector(const Portal& portal, int direction) {
    return (portal.kind == PortalKind::connector_lower && direction == 0) ||
           (portal.kind == PortalKind::connector_upper && direction == 1);
}

bool leads_on(const Site& site, const World& world, int p, int direction) {
    const Portal& portal = site.portals[std::size_t(p)];
    const Passage& passage = world.passages[std::size_t(p)];
    if (portal.kind == PortalKind::door && direction == 1) return !site.lines_at[std::size_t(portal.row)].empty();
    if (portal.sides[std::size_t(direction)].plane < 0) return false;
    if (is_connector_end(portal)) {
        const ConnectorState& state = world.connectors[std::size_t(portal.row)];
        const bool runs = state.belt_speed_m_s > 0;
        if (has_car(world, portal)) {  // which pairs of stops are ways: engine/lift_rides.h
            return !enters_connector(portal, direction) || passage.status != PassageStatus::closed;
        }
        if (!enters_connector(portal, direction)) {
            return !runs || allows(state.direction, direction);
        }
        if (state.reversal_pending) return false;
        return passage.status != PassageStatus::closed && allows(state.direction, direction);
    }
    if (passage.status == PassageStatus::closed || !allows(passage.direction, direction)) return false;
    if (portal.kind == PortalKind::lane) {
        const LaneState& lane = world.lanes[std::size_t(p)];
        return lane.is_open || lane.serving >= 0;
    }
    if (portal.kind == PortalKind::door) {
        const int service = site.service_of_platform[std::size_t(portal.row)];
        if (service < 0) return world.edges[std::size_t(portal.row)].is_served;
        const TrainState& train = world.trains[std::size_t(service)];
        return train.at_platform || !train.is_closed;
    }
    return true;
}

bool turns_away(const World& world, int portal, int direction) {
    return (world.passages[std::size_t(portal)].turns_away >> direction & 1) != 0;
}

bool is_held(const Site& site, const World& world, int p, int direction) {
    const Portal& portal = site.portals[std::size_t(p)];
    if (portal.kind == PortalKind::door) {
        return places_at(site, world, portal.row) == 0 || !world.alighting[std::size_t(p)].empty();
    }
    if (is_connector_end(portal) && !enters_connector(portal, direction)) return false;
    if (turns_away(world, p, direction)) return true;
    if (enters_car(world, portal, direction)) return true;
    return world.passages[std::size_t(p)].status == PassageStatus::held;
}

bool is_last_resort(const Scenario& s, const Site& site, const World& world, int p, int direction) {
    const Portal& portal = site.portals[std::size_t(p)];
    if (!enters_car(world, portal, direction)) return is_held(site, world, p, direction);
    if (!s.venue.connectors[std::size_t(portal.row)].lift.for_evacuation) return true;
    return world.passages[std::size_t(p)].status == PassageStatus::held || turns_away(world, p, direction);
}

bool take_passage(const Scenario& s, const Site& site, World& world, int p, int direction, SimTime time) {
    if (!leads_on(site, world, p, direction) || is_held(site, world, p, direction)) return false;
    return take_in_turn(s, site, world, p, direction, time);
}

bool take_in_turn(const Scenario& s, const Site& site, World& world, int p, int direction, SimTime time) {
    const Portal& portal = site.portals[std::size_t(p)];
    Passage& passage = world.passages[std::size_t(p)];
    const bool leaves_connector = is_connector_end(portal) && !enters_connector(portal, direction);
    RateLimit* limit =
        passage.limit >= 0 && !leaves_connector ? &world.limits[std::size_t(passage.limit)] : nullptr;
    if (limit != nullptr && limit->in_force() > 0 && time < limit->next) return false;
    const double code_interval_s = passage.code_interval_s[std::size_t(direction)];
    if (code_interval_s > 0 && time < passage.code_next) return false;
    if (limit != nullptr && limit->in_force() > 0) {
        // Counted from when it became free, not from the step in which that was noticed, so that the rate
        // is met in the mean; time unused for longer than a step is not saved up.
        limit->next = std::max(limit->next, time - s.step_s) + limit->in_force();
    }
    if (code_interval_s > 0) {
        passage.code_next = std::max(passage.code_next, time - s.step_s) + code_interval_s;
    }
    passage.last_crossing = time;
    return true;
}

namespace {

// Of the quickest line there; of those that nobody boards any.
double boarding_interval_s(const Scenario& s, const Site& site, int platform) {
    double least_s = 1e9;
    for (const LineStop& at : site.lines_at[std::size_t(platform)]) {
        least_s = std::min(least_s, s.lines[std::size_t(at.line)].boarding_interval_s);
    }
    return least_s;
}

}  // namespace

namespace {

// Greatest flow of what a line leads through [1/(m s)]: IMO, MSC.1/Circ.1533: 1.3 for doors and corridors, 0.88 up stairs and 1.1 down.
double greatest_flow_per_m_s(const Scenario& s, const World& world, const Portal& portal) {
    constexpr double level = 1.3, up = 0.88, down = 1.1;
    if (!is_connector_end(portal)) return level;
    const ConnectorKind kind = s.venue.connectors[std::size_t(portal.row)].kind;
    if (kind != ConnectorKind::stair && kind != ConnectorKind::escalator) return level;
    if (world.connectors[std::size_t(portal.row)].belt_speed_m_s > 0) return escalator_flow_per_m_s;
    return portal.kind == PortalKind::connector_lower ? up : down;
}

}  // namespace

double capacity_per_s(const Scenario& s, const Site& site, const World& world, int p) {
    constexpr double never_waits_per_s = 1e6;
    const Portal& portal = site.portals[std::size_t(p)];
    if (portal.kind == PortalKind::stay) return never_waits_per_s;
    const Passage& passage = world.passages[std::size_t(p)];
    if (portal.kind == PortalKind::lane) {
        double rate = 1 / world.service_mean_s[std::size_t(portal.row)];
        const RateLimit& limit = world.limits[std::size_t(passage.limit)];
        const int open = s.facilities[std::size_t(portal.row)].open_lanes;
        if (limit.in_force() > 0) rate = std::min(rate, 1 / limit.in_force() / std::max(1, open));
        return rate;
    }
    if (portal.kind == PortalKind::door) {
        const int service = site.service_of_platform[std::size_t(portal.row)];
        return 1 / (service >= 0 ? s.services[std::size_t(service)].boarding_interval_s : boarding_interval_s(s, site, portal.row));
    }
    if (has_car(world, portal)) {
        const ConnectorDef& lift = s.venue.connectors[std::size_t(portal.row)];
        return lift.lift.capacity / up_peak_round_trip_s(lift);
    }
    double rate = greatest_flow_per_m_s(s, world, portal) * portal.sides[0].line.length_m();
    if (passage.limit >= 0) {
        const RateLimit& limit = world.limits[std::size_t(passage.limit)];
        if (limit.in_force() > 0) rate = std::min(rate, 1 / limit.in_force());
    }
    const double code_interval_s = std::min(passage.code_interval_s[0], passage.code_interval_s[1]);
    if (code_interval_s > 0) rate = std::min(rate, 1 / code_interval_s);
    return rate;
}

PlanePace pace_towards(const Scenario& s, const Site& site, const World& world, int p, int side) {
    const Portal& portal = site.portals[std::size_t(p)];
    const int plane = portal.sides[std::size_t(side)].plane;
    if (plane < 0 || !site.is_connector(plane)) return {};
    const bool up = portal.kind == PortalKind::connector_upper;
    const auto row = static_cast<std::size_t>(portal.row);
    const ConnectorState& state = world.connectors[row];
    const auto slowed = static_cast<float>(state.speed_share);
    const auto stair = static_cast<float>(up ? s.walk.stair_up_factor : s.walk.stair_down_factor);
    const ConnectorKind kind = s.venue.connectors[row].kind;
    // The ride of a lift: engine/lift_rides.h.
    if (kind == ConnectorKind::lift) return {};
    if (kind == ConnectorKind::ramp || kind == ConnectorKind::walkway) return {1, 0, StairWay::none, slowed};
    if (kind == ConnectorKind::escalator && state.belt_speed_m_s > 0) {
        return {1, static_cast<float>(state.belt_speed_m_s)};
    }
    return {stair, 0, up ? StairWay::up : StairWay::down, slowed};
}

}  // namespace tidegate
