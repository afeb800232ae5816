#include "engine/usual_ways.h"

#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// Nodes 0.5 m apart over 60 m and `ny` rows of nodes, the target at the far end: all ways lead along x.
TravelField straight_ways(int ny = 21) {
    TravelField field;
    field.cell_m = 0.5f;
    field.nx = 121, field.ny = ny;
    field.nodes.resize(static_cast<std::size_t>(121 * ny));
    for (int y = 0; y < field.ny; ++y) {
        for (int x = 0; x < field.nx; ++x) {
            field.nodes[static_cast<std::size_t>(y * field.nx + x)].set(0.5f * static_cast<float>(120 - x), field.unit_m, 1, 0);
        }
    }
    return field;
}

TravelField turned_by(TravelField field, double degrees) {
    const double angle = degrees * M_PI / 180;
    for (FieldNode& node : field.nodes) node.set_direction({float(std::cos(angle)), float(std::sin(angle))});
    return field;
}

/// The grid of these nodes, where nobody is slow.
EikonalGrid grid_of(const TravelField& field) {
    EikonalGrid grid{field.nx, field.ny, double{field.cell_m}, {}, std::vector<float>(field.nodes.size(), 1)};
    for (int y = 0; y < field.ny; ++y) {
        for (int x = 0; x < field.nx; ++x) {
            grid.links.push_back(static_cast<std::uint8_t>((x > 0 ? EikonalGrid::left : 0) | (x + 1 < field.nx ? EikonalGrid::right : 0) |
                                                           (y > 0 ? EikonalGrid::down : 0) | (y + 1 < field.ny ? EikonalGrid::up : 0)));
        }
    }
    return grid;
}

void keep(const TravelField& usual, TravelField& around) {
    std::vector<float> times;
    keep_to_usual_ways(usual, worth_turns(usual, around), grid_of(around), times, around);
}

double degrees_at(const TravelField& field, int x, int y) {
    const Vec2f way = field.nodes[static_cast<std::size_t>(y * field.nx + x)].direction();
    return std::atan2(way.y, way.x) * 180 / M_PI;
}

/// Mean speed after 30 s in the middle of a corridor of 120 x 10 m filled with 1 per m2.
double speed_in_wide_corridor(double crowd_ways_s) {
    Scene scene(rectangle(0, 0, 120, 10));
    scene.exit("end", {{120, 0}, {120, 10}}).people(scattered(0.3, 0.3, 119.8, 9.7, 1200, 1), 0).seed(1).runs_for(31);
    scene.free_speed(1.3, 0.1);
    scene.scenario.routing.crowd_ways_s = crowd_ways_s;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    while (simulation.now() < 30) simulation.step();
    double sum = 0, people = 0;
    for (const FrameAgent& a : simulation.frame().agents) {
        if (a.x < 50 || a.x > 80) continue;
        sum += a.speed_cm_s / 100.0;
        ++people;
    }
    REQUIRE(people > 200);
    return sum / people;
}

}  // namespace

TEST_CASE("far from where ways run together, only a gain of a fifth leads aside", "[engine]") {
    const TravelField usual = straight_ways();
    TravelField small = turned_by(usual, 30), great = turned_by(usual, 60), left = turned_by(usual, -60);
    keep(usual, small);
    keep(usual, great);
    keep(usual, left);
    CHECK(degrees_at(small, 10, 10) == Approx(0).margin(0.5));
    CHECK(degrees_at(great, 10, 10) == Approx(60 - 36.87).margin(0.5));
    CHECK(degrees_at(left, 10, 10) == Approx(-60 + 36.87).margin(0.5));
    CHECK(degrees_at(small, 90, 10) == Approx(30).margin(0.5));  // 15 m before the target
    CHECK(degrees_at(great, 60, 10) == Approx(60 - 0.5 * 36.87).margin(0.5));  // 30 m: half of it
}

