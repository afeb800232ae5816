#include <algorithm>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// Two rooms; 30 people in the western one want to the exit in the east.
Scene two_room_scene(Ring floor, int people) {
    Scene scene(std::move(floor));
    scene.entrance("west", rectangle(1, 1, 8, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, people);
    scene.area("west_room", rectangle(0, 0, 10, 10), 99);
    return scene;
}

Measure at_opening(MeasureKind kind, int row = 0) {
    Measure measure;
    measure.kind = kind;
    measure.place_kind = PlaceKind::opening;
    measure.place = row;
    measure.place_name = "door";
    return measure;
}

}  // namespace

TEST_CASE("a closed opening lets no one through and everyone takes the other", "[engine]") {
    Scene scene = two_room_scene(two_rooms(1, 9), 40);
    scene.hole(rectangle(9.9, 3, 10.1, 7));
    scene.opening("south", gap(1, 3), PassageStatus::closed).opening("north", gap(7, 9));
    Simulation simulation(scene.scenario);
    run_to(simulation, 120);
    CHECK(simulation.counts().exited == 40);
    CHECK(crossing_times(simulation, portal_of(simulation, "south")).empty());
    CHECK(crossing_times(simulation, portal_of(simulation, "north")).size() == 40);
    CHECK(events_of(simulation, EventKind::unreachable).empty());
    simulation.finish();
}

TEST_CASE("before a closed opening without another way all wait unharmed, and an event says so", "[engine]") {
    Scene scene = two_room_scene(two_rooms(), 30);
    scene.opening("door", gap(), PassageStatus::closed);
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    const Counts c = simulation.counts();
    CHECK(c.present == 30);
    CHECK(c.stuck == 0);
    CHECK(simulation.crossings().empty());
    const auto events = events_of(simulation, EventKind::unreachable);
    REQUIRE(events.size() == 1);
    CHECK(events[0].value == 30);
    for (const FrameAgent& agent : simulation.frame().agents) {
        CHECK(agent.x < 10);
        CHECK(agent.state == static_cast<std::uint8_t>(AgentState::held));
    }
    CHECK_NOTHROW(simulation.finish());
}

TEST_CASE("an opening that closes while people pass it lets no one more through", "[engine]") {
    Scene scene = two_room_scene(two_rooms(), 60);
    scene.opening("door", gap());
    add_measure(scene.scenario, 0, at_opening(MeasureKind::close), 12);
    Simulation simulation(scene.scenario);
    run_to(simulation, 120);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"));
    REQUIRE_FALSE(times.empty());
    REQUIRE(times.size() < 60);
    // A measure acts from the first step that begins after it was due.
    CHECK(times.back() <= effects[0].time + 0.1);
    CHECK(simulation.counts().exited == static_cast<std::int64_t>(times.size()));
    CHECK(events_of(simulation, EventKind::unreachable).size() == 1);
    simulation.finish();
}

TEST_CASE("people wait before a held opening, are counted as its queue and pass once it opens", "[engine]") {
    Scene scene = two_room_scene(two_rooms(), 30);
    scene.opening("door", gap(), PassageStatus::held);
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::opening, 0);
    add_measure(scene.scenario, 0, at_opening(MeasureKind::open), 60);
    Simulation simulation(scene.scenario);
    run_to(simulation, 60);
    CHECK(simulation.crossings().empty());
    CHECK(simulation.observables()[0] == 30);
    CHECK(events_of(simulation, EventKind::unreachable).empty());
    run_to(simulation, 180);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"), 1);
    REQUIRE(times.size() == 30);
    CHECK(times.front() >= effects[0].time);
    CHECK(simulation.observables()[0] == 0);
    CHECK(simulation.counts().exited == 30);
    simulation.finish();
}

TEST_CASE("a metered opening passes its rate, never more, and its queue spills back", "[engine]") {
    constexpr double max_per_min = 40, interval_s = 60 / max_per_min;
    Scene scene = two_room_scene(two_rooms(), 100);
    scene.opening("door", gap());
    scene.scenario.venue.openings[0].max_per_min = max_per_min;
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::opening, 0);
    Simulation simulation(scene.scenario);
    run_to(simulation, 40);
    CHECK(simulation.observables()[0] > 60);
    double farthest_x = 10;
    for (const FrameAgent& agent : simulation.frame().agents) {
        if (agent.speed_cm_s < 40) farthest_x = std::min(farthest_x, double(agent.x));
    }
    // Half a disc of 60 people as dense as a crowd gets (5.4 per m2, Weidmann 1993) reaches 2.7 m.
    CHECK(farthest_x < 10 - 2.7);
    run_to(simulation, 220);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"), 1);
    REQUIRE(times.size() == 100);
    // Passages are counted from when they became free, at most a step (0.1 s) before they were noticed.
    for (std::size_t i = 0; i < times.size(); ++i) {
        for (std::size_t j = i + 1; j < times.size(); ++j) {
            REQUIRE(times[j] - times[i] >= static_cast<double>(j - i) * interval_s - 0.1 - 1e-6);
        }
    }
    const double per_min = 60 * 60 / (times[80] - times[20]);
    CHECK(per_min == Approx(max_per_min).epsilon(0.03));
}

TEST_CASE("a measure can meter an opening during the run", "[engine]") {
    Scene scene = two_room_scene(two_rooms(), 100);
    scene.opening("door", gap());
    Measure meter = at_opening(MeasureKind::meter);
    meter.max_per_min = 20;
    add_measure(scene.scenario, 0, meter, 15);
    Simulation simulation(scene.scenario);
    run_to(simulation, 140);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].detail == "meter 'door' at 20 per min");
    int before = 0, in_two_minutes = 0;
    for (const double t : crossing_times(simulation, portal_of(simulation, "door"), 1)) {
        before += t < effects[0].time;
        in_two_minutes += t > effects[0].time + 0.1 && t <= effects[0].time + 120;
    }
    CHECK(before > 5);
    CHECK(in_two_minutes <= 41);
    CHECK(in_two_minutes >= 38);
    CHECK(simulation.counts().present > 0);
}

TEST_CASE("an opening that may be crossed one way is not crossed the other way", "[engine]") {
    Scene scene = two_room_scene(two_rooms(), 20);
    scene.opening("door", gap());
    scene.scenario.venue.openings[0].direction = PassageDirection::forward;
    scene.entrance("east", rectangle(12, 1, 19, 9)).exit("west_exit", {{0, 3}, {0, 7}}).crowd(1, 1, 20);
    Simulation simulation(scene.scenario);
    run_to(simulation, 120);
    const int door = portal_of(simulation, "door");
    CHECK(crossing_times(simulation, door, 1).size() == 20);
    CHECK(crossing_times(simulation, door, -1).empty());
    CHECK(simulation.counts().exited == 20);
    CHECK(simulation.counts().present == 20);
}
