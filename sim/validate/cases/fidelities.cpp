#include <fmt/core.h>

#include <array>
#include <cmath>

#include "engine/simulation.h"
#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// --- F2: the same venue in both fidelities -------------------------------------------------------

constexpr std::array shares{0.2, 0.5, 0.8, 1.0, 1.2};  // of the capacity
constexpr double comes_for_s = 600, lane_mean_s = 2.4;
constexpr int lanes = 2;
constexpr double link_twin_m = 60, stair_twin_m = 17, stair_rise_m = 9.1, connector_width_m = 2;

struct Way {
    enum Kind : unsigned char { door, exit, corridor, gates, link, stair_up, stair_down } kind;
    const char* name;
    double capacity_per_s;
    double width_m;
};
constexpr std::array<Way, 8> ways{{{Way::door, "door of 1.2 m", 2.09, 1.2},
                                   {Way::door, "door of 2.4 m", 3.5, 2.4},
                                   {Way::exit, "exit of 2.4 m", 3.7, 2.4},
                                   {Way::corridor, "corridor of 20 x 2.4 m", 2.8, 2.4},
                                   {Way::gates, "two gates", lanes / lane_mean_s, 1.2},
                                   {Way::link, "link of 60 x 2 m", 1.22 * connector_width_m, connector_width_m},
                                   {Way::stair_up, "stair 2 m wide, up", 0.79 * connector_width_m, connector_width_m},
                                   {Way::stair_down, "stair 2 m wide, down", 0.98 * connector_width_m, connector_width_m}}};

// Parts: the ways; for each the shares; for each micro, then network.
int twin_parts(const SuiteSetting&) { return static_cast<int>(2 * ways.size() * shares.size()); }

// A room on each of two levels, what joins them in the middle of their sides.
Scene joined_rooms(Way::Kind kind) {
    constexpr double low = 5 - 0.5 * connector_width_m, high = 5 + 0.5 * connector_width_m;
    const bool is_down = kind == Way::stair_down;
    Scene scene(is_down ? rectangle(0, 0, 10, 10) : rectangle(0, 0, 20, 10));
    add_level(scene.scenario, "upper", kind == Way::link ? 0 : stair_rise_m, is_down ? rectangle(0, 0, 20, 10) : rectangle(0, 0, 10, 10));
    const Segment out{{20, low}, {20, high}}, in{{0, low}, {0, high}};
    // The second point on the left of those who walk up.
    const auto turned = [](const Segment& line) { return Segment{line.b, line.a}; };
    add_flight(scene.scenario, "way",
               {.kind = kind == Way::link ? ConnectorKind::walkway : ConnectorKind::stair,
                .lower_line = is_down ? turned(in) : out,
                .upper_line = is_down ? turned(out) : in,
                .length_m = kind == Way::link ? link_twin_m : stair_twin_m,
                .rise_m = kind == Way::link ? 0 : stair_rise_m});
    scene.entrance("west", rectangle(1, 1, 4, 9), is_down ? 1 : 0).exit("east", {{10, 1}, {10, 9}}, is_down ? 0 : 1);
    return scene;
}

Scene twin_scene(const Way& way) {
    const double low = 5 - 0.5 * way.width_m, high = 5 + 0.5 * way.width_m;
    if (way.kind == Way::exit) {
        Scene scene(rectangle(0, 0, 10, 10));
        return scene.entrance("west", rectangle(1, 1, 4, 9)).exit("east", {{10, low}, {10, high}});
    }
    if (way.kind == Way::corridor) {
        Scene scene({{0, 0}, {10, 0}, {10, low}, {30, low}, {30, high}, {10, high}, {10, 10}, {0, 10}});
        scene.opening("mouth", {{10, low}, {10, high}});
        return scene.entrance("west", rectangle(1, 1, 4, 9)).exit("east", {{30, low}, {30, high}});
    }
    if (way.kind != Way::door && way.kind != Way::gates) return joined_rooms(way.kind);
    Scene scene(rectangle(0, 0, 20, 10));
    scene.hole(rectangle(9.9, 0, 10.1, low)).hole(rectangle(9.9, high, 10.1, 10));
    scene.opening("door", {{10, low}, {10, high}});
    scene.entrance("west", rectangle(1, 1, 4, 9)).exit("east", {{20, 3}, {20, 7}});
    if (way.kind == Way::gates) add_gate(scene.scenario, {{15, 0}, {15, 10}}, lanes, lanes, {ServiceLaw::lognormal, lane_mean_s, 0.8});
    return scene;
}

