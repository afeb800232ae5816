#include <algorithm>
#include <cmath>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr Fidelity both[] = {Fidelity::micro, Fidelity::network};

/// A hall 60 m long with a lawn in it; people come in the west and leave in the east, and stay on the lawn meanwhile.
Scene lawn(int people, const StayDef& stay, Fidelity fidelity) {
    Scene scene(rectangle(0, 0, 60, 20));
    scene.entrance("west", rectangle(1, 5, 6, 15)).exit("east", {{60, 8}, {60, 12}}).area("lawn", rectangle(20, 2, 40, 18), 320);
    scene.crowd(0, 0, people).free_speed(1.3, 0.1).seed(2).runs_for(3600);
    scene.scenario.demand.stays = {stay};
    scene.scenario.demand.stays[0].area = {0};
    scene.scenario.demand.rows[0].stays = {0};
    scene.scenario.demand.rows[0].to = 60;
    scene.scenario.network.venues[0].kind = fidelity;
    return scene;
}

StayDef stay_of(double mean_s, double sd_s = 0) {
    StayDef stay;
    stay.name = "visit";
    stay.mean_s = mean_s, stay.sd_s = sd_s;
    return stay;
}

int staying(const Simulation& simulation) {
    const Frame frame = simulation.frame();
    return static_cast<int>(std::count_if(frame.agents.begin(), frame.agents.end(), [](const FrameAgent& agent) {
        return agent.state == static_cast<std::uint8_t>(AgentState::staying);
    }));
}

std::vector<double> journeys(const Simulation& simulation) {
    std::vector<double> seconds;
    for (const AgentRecord& agent : simulation.agents()) {
        if (agent.left_s >= 0) seconds.push_back(agent.left_s - agent.appeared_s);
    }
    return seconds;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("who stays stands in the area for its time, and goes on from there", "[engine][stays]") {
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        const Scene scene = lawn(60, stay_of(300), fidelity);
        Simulation simulation(scene.scenario);
        run_to(simulation, 200);
        CHECK(staying(simulation) == 60);
        // The lawn lies at x = 20 to 40, y = 2 to 18; the plane begins at (0, 0).
        for (const FrameAgent& agent : simulation.frame().agents) {
            CHECK((agent.x > 19.9 && agent.x < 40.1 && agent.y > 1.9 && agent.y < 18.1));
        }
        run_to(simulation, 700);
        REQUIRE(simulation.counts().exited == 60);
        for (const double seconds : journeys(simulation)) {
            // 52 to 64 m of way at 1 to 1.6 m/s beside the stay, and up to 15 s until one settles.
            CHECK((seconds > 300 + 52 / 1.7 && seconds < 300 + 64 / 1.0 + 20));
        }
        simulation.finish();
    }
}

TEST_CASE("both fidelities agree on how long visitors are there", "[engine][stays]") {
    std::vector<double> means;
    for (const Fidelity fidelity : both) {
        const Scene scene = lawn(200, stay_of(200, 80), fidelity);
        Simulation simulation(scene.scenario);
        run_to(simulation, 1500);
        REQUIRE(simulation.counts().exited == 200);
        means.push_back(mean(journeys(simulation)));
    }
    CHECK(means[0] == Approx(means[1]).epsilon(0.05));
}

TEST_CASE("stays that count from the end of an event end after it, however early people come", "[engine][stays]") {
    StayDef stay = stay_of(60, 30);
    stay.counts_from = 600;
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        const Scene scene = lawn(80, stay, fidelity);
        Simulation simulation(scene.scenario);
        run_to(simulation, 600);
        CHECK(simulation.counts().exited == 0);
        CHECK(staying(simulation) == 80);
        run_to(simulation, 1200);
        CHECK(simulation.counts().exited == 80);
    }
}

TEST_CASE("at closing time all set out, spread over the time before", "[engine][stays]") {
    StayDef stay = stay_of(3000, 100);
    stay.leaves_by = 900, stay.leaves_within_s = 300;
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        const Scene scene = lawn(80, stay, fidelity);
        Simulation simulation(scene.scenario);
        run_to(simulation, 600);
        CHECK(staying(simulation) == 80);
        run_to(simulation, 750);
        CHECK(staying(simulation) > 20);
        CHECK(staying(simulation) < 60);
        run_to(simulation, 1000);
        CHECK(simulation.counts().exited == 80);
    }
}

