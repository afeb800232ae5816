#include <fmt/core.h>

#include <algorithm>

#include "engine/beliefs.h"
#include "engine/control_stages.h"
#include "engine/groups.h"
#include "engine/network_walk.h"
#include "engine/line_changes.h"
#include "engine/measures_in_force.h"
#include "engine/person.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

// The portals a measure's place consists of.
std::vector<int> portals_of(const Site& site, const Measure& m) {
    std::vector<int> portals;
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const Portal& portal = site.portals[std::size_t(p)];
        const bool connector = portal.kind == PortalKind::connector_lower ||
                               portal.kind == PortalKind::connector_upper;
        const bool same = (m.place_kind == PlaceKind::opening && portal.kind == PortalKind::opening) ||
                          (m.place_kind == PlaceKind::facility && portal.kind == PortalKind::lane) ||
                          (m.place_kind == PlaceKind::exit && portal.kind == PortalKind::exit) ||
                          (m.place_kind == PlaceKind::connector && connector);
        if (same && portal.row == m.place) portals.push_back(p);
    }
    return portals;
}

void set_status(const Site& site, World& world, const Measure& m, PassageStatus status) {
    for (const int p : portals_of(site, m)) {
        world.passages[std::size_t(p)].status = status;
        world.passages[std::size_t(p)].turns_away = 0;
    }
}

// The other direction stays open.
void turn_away_at(const Site& site, World& world, const Measure& m) {
    const bool forward = m.direction != PassageDirection::backward, backward = m.direction != PassageDirection::forward;
    for (const int p : portals_of(site, m)) {
        world.passages[std::size_t(p)].status = PassageStatus::open;
        world.passages[std::size_t(p)].turns_away = static_cast<std::uint8_t>((forward ? 1 : 0) | (backward ? 2 : 0));
        world.passages[std::size_t(p)].sets_out_after_s = static_cast<float>(m.pre_movement_s);
    }
}

PassageStatus status_at_start(const Scenario& s, const Measure& m) {
    const auto row = static_cast<std::size_t>(m.place);
    switch (m.place_kind) {
        case PlaceKind::opening: return s.venue.openings[row].status;
        case PlaceKind::connector: return s.venue.connectors[row].status;
        case PlaceKind::exit: return s.venue.exits[row].status;
        default: return PassageStatus::open;
    }
}

void set_metering(const Site& site, World& world, const Measure& m, double max_per_min) {
    for (const int p : portals_of(site, m)) {
        const int limit = world.passages[std::size_t(p)].limit;
        if (limit < 0) continue;
        world.limits[std::size_t(limit)].metered_interval_s = max_per_min > 0 ? 60 / max_per_min : 0;
    }
}

double metering_at_start(const Scenario& s, const Measure& m) {
    if (m.place_kind != PlaceKind::opening) return 0;
    return s.venue.openings[std::size_t(m.place)].max_per_min;
}

void set_direction(const Site& site, World& world, const Measure& m, PassageDirection direction) {
    for (const int p : portals_of(site, m)) world.passages[std::size_t(p)].direction = direction;
}

void set_lanes(const Site& site, World& world, const Measure& m, int lanes) {
    for (const int p : portals_of(site, m)) {
        world.lanes[std::size_t(p)].is_open = site.portals[std::size_t(p)].index < lanes;
    }
}

void change_service(const TrainServiceDef& def, TrainState& train, const Measure& m, SimTime now) {
    switch (m.kind) {
        case MeasureKind::extra_train: return add_trains(train, m.trains, m.spacing_s, now);
        case MeasureKind::set_headway: return set_headway(def, train, m.headway_s, now);
        case MeasureKind::set_places: train.places = m.places; return;
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::open:
            train.is_closed = m.kind == MeasureKind::close;
            train.is_held = m.kind == MeasureKind::hold;
            return;
        default: return;
    }
}

