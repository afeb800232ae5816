#include <algorithm>
#include <cmath>
#include <map>

#include "base/chunks.h"
#include "catch.h"
#include "engine/station_parts.h"
#include "network/line_flow.h"

using namespace tidegate;

namespace {

Scene rooms_in_network(int people) {
    Scene scene(two_rooms());
    scene.entrance("west", rectangle(1, 1, 8, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, people);
    scene.area("west_room", rectangle(0, 0, 10, 10), 99);
    scene.opening("door", gap());
    scene.scenario.network.venues[0].kind = Fidelity::network;
    return scene;
}

double mean_journey_s(const Simulation& simulation) {
    double sum = 0, people = 0;
    for (const AgentRecord& agent : simulation.agents()) {
        if (agent.left_s < 0) continue;
        sum += agent.left_s - agent.appeared_s;
        ++people;
    }
    return sum / people;
}

// Promise: passengers are neither lost nor doubled.
void step_and_count(Simulation& simulation, double until_s) {
    while (simulation.now() < until_s) {
        simulation.step();
        const Counts c = simulation.counts();
        REQUIRE(c.due + c.waiting_outside + c.present + c.exited + c.boarded == c.planned);
        REQUIRE(simulation.frame().agents.size() == std::size_t(c.present));
        std::vector<std::uint32_t> on_planes(simulation.planes().size(), 0);
        for (const FrameAgent& agent : simulation.frame().agents) ++on_planes[agent.plane];
        const auto counted = simulation.people_on_planes();
        REQUIRE(std::equal(counted.begin(), counted.end(), on_planes.begin(), on_planes.end()));
    }
}

}  // namespace

TEST_CASE("in network fidelity everybody gets through two rooms, counted at every step", "[engine][network]") {
    const Scene scene = rooms_in_network(200);
    Simulation simulation(scene.scenario);
    step_and_count(simulation, 300);
    CHECK(simulation.counts().exited == 200);
    CHECK(crossing_times(simulation, portal_of(simulation, "door"), 1).size() == 200);
    simulation.finish();
}

TEST_CASE("in network fidelity the same seed gives the same bits with any number of threads", "[engine][network]") {
    std::vector<std::uint64_t> hashes;
    for (const int threads : {1, 3}) {
        const ThreadsHere here(threads);
        const Scene scene = rooms_in_network(200);
        Simulation simulation(scene.scenario);
        for (int step = 0; step < 100; ++step) simulation.step();
        hashes.push_back(simulation.state_hash());
    }
    CHECK(hashes[0] == hashes[1]);
}

TEST_CASE("a run of network fidelity goes by its own step, and ends when it should", "[engine][network]") {
    Scene scene = rooms_in_network(10);
    scene.scenario.network.step_s = 2;
    scene.scenario.end = 35.3;
    Simulation simulation(scene.scenario);
    simulation.step();
    CHECK(simulation.now() == Approx(2));
    while (!simulation.is_over()) simulation.step();
    CHECK(simulation.now() == Approx(35.3));
}

TEST_CASE("one alone takes as long in both fidelities", "[engine][network]") {
    std::map<Fidelity, double> took;
    for (const Fidelity kind : {Fidelity::micro, Fidelity::network}) {
        Scene scene(two_rooms());
        scene.opening("door", gap()).exit("east_exit", {{20, 3}, {20, 7}}).free_speed(1.34);
        SpotDef spot;
        spot.level = {0};
        spot.point = {2, 5};
        scene.person(spot, 0);
        scene.scenario.network.venues[0].kind = kind;
        Simulation simulation(scene.scenario);
        run_to(simulation, 60);
        took[kind] = mean_journey_s(simulation);
    }
    CHECK(took[Fidelity::network] == Approx(18 / 1.34).epsilon(0.05));
    CHECK(took[Fidelity::network] == Approx(took[Fidelity::micro]).epsilon(0.05));
}

namespace {

// Through the door while 250 to 50 of 300 still wait; by default people are as unequal as usual.
double door_per_s(double pace_m_s = 0) {
    Scene scene = rooms_in_network(300);
    if (pace_m_s > 0) scene.free_speed(pace_m_s);
    Simulation simulation(scene.scenario);
    run_to(simulation, 600);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"), 1);
    REQUIRE(times.size() == 300);
    return 200 / (times[250] - times[50]);
}

}  // namespace

TEST_CASE("before a door people of the network pass at its flow", "[engine][network]") {
    CHECK(door_per_s() == Approx(opening_flow_per_s(gap().length_m())).epsilon(0.06));
    const double equals_per_s = door_per_s(1.34);
    CHECK(equals_per_s == Approx(opening_flow_per_s(gap().length_m()) / share_of_time(1.34, false)).epsilon(0.06));
    CHECK(door_per_s(0.9) / equals_per_s == Approx(std::pow(0.9 / 1.34, 1.5)).epsilon(0.01));
}

TEST_CASE("people pass a door of the network at uneven intervals, as irregular as in the plane", "[engine][network]") {
    Scene scene = rooms_in_network(600);
    scene.free_speed(1.34);
    Simulation simulation(scene.scenario);
    run_to(simulation, 900);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"), 1);
    REQUIRE(times.size() == 600);
    double sum = 0, squares = 0;
    for (std::size_t k = 50; k < 500; ++k) sum += times[k] - times[k - 1], squares += std::pow(times[k] - times[k - 1], 2);
    const double mean = sum / 450, variance = squares / 450 - mean * mean;
    CHECK(variance / (mean * mean) == Approx(headway_spread * headway_spread / 3).epsilon(0.15));
}

TEST_CASE("flows through lines go by their width", "[network]") {
    double opening = 0, exit = 0;
    for (double width_m = 0.4; width_m < 40; width_m += 0.1) {
        CAPTURE(width_m);
        CHECK(opening_flow_per_s(width_m) > opening);
        CHECK(exit_flow_per_s(width_m) > exit);
        opening = opening_flow_per_s(width_m), exit = exit_flow_per_s(width_m);
        CHECK(exit >= opening);
        CHECK(opening / width_m >= stream_per_m_s - 1e-9);
        CHECK(crowd_share(width_m, 0) >= 0.6);
        CHECK(crowd_share(width_m, 0) <= crowd_share(width_m, 10));
        CHECK(crowd_share(width_m, 100) > 0.99);
    }
    // What the walking model passes with the usual people out of large crowds.
    CHECK(opening_flow_per_s(1.2) == Approx(2.05).epsilon(0.02));
    CHECK(opening_flow_per_s(4.4) == Approx(5.34).epsilon(0.02));
    CHECK(exit_flow_per_s(1.2) == Approx(2.27).epsilon(0.02));
    CHECK(exit_flow_per_s(4.4) == Approx(6.0).epsilon(0.02));
}

TEST_CASE("a corridor of the network into which more want than it passes keeps its greatest flow", "[engine][network]") {
    constexpr double corridor_m = 2.4;
    Scene scene({{0, 0}, {10, 0}, {10, 3.8}, {30, 3.8}, {30, 6.2}, {10, 6.2}, {10, 10}, {0, 10}});
    scene.opening("mouth", {{10, 3.8}, {10, 6.2}}).entrance("west", rectangle(1, 1, 4, 9)).exit("east", {{30, 3.8}, {30, 6.2}});
    scene.crowd(0, 0, 350).free_speed(1.34);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Simulation simulation(scene.scenario);
    run_to(simulation, 600);
    const auto times = crossing_times(simulation, portal_of(simulation, "east"));
    REQUIRE(times.size() == 350);
    CHECK(200 / (times[300] - times[100]) == Approx(1.22 * corridor_m).epsilon(0.05));  // Weidmann 1993
}

TEST_CASE("once a door opens again, who walks or waits before another in the same room turns to it", "[engine][network]") {
    Scene two(two_rooms(1, 9));
    two.hole(rectangle(9.9, 3, 10.1, 7));
    two.entrance("west", rectangle(1, 1, 8, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, 200);
    two.area("west_room", rectangle(0, 0, 10, 10), 99).opening("south", gap(1, 3)).opening("north", gap(7, 9));
    two.scenario.network.venues[0].kind = Fidelity::network;
    for (const MeasureKind kind : {MeasureKind::close, MeasureKind::open}) {
        Measure measure;
        measure.kind = kind;
        measure.place_kind = PlaceKind::opening;
        measure.place = 0;
        measure.place_name = "south";
        add_measure(two.scenario, 0, measure, kind == MeasureKind::close ? 1 : 20);
    }
    Simulation simulation(two.scenario);
    run_to(simulation, 200);
    CHECK(simulation.counts().exited == 200);
    const auto south = crossing_times(simulation, portal_of(simulation, "south"), 1), north = crossing_times(simulation, portal_of(simulation, "north"), 1);
    CHECK(south.size() > 60);
    CHECK(std::all_of(south.begin(), south.end(), [](double t) { return t < 2 || t >= 20; }));
    CHECK(std::abs(south.back() - north.back()) < 8);  // both to the end
}

TEST_CASE("people of the network take another door when one is closed, and wait when there is none", "[engine][network]") {
    Scene two(two_rooms(1, 9));
    two.hole(rectangle(9.9, 3, 10.1, 7));
    two.entrance("west", rectangle(1, 1, 8, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, 40);
    two.area("west_room", rectangle(0, 0, 10, 10), 99).opening("south", gap(1, 3)).opening("north", gap(7, 9));
    two.scenario.network.venues[0].kind = Fidelity::network;
    Measure close;
    close.kind = MeasureKind::close;
    close.place_kind = PlaceKind::opening;
    close.place = 0;
    close.place_name = "south";
    add_measure(two.scenario, 0, close, 3);
    Simulation simulation(two.scenario);
    run_to(simulation, 120);
    CHECK(simulation.counts().exited == 40);
    const SimTime shut = events_of(simulation, EventKind::effect).at(0).time;
    for (const double t : crossing_times(simulation, portal_of(simulation, "south"), 1)) CHECK(t <= shut + 1);

    Scene one = rooms_in_network(30);
    one.scenario.venue.openings[0].status = PassageStatus::closed;
    Simulation shut_in(one.scenario);
    run_to(shut_in, 100);
    CHECK(shut_in.counts().present == 30);
    const auto events = events_of(shut_in, EventKind::unreachable);
    REQUIRE(events.size() == 1);
    CHECK(events[0].value == 30);
}

TEST_CASE("people turned away from a line go on from their places in its queue, not all from one", "[engine][network]") {
    Scene scene(two_rooms(1, 9));
    scene.hole(rectangle(9.9, 3, 10.1, 7));
    scene.entrance("west", rectangle(1, 1, 8, 4)).exit("east_exit", {{20, 1}, {20, 4}}).crowd(0, 0, 60);
    scene.area("west_room", rectangle(0, 0, 10, 10), 99).opening("south", gap(1, 3)).opening("north", gap(7, 9));
    scene.observable("fullest", ObservableKind::peak_density, PlaceKind::area, 0);
    scene.scenario.sensors.observables[0].window_s = 1;
    scene.scenario.routing.logit_scale_s = 0;
    scene.scenario.venue.openings[0].max_per_min = 1;
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Measure close;
    close.kind = MeasureKind::close;
    close.place_kind = PlaceKind::opening;
    close.place = 0;
    close.place_name = "south";
    add_measure(scene.scenario, 0, close, 12);
    Simulation simulation(scene.scenario);
    double fullest = 0, queued = 0;
    while (simulation.now() < 60) {
        simulation.step();
        const std::span<const double> values = simulation.observables();
        fullest = std::max(fullest, values[0]);
        queued = std::max(queued, double(simulation.counts().present));
    }
    CHECK(queued > 50);
    // As packed as a queue (4 per m2), and some who walk past it.
    CHECK(fullest < 8);
}

TEST_CASE("a metered door lets people of the network pass at its rate, and their queue is counted", "[engine][network]") {
    Scene scene = rooms_in_network(100);
    scene.scenario.venue.openings[0].max_per_min = 40;
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::opening, 0);
    scene.observable("inside", ObservableKind::occupancy, PlaceKind::area, 0);
    Simulation simulation(scene.scenario);
    run_to(simulation, 40);
    CHECK(simulation.observables()[0] > 60);
    CHECK(simulation.observables()[1] == simulation.observables()[0]);
    run_to(simulation, 220);
    const auto times = crossing_times(simulation, portal_of(simulation, "door"), 1);
    REQUIRE(times.size() == 100);
    CHECK(60 * 60 / (times[80] - times[20]) == Approx(40).epsilon(0.01));
}

TEST_CASE("a full room of the network makes people wait before it, and never holds more than it has room for", "[engine][network]") {
    // Room of 10 x 2 m in the middle, whose way out is slow.
    Scene scene({{0, 0}, {20, 0}, {20, 10}, {0, 10}});
    scene.hole(rectangle(9.9, 0, 10.1, 4)).hole(rectangle(9.9, 6, 10.1, 10));
    scene.hole(rectangle(11.9, 0, 12.1, 4)).hole(rectangle(11.9, 6, 12.1, 10));
    scene.opening("in", {{10, 4}, {10, 6}}).opening("out", {{12, 4}, {12, 6}});
    scene.entrance("west", rectangle(1, 1, 9, 9)).exit("east_exit", {{20, 3}, {20, 7}}).crowd(0, 0, 250);
    scene.area("middle", rectangle(10.1, 0, 11.9, 10), 18);
    scene.observable("middle", ObservableKind::occupancy, PlaceKind::area, 0);
    scene.scenario.venue.openings[1].max_per_min = 30;
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Simulation simulation(scene.scenario);
    double most = 0;
    while (simulation.now() < 560) {
        simulation.step();
        most = std::max(most, simulation.observables()[0]);
    }
    CHECK(most <= 4 * 20);
    CHECK(most > 0.8 * 4 * 18);
    CHECK(simulation.counts().exited == 250);
    CHECK(simulation.counts().stuck == 0);
}

TEST_CASE("two full rooms that wait for each other are found, reported, and get on", "[engine][network]") {
    // 12 m2 each, so 48 people at most; all of either want through the other.
    Scene scene(rectangle(0, 0, 6, 4));
    scene.hole(rectangle(2.9, 0, 3.1, 1)).hole(rectangle(2.9, 3, 3.1, 4));
    scene.opening("between", {{3, 1}, {3, 3}});
    scene.entrance("west", rectangle(0.2, 0.2, 2.6, 3.8)).exit("west_exit", {{0, 0.5}, {0, 3.5}}).exit("east_exit", {{6, 3.5}, {6, 0.5}});
    scene.scenario.venue.entrances.push_back({"east", {0}, {rectangle(3.4, 0.2, 5.8, 3.8), {}}});
    scene.crowd(0, 1, 60).crowd(1, 0, 60).runs_for(3600);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Simulation simulation(scene.scenario);
    const double stuck_after_s = scene.scenario.walk.stuck_after_s;
    step_and_count(simulation, stuck_after_s - 5);
    CHECK(simulation.counts().exited == 0);
    while (!simulation.is_over()) simulation.step();
    CHECK(simulation.counts().exited == 120);
    const auto events = events_of(simulation, EventKind::stuck);
    REQUIRE_FALSE(events.empty());
    CHECK(events[0].time > stuck_after_s);
    CHECK(events[0].subject == "between");
    CHECK(simulation.counts().stuck >= 1);
    simulation.finish();
}

TEST_CASE("people go over from micro to network and back with identity and goal, on free places", "[engine][network]") {
    Scene scene = rooms_in_network(150);
    scene.scenario.network.venues[0].micro = {{20, 50}};
    Simulation simulation(scene.scenario);
    const auto closest_m = [&] {
        const Frame frame = simulation.frame();
        double least = 1e9;
        for (std::size_t i = 0; i < frame.agents.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                least = std::min(least, std::hypot(double(frame.agents[i].x) - frame.agents[j].x,
                                                   double(frame.agents[i].y) - frame.agents[j].y));
        return least;
    };
    step_and_count(simulation, 20);
    step_and_count(simulation, 20.1);
    CHECK(closest_m() > 0.2);
    step_and_count(simulation, 300);
    CHECK(simulation.counts().exited == 150);
    const auto changes = events_of(simulation, EventKind::fidelity);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].detail == "micro");
    CHECK(changes[0].time == Approx(20));
    CHECK(changes[1].detail == "network");
    CHECK(changes[1].time == Approx(50));
    simulation.finish();
    // Promise: where both ran the same venue, the run says by how much they disagree.
    std::map<std::string, double> zone_time;
    for (const Outcome& outcome : simulation.outcomes()) zone_time[outcome.name] = outcome.value;
    REQUIRE(zone_time.contains("zone_time_micro.venue"));
    CHECK(zone_time["zone_time_micro.venue"] > 5);
    CHECK(zone_time["zone_time_network.venue"] == Approx(zone_time["zone_time_micro.venue"]).epsilon(0.3));
}

TEST_CASE("an automatic venue is micro while it is crowded", "[engine][network]") {
    Scene scene = rooms_in_network(200);
    scene.scenario.network.venues[0].kind = Fidelity::automatic;
    scene.scenario.network.micro_from_per_m2 = 1;
    scene.scenario.network.network_below_per_m2 = 0.3;
    scene.scenario.network.network_after_s = 5;
    Simulation simulation(scene.scenario);
    step_and_count(simulation, 300);
    CHECK(simulation.counts().exited == 200);
    const auto changes = events_of(simulation, EventKind::fidelity);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].detail == "micro");
    CHECK(changes[1].detail == "network");
}