Measured run_twin(const CaseJob& job) {
    const Way& way = ways[static_cast<std::size_t>(job.part) / (2 * shares.size())];
    const bool is_network = job.part % 2 == 1;
    const double share = shares[static_cast<std::size_t>(job.part / 2) % shares.size()];
    Scene scene = twin_scene(way);
    scene.crowd(0, 0, static_cast<int>(share * way.capacity_per_s * comes_for_s)).runs_for(3 * comes_for_s).seed(job.seed);
    scene.scenario.demand.rows.back().to = comes_for_s;
    scene.scenario.walk.model = job.setting.model;
    scene.scenario.network.venues[0].kind = is_network ? Fidelity::network : Fidelity::micro;
    Simulation simulation(scene.scenario);
    while (simulation.now() < comes_for_s) simulation.step();
    Measured m;
    m.set("through", static_cast<double>(simulation.counts().exited));
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
    double journey_s = 0, people = 0;
    for (const AgentRecord& agent : simulation.agents()) {
        if (agent.left_s < 0) continue;
        journey_s += agent.left_s - agent.due_s;
        ++people;
    }
    m.set("journey_s", people > 0 ? journey_s / people : 0);
    m.set("left_inside", static_cast<double>(simulation.counts().planned) - people);
    return m;
}

double difference_percent(const Results& r, int part, const char* what) {
    return 100 * (mean_of(r.per_seed(part + 1, what)) / mean_of(r.per_seed(part, what)) - 1);
}

void judge_twin(const Results& r, CaseReport& report) {
    const Heading h{"F2", Gate::hard, "own promise: both fidelities agree on the same venue"};
    int part = 0;
    for (const Way& way : ways) {
        for (const double share : shares) {
            const std::string what = fmt::format("{}, {:g} of its capacity", way.name, share);
            add_band(report, h, what + ": throughput, network against micro", {difference_percent(r, part, "through")}, "%", {-5, 5});
            add_band(report, h, what + ": mean journey with the wait outside, network against micro",
                     {difference_percent(r, part, "journey_s")}, "%", {-15, 15});
            part += 2;
        }
    }
}

// --- F1: the curve by which people walk in a zone or link ----------------------------------------

constexpr std::array densities{0.5, 0.75, 1.0, 1.5, 1.75, 2.5};
constexpr double link_m = 200, link_width_m = 4;

int curve_parts(const SuiteSetting&) { return static_cast<int>(densities.size()); }

// People who stand spread over a long corridor set out at once; the first piece of way is walked at the density they make.
Measured run_curve(const CaseJob& job) {
    const double density = densities[static_cast<std::size_t>(job.part)];
    const auto people = static_cast<int>(density * link_m * link_width_m);
    Scene scene(rectangle(0, 0, link_m, link_width_m));
    scene.entrance("all", rectangle(0.2, 0.2, 1, link_width_m - 0.2)).exit("end", {{link_m, 0}, {link_m, link_width_m}});
    scene.crowd(0, 0, people).free_speed(1.34).runs_for(2).seed(job.seed);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Simulation simulation(scene.scenario);
    simulation.step();
    double speed = 0;
    const Frame frame = simulation.frame();
    // Whoever entered last found all others there.
    if (!frame.agents.empty()) speed = frame.agents.back().speed_cm_s / 100.0;
    Measured m;
    m.set("speed", speed);
    return m;
}

void judge_curve(const Results& r, CaseReport& report) {
    const Heading h{"F1", Gate::hard, "Weidmann 1993, v0 = 1.34 m/s, gamma 1.913, jam 5.4 /m2"};
    for (std::size_t k = 0; k < densities.size(); ++k) {
        const double rho = densities[k];
        const double expected = 1.34 * (1 - std::exp(-1.913 * (1 / rho - 1 / 5.4)));
        add_band(report, h, fmt::format("network fidelity, link of 200 x 4 m, {:g} /m2: speed of who enters last", rho),
                 r.per_seed(static_cast<int>(k), "speed"), "m/s", {0.99 * expected, 1.01 * expected});
    }
}

}  // namespace

Case fidelity_twin() {
    Case c;
    c.name = "fidelities";
    c.ids = {"F2"};
    c.suites = {Suite::facilities};
    c.method =
        R"(Two rooms of 10 x 10 m, a door of 1.2 or 2.4 m between them, or two gates 5 m behind that of 1.2 m; such a room alone with an exit of 2.4 m, or with a corridor of 20 x 2.4 m; or a room of 20 x 10 m and one of 10 x 10 m joined by a
link of 60 x 2 m or a stair of 17 x 2 m and 9.1 m of height, usual free speeds. People come for ten minutes by a Poisson process at shares of the capacity (doors
2.09 and 3.5 /s, exit 3.7 /s, corridor 2.8 /s, gates one in 2.4 s each, link 1.22, stair up 0.79, down 0.98 /(m s)), once walking
in the plane and once by network fidelity. Throughput: out after ten minutes; journeys: all who come, from when they are due. Means over the seeds.)";
    c.cost = 20;
    c.most_seeds = 10;
    c.parts = twin_parts, c.run = run_twin, c.judge = judge_twin;
    return c;
}

Case walking_curve() {
    Case c;
    c.name = "walking_curve";
    c.ids = {"F1"};
    c.suites = {Suite::facilities};
    c.method = R"(So many people enter a corridor of 200 x 4 m at once; speed at which the last of them sets out, known to 1 cm/s.)";
    c.cost = 0.1;
    c.most_seeds = 1;
    c.parts = curve_parts, c.run = run_curve, c.judge = judge_curve;
    return c;
}

}  // namespace tidegate::cases