void restore_service(const TrainServiceDef& def, TrainState& train, const Measure& m, SimTime now) {
    switch (m.kind) {
        case MeasureKind::set_headway: return set_headway(def, train, 0, now);
        case MeasureKind::set_places: train.places = -1; return;
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::open: train.is_closed = train.is_held = false; return;
        default: return;
    }
}

// Everyone in the area hears how ways are now; so does who is sent out.
void inform(const Site& site, World& world, const Measure& m) {
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        if (site.is_in_area(w.plane[i], w.position(i), m.place)) learn(world, w.agent[i]);
    }
    for (const PlaceNow& place : places_now(site, world)) {
        if (site.is_in_area(place.plane, place.at, m.place)) learn(world, place.agent);
    }
}

// From now on it wants out; returns when it sets out.
SimTime send_out(const Site& site, World& world, std::int32_t who, const Measure& m) {
    AgentRow& agent = world.agents[std::size_t(who)];
    agent.is_staying = false;
    agent.was_sent_out = true;
    agent.destination = static_cast<std::int16_t>(site.destinations[std::size_t(agent.destination)].evacuation);
    const double share = world.draws.uniform(Purpose::pre_movement, decider_key(world, who), std::uint32_t(world.step));
    return world.now + m.pre_movement_s * (0.5 + share);
}

void evacuate_walker(const Site& site, World& world, std::size_t i, const Measure& m) {
    Walkers& w = world.walkers;
    AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    const SimTime sets_out = send_out(site, world, w.agent[i], m);
    if (w.has(i, served)) return;
    w.set(i, stands, true);
    w.set(i, stays, false);
    agent.stands_s = static_cast<float>(sets_out - agent.appeared);
    if (w.target[i] < 0) return;
    forget_target(world, i);
    if (w.has(i, grouped)) show_to_group(world, i);
}

// Everyone in the area heads for the nearest exit after a pre-movement time of 0.5 to 1.5 of the given one.
void evacuate(const Site& site, World& world, const Measure& m) {
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        if (site.is_in_area(w.plane[i], w.position(i), m.place)) evacuate_walker(site, world, i, m);
    }
    for (const PlaceNow& place : places_now(site, world)) {
        if (!site.is_in_area(place.plane, place.at, m.place)) continue;
        const SimTime sets_out = send_out(site, world, place.agent, m);
        AgentRow& agent = world.agents[std::size_t(place.agent)];
        if (world.network.people[std::size_t(place.agent)].activity == NetworkActivity::in_service) continue;
        agent.stands_s = static_cast<float>(sets_out - agent.appeared);
        stand_in_network(site, world, place.agent, place.at);
    }
}

void ask_reversal(const Scenario& s, World& world, const Measure& m, bool is_on) {
    ConnectorState& state = world.connectors[std::size_t(m.place)];
    const PassageDirection usual = s.venue.connectors[std::size_t(m.place)].direction;
    const PassageDirection other =
        usual == PassageDirection::forward ? PassageDirection::backward : PassageDirection::forward;
    state.reversal_pending = state.direction != (is_on ? other : usual);
}

void apply(const Scenario& s, const Site& site, World& world, const Measure& m) {
    const auto row = static_cast<std::size_t>(m.place);
    if (m.place_kind == PlaceKind::line) return change_line(s, site, world, m);
    if (m.place_kind == PlaceKind::platform) return change_service(s.services[row], world.trains[row], m, world.now);
    switch (m.kind) {
        case MeasureKind::meter: return set_metering(site, world, m, m.max_per_min);
        case MeasureKind::close: return set_status(site, world, m, PassageStatus::closed);
        case MeasureKind::hold: return set_status(site, world, m, PassageStatus::held);
        case MeasureKind::open: return set_status(site, world, m, PassageStatus::open);
        case MeasureKind::reverse: return ask_reversal(s, world, m, true);
        case MeasureKind::set_direction: return set_direction(site, world, m, m.direction);
        case MeasureKind::open_lanes: return set_lanes(site, world, m, m.lanes);
        case MeasureKind::slow: world.connectors[row].speed_share = m.speed_factor; return;
        case MeasureKind::evacuate: return evacuate(site, world, m);
        case MeasureKind::turn_away: return turn_away_at(site, world, m);
        case MeasureKind::extra_train:  // of services and lines only
        case MeasureKind::set_headway:
        case MeasureKind::set_places:
        case MeasureKind::cancel_trips:
        case MeasureKind::skip_stop:
        case MeasureKind::short_turn:
        case MeasureKind::delay_vehicle:
        case MeasureKind::restore:      // ends others: apply_measures()
        case MeasureKind::inform: return;  // after the others' news is out
    }
}

