#include <algorithm>
#include <set>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr double stuck_after_s = 20;

/// A corridor of 0.6 m, filled by people who have nowhere to go because their exit, in the east, is closed, and who do
/// not let others squeeze past; 5 come from the west, whose own exit lies beyond.
Scene blocked_corridor() {
    Scene scene(Ring{{0, 0}, {6, 0}, {6, 1.7}, {14, 1.7}, {14, 0}, {20, 0}, {20, 4}, {14, 4}, {14, 2.3}, {6, 2.3},
                     {6, 4}, {0, 4}});
    scene.entrance("corridor", rectangle(7, 1.9, 13, 2.1)).entrance("west", rectangle(1, 1, 4, 3));
    scene.exit("north", {{16, 4}, {18, 4}}).exit("east", {{20, 1}, {20, 3}});
    scene.scenario.venue.exits[1].status = PassageStatus::closed;
    scene.crowd(0, 1, 60).crowd(1, 0, 5).runs_for(120);
    WalkDef& walk = scene.scenario.walk;
    walk.stuck_after_s = stuck_after_s;
    walk.squeeze = 0;
    walk.shoulder_turn = 1;
    walk.impatience_s = 1e6;
    return scene;
}

// When the last who could pass at all did, before `time_s`.
double last_passed_s(const Simulation& simulation, double time_s) {
    double last_s = -1e9;
    for (const Crossing& crossing : simulation.crossings()) {
        if (crossing.time <= time_s) last_s = std::max(last_s, crossing.time);
    }
    return last_s;
}

double outcome_of(const Simulation& simulation, const std::string& name) {
    for (const Outcome& outcome : simulation.outcomes()) {
        if (outcome.name == name) return outcome.value;
    }
    return -1;
}

}  // namespace

TEST_CASE("whoever finds no way through a standing crowd is reported with the place", "[engine]") {
    const Scene scene = blocked_corridor();
    Simulation simulation(scene.scenario);
    run_to(simulation, stuck_after_s);
    CHECK(events_of(simulation, EventKind::stuck).empty());
    run_to(simulation, 120);
    const auto stuck = events_of(simulation, EventKind::stuck);
    REQUIRE_FALSE(stuck.empty());
    std::set<std::int32_t> people;
    for (const Event& event : stuck) {
        people.insert(event.agent);
        CHECK(event.subject == "north");
        CHECK(event.value >= stuck_after_s - 1e-6);
        // The watch looks once a second; it waits for as long again when somebody has passed meanwhile, or was let through.
        CHECK((event.value < stuck_after_s + 1.1 || event.time - last_passed_s(simulation, event.time) < stuck_after_s + 1.1));
        CHECK_THAT(event.detail, contains_text("on 'floor' at ("));
        CHECK(simulation.agents()[std::size_t(event.agent)].demand_line == 2);
    }
    CAPTURE(stuck.size(), people.size());
    CHECK(people.size() == 5);
    CHECK(simulation.counts().stuck == 5);
    // Those who stand without a way to go are not stuck: they wait.
    simulation.finish();
}

TEST_CASE("whoever was found stuck is let through by those who stand in the way, and that is counted", "[engine]") {
    Scene scene = blocked_corridor();
    scene.runs_for(600);
    Simulation simulation(scene.scenario);
    run_to(simulation, stuck_after_s);
    CHECK(outcome_of(simulation, "ways_given") == 0);
    run_to(simulation, 600);
    CHECK(simulation.counts().stuck > 0);
    CHECK(simulation.counts().exited == 5);
    CHECK(outcome_of(simulation, "ways_given") >= double(simulation.counts().stuck));
    // Those who let them through are still there.
    CHECK(simulation.counts().present > 0);
    for (const FrameAgent& agent : simulation.frame().agents) {
        CAPTURE(agent.agent);
        CHECK(agent.x > 5);
        CHECK(agent.x < 15);
    }
    simulation.finish();
}

TEST_CASE("nobody is called stuck in a queue that moves", "[engine]") {
    Scene scene(two_rooms(4.6, 5.4));
    scene.opening("door", gap(4.6, 5.4));
    scene.scenario.venue.openings[0].max_per_min = 12;
    scene.entrance("west", rectangle(1, 1, 8, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, 50);
    scene.scenario.walk.stuck_after_s = stuck_after_s;
    Simulation simulation(scene.scenario);
    run_to(simulation, 280);
    CHECK(simulation.counts().exited == 50);
    CHECK(simulation.counts().stuck == 0);
}
