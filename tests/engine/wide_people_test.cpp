#include <set>
#include <utility>

#include "catch.h"
#include "engine/station_parts.h"
#include "scenario/class_presets.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

/// Makes everybody of the scene a member of the built-in class.
void all_of_class(Scene& scene, const char* name) {
    scene.scenario.demand.population = preset_class(name);
    scene.scenario.demand.population.free_speed_min_m_s = 0.6;  // none is so slow that the run ends first
}

/// Two rooms with a short way of `short_m` and a way of 1.2 m around, both of them gaps between walls.
Scene short_and_long_way(double short_m) {
    Scene scene(rectangle(0, 0, 24, 16));
    const double low = 4 - 0.5 * short_m, high = 4 + 0.5 * short_m;
    scene.hole(rectangle(11.8, 0.0, 12.2, low)).hole(rectangle(11.8, high, 12.2, 14.8));
    scene.entrance("west", rectangle(2, 2, 6, 6)).exit("east", {{24, 3}, {24, 5}});
    scene.seed(2).runs_for(300);
    return scene;
}

/// How many walk by the short and by the long way until all are out.
std::pair<std::size_t, std::size_t> ways_taken(const Scenario& scenario) {
    Simulation simulation(scenario);
    std::set<std::int32_t> by_short, by_long;
    while (!simulation.is_over()) {
        simulation.step();
        for (const FrameAgent& agent : simulation.frame().agents) {
            if (agent.x > 11.5f && agent.x < 12.5f) (agent.y < 8 ? by_short : by_long).insert(agent.agent);
        }
    }
    CHECK(simulation.counts().present == 0);
    CHECK(simulation.counts().exited == simulation.counts().planned);
    return {by_short.size(), by_long.size()};
}

/// Two levels joined by a stair at hand and, if asked for, a ramp farther off, `ramp_m` wide.
Scene two_levels(double ramp_m) {
    Scene scene(rectangle(0, 0, 30, 20));
    Scenario& s = scene.scenario;
    add_level(s, "above", 1, rectangle(0, 0, 30, 20));
    scene.entrance("below", rectangle(2, 2, 6, 6)).exit("out", {{0, 2}, {0, 6}}, 1).seed(2).runs_for(400);
    add_flight(s, "stair", {ConnectorKind::stair, 0, 1, {{30, 2}, {30, 5}}, {{30, 2}, {30, 5}}, 2, 1});
    if (ramp_m > 0) {
        add_flight(
            s, "ramp",
            {ConnectorKind::ramp, 0, 1, {{30, 12}, {30, 12 + ramp_m}}, {{30, 12}, {30, 12 + ramp_m}}, 12, 1});
    }
    scene.crowd(0, 0, 6);
    return scene;
}

}  // namespace

TEST_CASE("people in wheelchairs go round a gap of half a metre that others take", "[engine]") {
    Scene scene = short_and_long_way(0.5);
    scene.crowd(0, 0, 5);
    CHECK(ways_taken(scene.scenario).second == 0);
    all_of_class(scene, "wheelchair");
    const auto [by_short, by_long] = ways_taken(scene.scenario);
    CHECK(by_short == 0);
    CHECK(by_long == 5);
}

TEST_CASE("people in wheelchairs pass a gap that is wide enough", "[engine]") {
    Scene scene = short_and_long_way(0.9);
    scene.crowd(0, 0, 5);
    all_of_class(scene, "wheelchair");
    const auto [by_short, by_long] = ways_taken(scene.scenario);
    CHECK(by_short == 5);
    CHECK(by_long == 0);
}

