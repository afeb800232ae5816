#include <algorithm>
#include <set>

#include "catch.h"
#include "engine/station_parts.h"
#include "validate/flow.h"

using namespace tidegate;

namespace {

/// A hall of 30 m x 12 m cut by a gate at x = 20; people come in the west and leave in the east.
Scene gate_scene(int lanes, int open_lanes, ServiceTime service) {
    Scene scene(rectangle(0, 0, 30, 12));
    scene.entrance("west", rectangle(1, 1, 16, 11)).exit("east", {{30, 2}, {30, 10}});
    scene.area("unpaid", rectangle(0, 0, 20, 12), 240);
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::facility, 0);
    add_gate(scene.scenario, {{20, 0}, {20, 12}}, lanes, open_lanes, service);
    return scene;
}

std::string lane_name(int lane) { return "gate lane " + std::to_string(lane); }

std::vector<double> all_lane_times(const Simulation& simulation, int lanes) {
    std::vector<double> all;
    for (int lane = 0; lane < lanes; ++lane) {
        const auto times = crossing_times(simulation, portal_of(simulation, lane_name(lane)));
        all.insert(all.end(), times.begin(), times.end());
    }
    std::sort(all.begin(), all.end());
    return all;
}

Measure at_gate(MeasureKind kind) {
    Measure measure;
    measure.kind = kind;
    measure.place_kind = PlaceKind::facility;
    measure.place = 0;
    measure.place_name = "gate";
    return measure;
}

}  // namespace

namespace {

/// Passengers per second of a gate of six lanes with so many open, with a queue to the end.
double saturated_flow_per_s(int open) {
    Scene scene = gate_scene(6, open, {ServiceLaw::lognormal, 2.4, 0.8});
    const int people = 120 + 40 * open;
    scene.crowd(0, 0, people).runs_for(560);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    simulation.finish();
    const auto times = all_lane_times(simulation, 6);
    REQUIRE(times.size() == std::size_t(people));
    for (int lane = open; lane < 6; ++lane) {
        CHECK(crossing_times(simulation, portal_of(simulation, lane_name(lane))).empty());
    }
    return flow_per_s(times);
}

}  // namespace

TEST_CASE("a lane with a queue passes one passenger per mean service time", "[engine]") {
    CHECK(saturated_flow_per_s(1) == Approx(1 / 2.4).epsilon(0.05));
}

TEST_CASE("several lanes with a queue pass at least nine tenths of what they could", "[engine]") {
    const int open = GENERATE(3, 6);
    INFO(open << " lanes");
    const double flow_per_s = saturated_flow_per_s(open);
    CHECK(flow_per_s > 0.90 * open / 2.4);
    CHECK(flow_per_s < 1.05 * open / 2.4);
}

// Not quite reached yet: some people cannot get across the crowd to a lane that runs dry.
TEST_CASE("several lanes with a queue pass as many times what one does", "[engine][!mayfail]") {
    const int open = GENERATE(3, 6);
    INFO(open << " lanes");
    CHECK(saturated_flow_per_s(open) == Approx(open / 2.4).epsilon(0.05));
}

TEST_CASE("the recorded queue obeys Little's law", "[engine]") {
    constexpr double window_s = 1500, settled_s = 300;
    Scene scene = gate_scene(2, 2, {ServiceLaw::exponential, 2.4, 0});
    scene.observable("wait", ObservableKind::queue_wait, PlaceKind::facility, 0);
    scene.scenario.sensors.observables[1].window_s = window_s;
    scene.crowd(0, 0, 1260).runs_for(1800);
    scene.scenario.demand.rows[0].to = 1800;
    Simulation simulation(scene.scenario);
    run_to(simulation, settled_s);
    double queue_s = 0;
    while (!simulation.is_over()) {
        simulation.step();
        queue_s += simulation.observables()[0] * scene.scenario.step_s;
    }
    const double in_queue = queue_s / window_s;
    const auto times = all_lane_times(simulation, 2);
    const auto first = std::lower_bound(times.begin(), times.end(), settled_s);
    const double per_s = static_cast<double>(times.end() - first) / window_s;
    const double wait_s = simulation.observables()[1];
    INFO("L " << in_queue << ", lambda " << per_s << ", W " << wait_s);
    CHECK(in_queue > 2);
    CHECK(in_queue == Approx(per_s * wait_s).epsilon(0.10));
}

TEST_CASE("opening lanes brings the reserve to work and raises the flow", "[engine]") {
    Scene scene = gate_scene(3, 1, {ServiceLaw::constant, 2.4, 0});
    scene.crowd(0, 0, 200).runs_for(240);
    Measure open_lanes = at_gate(MeasureKind::open_lanes);
    open_lanes.lanes = 3;
    add_measure(scene.scenario, 0, open_lanes, 90);
    Simulation simulation(scene.scenario);
    run_to(simulation, 240);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    const double effect_s = effects[0].time;
    for (int lane = 1; lane < 3; ++lane) {
        const auto times = crossing_times(simulation, portal_of(simulation, lane_name(lane)));
        REQUIRE_FALSE(times.empty());
        CHECK(times.front() > effect_s);
        CHECK(times.front() < effect_s + 20);
    }
    int before = 0, after = 0;
    for (const double t : all_lane_times(simulation, 3)) {
        before += t > effect_s - 60 && t <= effect_s;
        after += t > effect_s + 20 && t <= effect_s + 80;
    }
    CHECK(before == Approx(60 / 2.4).epsilon(0.05));
    CHECK(after > 2 * before);
    CHECK(after <= 3 * 60 / 2.4 + 3);
}

TEST_CASE("a gate that closes lets those in service through and serves on when it opens again", "[engine]") {
    Scene scene = gate_scene(3, 3, {ServiceLaw::constant, 4, 0});
    scene.crowd(0, 0, 60).runs_for(300);
    add_measure(scene.scenario, 0, at_gate(MeasureKind::close), 40);
    add_measure(scene.scenario, 0, at_gate(MeasureKind::open), 80);
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 2);
    int after_closing = 0;
    std::set<std::int32_t> lanes;
    for (const Crossing& c : simulation.crossings()) {
        if (c.portal == portal_of(simulation, "east")) continue;
        if (c.time <= effects[0].time || c.time > effects[1].time + 0.1) continue;
        ++after_closing;
        lanes.insert(c.portal);
        CHECK(c.time < effects[0].time + 6);
    }
    CHECK(after_closing >= 2);
    CHECK(after_closing <= 3);
    CHECK(static_cast<int>(lanes.size()) == after_closing);
    CHECK(simulation.counts().exited == 60);
    simulation.finish();
}

TEST_CASE("each lane serves one after the other, never faster than its service", "[engine]") {
    Scene scene = gate_scene(4, 4, {ServiceLaw::constant, 3, 0});
    scene.crowd(0, 0, 120).runs_for(200);
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    for (int lane = 0; lane < 4; ++lane) {
        const auto times = crossing_times(simulation, portal_of(simulation, lane_name(lane)));
        REQUIRE(times.size() > 10);
        for (std::size_t i = 1; i < times.size(); ++i) REQUIRE(times[i] - times[i - 1] >= 3 - 0.1 - 1e-6);
    }
}
