#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"
#include "validate/flow.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

struct DoorRun {
    double flow_per_s = 0, contact_n = 0;  ///< of the 20th to the 80th percent; mean of the highest, once a second
};

/// 200 people in 10 x 10 m, a door of 1 m.
DoorRun through_a_door(double step_s, double substep_s, double free_speed_m_s, std::uint64_t seed, int people) {
    Scene scene(rectangle(0, 0, 10, 10));
    scene.exit("door", {{10, 4.5}, {10, 5.5}}).area("room", rectangle(0, 0, 10, 10), 100);
    scene.observable("force", ObservableKind::contact_force, PlaceKind::area, 0);
    scene.people(scattered(0.5, 0.5, 9.5, 9.5, people, seed), 0).seed(seed);
    scene.free_speed(free_speed_m_s, 0.1);
    scene.scenario.walk.model = WalkKind::force;
    scene.scenario.walk.force.substep_s = substep_s;
    scene.scenario.step_s = step_s;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    DoorRun run;
    double next_s = 1, samples = 0;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        if (simulation.now() < next_s - 1e-6) continue;
        next_s += 1;
        const auto out = simulation.counts().exited;
        if (out < people / 5 || out > 4 * people / 5) continue;
        run.contact_n += simulation.observables()[0];
        ++samples;
    }
    REQUIRE(simulation.counts().exited == people);
    std::vector<double> times;
    for (const Crossing& c : simulation.crossings()) times.push_back(c.time);
    std::sort(times.begin(), times.end());
    run.flow_per_s = flow_per_s(times);
    run.contact_n /= samples;
    return run;
}

DoorRun hurried(double step_s, double substep_s) {
    constexpr int seeds = 12;
    DoorRun mean;
    for (int seed = 1; seed <= seeds; ++seed) {
        const DoorRun run = through_a_door(step_s, substep_s, 3, std::uint64_t(seed), 200);
        mean.flow_per_s += run.flow_per_s / seeds, mean.contact_n += run.contact_n / seeds;
    }
    return mean;
}

std::vector<std::uint64_t> hashes(const Scenario& scenario, int threads, double until_s) {
    const ThreadsHere here(threads);
    Simulation simulation(scenario);
    std::vector<std::uint64_t> list;
    while (simulation.now() < until_s) {
        simulation.step();
        list.push_back(simulation.state_hash());
    }
    return list;
}

}  // namespace

TEST_CASE("a crowd with forces passes a door of 1 m at the published rate", "[force]") {
    double flow = 0;
    for (const std::uint64_t seed : {1u, 2u, 3u}) flow += through_a_door(0.1, 0.001, 1.34, seed, 100).flow_per_s / 3;
    CHECK(flow > 1.2);
    CHECK(flow < 3.0);
}

TEST_CASE("flow and contact forces depend neither on the step nor on the substep", "[force][long]") {
    const DoorRun usual = hurried(0.1, 0.001);
    const DoorRun short_step = hurried(0.05, 0.001);
    const DoorRun short_substep = hurried(0.1, 0.0005);
    CHECK(usual.contact_n > 1000);
    CHECK(short_step.flow_per_s == Approx(usual.flow_per_s).epsilon(0.05));
    CHECK(short_substep.flow_per_s == Approx(usual.flow_per_s).epsilon(0.05));
    CHECK(short_step.contact_n == Approx(usual.contact_n).epsilon(0.05));
    CHECK(short_substep.contact_n == Approx(usual.contact_n).epsilon(0.05));
}

TEST_CASE("a held gate bears more the more press on it", "[force]") {
    const auto hardest = [](int people) {
        Scene scene(rectangle(0, 0, 20, 2));
        scene.opening("gate", {{15, 0}, {15, 2}}, PassageStatus::held).exit("end", {{20, 0}, {20, 2}});
        scene.area("front", rectangle(13, 0, 15, 2), 4);
        scene.observable("force", ObservableKind::contact_force, PlaceKind::area, 0);
        scene.observable("pressed", ObservableKind::compression, PlaceKind::area, 0);
        scene.people(scattered(15.0 - 0.16 * people, 0.3, 14.5, 1.7, people, 1), 0).runs_for(40);
        scene.scenario.walk.model = WalkKind::force;
        Simulation simulation(scene.scenario);
        while (!simulation.is_over()) {
            simulation.step();
            for (const FrameAgent& a : simulation.frame().agents) REQUIRE(a.x < 15.0f);
        }
        // The wish to keep apart is part of what presses.
        CHECK(simulation.observables()[1] * 2 * 3.14159265 * 0.2 >= simulation.observables()[0] * 0.999);
        return simulation.observables()[0];
    };
    const double few = hardest(10), some = hardest(30), many = hardest(80);
    CHECK(few > 100);
    CHECK(few < 10 * 80 * 1.34 / 0.5 * 1.1);  // not more than all of them push
    CHECK(some > few + 300);
    CHECK(many > some + 300);
}

