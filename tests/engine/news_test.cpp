#include <algorithm>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// People walk for an exit in a room 60 m long; at 5 s a line on the way to the near one is closed, and they
/// are far from it. The other way is by the exit where they came from.
Scene closed_ahead(double informed_share) {
    Scene scene(rectangle(0, 0, 60, 10));
    scene.opening("line", {{50, 0}, {50, 10}});
    scene.entrance("start", rectangle(20, 2, 26, 8))
        .exit("behind", {{0, 3}, {0, 7}})
        .exit("ahead", {{60, 3}, {60, 7}});
    scene.area("all", rectangle(0, 0, 60, 10), 600).crowd(0, -1, 20).free_speed(1.3).seed(4).runs_for(300);
    scene.scenario.demand.population.informed_share = informed_share;
    scene.scenario.routing.logit_scale_s = 0;
    // Unless told otherwise, people make for the exit ahead.
    scene.scenario.demand.population.route_law = RouteLaw::familiar;
    scene.scenario.demand.population.familiar_exit = "ahead";
    scene.scenario.demand.population.familiar_exit_row = 1;
    Measure close;
    close.kind = MeasureKind::close;
    close.place_kind = PlaceKind::opening;
    close.place = 0;
    add_measure(scene.scenario, 0, close, 5);
    return scene;
}

/// How far anybody got towards the exit ahead.
double farthest_m(const Scenario& scenario) {
    Simulation simulation(scenario);
    float farthest = 0;
    while (!simulation.is_over()) {
        simulation.step();
        for (const FrameAgent& agent : simulation.frame().agents) farthest = std::max(farthest, agent.x);
    }
    CHECK(simulation.counts().exited == 20);
    CHECK(crossing_times(simulation, portal_of(simulation, "behind")).size() == 20);
    return double{farthest};
}

}  // namespace

TEST_CASE("who hears of a closing turns at once, who does not when seeing it", "[engine]") {
    CHECK(farthest_m(closed_ahead(1).scenario) < 36);
    const double unheard_m = farthest_m(closed_ahead(0).scenario);
    CHECK(unheard_m > 39);
    CHECK(unheard_m < 41);  // sees_closure_m is 10
}

TEST_CASE("frames say who has not heard of a closing, until it is seen", "[engine]") {
    const auto not_heard = [](double informed_share, double at_s) {
        Scene scene = closed_ahead(informed_share);
        Simulation simulation(scene.scenario);
        run_to(simulation, at_s);
        const auto& agents = simulation.frame().agents;
        return std::count_if(agents.begin(), agents.end(), [](const FrameAgent& a) {
            return a.told == static_cast<std::uint8_t>(Told::not_of_changed_ways);
        });
    };
    CHECK(not_heard(0, 4) == 0);
    CHECK(not_heard(0, 6) == 20);
    CHECK(not_heard(0, 25) == 0);
    CHECK(not_heard(1, 6) == 0);
}

TEST_CASE("the measure inform tells those in its area how ways are", "[engine]") {
    Scene scene = closed_ahead(0);
    Measure inform;
    inform.kind = MeasureKind::inform;
    inform.place_kind = PlaceKind::area;
    inform.place = 0;
    add_measure(scene.scenario, 0, inform, 8);
    CHECK(farthest_m(scene.scenario) < 38);
}

TEST_CASE("some of a class hear of a closing and others do not, by their share", "[engine]") {
    Scene scene = closed_ahead(0.5);
    Simulation simulation(scene.scenario);
    run_to(simulation, 12);
    int ahead = 0, back = 0;
    for (const FrameAgent& agent : simulation.frame().agents) (agent.x > 35 ? ahead : back) += 1;
    CHECK(ahead >= 4);
    CHECK(back >= 4);
}

TEST_CASE("people with a familiar exit leave a nearer one unless it saves what that is worth to them",
          "[engine]") {
    // 20 m to the unknown exit, 40 m to the one that is known: it saves about 15 s.
    for (const double worth_s : {5.0, 60.0}) {
        Scene scene(rectangle(0, 0, 60, 10));
        scene.entrance("start", rectangle(19, 4, 21, 6))
            .exit("near", {{0, 3}, {0, 7}})
            .exit("known", {{60, 3}, {60, 7}});
        scene.crowd(0, -1, 8).free_speed(1.34).seed(4).runs_for(120);
        scene.scenario.routing.logit_scale_s = 0;
        PopulationDef& people = scene.scenario.demand.population;
        people.route_law = RouteLaw::familiar;
        people.familiar_exit = "known", people.familiar_exit_row = 1;
        people.familiar_worth_s = worth_s;
        Simulation simulation(scene.scenario);
        while (!simulation.is_over()) simulation.step();
        CHECK(crossing_times(simulation, portal_of(simulation, "near")).size() == (worth_s < 15 ? 8 : 0));
        CHECK(crossing_times(simulation, portal_of(simulation, "known")).size() == (worth_s < 15 ? 0 : 8));
    }
}

TEST_CASE("who takes the shortest way stays in its queue, who takes the quickest leaves it", "[engine]") {
    for (const RouteLaw law : {RouteLaw::shortest, RouteLaw::quickest}) {
        Scene scene(rectangle(0, 0, 40, 10));
        scene.entrance("start", rectangle(2, 1, 14, 9))
            .exit("narrow", {{0, 5}, {0, 5.6}})
            .exit("wide", {{40, 3}, {40, 7}});
        scene.crowd(0, -1, 120).seed(4).runs_for(400);
        scene.scenario.routing.logit_scale_s = 0;
        scene.scenario.demand.population.route_law = law;
        Simulation simulation(scene.scenario);
        while (!simulation.is_over()) simulation.step();
        CHECK(simulation.counts().exited == 120);
        const auto by_wide = crossing_times(simulation, portal_of(simulation, "wide")).size();
        CHECK((law == RouteLaw::shortest ? by_wide == 0 : by_wide > 20));
    }
}