// Back to how the scenario had it.
void withdraw(const Scenario& s, const Site& site, World& world, const Measure& m) {
    const auto row = static_cast<std::size_t>(m.place);
    if (m.place_kind == PlaceKind::line) return restore_line(s, site, world, m);
    if (m.place_kind == PlaceKind::platform) return restore_service(s.services[row], world.trains[row], m, world.now);
    switch (m.kind) {
        case MeasureKind::meter: return set_metering(site, world, m, metering_at_start(s, m));
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::turn_away:
        case MeasureKind::open: return set_status(site, world, m, status_at_start(s, m));
        case MeasureKind::reverse: return ask_reversal(s, world, m, false);
        case MeasureKind::set_direction:
            return set_direction(site, world, m,
                                 m.place_kind == PlaceKind::facility ? s.facilities[row].direction
                                                                     : s.venue.openings[row].direction);
        case MeasureKind::open_lanes: return set_lanes(site, world, m, s.facilities[row].open_lanes);
        case MeasureKind::slow: world.connectors[row].speed_share = 1; return;
        case MeasureKind::extra_train:
        case MeasureKind::set_headway:
        case MeasureKind::set_places:
        case MeasureKind::restore:
        case MeasureKind::evacuate:
        case MeasureKind::cancel_trips:
        case MeasureKind::skip_stop:
        case MeasureKind::short_turn:
        case MeasureKind::delay_vehicle:
        case MeasureKind::inform: return;
    }
}

void take_effect(const Scenario& s, const Site& site, World& world, const PlanAct& act) {
    apply(s, site, world, *act.measure);
    put_in_force(s, world, act);
}

void take_back(const Scenario& s, const Site& site, World& world, const PlanAct& act) {
    const Withdrawn withdrawn = take_out_of_force(s, world, act);
    if (!withdrawn.changes) return;
    if (withdrawn.before != nullptr) return apply(s, site, world, *withdrawn.before);
    withdraw(s, site, world, *act.measure);
}

// What went wrong there is mended: the disturbances in force at the place end, in the order in which they began.
void restore(const Scenario& s, const Site& site, World& world, const Measure& m) {
    const std::vector<MeasureInForce> in_force = world.measures_in_force;
    for (const MeasureInForce& row : in_force) {
        if (row.disturbance < 0 || world.disturbances.all[std::size_t(row.disturbance)].ended >= 0) continue;
        const Measure& other = s.disturbances.all[std::size_t(row.disturbance)].measure;
        if (other.place_kind != m.place_kind || other.place != m.place) continue;
        take_back(s, site, world, end_disturbance(s, world, std::size_t(row.disturbance)));
    }
}

// An escalator turns when the last one has stepped off.
void finish_reversals(World& world) {
    for (std::size_t c = 0; c < world.connectors.size(); ++c) {
        ConnectorState& state = world.connectors[c];
        if (!state.reversal_pending || state.people > 0) continue;
        state.direction = state.direction == PassageDirection::forward ? PassageDirection::backward
                                                                       : PassageDirection::forward;
        state.reversal_pending = false;
        world.routes_changed = true;
    }
}

