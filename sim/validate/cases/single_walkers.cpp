#include <array>

#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene_parts.h"

namespace tidegate::cases {
namespace {

// One person, 40 m from the start to the line at the end of a corridor 2 m wide, at one of these
// speeds.
constexpr std::array corridor_speeds_m_s{1.33, 1.0, 0.5, 2.0};

int corridor_parts(const SuiteSetting&) { return static_cast<int>(corridor_speeds_m_s.size()); }

Measured walk_corridor(const CaseJob& job) {
    Scene scene(rectangle(-0.3, 0, 40, 2));
    scene.exit("end", {{40, 0}, {40, 2}}).seed(job.seed);
    scene.free_speed(corridor_speeds_m_s[static_cast<std::size_t>(job.part)]);
    scene.person({.level = {0}, .point = {0, 1}, .velocity = {}}, 0);
    const Watched run = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("time_s", time_past_of_each(run.tracks, {{40, 0}, {1, 0}}).front());
    return m;
}

void judge_corridor(const Results& results, CaseReport& report) {
    const Heading rimea{"V1", Gate::hard, "RiMEA 4.1.1 test 1"};
    add_band(report, rimea, "one person, 40 m at 1.33 m/s", results.per_seed(0, "time_s"), "s",
             {26, 34});
    const Heading imo{"V2", Gate::hard,
                      "IMO MSC.1/Circ.1533 test 1, NIST TN 1822 test 2.1, ISO 20414 test 2"};
    add_band(report, imo, "one person, 40 m at 1.0 m/s", results.per_seed(1, "time_s"), "s",
             {38, 42});
    add_band(report, imo, "one person, 40 m at 0.5 m/s", results.per_seed(2, "time_s"), "s",
             {76, 84});
    add_band(report, imo, "one person, 40 m at 2.0 m/s", results.per_seed(3, "time_s"), "s",
             {19, 21});
}

// One person goes from one level to the other by a stair 2 m wide and 10 m long along its slope.
struct StairWay {
    bool is_up;
    double speed_m_s;
};
constexpr std::array<StairWay, 2> stair_ways{{{true, 0.50}, {false, 0.65}}};

int stair_parts(const SuiteSetting&) { return static_cast<int>(stair_ways.size()); }

Measured walk_stair(const CaseJob& job) {
    const StairWay way = stair_ways[static_cast<std::size_t>(job.part)];
    Scene scene(rectangle(0, 0, 6, 2));
    Scenario& s = scene.scenario;
    add_level(s, "upper", 6, rectangle(14, 0, 20, 2));
    add_flight(s, "stair",
               {.lower_line = {{6, 0}, {6, 2}},
                .upper_line = {{14, 0}, {14, 2}},
                .length_m = 10,
                .rise_m = 6});
    const int from = way.is_up ? 0 : 1;
    scene.exit("end", way.is_up ? Segment{{20, 0}, {20, 2}} : Segment{{0, 0}, {0, 2}}, 1 - from);
    scene.person({.level = {from}, .point = {way.is_up ? 1.0 : 19.0, 1}, .velocity = {}}, 0);
    const double factor = way.is_up ? s.walk.stair_up_factor : s.walk.stair_down_factor;
    scene.free_speed(way.speed_m_s / factor).seed(job.seed);
    const Watched run = watch(s, job.setting.model);
    Measured m;
    m.set("time_s", run.crossings.size() == 3 ? run.crossings[1].time - run.crossings[0].time : -1);
    return m;
}

void judge_stair(const Results& results, CaseReport& report) {
    const Heading h{"V3", Gate::hard, "RiMEA 4.1.1 tests 2 and 3; speeds and 5 % as in JuPedSim"};
    add_band(report, h, "one person, stair up, 10 m at 0.50 m/s", results.per_seed(0, "time_s"),
             "s", {19, 21});
    add_band(report, h, "one person, stair down, 10 m at 0.65 m/s", results.per_seed(1, "time_s"),
             "s", {14.6, 16.2});
}

}  // namespace

Case corridor_walker() {
    Case c;
    c.name = "corridor walker";
    c.ids = {"V1", "V2"};
    c.suites = {Suite::rimea, Suite::imo, Suite::nist, Suite::iso};
    c.method =
        R"(One person stands 40 m before the end of a corridor 2 m wide, without
pre-movement time; measured until the line at the end is passed. The 5 % of V2 are ours.)";
    c.cost = 0.05;
    c.parts = corridor_parts, c.run = walk_corridor, c.judge = judge_corridor;
    return c;
}

Case stair_walker() {
    Case c;
    c.name = "stair walker";
    c.ids = {"V3"};
    c.suites = {Suite::rimea, Suite::imo, Suite::iso};
    c.method =
        R"(One person, a stair 2 m wide and 10 m long along its slope; from stepping on
to stepping off. The free speed is chosen such that the speed on the stair is the one required.)";
    c.cost = 0.05;
    c.parts = stair_parts, c.run = walk_stair, c.judge = judge_stair;
    return c;
}

}  // namespace tidegate::cases
