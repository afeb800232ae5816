#include <algorithm>
#include <map>

#include "base/draws.h"
#include "catch.h"
#include "plan/plan_state.h"

using namespace tidegate;

namespace {

/// Random times, some of them zero so that things fall together.
double delay(const Draws& draws, std::uint64_t row, double most_s) {
    if (draws.uniform(Purpose::delay, row, 1) < 0.2) return 0;
    return std::floor(draws.uniform(Purpose::delay, row, 0, 0, most_s));
}

ProcedureDef random_procedure(const Draws& draws, std::uint64_t row) {
    const std::uint64_t k = 100 * row;
    const auto level = [&](std::uint64_t n) {
        return static_cast<WarningLevel>(1 + static_cast<int>(4 * draws.uniform(Purpose::place, k + n)));
    };
    ProcedureDef procedure;
    procedure.rule = id_of<RuleId>(row % 2);
    procedure.at = level(0);
    procedure.stand_down_below = level(1);
    procedure.report_delay_s = delay(draws, k + 2, 20);
    procedure.decision_delay_s = delay(draws, k + 3, 20);
    procedure.order_delay_s = delay(draws, k + 4, 20);
    procedure.stand_down_hold_s = delay(draws, k + 5, 40);
    procedure.stands_down = draws.uniform(Purpose::place, k + 6) < 0.9;
    procedure.steps.resize(row % 4);
    for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
        procedure.steps[i].action_delay_s = delay(draws, k + 10 + i, 60);
        const double kind = 10 * draws.uniform(Purpose::place, k + 20 + i);
        procedure.steps[i].measure.kind = static_cast<MeasureKind>(static_cast<int>(kind));
    }
    return procedure;
}

/// A random walk of each of two rules between the levels, at whole seconds.
std::vector<LevelChange> random_changes(const Draws& draws) {
    std::vector<LevelChange> changes;
    int level[2] = {0, 0};
    double time = 0;
    for (std::uint64_t i = 0; i < 300; ++i) {
        time += delay(draws, 5000 + i, 30);
        const int rule = draws.uniform(Purpose::place, 5000 + i, 0) < 0.5;
        const int before = level[rule];
        const bool is_up = before == 0 || (before < 4 && draws.uniform(Purpose::place, 5000 + i, 1) < 0.5);
        level[rule] += is_up ? 1 : -1;
        changes.push_back({RuleId{rule}, static_cast<WarningLevel>(before),
                           static_cast<WarningLevel>(level[rule]), time, time, 0});
    }
    return changes;
}

std::vector<PlanAct> carry_out(const PlanDef& def, const std::vector<LevelChange>& changes, double step_s,
                               double end_s) {
    PlanState state = make_plan_state(def);
    std::vector<PlanAct> acts;
    std::size_t next = 0;
    for (double now = step_s; now <= end_s; now += step_s) {
        std::vector<LevelChange> heard;
        while (next < changes.size() && changes[next].known_s <= now) heard.push_back(changes[next++]);
        step(def, heard, now, state, acts);
    }
    return acts;
}

/// Follows the acts of one procedure and checks that each has what must come before it.
struct Ledger {
    const ProcedureDef& def;
    int reports = 0, decisions = 0;
    std::map<int, double> ordered_s;  ///< by step, not yet in effect
    std::map<int, double> effect_s;   ///< by step, in effect

    void enter(const PlanAct& act) {
        if (act.kind == PlanActKind::report) {
            ++reports;
            ordered_s.clear();  // what was called off before
        } else if (act.kind == PlanActKind::decision) {
            ++decisions;
            REQUIRE(decisions <= reports);
        } else if (act.kind == PlanActKind::order) {
            REQUIRE(decisions > 0);
            REQUIRE(ordered_s.emplace(act.step, act.time_s).second);
        } else if (act.kind == PlanActKind::effect) {
            REQUIRE(ordered_s.count(act.step) == 1);
            REQUIRE(act.ordered_s == ordered_s[act.step]);
            const double action_delay_s = def.steps[static_cast<std::size_t>(act.step)].action_delay_s;
            REQUIRE(act.time_s == act.ordered_s + action_delay_s);
            ordered_s.erase(act.step);
            const bool is_new = effect_s.emplace(act.step, act.time_s).second;
            REQUIRE((is_new || is_one_shot(act.measure->kind)));
        } else {
            REQUIRE(effect_s.count(act.step) == 1);
            REQUIRE(act.time_s >= effect_s[act.step]);
            REQUIRE(act.time_s == act.ordered_s + def.order_delay_s);
            REQUIRE_FALSE(is_one_shot(act.measure->kind));
            effect_s.erase(act.step);
        }
    }
};

/// Firing and stand-down times by the plain words of the definition.
struct Expected {
    std::vector<double> fired_s;
    std::vector<double> stood_down_s;  ///< infinite: never
};

