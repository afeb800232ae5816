#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

constexpr std::array<double, 3> widths_m{0.8, 1.0, 1.2};

// 100 people leave a room of 8 x 5 m by a door of 1 m.
SceneResult empty_room(double cap_per_m_s, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 8, 5));
    scene.exit("door", {{8, 2}, {8, 3}});
    place_people(scene, lattice(0.3, 0.3, 7.6, 4.7, 10, 10), 0);
    scene.scenario.walk.max_flow_per_m_s = cap_per_m_s;
    scene.seed(seed);
    const OneThread one_thread;
    return run_until_empty(scene.scenario);
}

// 150 people pass from a room of 10 x 10 m through a way `length_m` long into another; flow at its
// end.
double bottleneck_flow_per_s(double width_m, double length_m, std::uint64_t seed) {
    const double low = 5 - 0.5 * width_m, high = 5 + 0.5 * width_m, end = 10 + length_m;
    Scene scene(Ring{{0, 0},
                     {10, 0},
                     {10, low},
                     {end, low},
                     {end, 0},
                     {end + 10, 0},
                     {end + 10, 10},
                     {end, 10},
                     {end, high},
                     {10, high},
                     {10, 10},
                     {0, 10}});
    scene.exit("far wall", {{end + 10, 0}, {end + 10, 10}});
    place_people(scene, lattice(0.3, 0.3, 9.7, 9.7, 15, 10), 0);
    scene.seed(seed);
    return flow_per_s(run_past_line(scene.scenario, end).line.ascending());
}

std::vector<double> of_three_seeds(double width_m, double length_m) {
    std::vector<double> flows;
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        flows.push_back(bottleneck_flow_per_s(width_m, length_m, seed));
    return flows;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

bool report_passage(double width_m) {
    return report_band(
        {"RiMEA 12d", fmt::format("passage 5 m long, {:.1f} m wide: flow", width_m), "/s",
         "1.3 to 2.4 per metre, about the line 1.9 of 77 measured points (Seyfried 2009 and "
         "others)"},
        of_three_seeds(width_m, 5), 1.3 * width_m, 2.4 * width_m);
}

}  // namespace

TEST_CASE("a door of one metre lets through what was measured at doors", "[validation]") {
    std::vector<double> free, capped;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        free.push_back(flow_per_s(empty_room(0, seed).left_s));
        const SceneResult result = empty_room(1.33, seed);
        // From the first passage to the last, which are known to one step.
        const double took_s = result.last_left_s - result.left_s.front() + 0.1;
        capped.push_back(static_cast<double>(result.left_s.size() - 1) / took_s);
    }
    CHECK(report_band(
        {"NIST 5.2", "100 people, room 8 x 5 m, door 1 m, flow out of the walkers", "/s",
         "NIST TN 1822 test 5.2 (plausible); band from measured doors, 1.2 to 2.5"},
        free, 1.2, 2.5));
    const bool at_most =
        std::all_of(capped.begin(), capped.end(), [](double v) { return v <= 1.33; });
    CHECK(report_whether({"IMO 4", "the same, flow capped at 1.33 /(m s), over the whole run", "/s",
                          "IMO MSC.1/Circ.1533 test 4"},
                         fmt::format("{:.3f}, {:.3f}, {:.3f}", capped[0], capped[1], capped[2]),
                         "at most 1.33", at_most));
}

TEST_CASE("a wider passage lets more people through", "[validation][slow]") {
    std::array<double, 3> flows{};
    for (std::size_t k = 0; k < widths_m.size(); ++k)
        flows[k] = mean(of_three_seeds(widths_m[k], 5));
    CHECK(report_whether({"RiMEA 12d", "passages 5 m long, 0.8, 1.0, 1.2 m wide: mean flow", "/s",
                          "RiMEA 4.1.1 test 12d"},
                         fmt::format("{:.2f}, {:.2f}, {:.2f}", flows[0], flows[1], flows[2]),
                         "rising", flows[0] < flows[1] && flows[1] < flows[2]));
}

TEST_CASE("a passage 1.2 m wide and 5 m long lets fewer through than was measured",
          "[validation][!shouldfail]") {
    CHECK(report_passage(1.2));
}

TEST_CASE("a passage 0.8 m wide and 5 m long lets fewer through than was measured",
          "[validation][!shouldfail]") {
    CHECK(report_passage(0.8));
}

TEST_CASE("a passage 1 m wide and 5 m long lets fewer through than was measured",
          "[validation][!shouldfail]") {
    CHECK(report_passage(1.0));
}

TEST_CASE("a short passage is no slower than a long one", "[validation][slow]") {
    const double brief = mean(of_three_seeds(1.0, 0.2)), drawn_out = mean(of_three_seeds(1.0, 5));
    CHECK(report_whether({"RiMEA 12b", "passage 1 m wide, 0.2 and 5 m long: mean flow", "/s",
                          "RiMEA 4.1.1 test 12b"},
                         fmt::format("{:.2f}, {:.2f}", brief, drawn_out),
                         "the longer is not faster", brief >= drawn_out));
}
