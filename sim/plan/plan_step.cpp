#include <algorithm>

#include "base/fault.h"
#include "plan/plan_state.h"

namespace tidegate {
namespace {

constexpr SimTime never = std::numeric_limits<double>::infinity();

/// One procedure being carried on.
struct Carrying {
    const ProcedureDef& def;
    int row;
    ProcedureState& state;
    std::vector<PlanAct>& acts;

    void act(SimTime time, PlanActKind kind) { acts.push_back({time, kind, row, -1, def.decided_by}); }
    void act(SimTime time, PlanActKind kind, std::size_t step, SimTime ordered) {
        const StepDef& step_def = def.steps[step];
        acts.push_back(
            {time, kind, row, static_cast<int>(step), step_def.role, ordered, &step_def.measure});
    }

    SimTime stand_down_due() const {
        return state.is_active && def.stands_down ? state.below_since_s + def.stand_down_hold_s : never;
    }

    /// The step whose effect is due next; steps.size() when none is.
    std::size_t next_effect() const {
        std::size_t next = state.steps.size();
        for (std::size_t i = 0; i < state.steps.size(); ++i)
            if (state.steps[i].effect_due_s != never &&
                (next == state.steps.size() ||
                 state.steps[i].effect_due_s < state.steps[next].effect_due_s))
                next = i;
        return next;
    }

    void fire(SimTime now) {
        state.is_active = true;
        state.below_since_s = never;
        state.report_due_s = now + def.report_delay_s;
        state.decision_due_s = state.report_due_s + def.decision_delay_s;
        state.order_due_s = state.decision_due_s + def.order_delay_s;
    }

    void order_all() {
        for (std::size_t i = 0; i < def.steps.size(); ++i) {
            act(state.order_due_s, PlanActKind::order, i, -1);
            state.steps[i].ordered_s = state.order_due_s;
            state.steps[i].effect_due_s = state.order_due_s + def.steps[i].action_delay_s;
        }
        state.order_due_s = never;
    }

    void take_effect(std::size_t i) {
        StepState& step = state.steps[i];
        act(step.effect_due_s, PlanActKind::effect, i, step.ordered_s);
        step.effect_due_s = never;
        step.is_in_effect = true;
    }

    void stand_down(SimTime now) {
        state.is_active = false;
        state.report_due_s = state.decision_due_s = state.order_due_s = never;
        bool is_any_ending = false;
        for (std::size_t i = 0; i < state.steps.size(); ++i) {
            StepState& step = state.steps[i];
            step.effect_due_s = never;
            if (step.is_ending) continue;
            step.is_ending = step.is_in_effect && !is_one_shot(def.steps[i].measure.kind);
            step.is_in_effect = step.is_ending;
            is_any_ending = is_any_ending || step.is_ending;
        }
        if (!is_any_ending) return;
        state.withdrawal_ordered_s = now;
        state.withdrawal_due_s = now + def.order_delay_s;
    }

    void withdraw() {
        for (std::size_t i = state.steps.size(); i-- > 0;) {
            if (!state.steps[i].is_ending) continue;
            act(state.withdrawal_due_s, PlanActKind::withdrawal, i, state.withdrawal_ordered_s);
            state.steps[i].is_ending = state.steps[i].is_in_effect = false;
        }
        state.withdrawal_due_s = never;
    }

    /// Does what is due next, if at or before `until`. At one moment: withdrawals of the time before
    /// last, then report to effect, then stand-down.
    bool do_next(SimTime until) {
        const std::size_t step = next_effect();
        const SimTime effect = step < state.steps.size() ? state.steps[step].effect_due_s : never;
        const SimTime due = std::min({state.withdrawal_due_s, state.report_due_s, state.decision_due_s,
                                      state.order_due_s, effect, stand_down_due()});
        if (due > until || due == never) return false;
        if (due == state.withdrawal_due_s) {
            withdraw();
        } else if (due == state.report_due_s) {
            act(due, PlanActKind::report);
            state.report_due_s = never;
        } else if (due == state.decision_due_s) {
            act(due, PlanActKind::decision);
            state.decision_due_s = never;
        } else if (due == state.order_due_s) {
            order_all();
        } else if (due == effect) {
            take_effect(step);
        } else {
            stand_down(due);
        }
        return true;
    }

    void hear(const LevelChange& change, SimTime now) {
        while (do_next(now)) {
        }
        state.warning_level = change.after;
        if (!state.is_active && change.after > change.before && change.after >= def.at) fire(now);
        if (change.after >= def.stand_down_below)
            state.below_since_s = never;
        else if (state.below_since_s == never)
            state.below_since_s = now;
    }
};

}  // namespace

void point_into(const PlanDef& def, PlanAct& act) {
    const ProcedureDef& procedure = def.procedures.at(static_cast<std::size_t>(act.procedure));
    const bool is_of_step = act.step >= 0;
    const StepDef* step = is_of_step ? &procedure.steps.at(static_cast<std::size_t>(act.step)) : nullptr;
    act.who = is_of_step ? step->role : procedure.decided_by;
    act.measure = is_of_step ? &step->measure : nullptr;
}

PlanState make_plan_state(const PlanDef& def) {
    PlanState state;
    for (const ProcedureDef& procedure : def.procedures) {
        promise(procedure.rule.is_valid(), "a procedure has a rule that triggers it");
        state.procedures.emplace_back().steps.resize(procedure.steps.size());
    }
    return state;
}

void begin_at_level(const PlanDef& def, std::size_t procedure, WarningLevel level, PlanState& state) {
    std::vector<PlanAct> none;
    ProcedureState& begun = state.procedures[procedure];
    begun.warning_level = level;
    Carrying carrying{def.procedures[procedure], static_cast<int>(procedure), begun, none};
    if (level >= def.procedures[procedure].at) carrying.fire(state.time_s);
}

void step(const PlanDef& def, std::span<const LevelChange> changes, SimTime now, PlanState& state,
          std::vector<PlanAct>& acts) {
    const std::size_t first = acts.size();
    for (std::size_t row = 0; row < def.procedures.size(); ++row) {
        Carrying carrying{def.procedures[row], static_cast<int>(row), state.procedures[row], acts};
        for (const LevelChange& change : changes)
            if (change.rule == def.procedures[row].rule)
                carrying.hear(change, std::max(change.known_s, state.time_s));
        while (carrying.do_next(now)) {
        }
    }
    state.time_s = now;
    if (acts.size() - first > 1)
        std::stable_sort(acts.begin() + static_cast<std::ptrdiff_t>(first), acts.end(),
                         [](const PlanAct& p, const PlanAct& q) { return p.time_s < q.time_s; });
}

}  // namespace tidegate
