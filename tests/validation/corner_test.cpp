#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

// Whether p lies in the L of 2 m wide corridors, or on the floor that goes on behind its exit.
bool is_in_corridor(Vec2 p) {
    const bool first_leg = p.x >= 0 && p.x <= 12 && p.y >= 0 && p.y <= 2;
    const bool second_leg = p.x >= 10 && p.x <= 12 && p.y >= 0 && p.y <= 12.7;
    return first_leg || second_leg;
}

struct CornerRun {
    double outside = 0;  ///< positions off the floor, over all steps
    double still_there = 0;
};

CornerRun walk_round_corner(std::uint64_t seed) {
    Scene scene(Ring{{0, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {0, 2}});
    scene.exit("end", {{12, 12}, {10, 12}})
        .entrance("start", rectangle(0, 0, 6, 2))
        .crowd(0, 0, 20);
    scene.seed(seed);
    Simulation simulation(scene.scenario);
    CornerRun run;
    while (!simulation.is_over() && simulation.counts().exited < 20) {
        simulation.step();
        for (const FrameAgent& a : simulation.frame().agents)
            run.outside += !is_in_corridor({a.x, a.y});
    }
    run.still_there = static_cast<double>(20 - simulation.counts().exited);
    return run;
}

}  // namespace

TEST_CASE("twenty people walk round a corner and nobody leaves the floor", "[validation]") {
    std::vector<double> outside, still_there;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const CornerRun run = walk_round_corner(seed);
        outside.push_back(run.outside), still_there.push_back(run.still_there);
    }
    const std::string source = "RiMEA 4.1.1 test 6, IMO test 6, NIST TN 1822 test 2.3";
    CHECK(report_band(
        {"RiMEA 6", "20 people, left corner: positions off the floor, all steps", "", source},
        outside, 0, 0));
    CHECK(report_band({"RiMEA 6", "of 20 people, not arrived", "", source}, still_there, 0, 0));
}