Expected expected_of(const ProcedureDef& def, const std::vector<LevelChange>& changes) {
    constexpr double never = std::numeric_limits<double>::infinity();
    Expected expected;
    double rest_from_s = 0, down_due_s = never;
    bool is_active = false;
    for (const LevelChange& change : changes) {
        if (change.rule != def.rule) continue;
        if (is_active && down_due_s <= change.known_s) {
            expected.stood_down_s.back() = rest_from_s = down_due_s;
            is_active = false;
        }
        if (!is_active && change.after > change.before && change.after >= def.at) {
            is_active = true;
            down_due_s = never;
            expected.fired_s.push_back(change.known_s);
            expected.stood_down_s.push_back(never);
        }
        if (change.after >= def.stand_down_below) down_due_s = never;
        else if (down_due_s == never && def.stands_down) down_due_s = change.known_s + def.stand_down_hold_s;
    }
    if (is_active) expected.stood_down_s.back() = down_due_s;
    return expected;
}

}  // namespace

TEST_CASE("no act of a plan is lost, doubled or out of order, whatever the levels do",
          "[plan][property]") {
    for (std::uint64_t world = 0; world < 100; ++world) {
        const Draws draws{world};
        PlanDef def;
        for (std::uint64_t row = 0; row < 6; ++row) def.procedures.push_back(random_procedure(draws, row));
        const auto changes = random_changes(draws);
        const double end_s = changes.back().known_s + 1000;
        const auto acts = carry_out(def, changes, 0.5, end_s);
        REQUIRE(std::is_sorted(acts.begin(), acts.end(), [](const PlanAct& p, const PlanAct& q) {
            return p.time_s < q.time_s;
        }));
        for (std::size_t row = 0; row < def.procedures.size(); ++row) {
            CAPTURE(world, row);
            const ProcedureDef& procedure = def.procedures[row];
            Ledger ledger{procedure, 0, 0, {}, {}};
            std::map<PlanActKind, std::vector<double>> times;
            for (const PlanAct& act : acts)
                if (act.procedure == static_cast<int>(row)) {
                    ledger.enter(act);
                    times[act.kind].push_back(act.time_s);
                }
            // Every cycle did all that fell due before it stood down, and nothing else.
            const Expected expected = expected_of(procedure, changes);
            std::map<PlanActKind, std::vector<double>> due;
            for (std::size_t i = 0; i < expected.fired_s.size(); ++i) {
                const double down_s = expected.stood_down_s[i];
                const double report_s = expected.fired_s[i] + procedure.report_delay_s;
                const double decision_s = report_s + procedure.decision_delay_s;
                const double order_s = decision_s + procedure.order_delay_s;
                if (report_s <= down_s) due[PlanActKind::report].push_back(report_s);
                if (decision_s <= down_s) due[PlanActKind::decision].push_back(decision_s);
                for (const StepDef& step_def : procedure.steps) {
                    const double effect_s = order_s + step_def.action_delay_s;
                    if (order_s <= down_s) due[PlanActKind::order].push_back(order_s);
                    if (effect_s > down_s) continue;
                    due[PlanActKind::effect].push_back(effect_s);
                    if (down_s < end_s && !is_one_shot(step_def.measure.kind))
                        due[PlanActKind::withdrawal].push_back(down_s + procedure.order_delay_s);
                }
            }
            for (auto& [kind, list] : due) std::sort(list.begin(), list.end());
            for (const PlanActKind kind : {PlanActKind::report, PlanActKind::decision, PlanActKind::order,
                                           PlanActKind::effect, PlanActKind::withdrawal}) {
                CAPTURE(name_of(kind));
                REQUIRE(times[kind] == due[kind]);
            }
        }
    }
}

TEST_CASE("a plan carried out in long steps does what it does in short ones", "[plan][property]") {
    for (std::uint64_t world = 0; world < 30; ++world) {
        const Draws draws{world};
        PlanDef def;
        for (std::uint64_t row = 0; row < 6; ++row) def.procedures.push_back(random_procedure(draws, row));
        const auto changes = random_changes(draws);
        const double end_s = changes.back().known_s + 4000;
        const auto fine = carry_out(def, changes, 0.25, end_s);
        const auto coarse = carry_out(def, changes, 1024, end_s);
        CAPTURE(world);
        const auto until = static_cast<std::ptrdiff_t>(coarse.size());
        REQUIRE(fine.size() >= coarse.size());
        REQUIRE(std::equal(coarse.begin(), coarse.end(), fine.begin(), fine.begin() + until,
                           [](const PlanAct& p, const PlanAct& q) {
                               return p.time_s == q.time_s && p.kind == q.kind &&
                                      p.procedure == q.procedure && p.step == q.step;
                           }));
    }
}
