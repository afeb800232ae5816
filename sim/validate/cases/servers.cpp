#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// --- F3: a saturated escalator -------------------------------------------------------------------

constexpr double default_capacity_per_min =
    90;  // per metre of width, as a scenario has it when it says nothing

int escalator_parts(const SuiteSetting&) { return 2; }

Measured run_escalator(const CaseJob& job) {
    Scene scene(rectangle(0, 0, 10, 8));
    Scenario& s = scene.scenario;
    add_level(s, "upper", 4, rectangle(18, 0, 26, 8));
    add_flight(s, "escalator",
               {.kind = ConnectorKind::escalator,
                .lower_line = {{10, 3.5}, {10, 4.5}},
                .upper_line = {{18, 3.5}, {18, 4.5}},
                .length_m = 9,
                .rise_m = 4});
    ConnectorDef& escalator = s.venue.connectors.front();
    escalator.direction = PassageDirection::forward;
    escalator.belt_speed_m_s = 0.5;
    escalator.capacity_per_min = job.part == 0 ? default_capacity_per_min : 0;
    scene.exit("end", {{26, 0}, {26, 8}}, 1);
    scene.people(scattered(0.3, 0.3, 9, 7.7, 200, job.seed), 0).seed(job.seed);
    const Watched run = watch(s, job.setting.model);
    std::vector<double> off_s;
    std::vector<int> passages(run.agents.size(), 0);
    for (const Crossing& c : run.crossings) {
        if (++passages[static_cast<std::size_t>(c.agent)] == 2) off_s.push_back(c.time);
    }
    std::sort(off_s.begin(), off_s.end());
    Measured m;
    m.set("per_min", 60 * flow_per_s(off_s));
    return m;
}

void judge_escalator(const Results& r, CaseReport& report) {
    const Heading h{"F3", Gate::hard, "Fruin 1971, table 5-A (nominal 68 to 90 /min)"};
    add_band(report, h,
             "escalator 1 m, 0.5 m/s, 200 people waiting, default capacity (90 /min): flow",
             r.per_seed(0, "per_min"), "/min", {60, 100});
    add_only(report, h, "the same without a capacity: flow out of the standing people",
             seeds_text(r.per_seed(1, "per_min"), "/min"), "theoretical capacity 133 to 178 /min");
}

// --- F4: a bank of turnstiles --------------------------------------------------------------------

constexpr int spectators = 10100, gates = 7;
constexpr std::array rates_per_h{750.0, 660.0};
// People come at this share of what the gates can serve: there is always a queue.
double press(const SuiteSetting& setting) { return setting.quick ? 1.3 : 1.03; }

int turnstile_parts(const SuiteSetting& setting) {
    return setting.quick ? 1 : static_cast<int>(rates_per_h.size());
}
int spectators_in(const SuiteSetting& setting) { return setting.quick ? 1000 : spectators; }

bool is_lane(const Simulation& simulation, const Crossing& crossing) {
    return simulation.portal_names()[static_cast<std::size_t>(crossing.portal)].starts_with("gate");
}

// People who came (appeared or found no room yet), less those served, less those in front of the
// gates: on the line one has not passed it.
double queue_mismatch(const Simulation& simulation, double gate_x_m) {
    const Counts c = simulation.counts();
    double before = static_cast<double>(c.waiting_outside), served = 0;
    for (const FrameAgent& a : simulation.frame().agents) before += a.x <= gate_x_m;
    for (const Crossing& crossing : simulation.crossings()) {
        served += is_lane(simulation, crossing);
    }
    return std::abs(static_cast<double>(c.planned - c.due) - served - before);
}

Measured run_turnstiles(const CaseJob& job) {
    const double per_h = rates_per_h[static_cast<std::size_t>(job.part)];
    const int people = spectators_in(job.setting);
    Scene scene(rectangle(0, 0, 34, 14));
    const double mean_s = 3600 / per_h;
    add_gate(scene.scenario, {{28, 0}, {28, 14}}, gates, gates,
             {ServiceLaw::lognormal, mean_s, mean_s / 3});
    scene.entrance("approach", rectangle(1, 1, 18, 13))
        .exit("stand", {{34, 0}, {34, 14}})
        .crowd(0, 0, people);
    DemandRow& row = scene.scenario.demand.rows.back();
    row.to = people / (press(job.setting) * gates / mean_s);
    row.law = ArrivalLaw::even;
    scene.seed(job.seed).runs_for(2 * row.to);
    scene.scenario.walk.model = job.setting.model;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    double first_s = 1e9, last_s = 0, worst = 0, next_s = 300;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        if (simulation.now() < next_s) continue;
        worst = std::max(worst, queue_mismatch(simulation, 28));
        next_s += 300;
    }
    for (const Crossing& c : simulation.crossings()) {
        if (!is_lane(simulation, c)) continue;
        first_s = std::min(first_s, c.time), last_s = std::max(last_s, c.time);
    }
    Measured m;
    m.set("admitted_min", simulation.counts().exited == people ? (last_s - first_s) / 60 : 1e6);
    m.set("mismatch", worst);
    return m;
}

void judge_turnstiles(const Results& r, CaseReport& report) {
    const Heading h{"F4", Gate::hard, "Green Guide rates, arithmetic of the Taylor report"};
    const int people = spectators_in(r.setting);
    for (int part = 0; part < static_cast<int>(r.parts()); ++part) {
        const double per_h = rates_per_h[static_cast<std::size_t>(part)];
        const double by_hand = 60.0 * people / (gates * per_h);
        add_band(report, h,
                 fmt::format("{} people, 7 gates of {:.0f} /h: time to admit all (by hand {:.1f})",
                             people, per_h, by_hand),
                 r.per_seed(part, "admitted_min"), "min",
                 {std::round(9.8 * by_hand) / 10, std::round(10.2 * by_hand) / 10});
        add_band(report, h, "queue less (come - served), every 5 minutes: largest difference",
                 r.per_seed(part, "mismatch"), "", {0, 0});
    }
}

}  // namespace

Case escalator() {
    Case c;
    c.name = "escalator";
    c.ids = {"F3"};
    c.suites = {Suite::facilities};
    c.method =
        R"(200 people stand before an escalator 1 m wide and 9 m long that runs up at
0.5 m/s; passages of its upper end from the 20th to the 80th percent. The default capacity of a
scenario's escalator, 90 /min and metre, is Fruin's figure: this row tests that it is kept, not
that it is right.)";
    c.cost = 0.5;
    c.parts = escalator_parts, c.run = run_escalator, c.judge = judge_escalator;
    return c;
}

Case turnstiles() {
    Case c;
    c.name = "turnstiles";
    c.ids = {"F4"};
    c.suites = {Suite::facilities};
    c.method =
        R"(Seven lanes, service times lognormal about the rate's inverse (sd a third of
it). People come evenly, 3 % faster than the gates can serve, so that there is always a queue
and the crowd stays small enough to walk it. From the first through to the last; within 2 % of
people over rate. One seed.)";
    c.cost = 40;
    c.most_seeds = 1;
    c.parts = turnstile_parts, c.run = run_turnstiles, c.judge = judge_turnstiles;
    return c;
}

}  // namespace tidegate::cases
