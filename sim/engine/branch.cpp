#include "engine/branch.h"

#include <algorithm>

namespace tidegate {
namespace {

int row_of(const PlanDef& plan, const std::string& name) {
    const auto& all = plan.procedures;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ProcedureDef& procedure) { return procedure.name == name; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

// Procedures are found by their names; those that changed were at rest, so they begin afresh.
void adopt_plan(const Scenario& past, const Scenario& s, World& world) {
    PlanState state = make_plan_state(s.plan);
    state.time_s = world.plan.time_s;
    for (std::size_t row = 0; row < s.plan.procedures.size(); ++row) {
        const ProcedureDef& def = s.plan.procedures[row];
        const int old = row_of(past.plan, def.name);
        if (old >= 0 && past.plan.procedures[std::size_t(old)] == def) {
            state.procedures[row] = world.plan.procedures[std::size_t(old)];
        } else {
            begin_at_level(s.plan, row, level_of(s.warning, world.warning, def.rule), state);
        }
    }
    for (PlanAct& act : world.due_acts) {
        act.procedure = row_of(s.plan, past.plan.procedures[std::size_t(act.procedure)].name);
    }
    for (MeasureInForce& row : world.measures_in_force) {
        if (row.procedure >= 0) row.procedure = row_of(s.plan, past.plan.procedures[std::size_t(row.procedure)].name);
    }
    world.plan = std::move(state);
}

// On which side of the old thresholds the value was, and since when, says nothing about the new ones.
void adopt_rules(const WarningDef& past, const WarningDef& now, WarningState& state) {
    for (std::size_t row = 0; row < now.rules.size(); ++row) {
        const RuleDef& before = past.rules[row];
        const RuleDef& after = now.rules[row];
        const bool is_same = before.bands == after.bands && before.capacity == after.capacity &&
                             before.clear_ratio == after.clear_ratio;
        if (is_same) continue;
        state.rules[row].ladder.above_since_s.fill(never);
        state.rules[row].ladder.below_since_s.fill(never);
    }
}

}  // namespace

void adopt_past(const BranchSide& past, const Scenario& s, const std::vector<AgentRow>& fresh, World& world) {
    world.agents.resize(fresh.size());
    std::copy(fresh.begin() + std::ptrdiff_t(world.next_arrival), fresh.end(),
              world.agents.begin() + std::ptrdiff_t(world.next_arrival));
    const bool has_groups = std::any_of(world.arrivals.begin(), world.arrivals.end(),
                                        [](const Arrival& arrival) { return arrival.group_size > 1; });
    if (has_groups || !world.members.empty()) world.members.resize(world.agents.size());
    if (!world.queues.in_order.empty()) world.queues.tickets.resize(world.agents.size());
    if (world.network.exists()) world.network.people.resize(world.agents.size());
    adopt_rules(past.scenario.warning, s.warning, world.warning);
    adopt_plan(past.scenario, s, world);
}

}  // namespace tidegate
