#include "engine/measures_in_force.h"

#include <algorithm>

namespace tidegate {
namespace {

// Kinds that set one thing have one number; of what is done once and over there is nothing to hold: -1.
int thing_set(MeasureKind kind) {
    switch (kind) {
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::turn_away:
        case MeasureKind::open: return static_cast<int>(MeasureKind::open);
        case MeasureKind::meter:
        case MeasureKind::reverse:
        case MeasureKind::set_direction:
        case MeasureKind::open_lanes:
        case MeasureKind::set_headway:
        case MeasureKind::skip_stop:
        case MeasureKind::slow:
        case MeasureKind::set_places:
        case MeasureKind::short_turn: return static_cast<int>(kind);
        case MeasureKind::extra_train:
        case MeasureKind::cancel_trips:
        case MeasureKind::delay_vehicle:
        case MeasureKind::evacuate:
        case MeasureKind::restore:
        case MeasureKind::inform: return -1;
    }
    return -1;
}

bool set_the_same(const Measure& a, const Measure& b) {
    const bool is_of_stop = a.kind == MeasureKind::skip_stop;
    return thing_set(a.kind) >= 0 && thing_set(a.kind) == thing_set(b.kind) && a.place_kind == b.place_kind && a.place == b.place &&
           (!is_of_stop || a.stop == b.stop);
}

MeasureInForce row_of(const Scenario& s, const PlanAct& act) {
    if (act.procedure >= 0) return {act.procedure, act.step, -1};
    const auto& all = s.disturbances.all;
    const auto is_it = [&](const DisturbanceDef& def) { return &def.measure == act.measure; };
    return {-1, -1, static_cast<std::int32_t>(std::find_if(all.begin(), all.end(), is_it) - all.begin())};
}

const Measure& measure_of(const Scenario& s, const MeasureInForce& row) {
    if (row.disturbance >= 0) return s.disturbances.all[std::size_t(row.disturbance)].measure;
    return s.plan.procedures[std::size_t(row.procedure)].steps[std::size_t(row.step)].measure;
}

}  // namespace

void put_in_force(const Scenario& s, World& world, const PlanAct& effect) {
    if (thing_set(effect.measure->kind) < 0) return;
    const MeasureInForce row = row_of(s, effect);
    std::erase(world.measures_in_force, row);
    world.measures_in_force.push_back(row);
}

Withdrawn take_out_of_force(const Scenario& s, World& world, const PlanAct& withdrawal) {
    auto& in_force = world.measures_in_force;
    const auto it = std::find(in_force.begin(), in_force.end(), row_of(s, withdrawal));
    if (it == in_force.end()) return {};
    const auto is_same = [&](const MeasureInForce& row) { return set_the_same(measure_of(s, row), *withdrawal.measure); };
    Withdrawn result;
    result.changes = std::none_of(it + 1, in_force.end(), is_same);
    in_force.erase(it);
    const auto before = std::find_if(in_force.rbegin(), in_force.rend(), is_same);
    if (before != in_force.rend()) result.before = &measure_of(s, *before);
    return result;
}

}  // namespace tidegate