TEST_CASE("where ways run together nobody is led back", "[engine]") {
    TravelField usual = straight_ways();
    for (int y = 0; y < usual.ny; ++y) {  // towards a corner at (20, 5), with the target 30 m behind it
        for (int x = 0; x < 40; ++x) {
            const Vec2f to = Vec2f{20, 5} - Vec2f{0.5f * float(x), 0.5f * float(y)};
            usual.nodes[static_cast<std::size_t>(y * usual.nx + x)].set_direction(unit(to));
        }
    }
    TravelField around = turned_by(usual, 30);
    keep(usual, around);
    CHECK(degrees_at(around, 16, 10) == Approx(30).margin(0.5));  // 12 m before the corner
}

TEST_CASE("in a narrow corridor near its end only a gain of a fifth leads aside", "[engine]") {
    const TravelField usual = straight_ways(9);  // 4 m
    TravelField as_quick = turned_by(usual, 30), quicker = as_quick;
    for (FieldNode& node : quicker.nodes) node.distance /= 2;
    keep(usual, as_quick);
    keep(usual, quicker);
    CHECK(degrees_at(as_quick, 90, 4) == Approx(0).margin(0.5));  // 15 m before the target
    CHECK(degrees_at(quicker, 90, 4) == Approx(30).margin(0.5));
}

TEST_CASE("columns in a hall make no corridors of it, niches of a corridor no hall", "[engine]") {
    TravelField hall = straight_ways(41), corridor = straight_ways(41);  // 20 m
    for (int y = 0; y < 41; ++y) {
        for (int x = 0; x < 121; ++x) {
            const auto row = static_cast<std::size_t>(y * 121 + x);
            const bool is_column = x % 10 < 2 && y % 10 < 2;  // 1 m square, 5 m apart
            const bool is_wall = (y < 16 || y > 24) && x % 10 != 0;  // 4 m wide, with niches of 8 m
            if (is_column) hall.nodes[row] = FieldNode{};
            if (is_wall) corridor.nodes[row] = FieldNode{};
        }
    }
    const WorthTurns in_hall = worth_turns(hall, hall), in_corridor = worth_turns(corridor, corridor);
    int looked_at = 0;
    for (int y = 17; y < 24; ++y) {
        for (int x = 60; x < 115; ++x) {
            const auto row = static_cast<std::size_t>(y * 121 + x);
            if (!hall.nodes[row].is_reached()) continue;
            CAPTURE(x, y);
            CHECK(in_hall.shares[row].narrow == 0);
            CHECK(in_corridor.shares[row].narrow == 1);
            ++looked_at;
        }
    }
    CHECK(looked_at > 300);
}

namespace {

/// Passengers a second out of a corridor of 40 x 4 m as wide as its exit, into which more come than it passes.
double flow_of_corridor(double crowd_ways_s) {
    Scene scene({{0, 0}, {10, 0}, {10, 3}, {50, 3}, {50, 7}, {10, 7}, {10, 10}, {0, 10}});
    scene.entrance("west", rectangle(1, 1, 4, 9)).exit("east", {{50, 3}, {50, 7}}).crowd(0, 0, 1500).runs_for(1200).seed(1);
    scene.scenario.demand.rows.back().to = 240;
    scene.scenario.routing.crowd_ways_s = crowd_ways_s;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    std::int64_t after_100_s = 0;
    while (simulation.now() < 240) {
        simulation.step();
        if (simulation.now() < 100) after_100_s = simulation.counts().exited;
    }
    return static_cast<double>(simulation.counts().exited - after_100_s) / 140;
}

}  // namespace

TEST_CASE("a stream in a corridor as wide as its exit does not weave", "[engine]") {
    const double plain_per_s = flow_of_corridor(0);
    CHECK(plain_per_s > 4);  // 1 /(m s)
    CHECK(flow_of_corridor(2) == Approx(plain_per_s).epsilon(0.05));
}

TEST_CASE("a stream in a wide corridor does not weave", "[engine]") {
    const double plain_m_s = speed_in_wide_corridor(0);
    CHECK(plain_m_s > 1.0);
    CHECK(speed_in_wide_corridor(4) == Approx(plain_m_s).epsilon(0.05));
}
