#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// --- V9: a hall with four doors, then with two -------------------------------------------------

constexpr int hall_crowd = 1000;

int hall_parts(const SuiteSetting&) { return 2; }

Measured run_hall(const CaseJob& job) {
    const bool two_closed = job.part == 1;
    Scene scene(rectangle(0, 0, 30, 20));
    scene.exit("1", {{4, 20}, {5, 20}}).exit("2", {{25, 20}, {26, 20}});
    scene.exit("3", {{4, 0}, {5, 0}}).exit("4", {{25, 0}, {26, 0}});
    for (std::size_t door = 0; two_closed && door < 2; ++door) {
        scene.scenario.venue.exits[door].status = PassageStatus::closed;
    }
    scene.people(scattered(2, 2, 28, 18, hall_crowd, job.seed), -1).seed(job.seed).runs_for(900);
    const Watched run = watch(scene.scenario, job.setting.model);
    std::array<std::vector<double>, 4> times;
    for (const Crossing& c : run.crossings)
        times[static_cast<std::size_t>(c.portal)].push_back(c.time);
    Measured m;
    m.set("clear_s", run.over_s);
    m.set("still_there", static_cast<double>(run.still_there));
    std::vector<double>& flows = m.columns["door_per_s"];
    for (std::size_t door = two_closed ? 2 : 0; door < 4; ++door) {
        std::sort(times[door].begin(), times[door].end());
        flows.push_back(flow_per_s(times[door]));
    }
    return m;
}

// The least and the greatest flow of a door, open or half closed, for each seed.
std::vector<double> extreme_flow(const Results& r, bool greatest) {
    std::vector<double> extremes;
    for (std::size_t seed = 0; seed < r.of[0].size(); ++seed) {
        std::vector<double> all = r.of[0][seed].column("door_per_s");
        const auto& halved = r.of[1][seed].column("door_per_s");
        all.insert(all.end(), halved.begin(), halved.end());
        extremes.push_back(greatest ? *std::max_element(all.begin(), all.end())
                                    : *std::min_element(all.begin(), all.end()));
    }
    return extremes;
}

void judge_hall(const Results& r, CaseReport& report) {
    const Heading h{"V9", Gate::hard,
                    "RiMEA 3.0 test 9, IMO MSC.1/Circ.1533 test 9; bands about Vadere's and "
                    "FDS+Evac's results"};
    const std::vector<double> four = r.per_seed(0, "clear_s"), two = r.per_seed(1, "clear_s");
    std::vector<double> ratio, left;
    for (std::size_t seed = 0; seed < four.size(); ++seed) {
        ratio.push_back(two[seed] / four[seed]);
        left.push_back(r.per_seed(0, "still_there")[seed] + r.per_seed(1, "still_there")[seed]);
    }
    add_band(report, h, "1000 people, four doors of 1 m: time until empty", four, "s", {90, 260});
    add_band(report, h, "two of the doors closed: that time over the former", ratio, "",
             {1.6, 2.4});
    add_only(report, h, "two of the doors closed: time until empty", seeds_text(two, "s"),
             "Vadere 180 to 220 s, FDS+Evac 323 to 413 s");
    add_band(report, h, "least flow through a door", extreme_flow(r, false), "/s", {1.0, 2.8});
    add_band(report, h, "greatest flow through a door", extreme_flow(r, true), "/s", {1.0, 2.8});
    add_band(report, h, "people left in the hall", left, "", {0, 0});
}

// --- V21: a room with one door, with and without the code's cap ---------------------------------

constexpr int room_crowd = 100;
constexpr double code_cap_per_m_s = 1.33;

int room_parts(const SuiteSetting&) { return 2; }

Measured run_room(const CaseJob& job) {
    Scene scene(rectangle(0, 0, 8, 5));
    scene.exit("door", {{8, 2}, {8, 3}});
    scene.people(scattered(0.3, 0.3, 7.5, 4.7, room_crowd, job.seed), 0).seed(job.seed);
    if (job.part == 1) scene.scenario.walk.max_flow_per_m_s = code_cap_per_m_s;
    const Watched run = watch(scene.scenario, job.setting.model);
    const std::vector<double> times = times_past(run.tracks, {{8, 0}, {1, 0}});
    std::vector<double> left_s;
    for (const AgentRecord& a : run.agents) left_s.push_back(a.left_s);
    std::sort(left_s.begin(), left_s.end());
    Measured m;
    m.set("flow_per_s", flow_per_s(times));
    // Over the whole run, from the first to the last who leaves; both are known to one step.
    const double took_s = left_s.back() - left_s.front() + scene.scenario.step_s;
    m.set("whole_run_per_s", static_cast<double>(left_s.size() - 1) / took_s);
    m.set("still_there", static_cast<double>(run.still_there));
    return m;
}

void judge_room(const Results& r, CaseReport& report) {
    const Heading h{
        "V21", Gate::hard,
        "IMO MSC.1/Circ.1533 test 4, NIST TN 1822 test 5.2, ISO 20414 test 11; emergent band from "
        "measured doors"};
    add_band(report, h, "profile emergent: 100 people, door 1 m, flow", r.per_seed(0, "flow_per_s"),
             "/s", {1.2, 2.5});
    const std::vector<double> capped = r.per_seed(1, "whole_run_per_s");
    add_whether(
        report, h, "profile code (1.33 /(m s)): flow over the whole run", seeds_text(capped, "/s"),
        "at most 1.33 /s in every run",
        std::all_of(capped.begin(), capped.end(), [](double v) { return v <= code_cap_per_m_s; }));
    add_band(report, h, "people left in the room, profile code", r.per_seed(1, "still_there"), "",
             {0, 0});
}

}  // namespace

Case hall_with_four_doors() {
    Case c;
    c.name = "hall with four doors";
    c.ids = {"V9"};
    c.suites = {Suite::rimea, Suite::imo};
    c.method =
        R"(30 x 20 m, 1000 people scattered 2 m off the walls, doors of 1 m; in the
second run the two of one long side are closed from the start. Time until the last is out; flows
of each door from the 20th to the 80th percent of its own passages, the least and the greatest
of both runs.)";
    c.cost = 2;
    c.parts = hall_parts, c.run = run_hall, c.judge = judge_hall;
    return c;
}

Case room_with_a_door() {
    Case c;
    c.name = "room with a door";
    c.ids = {"V21"};
    c.suites = {Suite::imo, Suite::nist, Suite::iso};
    c.method =
        R"(100 people scattered in 8 x 5 m, door of 1 m in the middle of a short side,
a line in a wall without depth. Profile emergent: flow between the 20th and the 80th percent.
Profile code: all passages but the first over the time between the first and the last, plus one
step, to which they are timed. The upper bound of the emergent band is the stricter of two in
our sources (2.5 and 2.8 /s).)";
    c.cost = 0.2;
    c.parts = room_parts, c.run = run_room, c.judge = judge_room;
    return c;
}

}  // namespace tidegate::cases
