#include "catch.h"
#include "plan/plan_state.h"

using namespace tidegate;

namespace {

using Kind = PlanActKind;

StepDef measure(MeasureKind kind, double action_delay_s) {
    StepDef step;
    step.role = "gate team";
    step.measure.kind = kind;
    step.action_delay_s = action_delay_s;
    return step;
}

/// Fires at yellow: report after 60 s, decision 60 s, order 30 s; stands down below blue for 600 s.
ProcedureDef platform_filling(std::vector<StepDef> steps) {
    ProcedureDef procedure;
    procedure.rule = RuleId{0};
    procedure.decided_by = "station master";
    procedure.steps = std::move(steps);
    return procedure;
}

LevelChange to(WarningLevel after, WarningLevel before, double known_s, int rule = 0) {
    return {RuleId{rule}, before, after, known_s, known_s, 0};
}
LevelChange up(int after, double known_s) {
    return to(static_cast<WarningLevel>(after), static_cast<WarningLevel>(after - 1), known_s);
}
LevelChange down(int after, double known_s) {
    return to(static_cast<WarningLevel>(after), static_cast<WarningLevel>(after + 1), known_s);
}

/// Carries the plan through the changes in steps of `step_s` until `end_s`.
std::vector<PlanAct> carry_out(const PlanDef& def, const std::vector<LevelChange>& changes, double end_s,
                               double step_s = 0.5) {
    PlanState state = make_plan_state(def);
    std::vector<PlanAct> acts;
    std::size_t next = 0;
    for (int i = 1; step_s * i <= end_s; ++i) {
        std::vector<LevelChange> now;
        while (next < changes.size() && changes[next].known_s <= step_s * i) now.push_back(changes[next++]);
        step(def, now, step_s * i, state, acts);
    }
    return acts;
}

int count_of(const std::vector<PlanAct>& acts, Kind kind) {
    int n = 0;
    for (const PlanAct& act : acts) n += act.kind == kind;
    return n;
}

}  // namespace

TEST_CASE("a procedure reports, decides, orders and takes effect at exact times, by named roles",
          "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 45),
                                                  measure(MeasureKind::close, 10)})}};
    const auto acts = carry_out(def, {up(1, 50), up(2, 100.3)}, 400);
    REQUIRE(acts.size() == 6);
    CHECK(acts[0].kind == Kind::report);
    CHECK(acts[0].time_s == Approx(160.3));
    CHECK(acts[0].who == "station master");
    CHECK(acts[0].measure == nullptr);
    CHECK(acts[1].kind == Kind::decision);
    CHECK(acts[1].time_s == Approx(220.3));
    CHECK(acts[2].kind == Kind::order);
    CHECK(acts[3].kind == Kind::order);
    CHECK(acts[2].time_s == Approx(250.3));
    CHECK(acts[2].who == "gate team");
    CHECK(acts[4].kind == Kind::effect);
    CHECK(acts[4].step == 1);
    CHECK(acts[4].time_s == Approx(260.3));
    CHECK(acts[4].ordered_s == Approx(250.3));
    CHECK(acts[4].measure->kind == MeasureKind::close);
    CHECK(acts[5].step == 0);
    CHECK(acts[5].time_s == Approx(295.3));
}

TEST_CASE("a higher level than the trigger's fires too, a lower one or another rule's does not",
          "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 0)})}};
    CHECK(carry_out(def, {up(1, 5)}, 500).empty());
    CHECK(carry_out(def, {to(WarningLevel::red, WarningLevel::orange, 5, 1)}, 500).empty());
    CHECK(carry_out(def, {up(1, 5), up(2, 5), up(3, 5), up(4, 5)}, 500).size() == 4);
}

TEST_CASE("measures are withdrawn last step first once the stand-down criterion has held", "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 5),
                                                  measure(MeasureKind::close, 10)})}};
    const auto acts =
        carry_out(def, {up(1, 1), up(2, 2), down(1, 500), down(0, 600), up(1, 900), down(0, 1000)}, 3000);
    REQUIRE(acts.size() == 8);
    CHECK(acts[6].kind == Kind::withdrawal);
    CHECK(acts[6].step == 1);
    CHECK(acts[6].time_s == Approx(1630));
    CHECK(acts[6].ordered_s == Approx(1600));
    CHECK(acts[7].step == 0);
    CHECK(acts[7].time_s == Approx(1630));
}