TEST_CASE("at 8 people per m2 nobody is pressed off the floor nor through another", "[force]") {
    const double body_share = GENERATE(1.25, 1.0);
    // Between two centres, of two radii: those of 0.25 m are put down overlapping by a third.
    const float least_m = body_share > 1 ? 0.33f * 0.5f : 0.5f * 0.4f;
    Scene scene(rectangle(0, 0, 4.2, 4.2));
    scene.exit("door", {{4.2, 1.8}, {4.2, 2.4}});
    scene.people(lattice(0.25, 0.25, 3.95, 3.95, 12, 12), 0).runs_for(60);
    scene.scenario.walk.model = WalkKind::force;
    scene.scenario.walk.force.body_share = body_share;
    scene.free_speed(3, 0.2);  // in a hurry
    Simulation simulation(scene.scenario);
    std::int64_t seen = 0;
    while (!simulation.is_over()) {
        simulation.step();
        const auto agents = simulation.frame().agents;
        float nearest_m = 1;
        for (std::size_t i = 0; i < agents.size(); ++i) {
            const FrameAgent& a = agents[i];
            REQUIRE((std::isfinite(a.x) && std::isfinite(a.y)));
            const bool in_the_door = a.y > 1.8f && a.y < 2.4f && a.x < 4.9f;
            REQUIRE((a.x > 0 && a.y > 0 && a.y < 4.2f && (a.x < 4.2f || in_the_door)));
            for (std::size_t j = 0; j < i; ++j) {
                nearest_m = std::min(nearest_m, length(Vec2f{a.x - agents[j].x, a.y - agents[j].y}));
            }
            ++seen;
        }
        REQUIRE(nearest_m > least_m);
    }
    CHECK(seen > 5000);
    CHECK(simulation.counts().exited > 60);
    simulation.finish();
}

TEST_CASE("two streams of moderate density pass each other", "[force]") {
    const auto seed = GENERATE(1, 2, 3);
    Scene scene(rectangle(0, 0, 24, 3));
    scene.exit("east", {{24, 0}, {24, 3}}).exit("west", {{0, 3}, {0, 0}});
    scene.people(scattered(0.5, 0.4, 9, 2.6, 20, std::uint64_t(seed)), 0);
    scene.people(scattered(15, 0.4, 23.5, 2.6, 20, std::uint64_t(seed) + 9), 1);
    scene.seed(std::uint64_t(seed)).runs_for(90);
    scene.scenario.walk.model = WalkKind::force;
    Simulation simulation(scene.scenario);
    while (!simulation.is_over()) simulation.step();
    CHECK(simulation.counts().exited == 40);
}

TEST_CASE("with forces, too, the same seed gives the same bits with one and two threads", "[force][promises]") {
    Scene scene(rectangle(0, 0, 20, 20));
    scene.hole(rectangle(10, 0, 10.3, 9)).exit("east", {{20, 8}, {20, 12}}).exit("west", {{0, 12}, {0, 8}});
    scene.people(scattered(0.5, 0.5, 9.5, 19.5, 300, 1), 0).people(scattered(10.8, 0.5, 19.5, 19.5, 300, 2), 1);
    scene.scenario.walk.model = WalkKind::force;
    const auto once = hashes(scene.scenario, 1, 8);
    CHECK(hashes(scene.scenario, 1, 8) == once);
    CHECK(hashes(scene.scenario, 2, 8) == once);
    scene.scenario.walk.model = WalkKind::anticipation;
    CHECK(hashes(scene.scenario, 1, 8) != once);
}

TEST_CASE("a whole station runs with forces: gates, stairs, trains, and nobody is lost", "[force]") {
    const Scenario station = template_scene("station", {"walking.model=force"});
    Simulation simulation(station);
    while (simulation.now() < 300) simulation.step();
    CHECK(simulation.counts().exited + simulation.counts().boarded > 20);
    simulation.finish();
}