TEST_CASE("a crowd in which many carry luggage gets through a row of gates without a jam", "[engine]") {
    for (const std::uint64_t seed : {1, 2, 3}) {
        Scene scene(rectangle(0, 0, 30, 12));
        scene.entrance("west", rectangle(1, 1, 16, 11)).exit("east", {{30, 2}, {30, 10}}).seed(seed).runs_for(600);
        add_gate(scene.scenario, {{20, 0}, {20, 12}}, 6, 4, {ServiceLaw::lognormal, 2.4, 0.8});
        scene.scenario.demand.population.luggage_share = 0.3;
        scene.crowd(0, 0, 240);
        Simulation simulation(scene.scenario);
        while (!simulation.is_over() && simulation.counts().exited < 240) simulation.step();
        CAPTURE(seed, simulation.now());
        CHECK(simulation.counts().exited == 240);
        CHECK(simulation.counts().stuck == 0);
    }
}

TEST_CASE("who cannot use stairs takes the ramp, others the stair at hand", "[engine]") {
    Scene scene = two_levels(1.5);
    for (const bool in_wheelchairs : {false, true}) {
        if (in_wheelchairs) all_of_class(scene, "wheelchair");
        Simulation simulation(scene.scenario);
        while (!simulation.is_over()) simulation.step();
        CHECK(simulation.counts().exited == 6);
        CHECK(crossing_times(simulation, portal_of(simulation, "stair lower end")).size() ==
              (in_wheelchairs ? 0 : 6));
        CHECK(crossing_times(simulation, portal_of(simulation, "ramp lower end")).size() ==
              (in_wheelchairs ? 6 : 0));
    }
}

TEST_CASE("a class that has no way to its goal is refused before the run, with what it needs",
          "[engine][bad_input]") {
    Scene scene = two_levels(0);
    all_of_class(scene, "wheelchair");
    CHECK_THROWS_WITH(
        Simulation(scene.scenario),
        contains_text(
            "the class 'wheelchair' cannot reach the goal from the origin: it cannot use stairs and "
            "escalators, and needs ways 0.8 m wide; expected a way over openings, gates, ramps and lifts that are "
            "wide enough; add a way, or leave the class out of this row"));
    scene = two_levels(0.7);
    all_of_class(scene, "wheelchair");
    CHECK_THROWS_AS(Simulation(scene.scenario), InputError);
    scene = two_levels(0.7);
    all_of_class(scene, "pram");
    CHECK_NOTHROW(Simulation(scene.scenario));
}

TEST_CASE("wide people appear clear of each other", "[engine]") {
    Scene scene(rectangle(0, 0, 20, 20));
    scene.entrance("room", rectangle(1, 1, 8, 8)).exit("out", {{20, 1}, {20, 5}}).crowd(0, 0, 20).seed(3);
    all_of_class(scene, "wheelchair");
    scene.scenario.demand.population.pre_movement_min_s =
        scene.scenario.demand.population.pre_movement_max_s = 60;
    Simulation simulation(scene.scenario);
    run_to(simulation, 5);
    const Frame frame = simulation.frame();
    REQUIRE(frame.agents.size() == 20);
    for (std::size_t i = 0; i < frame.agents.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double dx = double{frame.agents[i].x} - double{frame.agents[j].x};
            const double dy = double{frame.agents[i].y} - double{frame.agents[j].y};
            CHECK(dx * dx + dy * dy > 0.79 * 0.79);
        }
    }
}

TEST_CASE(
    "who needs a certain width passes gates and boards trains that are wide enough, and is refused where "
    "gates are not",
    "[engine]") {
    const std::vector<std::string> narrow{"population.clear_width_m=0.8"};
    CHECK_THROWS_WITH(Simulation(template_scene("station", narrow)), contains_text("needs ways 0.8 m wide"));
    std::vector<std::string> wide = narrow;
    wide.insert(wide.end(),
                {"venue.feature.gates_in.lane_width_m=0.9", "venue.feature.gates_out.lane_width_m=0.9"});
    const Scenario station = template_scene("station", wide);
    Simulation simulation(station);
    while (!simulation.is_over()) simulation.step();
    CHECK(simulation.counts().boarded > 250);
    CHECK(simulation.counts().exited > 80);  // the last train is not long there when the run ends
    CHECK(events_of(simulation, EventKind::unreachable).empty());
    simulation.finish();
}
