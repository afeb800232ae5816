#include <cmath>

#include "catch.h"
#include "engine/crowd_rows.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// A hall of 40 m x 10 m with a door line at x = 10; people come in the west and leave in the east.
Scene hall_with_door(int people) {
    Scene scene(rectangle(0, 0, 40, 10));
    scene.entrance("west", rectangle(1, 1, 8, 9)).exit("east", {{40, 2}, {40, 8}});
    scene.opening("door", {{10, 0}, {10, 10}});
    scene.area("hall", rectangle(0, 0, 40, 10), 400).area("middle", rectangle(15, 0, 35, 10), 200);
    scene.crowd(0, 0, people);
    return scene;
}

ObservableDef& last(Scene& scene) { return scene.scenario.sensors.observables.back(); }

void watch_way(Scene& scene, const std::string& name, PlaceKind from, PlaceKind to) {
    scene.observable(name, ObservableKind::travel_time, from, 0);
    last(scene).to_kind = to;
    last(scene).to = 0;
    last(scene).window_s = 600;
}

}  // namespace

TEST_CASE("the travel time of one walker is the distance over the speed", "[engine][measures]") {
    Scene scene = hall_with_door(1);
    scene.free_speed(1.25);
    watch_way(scene, "door to exit", PlaceKind::opening, PlaceKind::exit);
    watch_way(scene, "entrance to exit", PlaceKind::entrance, PlaceKind::exit);
    Simulation simulation(scene.scenario);
    run_to(simulation, 120);
    REQUIRE(simulation.counts().exited == 1);
    CHECK(simulation.observables()[0] == Approx(30 / 1.25).margin(1.0));
    CHECK(simulation.observables()[1] == Approx(simulation.agents()[0].left_s).margin(0.2));
}

TEST_CASE("speed, flow and density of a stream agree with each other and with the counts",
          "[engine][measures]") {
    Scene scene = hall_with_door(120);
    scene.scenario.demand.rows[0].to = 120;
    scene.free_speed(1.25);
    scene.observable("speed", ObservableKind::speed, PlaceKind::area, 1);
    scene.observable("specific flow", ObservableKind::specific_flow, PlaceKind::area, 1);
    scene.observable("over the door", ObservableKind::specific_flow, PlaceKind::opening, 0);
    scene.observable("voronoi", ObservableKind::voronoi_density, PlaceKind::area, 1);
    scene.observable("level of service", ObservableKind::level_of_service, PlaceKind::area, 1);
    for (ObservableDef& def : scene.scenario.sensors.observables) def.window_s = 40;
    Simulation simulation(scene.scenario);
    run_to(simulation, 120);
    const auto values = simulation.observables();
    // 1 a second over 10 m of width; 40 draws of a Poisson process are within 30 % of that.
    CHECK(values[0] == Approx(1.25).epsilon(0.03));
    CHECK(values[1] == Approx(0.1).epsilon(0.3));
    CHECK(values[2] == Approx(0.1).epsilon(0.3));
    CHECK(values[3] == Approx(values[1] / values[0]).epsilon(0.1));
    CHECK(values[4] == 1);
}

TEST_CASE("the Voronoi density of a whole floor is the number of people over its area",
          "[engine][measures]") {
    Scene scene = hall_with_door(60);
    scene.hole(rectangle(20, 3, 21, 7));
    scene.scenario.venue.areas[0].area_m2 = 396;
    scene.observable("voronoi", ObservableKind::voronoi_density, PlaceKind::area, 0);
    scene.observable("density", ObservableKind::density, PlaceKind::area, 0);
    scene.scenario.sensors.observables[0].window_s = 1;
    Simulation simulation(scene.scenario);
    for (int t = 1; t <= 17; ++t) {
        run_to(simulation, t);
        REQUIRE(simulation.counts().exited == 0);
        CHECK(simulation.observables()[0] == Approx(simulation.observables()[1]).epsilon(1e-6));
    }
    CHECK(simulation.observables()[1] > 0.1);
}

TEST_CASE("sensors see the walkers of the watched levels, and no one on a connector",
          "[engine][measures]") {
    Walkers walkers;
    walkers.resize(5);
    walkers.plane = {2, 0, 1, 0, 1};  // 2 is a connector
    for (std::size_t i = 0; i < 5; ++i) {
        const auto row = static_cast<float>(i);
        walkers.x[i] = row, walkers.y[i] = 10 + row, walkers.vx[i] = 20 + row,
        walkers.vy[i] = 30 + row;
    }
    CrowdRows rows;
    rows.is_needed = {1, 1};
    gather(walkers, rows);
    REQUIRE(rows.crowds.size() == 2);
    REQUIRE(rows.crowds[0].size() == 2);
    CHECK(rows.crowds[0].position(0) == Vec2{1, 11});
    CHECK(rows.crowds[0].velocity(1) == Vec2{23, 33});
    REQUIRE(rows.crowds[1].size() == 2);
    CHECK(rows.crowds[1].position(1) == Vec2{4, 14});
    CHECK(rows.crowds[1].force_n.empty());
    CHECK(rows.crowds[1].compression_n_per_m.empty());
    walkers.has_forces = true;
    walkers.contact_n = {5, 6, 7, 8, 9};
    walkers.compression_n_per_m = {1, 2, 3, 4, 5};
    rows.is_needed = {0, 1};
    gather(walkers, rows);
    CHECK(rows.crowds[0].size() == 0);
    REQUIRE(rows.crowds[1].force_n.size() == 2);
    CHECK(rows.crowds[1].force_n[0] == 7);
    CHECK(rows.crowds[1].compression_n_per_m[1] == 5);
    CHECK(rows.crowds[1].is_whole());
}