TEST_CASE("an order once under way takes effect though the level has fallen", "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 300)})}};
    const auto acts = carry_out(def, {up(1, 1), up(2, 2), down(1, 100), down(0, 110)}, 600);
    CHECK(count_of(acts, Kind::effect) == 1);
}

TEST_CASE("standing down calls off what has not happened yet", "[plan]") {
    PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 60),
                                            measure(MeasureKind::close, 300)})}};
    def.procedures[0].stand_down_hold_s = 120;
    const std::vector<LevelChange> changes{up(1, 1), up(2, 2), down(1, 200), down(0, 210)};
    // Stands down at 330 s: the first step took effect at 212 s, the second is due at 452 s.
    const auto late = carry_out(def, changes, 2000);
    CHECK(count_of(late, Kind::order) == 2);
    CHECK(count_of(late, Kind::effect) == 1);
    CHECK(count_of(late, Kind::withdrawal) == 1);
    // Before the decision: nothing is ordered.
    def.procedures[0].decision_delay_s = 500;
    const auto early = carry_out(def, changes, 2000);
    CHECK(early.size() == 1);
    CHECK(early[0].kind == Kind::report);
}

TEST_CASE("a procedure that stood down can fire again, one that never stands down does not", "[plan]") {
    PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 5)})}};
    const std::vector<LevelChange> changes{up(1, 1), up(2, 2), down(1, 300), down(0, 310),
                                           up(1, 2000), up(2, 2001), down(1, 2500), down(0, 2600)};
    const auto twice = carry_out(def, changes, 5000);
    CHECK(count_of(twice, Kind::effect) == 2);
    CHECK(count_of(twice, Kind::withdrawal) == 2);
    CHECK(twice.size() == 10);
    def.procedures[0].stands_down = false;
    CHECK(carry_out(def, changes, 5000).size() == 4);
}

TEST_CASE("extra trains, evacuations and information are not taken back", "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::extra_train, 5),
                                                  measure(MeasureKind::set_headway, 5),
                                                  measure(MeasureKind::evacuate, 5),
                                                  measure(MeasureKind::inform, 5)})}};
    const auto acts = carry_out(def, {up(1, 1), up(2, 2), down(1, 300), down(0, 310)}, 2000);
    CHECK(count_of(acts, Kind::effect) == 4);
    REQUIRE(count_of(acts, Kind::withdrawal) == 1);
    CHECK(acts.back().measure->kind == MeasureKind::set_headway);
}

TEST_CASE("a level found late, at a sample, is acted on only when it could be known", "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 0)})}};
    PlanState state = make_plan_state(def);
    std::vector<PlanAct> acts;
    step(def, {}, 9.9, state, acts);
    const LevelChange late = up(2, 9.3);
    step(def, {&late, 1}, 10, state, acts);
    step(def, {}, 100, state, acts);
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].time_s == Approx(69.9));
}

TEST_CASE("the length of the step changes no time of the plan", "[plan]") {
    const PlanDef def{"p", {}, {platform_filling({measure(MeasureKind::meter, 5)})}};
    const std::vector<LevelChange> changes{up(1, 1.2), up(2, 2.3), down(1, 300.7), down(0, 310.1)};
    const auto fine = carry_out(def, changes, 2000, 0.1);
    const auto coarse = carry_out(def, changes, 2000, 1000);
    REQUIRE(fine.size() == coarse.size());
    for (std::size_t i = 0; i < fine.size(); ++i) CHECK(fine[i].time_s == coarse[i].time_s);
}

TEST_CASE("measures and acts are written as in the plan's file", "[plan]") {
    const char* words[] = {"meter", "close", "hold", "open", "reverse", "set_direction",
                           "open_lanes", "extra_train", "set_headway", "evacuate", "inform"};
    for (int i = 0; i < 11; ++i)
        CHECK(std::string(name_of(static_cast<MeasureKind>(i))) == words[i]);
    CHECK(std::string(name_of(Kind::withdrawal)) == "withdrawal");
}
