#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/estimate.h"
#include "engine/station_parts.h"

using namespace tidegate;

// Numbers in queues against what must balance: Little's law over whole runs, and the share that a short queue turns away.

namespace {

constexpr double gate_x = 20;
constexpr Vec2 head{18.6, 2}, tail{6, 2};

/// A hall of 26 m x 8 m cut at x = 20 by the gate "near" with an ordered queue, before the entrance, and the gate "far".
Scene hall(int lanes, QueueShape shape, ServiceTime service) {
    Scene scene(rectangle(0, 0, 26, 8));
    scene.entrance("west", rectangle(2, 1.5, 3, 2.5)).exit("east", {{26, 1}, {26, 3}}).free_speed(1.3);
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::facility, 0);
    scene.observable("wait", ObservableKind::queue_wait, PlaceKind::facility, 0);
    add_gate(scene.scenario, {{gate_x, 0}, {gate_x, 4}}, lanes, lanes, service);
    add_gate(scene.scenario, {{gate_x, 4}, {gate_x, 8}}, 1, 1, {ServiceLaw::constant, 0.5, 0});
    auto& facilities = scene.scenario.facilities;
    facilities[0].name = "near", facilities[1].name = "far";
    facilities[0].queue.shape = shape;
    if (shape == QueueShape::snake) facilities[0].queue.path = {tail, head};
    scene.scenario.demand.population.route_law = RouteLaw::shortest;
    return scene;
}

void come(Scene& scene, int people, double per_s, std::uint64_t seed) {
    scene.crowd(0, 0, people).seed(seed).runs_for(people / per_s + 2000);
    scene.scenario.demand.rows.back().to = people / per_s;
    scene.scenario.sensors.observables[1].window_s = scene.scenario.end;
}

}  // namespace

TEST_CASE("over a whole run the queue's sum over time is the sum of the waits", "[engine][queues][identities]") {
    const auto shape = GENERATE(QueueShape::line, QueueShape::snake);
    const auto seed = GENERATE(1, 2, 3);
    INFO((shape == QueueShape::line ? "line" : "snake") << ", seed " << seed);
    const ThreadsHere one(1);
    constexpr int people = 200, lanes = 2;
    constexpr double mean_s = 6, load = 0.95;
    Scene scene = hall(lanes, shape, {ServiceLaw::exponential, mean_s, 0});
    come(scene, people, load * lanes / mean_s, std::uint64_t(seed));
    Simulation simulation(scene.scenario);
    double queue_s = 0;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        queue_s += simulation.observables()[0] * scene.scenario.step_s;
    }
    REQUIRE(simulation.counts().exited == people);
    REQUIRE(simulation.observables()[0] == 0);
    const double waits_s = people * simulation.observables()[1];  // nobody passes an ordered queue without a turn
    CAPTURE(queue_s, waits_s);
    CHECK(waits_s > 10 * people);
    // Counted once a step, so each wait may be out by one step.
    CHECK(std::abs(queue_s - waits_s) <= people * scene.scenario.step_s);
}

namespace {

constexpr int room = 3;  // who finds three in the queue goes to the other gate

/// In the long run, of a server with room for `room` people, as M/M/1/K; but whoever finds nobody first walks up to the lane for
/// a mean of `walk_s`, here exponential. From the balance between n people and n + 1 (Kleinrock 1975, ch. 3).
struct Balance {
    double turned_away = 0;  ///< share
    double people = 0;       ///< mean
};
Balance balance(double per_s, double service_s, double walk_s) {
    std::array<double, room + 1> walking{}, serving{};
    double sum = 1;  // times the share of the empty queue
    for (int n = 1; n <= room; ++n) {
        const auto k = std::size_t(n);
        const double from_below = per_s * (n == 1 ? 1 : walking[k - 1]);
        walking[k] = walk_s <= 0 ? 0 : n < room ? from_below / (per_s + 1 / walk_s) : from_below * walk_s;
        serving[k] = per_s * service_s * (n == 1 ? 1 : walking[k - 1] + serving[k - 1]);
        sum += walking[k] + serving[k];
    }
    Balance result;
    result.turned_away = (walking.back() + serving.back()) / sum;
    for (std::size_t k = 1; k < walking.size(); ++k) result.people += double(k) * (walking[k] + serving[k]) / sum;
    return result;
}

constexpr double service_s = 10, load = 0.9, per_s = load / service_s;

/// Those of a crowd who were turned away, and the mean number in the queue while people came to it.
Balance turned_away(std::uint64_t seed) {
    constexpr int people = 600;
    const ThreadsHere one(1);
    Scene scene = hall(1, QueueShape::line, {ServiceLaw::exponential, service_s, 0});
    scene.scenario.facilities[0].balk_length = room;
    come(scene, people, per_s, seed);
    Simulation simulation(scene.scenario);
    const double first_s = 300, last_s = people / per_s;  // it begins empty
    double queue_s = 0;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        const bool counts = simulation.now() > first_s && simulation.now() <= last_s;
        if (counts) queue_s += simulation.observables()[0] * scene.scenario.step_s;
    }
    REQUIRE(simulation.counts().exited == people);
    const auto far = crossing_times(simulation, portal_of(simulation, "far lane 0"));
    CHECK(far.size() == events_of(simulation, EventKind::balked).size());
    return {double(far.size()) / people, queue_s / (last_s - first_s)};
}

/// From joining an empty queue to the beginning of the service, mean, with the steps that the service is rounded by.
double walk_to_lane_s() {
    constexpr int people = 40;
    constexpr double alone_s = 1;
    const ThreadsHere one(1);
    Scene scene = hall(1, QueueShape::line, {ServiceLaw::constant, alone_s, 0});
    come(scene, people, 0.04, 9);
    scene.scenario.demand.rows.back().law = ArrivalLaw::even;
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    REQUIRE(simulation.counts().exited == people);
    return simulation.observables()[1] - alone_s;
}

}  // namespace

TEST_CASE("without a walk to the lane the balance is that of M/M/1/K", "[engine][queues][identities]") {
    const Balance b = balance(per_s, service_s, 0);
    const double powers = 1 + load + load * load + load * load * load;
    CHECK(b.turned_away == Approx(load * load * load / powers).epsilon(1e-12));
    CHECK(b.people == Approx((load + 2 * load * load + 3 * load * load * load) / powers).epsilon(1e-12));
}

TEST_CASE("a queue that three people fill turns away as many as M/M/1/3", "[engine][queues][identities]") {
    constexpr std::size_t seeds = 16;
    const double walk_s = walk_to_lane_s();
    CHECK(walk_s > 0.3);
    CHECK(walk_s < 2.5);
    // A service ends with the step in which its time is over, and the next may begin a step later.
    const Balance least = balance(per_s, service_s, walk_s), most = balance(per_s, service_s + 0.2, walk_s);
    std::array<double, seeds> share{}, people{};
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        const Balance run = turned_away(seed + 1);
        share[seed] = run.turned_away, people[seed] = run.people;
    }
    INFO("walk " << walk_s << " s");
    check_between(estimate(share), least.turned_away, most.turned_away, 0.04);
    check_between(estimate(people), least.people, most.people, 0.04);
}
