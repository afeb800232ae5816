#include <cmath>

#include "catch.h"
#include "engine/station_parts.h"
#include "network/walking_curve.h"

using namespace tidegate;

namespace {

constexpr int people = 800;
constexpr double width_m = 2;

// A room full of people, all equally fast, and what leads out of it: a link of 60 m, or a stair of
// 17 m, up.
Scene room_and(ConnectorKind kind, double free_speed_m_s) {
    Scene scene(rectangle(0, 0, 20, 20));
    const bool is_stair = kind == ConnectorKind::stair;
    add_level(scene.scenario, "upper", is_stair ? 9.1 : 0, rectangle(0, 0, 20, 20));
    add_flight(scene.scenario, "way",
               {.kind = kind,
                .lower_line = {{20, 9}, {20, 11}},
                .upper_line = {{0, 9}, {0, 11}},
                .length_m = is_stair ? 17.0 : 60.0,
                .rise_m = is_stair ? 9.1 : 0});
    scene.entrance("room", rectangle(1, 1, 18, 19)).exit("out", {{20, 1}, {20, 19}}, 1);
    scene.crowd(0, 0, people).free_speed(free_speed_m_s).runs_for(1800);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    return scene;
}

// While the way is full: at most 210 walk on it.
double per_s(const std::vector<double>& times) { return 200 / (times[570] - times[370]); }

}  // namespace

TEST_CASE("on stairs people walk by a curve of their own, whose greatest flows are Weidmann's",
          "[network]") {
    CHECK(greatest_flow_per_m_s(level_curve, 1.34) == Approx(1.22).epsilon(0.01));
    CHECK(greatest_flow_per_m_s(stair_up_curve, 0.61) == Approx(0.85).epsilon(0.01));
    CHECK(greatest_flow_per_m_s(stair_down_curve, 0.694) == Approx(0.98).epsilon(0.01));
    for (const WalkingCurve& curve : {level_curve, stair_up_curve, stair_down_curve}) {
        const auto flow = [&](float per_m2) { return per_m2 * speed_share(per_m2, curve); };
        CHECK(flow(curve.best_per_m2) >= flow(0.98f * curve.best_per_m2));
        CHECK(flow(curve.best_per_m2) >= flow(1.02f * curve.best_per_m2));
    }
}

TEST_CASE("people of the network leave a link as fast as they are let on, however slow they are",
          "[engine][network]") {
    for (const double free_speed_m_s : {1.34, 1.0, 0.7}) {
        CAPTURE(free_speed_m_s);
        const Scene scene = room_and(ConnectorKind::walkway, free_speed_m_s);
        Simulation simulation(scene.scenario);
        run_to(simulation, 1800);
        const auto on = crossing_times(simulation, portal_of(simulation, "way lower end"));
        const auto off = crossing_times(simulation, portal_of(simulation, "way upper end"));
        REQUIRE(off.size() == people);
        const double expected = width_m * greatest_flow_per_m_s(level_curve, free_speed_m_s);
        CHECK(per_s(on) == Approx(expected).epsilon(0.01));
        CHECK(per_s(off) == Approx(expected).epsilon(0.05));
        // Nobody walks slower than at the greatest flow: 0.52 of the own pace.
        CHECK(off.back() - on.back() < 1.01 * 60 / (0.522 * free_speed_m_s));
    }
}

TEST_CASE("people of the network leave a stair as fast as they are let on", "[engine][network]") {
    const Scene scene = room_and(ConnectorKind::stair, 1.34);
    Simulation simulation(scene.scenario);
    run_to(simulation, 1800);
    const auto on = crossing_times(simulation, portal_of(simulation, "way lower end"));
    const auto off = crossing_times(simulation, portal_of(simulation, "way upper end"));
    REQUIRE(off.size() == people);
    const double in_plan = std::sqrt(17.0 * 17 - 9.1 * 9.1) / 17;
    const double expected =
        width_m *
        greatest_flow_per_m_s(stair_up_curve, scene.scenario.walk.stair_up_factor * 1.34 * in_plan);
    CHECK(per_s(on) == Approx(expected).epsilon(0.01));
    CHECK(per_s(off) == Approx(expected).epsilon(0.05));
}
