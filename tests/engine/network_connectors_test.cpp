#include <cmath>
#include <vector>

#include "catch.h"
#include "engine/network_files.h"
#include "engine/station_parts.h"
#include "network/walking_file.h"

using namespace tidegate;

namespace {

constexpr int people = 800;
constexpr double width_m = 2;

struct Speeds {
    double mean_m_s, spread_m_s;
};

// A room full of people and what leads out of it: a link of 60 m, or a stair of 17 m, up.
Scene room_and(ConnectorKind kind, Speeds speeds) {
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
    scene.crowd(0, 0, people).free_speed(speeds.mean_m_s, speeds.spread_m_s).runs_for(1800);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    return scene;
}

// They come one after the other, a little more than can pass: of a crowd that sets out at once the fast ones come first.
Scene in_turn(Scene scene, double come_per_s) {
    scene.scenario.demand.rows.back().to = people / come_per_s;
    return scene;
}

// While people wait before the way and it is full: at most 210 walk on it.
double per_s(const std::vector<double>& times) { return 200 / (times[570] - times[370]); }

struct Ends {
    std::vector<double> on, off;
};
Ends walk(const Scene& scene) {
    Simulation simulation(scene.scenario);
    run_to(simulation, 1800);
    return {crossing_times(simulation, portal_of(simulation, "way lower end")),
            crossing_times(simulation, portal_of(simulation, "way upper end"))};
}

// As many walk from the left room to the right one as the other way.
Scene both_ways(int each_way, double lasts_s) {
    Scene scene(rectangle(0, 0, 20, 20));
    add_level(scene.scenario, "upper", 0, rectangle(0, 0, 20, 20));
    add_flight(scene.scenario, "way",
               {.kind = ConnectorKind::walkway, .lower_line = {{20, 9}, {20, 11}}, .upper_line = {{0, 9}, {0, 11}}, .length_m = 60});
    scene.entrance("left", rectangle(1, 1, 18, 19)).entrance("right", rectangle(2, 1, 18, 19), 1);
    scene.exit("out of right", {{20, 1}, {20, 19}}, 1).exit("out of left", {{0, 19}, {0, 1}}, 0);
    scene.crowd(0, 0, each_way).crowd(1, 1, each_way).free_speed(1.34).runs_for(lasts_s);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    return scene;
}

}  // namespace

TEST_CASE("a stream of equals keeps its pace up to the greatest flow of its files", "[engine][network]") {
    for (const double pace_m_s : {1.34, 1.0, 0.7}) {
        CAPTURE(pace_m_s);
        const Ends ends = walk(room_and(ConnectorKind::walkway, {pace_m_s, 0}));
        REQUIRE(ends.off.size() == people);
        const double expected = counted_width_m(width_m) / headway_m_s(pace_m_s, false);
        CHECK(per_s(ends.on) == Approx(expected).epsilon(0.01));
        CHECK(per_s(ends.off) == Approx(expected).epsilon(0.01));
        // But for the turn at the far end: two others may step off before.
        const double turn_s = 2 * headway_m_s(pace_m_s, false) / counted_width_m(width_m);
        for (std::size_t k = 0; k < ends.off.size(); ++k) REQUIRE(ends.off[k] - ends.on[k] < 60 / pace_m_s + turn_s);
    }
}

TEST_CASE("the same on a stair, at the pace there", "[engine][network]") {
    const Scene scene = room_and(ConnectorKind::stair, {1.34, 0});
    const Ends ends = walk(scene);
    REQUIRE(ends.off.size() == people);
    const double in_plan = std::sqrt(17.0 * 17 - 9.1 * 9.1) / 17;
    const double expected = counted_width_m(width_m) / headway_m_s(scene.scenario.walk.stair_up_factor * 1.34 * in_plan, true);
    CHECK(per_s(ends.on) == Approx(expected).epsilon(0.01));
    CHECK(per_s(ends.off) == Approx(expected).epsilon(0.01));
    // Unequal people as Weidmann has them, 0.85 /(m s).
    const Ends unequal = walk(in_turn(room_and(ConnectorKind::stair, {1.34, 0.26}), 2.4));
    REQUIRE(unequal.off.size() == people);
    CHECK(per_s(unequal.off) / width_m == Approx(0.85).epsilon(0.1));
}

TEST_CASE("unequal people hold each other up in files: three quarters of the flow of equals, at little more than half their pace", "[engine][network]") {
    const Ends ends = walk(in_turn(room_and(ConnectorKind::walkway, {1.34, 0.26}), 3.4));
    REQUIRE(ends.off.size() == people);
    // Weidmann 1.22.
    CHECK(per_s(ends.off) / width_m > 1.1);
    CHECK(per_s(ends.off) / width_m < 1.3);
    CHECK(per_s(ends.off) == Approx(unequal_share * counted_width_m(width_m) / headway_m_s(1.34, false)).epsilon(0.07));
    double walks_s = 0;  // by order only: who overtakes changes places with who is overtaken
    for (std::size_t k = 370; k < 570; ++k) walks_s += (ends.off[k] - ends.on[k]) / 200;
    CHECK(walks_s > 1.6 * 60 / 1.34);
    CHECK(walks_s < 2.4 * 60 / 1.34);
}

TEST_CASE("two streams that meet share a link and lose a fifth of its flow", "[engine][network]") {
    const Scene scene = both_ways(400, 1800);
    Simulation simulation(scene.scenario);
    run_to(simulation, 1800);
    CHECK(simulation.counts().exited == 800);
    for (const char* end : {"way lower end", "way upper end"}) {
        const auto times = crossing_times(simulation, portal_of(simulation, end));
        REQUIRE(times.size() == 800);
        // Both streams cross each end.
        CHECK(500 / (times[600] - times[100]) == Approx(both_ways_share * counted_width_m(width_m) / headway_m_s(1.34, false)).epsilon(0.05));
    }
}

TEST_CASE("wider ways pass more, of any width", "[network]") {
    CHECK(files_in(0.3) == 1);
    CHECK(files_in(2) == 4);
    for (const double pace_m_s : {0.2, 0.6, 1.34, 2.0}) CHECK(headway_m_s(pace_m_s, true) > headway_m_s(pace_m_s + 0.1, true));
    // Per metre the narrow ones pass more: 1.70 and 1.43 /(m s) at 1.2 and 6 m.
    CHECK(counted_width_m(1.2) / 1.2 / headway_m_s(1.34, false) == Approx(1.70).epsilon(0.01));
    CHECK(counted_width_m(6) / 6 / headway_m_s(1.34, false) == Approx(1.43).epsilon(0.01));
    CHECK(std::isfinite(headway_m_s(0, true)));
}
