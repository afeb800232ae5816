#include <algorithm>

#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

struct HallRun {
    double clear_s = 0;
    double still_there = 0;
    double least_flow_per_s = 1e9, most_flow_per_s = 0;  ///< over the open doors
};

// 30 x 20 m, 1000 people evenly 2 m away from the walls, doors of 1 m; the two on one long side may
// be closed.
HallRun empty_hall(bool two_closed, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 30, 20));
    scene.exit("1", {{4, 20}, {5, 20}}).exit("2", {{25, 20}, {26, 20}});
    scene.exit("3", {{4, 0}, {5, 0}}).exit("4", {{25, 0}, {26, 0}});
    if (two_closed) {
        for (const std::size_t door : {0, 1})
            scene.scenario.venue.exits[door].status = PassageStatus::closed;
    }
    place_people(scene, lattice(2, 2, 28, 18, 40, 25), -1);
    scene.seed(seed).runs_for(900);
    const OneThread one_thread;
    const SceneResult result = run_until_empty(scene.scenario);
    HallRun run;
    run.clear_s = result.last_left_s;
    run.still_there = static_cast<double>(result.still_there);
    for (int door = two_closed ? 2 : 0; door < 4; ++door) {
        std::vector<double> times;
        for (const Crossing& c : result.crossings) {
            if (c.portal == door) times.push_back(c.time);
        }
        std::sort(times.begin(), times.end());
        run.least_flow_per_s = std::min(run.least_flow_per_s, flow_per_s(times));
        run.most_flow_per_s = std::max(run.most_flow_per_s, flow_per_s(times));
    }
    return run;
}

}  // namespace

TEST_CASE(
    "a hall with 1000 people takes about twice as long to empty when two of four doors are closed",
    "[validation][slow]") {
    std::vector<double> four, two, ratio, least, most, left_over;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const HallRun open = empty_hall(false, seed), halved = empty_hall(true, seed);
        four.push_back(open.clear_s), two.push_back(halved.clear_s);
        ratio.push_back(halved.clear_s / open.clear_s);
        least.push_back(std::min(open.least_flow_per_s, halved.least_flow_per_s));
        most.push_back(std::max(open.most_flow_per_s, halved.most_flow_per_s));
        left_over.push_back(open.still_there + halved.still_there);
    }
    const std::string band =
        "RiMEA 3.0 test 9, IMO test 9; band from Vadere's and FDS+Evac's results";
    CHECK(report_band({"RiMEA 9", "1000 people, 4 doors: time until empty", "s", band}, four, 90,
                      260));
    report_only({"RiMEA 9", "1000 people, 2 doors: time until empty", "s", "RiMEA 3.0 test 9"},
                std::to_string(std::lround(two[0])) + ", " + std::to_string(std::lround(two[1])) +
                    ", " + std::to_string(std::lround(two[2])),
                "Vadere 180 to 220 s, FDS+Evac 323 to 413 s");
    CHECK(report_band(
        {"RiMEA 9", "2 doors over 4 doors", "", "RiMEA 3.0 test 9; band as in JuPedSim"}, ratio,
        1.6, 2.4));
    CHECK(report_band({"RiMEA 9", "least flow through a door", "/s", band}, least, 1.0, 2.8));
    CHECK(report_band({"RiMEA 9", "greatest flow through a door", "/s", band}, most, 1.0, 2.8));
    CHECK(report_band({"RiMEA 9", "people left in the hall", "", band}, left_over, 0, 0));
}
