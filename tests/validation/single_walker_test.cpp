#include <array>

#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

// Seconds one person takes for a corridor of 40 x 2 m, from one end over the line at the other.
double corridor_time_s(double speed_m_s, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 40, 2));
    scene.exit("end", {{40, 0}, {40, 2}}).free_speed(speed_m_s).seed(seed);
    const std::array<Vec2, 1> start{{{0.3, 1.0}}};
    place_people(scene, start, 0);
    return run_past_line(scene.scenario, 40).line.time_s.front();
}

std::vector<double> times_of_seeds(double speed_m_s) {
    std::vector<double> times;
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        times.push_back(corridor_time_s(speed_m_s, seed));
    return times;
}

}  // namespace

TEST_CASE("one person keeps the speed assigned along a corridor", "[validation]") {
    const std::string rimea = "RiMEA 4.1.1 test 1",
                      imo = "IMO MSC.1/Circ.1533 test 1; band of 5 % ours";
    CHECK(report_band({"RiMEA 1", "one person, 40 m at 1.33 m/s", "s", rimea}, times_of_seeds(1.33),
                      26, 34));
    CHECK(report_band({"IMO 1", "one person, 40 m at 1.0 m/s", "s", imo}, times_of_seeds(1.0), 38,
                      42));
    CHECK(report_band({"IMO 1", "one person, 40 m at 0.5 m/s", "s", imo}, times_of_seeds(0.5), 76,
                      84));
    CHECK(report_band({"IMO 1", "one person, 40 m at 2.0 m/s", "s", imo}, times_of_seeds(2.0), 19,
                      21));
}
