#include <algorithm>
#include <span>

#include "base/give_back_room.h"
#include "engine/control_stages.h"
#include "sensors/sensors_step.h"

namespace tidegate {
namespace {

// A connector is passed when it is stepped onto; leaving it is no second passage.
bool is_seen(const Portal& portal, const Crossing& crossing) {
    if (portal.kind == PortalKind::connector_lower) return crossing.direction > 0;
    if (portal.kind == PortalKind::connector_upper) return crossing.direction < 0;
    return true;
}

PlaceKind place_kind_of(PortalKind kind) {
    switch (kind) {
        case PortalKind::opening: return PlaceKind::opening;
        case PortalKind::lane: return PlaceKind::facility;
        case PortalKind::exit: return PlaceKind::exit;
        case PortalKind::door: return PlaceKind::platform;
        case PortalKind::connector_lower:
        case PortalKind::connector_upper:
        case PortalKind::stay: break;
    }
    return PlaceKind::connector;
}

void see_crossings(const Site& site, World& world) {
    give_back_room(world.seen);
    world.seen.clear();
    for (; world.crossings_sensed < world.crossings.size(); ++world.crossings_sensed) {
        const Crossing& c = world.crossings[world.crossings_sensed];
        const Portal& portal = site.portals[std::size_t(c.portal)];
        if (!is_seen(portal, c)) continue;
        world.seen.push_back(
            {c.time, place_kind_of(portal.kind), portal.row, c.direction, c.agent});
    }
}

// Whoever appeared in this step has passed an entrance, or a platform on the way out of a train.
void see_appearances(const Scenario& s, World& world) {
    for (const std::int32_t agent : world.appeared) {
        const Arrival& arrival = world.arrivals[std::size_t(agent)];
        const DemandRow& row = s.demand.rows[std::size_t(arrival.row)];
        const SimTime time = world.agents[std::size_t(agent)].appeared;
        if (row.origin_kind == OriginKind::entrance) {
            world.seen.push_back({time, PlaceKind::entrance, row.origin, 1, agent});
        } else if (row.origin_kind == OriginKind::service) {
            const int platform = s.services[std::size_t(row.origin)].platform.row;
            world.seen.push_back({time, PlaceKind::platform, platform, -1, agent});
        }
    }
}

void gather_crowds(const Scenario& s, const Site& site, World& world, SimTime end) {
    if (!is_sample_due(s.sensors, world.sensors, end)) return;
    CrowdRows& rows = world.crowd_rows;
    rows.is_needed.clear();
    for (std::size_t l = 0; l < s.venue.levels.size(); ++l)
        rows.is_needed.push_back(needs_crowd(world.sensors, id_of<LevelId>(l)));
    const bool any = std::find(rows.is_needed.begin(), rows.is_needed.end(), 1) != rows.is_needed.end();
    gather(world.walkers, rows, any ? places_now(site, world) : std::vector<PlaceNow>{});
}

QueueColumns columns(const World& world, std::size_t first, std::size_t n) {
    return {std::span(world.queue_length).subspan(first, n), std::span(world.mean_wait_s).subspan(first, n)};
}

}  // namespace

void sense(const Scenario& s, const Site& site, World& world, SimTime end) {
    see_crossings(site, world);
    see_appearances(s, world);
    gather_crowds(s, site, world, end);
    world.on_connectors.clear();
    for (const ConnectorState& connector : world.connectors)
        world.on_connectors.push_back(connector.people);
    const std::size_t openings = s.venue.openings.size();
    const std::size_t facilities = s.facilities.size();
    SensorInput input;
    input.time_s = end;
    input.occupancy = world.occupancy;
    input.on_connectors = world.on_connectors;
    input.crowds = world.crowd_rows.crowds;
    input.openings = columns(world, 0, openings);
    input.facilities = columns(world, openings, facilities);
    input.connectors = columns(world, openings + facilities, s.venue.connectors.size());
    input.waiting_outside = world.outside_count;
    input.crossings = world.seen;
    input.waits = world.waits_ended;
    step(s.sensors, s.venue, input, world.sensors);
}

void warn(const Scenario& s, World& world) {
    const std::size_t before = world.level_changes.size();
    step(s.warning, world.sensors.observables, world.warning, world.level_changes);
    for (std::size_t c = before; c < world.level_changes.size(); ++c) {
        const LevelChange& change = world.level_changes[c];
        Event event;
        event.time = change.known_s;
        event.kind = EventKind::warning;
        event.subject = s.warning.rules[change.rule.index()].name;
        event.detail = std::string(name_of(change.before)) + " -> " + name_of(change.after);
        event.value = change.value;
        world.events.push_back(event);
    }
}

void carry_out_plan(const Scenario& s, World& world, SimTime end, std::size_t changes_before) {
    const std::size_t first = world.due_acts.size();
    step(s.plan, std::span(world.level_changes).subspan(changes_before), end, world.plan, world.due_acts);
    for (std::size_t a = first; a < world.due_acts.size(); ++a) {
        const PlanAct& act = world.due_acts[a];
        const ProcedureDef& procedure = s.plan.procedures[std::size_t(act.procedure)];
        Event event;
        event.time = act.time_s;
        event.kind = act.kind == PlanActKind::report      ? EventKind::report
                     : act.kind == PlanActKind::decision  ? EventKind::decision
                     : act.kind == PlanActKind::order     ? EventKind::order
                     : act.kind == PlanActKind::effect    ? EventKind::effect
                                                          : EventKind::withdrawal;
        event.subject = act.step < 0 ? procedure.name : procedure.steps[std::size_t(act.step)].name;
        event.who = std::string(act.who);
        event.ordered = act.ordered_s;
        if (act.measure != nullptr) event.detail = describe(*act.measure);
        world.events.push_back(event);
    }
}

}  // namespace tidegate
