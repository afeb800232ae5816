#include <array>

#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

// One person goes from one level to the other by a stair 2 m wide and 10 m long along its slope;
// time from stepping on to stepping off, at `speed_m_s` on the stair.
double stair_time_s(bool up, double speed_m_s, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 6, 2));
    VenueDef& venue = scene.scenario.venue;
    venue.levels.push_back({"upper", 6, {{rectangle(14, 0, 20, 2), {}}}});
    ConnectorDef stair;
    stair.name = "stair";
    stair.lower_level = {0}, stair.upper_level = {1};
    stair.lower_line = {{6, 0}, {6, 2}}, stair.upper_line = {{14, 0}, {14, 2}};
    stair.width_m = 2, stair.length_m = 10, stair.rise_m = 6;
    venue.connectors.push_back(stair);
    const std::array<Vec2, 1> start{{{up ? 1.0 : 19.0, 1.0}}};
    place_people(scene, start, 0);
    venue.entrances.front().level = {up ? 0 : 1};
    scene.exit("end", up ? Segment{{20, 0}, {20, 2}} : Segment{{0, 0}, {0, 2}});
    venue.exits.front().level = {up ? 1 : 0};
    const WalkDef& walk = scene.scenario.walk;
    scene.free_speed(speed_m_s / (up ? walk.stair_up_factor : walk.stair_down_factor)).seed(seed);
    const SceneResult result = run_until_empty(scene.scenario);
    REQUIRE(result.crossings.size() == 3);
    return result.crossings[1].time - result.crossings[0].time;
}

std::vector<double> of_three_seeds(bool up, double speed_m_s) {
    std::vector<double> times;
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        times.push_back(stair_time_s(up, speed_m_s, seed));
    return times;
}

const std::string source = "RiMEA 4.1.1 tests 2 and 3; speeds and 5 % as in JuPedSim";

}  // namespace

TEST_CASE("one person is up a stair in the time its length takes", "[validation]") {
    CHECK(report_band({"RiMEA 2", "one person, stair up, 10 m at 0.50 m/s", "s", source},
                      of_three_seeds(true, 0.50), 19.0, 21.0));
}

TEST_CASE("one person is down a stair in the time its length takes", "[validation]") {
    CHECK(report_band({"RiMEA 3", "one person, stair down, 10 m at 0.65 m/s", "s", source},
                      of_three_seeds(false, 0.65), 14.6, 16.2));
}