TEST_CASE("several stays follow each other, also of groups", "[engine][stays]") {
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        Scene scene = lawn(60, stay_of(100), fidelity);
        scene.area("stage", rectangle(45, 2, 55, 18), 160);
        DemandDef& demand = scene.scenario.demand;
        demand.stays.push_back(stay_of(200));
        demand.stays[1].area = {1};
        demand.rows[0].stays = {0, 1, 0};
        demand.population.group_sizes = {0.2, 0.5, 0, 0.3};
        Simulation simulation(scene.scenario);
        run_to(simulation, 1200);
        REQUIRE(simulation.counts().exited == 60);
        const double whole = mean(journeys(simulation));
        CHECK(whole > 400 + 60);
        CHECK(whole < 400 + 170);
        CHECK(simulation.counts().stuck == 0);
    }
}

TEST_CASE("a stay goes on while its venue changes fidelity", "[engine][stays]") {
    Scene scene = lawn(150, stay_of(400, 100), Fidelity::network);
    scene.scenario.network.venues[0].micro = {{100, 200}, {300, 420}};
    Simulation simulation(scene.scenario);
    run_to(simulation, 99);
    const int before = staying(simulation);
    CHECK(before > 100);
    run_to(simulation, 101);
    CHECK(staying(simulation) >= before);
    run_to(simulation, 199);
    const int still = staying(simulation);
    run_to(simulation, 201);
    CHECK(std::abs(staying(simulation) - still) <= 3);
    run_to(simulation, 1500);
    REQUIRE(simulation.counts().exited == 150);
    const Scene throughout = lawn(150, stay_of(400, 100), Fidelity::micro);
    Simulation plain(throughout.scenario);
    run_to(plain, 1500);
    CHECK(mean(journeys(simulation)) == Approx(mean(journeys(plain))).epsilon(0.05));
    simulation.finish();
}

TEST_CASE("an evacuation ends stays", "[engine][stays]") {
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        Scene scene = lawn(50, stay_of(3000), fidelity);
        Measure evacuate;
        evacuate.kind = MeasureKind::evacuate;
        evacuate.place_kind = PlaceKind::area;
        evacuate.place = 0;
        evacuate.pre_movement_s = 20;
        add_measure(scene.scenario, 0, evacuate, 150);
        Simulation simulation(scene.scenario);
        run_to(simulation, 400);
        CHECK(simulation.counts().exited == 50);
        simulation.finish();
    }
}

TEST_CASE("occupancy counts those who stay in the areas in which they stand", "[engine][stays]") {
    Scene scene = lawn(100, stay_of(1000), Fidelity::network);
    scene.area("north half", rectangle(0, 10, 60, 20), 600);
    scene.observable("on lawn", ObservableKind::occupancy, PlaceKind::area, 0);
    scene.observable("north", ObservableKind::occupancy, PlaceKind::area, 1);
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    const Frame frame = simulation.frame();
    const auto north = std::count_if(frame.agents.begin(), frame.agents.end(), [](const FrameAgent& a) { return a.y > 10; });
    CHECK(simulation.observables()[0] == 100);
    CHECK(std::abs(simulation.observables()[1] - static_cast<double>(north)) <= 3);
}

TEST_CASE("on the way to their spots visitors of network fidelity do not gather in the middle", "[engine][stays]") {
    const Scene scene = lawn(600, stay_of(1000), Fidelity::network);
    Simulation simulation(scene.scenario);
    double walking = 0, near_middle = 0;
    while (simulation.now() < 60) {
        simulation.step();
        for (const FrameAgent& agent : simulation.frame().agents) {
            if (agent.x < 20 || agent.state != static_cast<std::uint8_t>(AgentState::walking)) continue;
            ++walking;
            near_middle += std::hypot(agent.x - 28, agent.y - 10) < 2;
        }
    }
    // The middle that they walk to is the first place farthest from the border; within 2 m of it lies a 25th of the lawn.
    CHECK(walking > 1000);
    CHECK(near_middle / walking < 0.08);
}

TEST_CASE("nobody sets out for a place that will have closed by then", "[engine][stays]") {
    for (const Fidelity fidelity : both) {
        CAPTURE(static_cast<int>(fidelity));
        StayDef second = stay_of(200);
        second.name = "second";
        second.area = {1};
        second.leaves_by = 300;
        Scene scene = lawn(20, stay_of(400), fidelity);
        scene.area("stage", rectangle(44, 2, 54, 18), 160);
        scene.observable("on stage", ObservableKind::occupancy, PlaceKind::area, 1);
        scene.scenario.demand.stays.push_back(second);
        scene.scenario.demand.rows[0].stays = {0, 1};
        Simulation simulation(scene.scenario);
        int states_at_closed = 0;
        while (!simulation.is_over() && simulation.counts().exited < 20) {
            simulation.step();
            if (simulation.now() < 560) continue;
            states_at_closed += staying(simulation);  // nobody is on the lawn any more
        }
        CHECK(simulation.counts().exited == 20);
        CHECK(states_at_closed == 0);
        CHECK(simulation.now() < 620);
    }
}
