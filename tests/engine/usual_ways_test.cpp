#include "engine/usual_ways.h"

#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// Nodes 0.5 m apart over 60 x 10 m, the target at the far end: all ways lead along x.
TravelField straight_ways() {
    TravelField field;
    field.cell_m = 0.5f;
    field.nx = 121, field.ny = 21;
    field.nodes.resize(121 * 21);
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
    keep_to_usual_ways(usual, worth_turns(usual, small), small);
    keep_to_usual_ways(usual, worth_turns(usual, great), great);
    keep_to_usual_ways(usual, worth_turns(usual, left), left);
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
    keep_to_usual_ways(usual, worth_turns(usual, around), around);
    CHECK(degrees_at(around, 16, 10) == Approx(30).margin(0.5));  // 12 m before the corner
}

TEST_CASE("a stream in a wide corridor does not weave", "[engine]") {
    const double plain_m_s = speed_in_wide_corridor(0);
    CHECK(plain_m_s > 1.0);
    CHECK(speed_in_wide_corridor(4) == Approx(plain_m_s).epsilon(0.05));
}
