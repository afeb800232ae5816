#include <cmath>

#include "engine/control_stages.h"

namespace tidegate {
namespace {

// Of a line: the last one is there when no other is still to come, also because the rest was cancelled.
bool has_come_about(const Scenario& s, const World& world, const ReferenceDef& reference) {
    if (reference.line >= 0) {
        const auto row = static_cast<std::size_t>(reference.line);
        const LineStopState& stop = world.lines[row].stops[std::size_t(reference.stop)];
        const int so_far = reference.departs ? stop.departures : stop.arrivals;
        if (reference.nth > 0) return so_far >= reference.nth;
        return is_past(s.lines[row], world.lines[row], reference.stop, reference.departs);
    }
    const auto row = static_cast<std::size_t>(reference.service);
    const TrainState& train = world.trains[row];
    const int so_far = reference.departs && train.at_platform ? train.trains - 1 : train.trains;
    if (reference.nth > 0) return so_far >= reference.nth;
    const bool is_last = train.extra.empty() && train.next_regular > s.services[row].last_arrival;
    return is_last && !(reference.departs && train.at_platform);
}

PlanAct told(World& world, const DisturbanceDef& def, PlanActKind kind) {
    PlanAct act;
    act.time_s = world.now;
    act.kind = kind;
    act.measure = &def.measure;
    Event event;
    event.time = world.now;
    event.kind = kind == PlanActKind::effect ? EventKind::effect : EventKind::withdrawal;
    event.subject = def.name;
    event.detail = describe(def.measure);
    world.events.push_back(event);
    return act;
}

SimTime time_due(const World& world, const DisturbanceDef& def) {
    if (def.after < 0) return def.at;
    const SimTime reference = world.disturbances.references[std::size_t(def.after)];
    return reference < 0 ? -1 : reference + def.after_s;
}

}  // namespace

PlanAct end_disturbance(const Scenario& s, World& world, std::size_t disturbance) {
    world.disturbances.all[disturbance].ended = world.now;
    return told(world, s.disturbances.all[disturbance], PlanActKind::withdrawal);
}

void disturb(const Scenario& s, World& world) {
    const DisturbancesDef& defs = s.disturbances;
    for (std::size_t r = 0; r < defs.references.size(); ++r) {
        SimTime& when = world.disturbances.references[r];
        if (when < 0 && has_come_about(s, world, defs.references[r])) when = world.now;
    }
    for (std::size_t d = 0; d < defs.all.size(); ++d) {
        const DisturbanceDef& def = defs.all[d];
        DisturbanceState& state = world.disturbances.all[d];
        const SimTime due = time_due(world, def);
        if (due < 0 || due > world.now) continue;
        if (state.began < 0) {
            state.began = world.now;
            world.due_acts.push_back(told(world, def, PlanActKind::effect));
        }
        if (def.lasts_s <= 0 || state.ended >= 0 || world.now < state.began + def.lasts_s) continue;
        world.due_acts.push_back(end_disturbance(s, world, d));
    }
}

}  // namespace tidegate
