#pragma once
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "base/sim_time.h"
#include "plan/plan_def.h"
#include "warning/rule_def.h"

namespace tidegate {

enum class PlanActKind : std::uint8_t {
    report,     ///< the trigger reached the one who decides
    decision,   ///< decided
    order,      ///< a step was ordered
    effect,     ///< its measure takes effect: apply it
    withdrawal, ///< its measure ends: take it back
};
/// "report", "decision", "order", "effect", "withdrawal".
const char* name_of(PlanActKind kind);

/// Something the plan did at an exact time. Names and measures stay in the PlanDef, which must outlive
/// this.
struct PlanAct {
    SimTime time_s = 0;
    PlanActKind kind = PlanActKind::report;
    int procedure = -1;                ///< row of PlanDef::procedures
    int step = -1;                     ///< row of its steps; -1 for report and decision
    std::string_view who;              ///< decided_by for report and decision, else the step's role
    SimTime ordered_s = -1;            ///< effect: its order; withdrawal: the stand-down; else -1
    const Measure* measure = nullptr;  ///< order, effect, withdrawal

    /// For checkpoints (base/state_bytes.h): what points into the PlanDef is found again by point_into().
    template <class F>
    void for_each_field(F&& f) {
        f(time_s, kind, procedure, step, ordered_s);
    }
};
static_assert(sizeof(PlanAct) == 56, "a field was added: name it in for_each_field, or in point_into()");

/// A measure that has taken effect and not been withdrawn: a step of a procedure, or a disturbance.
struct MeasureInForce {
    std::int32_t procedure = -1, step = -1, disturbance = -1;

    bool operator==(const MeasureInForce&) const = default;
};

/// Sets `who` and `measure` by procedure and step.
void point_into(const PlanDef& def, PlanAct& act);

/// One step of a procedure under way.
struct StepState {
    SimTime effect_due_s = std::numeric_limits<double>::infinity();
    SimTime ordered_s = -1;
    bool is_in_effect = false;
    bool is_ending = false;  ///< its withdrawal is ordered and due at ProcedureState::withdrawal_due_s
};

/// Times not due are infinite.
struct ProcedureState {
    bool is_active = false;
    WarningLevel warning_level = WarningLevel::none;  ///< of its rule
    SimTime below_since_s = std::numeric_limits<double>::infinity();
    SimTime report_due_s = std::numeric_limits<double>::infinity();
    SimTime decision_due_s = std::numeric_limits<double>::infinity();
    SimTime order_due_s = std::numeric_limits<double>::infinity();
    SimTime withdrawal_due_s = std::numeric_limits<double>::infinity();
    SimTime withdrawal_ordered_s = -1;  ///< the stand-down that ordered it
    std::vector<StepState> steps;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(is_active, warning_level, below_since_s, report_due_s, decision_due_s, order_due_s, withdrawal_due_s,
          withdrawal_ordered_s, steps);
    }
};
static_assert(sizeof(ProcedureState) == 80, "a field was added: name it in for_each_field");

/// All that changes in the plan; saved in checkpoints.
struct PlanState {
    SimTime time_s = 0;  ///< end of the last step
    std::vector<ProcedureState> procedures;

    template <class F>
    void for_each_field(F&& f) {
        f(time_s, procedures);
    }
};
static_assert(sizeof(PlanState) == 32, "a field was added: name it in for_each_field");

PlanState make_plan_state(const PlanDef& def);

/// For a procedure that joins a run under way, at state.time_s: its rule is at `level`, and if that is high enough it fires.
void begin_at_level(const PlanDef& def, std::size_t procedure, WarningLevel level, PlanState& state);

/// Carries the plan on to `now` and appends what fell due after the last step and until now, ordered by
/// time, then procedure, then in the order in which the procedure did it.
///
/// `changes` are the rules' level changes of this step, ordered by known_s; one that lies before the last
/// step's end (it was found at a sample) counts from that end, for nobody could act on it sooner.
///
/// A procedure at rest fires when its rule rises to `at` or above: report after report_delay_s, decision
/// after decision_delay_s more, the order of every step after order_delay_s more, and each step's effect
/// action_delay_s after its order. A level that falls meanwhile does not stop it. When the rule was below
/// stand_down_below for stand_down_hold_s without a break, the procedure stands down: what has not
/// happened yet is called off, and the measures in effect are withdrawn order_delay_s later, last step
/// first. One-shot measures are not taken back and have no withdrawal. It can then fire again.
void step(const PlanDef& def, std::span<const LevelChange> changes, SimTime now, PlanState& state,
          std::vector<PlanAct>& acts);

}  // namespace tidegate