bool may_change_ways(const World& world) {
    return !world.due_acts.empty() || std::any_of(world.connectors.begin(), world.connectors.end(),
                                                  [](const ConnectorState& c) { return c.reversal_pending; });
}

}  // namespace

void apply_measures(const Scenario& s, const Site& site, World& world) {
    const bool makes_news = has_uninformed(s) && may_change_ways(world);
    const std::vector<std::uint8_t> before =
        makes_news ? leading_now(site, world) : std::vector<std::uint8_t>{};
    for (const PlanAct& act : world.due_acts) {
        if (act.kind == PlanActKind::effect) take_effect(s, site, world, act);
        if (act.kind == PlanActKind::effect && act.measure->kind == MeasureKind::restore) restore(s, site, world, *act.measure);
        if (act.kind == PlanActKind::withdrawal) take_back(s, site, world, act);
        world.routes_changed = true;
    }
    finish_reversals(world);
    if (makes_news) spread_news(s, site, world, before);
    for (const PlanAct& act : world.due_acts) {
        if (act.kind != PlanActKind::effect) continue;
        const MeasureKind kind = act.measure->kind;
        if (kind == MeasureKind::inform || kind == MeasureKind::evacuate) inform(site, world, *act.measure);
    }
    world.due_acts.clear();
}

std::string describe(const Measure& m) {
    switch (m.kind) {
        case MeasureKind::meter: return fmt::format("meter '{}' at {:g} per min", m.place_name, m.max_per_min);
        case MeasureKind::close: return fmt::format("close '{}'", m.place_name);
        case MeasureKind::hold: return fmt::format("hold '{}'", m.place_name);
        case MeasureKind::open: return fmt::format("open '{}'", m.place_name);
        case MeasureKind::reverse: return fmt::format("reverse '{}'", m.place_name);
        case MeasureKind::set_direction: return fmt::format("one way at '{}'", m.place_name);
        case MeasureKind::open_lanes: return fmt::format("{} lanes at '{}'", m.lanes, m.place_name);
        case MeasureKind::extra_train:
            return m.place_kind == PlaceKind::line ? fmt::format("{} more vehicles on '{}'", m.trains, m.place_name)
                                                   : fmt::format("{} extra trains on '{}'", m.trains, m.place_name);
        case MeasureKind::set_headway:
            return m.place_kind == PlaceKind::line
                       ? fmt::format("a vehicle every {:g} s on '{}'", m.headway_s, m.place_name)
                       : fmt::format("a train every {:g} s on '{}'", m.headway_s, m.place_name);
        case MeasureKind::evacuate: return fmt::format("evacuate '{}'", m.place_name);
        case MeasureKind::inform: return fmt::format("inform those in '{}'", m.place_name);
        case MeasureKind::cancel_trips: return fmt::format("{} trips of '{}' cancelled", m.trains, m.place_name);
        case MeasureKind::skip_stop: return fmt::format("'{}' passes '{}'", m.place_name, m.stop_name);
        case MeasureKind::short_turn: return fmt::format("'{}' ends at '{}'", m.place_name, m.stop_name);
        case MeasureKind::delay_vehicle:
            return fmt::format("'{}' stands {:g} s longer at '{}'", m.place_name, m.delay_s, m.stop_name);
        case MeasureKind::turn_away: return fmt::format("turn away at '{}'", m.place_name);
        case MeasureKind::slow: return fmt::format("{:g} % of the usual speed on '{}'", 100 * m.speed_factor, m.place_name);
        case MeasureKind::set_places:
            return m.place_kind == PlaceKind::line ? fmt::format("vehicles of '{}' have {} places", m.place_name, m.places)
                                                   : fmt::format("trains of '{}' have {} free places", m.place_name, m.places);
        case MeasureKind::restore: return fmt::format("'{}' is as usual again", m.place_name);
    }
    return {};
}

}  // namespace tidegate
