#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

struct CounterflowRun {
    double last_in_s = 0;  ///< when the last of the left room entered the right one
    double arrived_share = 0;
};

// Two rooms of 10 x 10 m, joined by a corridor of 10 x 2 m; 100 people walk from left to right,
// `opposite` back.
CounterflowRun run_against(int opposite, std::uint64_t seed) {
    constexpr int many = 100;
    Scene scene(Ring{{0, 0},
                     {10, 0},
                     {10, 4},
                     {20, 4},
                     {20, 0},
                     {30, 0},
                     {30, 10},
                     {20, 10},
                     {20, 6},
                     {10, 6},
                     {10, 10},
                     {0, 10}});
    scene.exit("right", {{30, 0}, {30, 10}}).exit("left", {{0, 10}, {0, 0}});
    place_people(scene, lattice(0.5, 0.5, 9.5, 9.5, 10, 10), 0);
    const auto places = lattice(29.5, 0.5, 20.5, 9.5, 10, 10);
    for (int i = 0; i < opposite; ++i) {
        // 37 and 100 have no common divisor: `opposite` different places all over the room.
        const auto at = static_cast<std::size_t>(i * 37 % many);
        place_people(scene, std::span(places).subspan(at, 1), 1);
    }
    PopulationDef& people = scene.scenario.demand.population;
    // Nearly uniform between the limits: a wide normal distribution, cut.
    people.free_speed_mean_m_s = 1.295, people.free_speed_sd_m_s = 1.0;
    people.free_speed_min_m_s = 0.97, people.free_speed_max_m_s = 1.62;
    scene.seed(seed).runs_for(400);
    const WatchedRun run = run_past_line(scene.scenario, 20);
    CounterflowRun result;
    // Those of the right room start beyond the line and count as past it from the first step.
    const std::vector<double> times = run.line.ascending();
    result.last_in_s = times.empty() ? -1 : times.back();
    result.arrived_share = 1 - double(run.still_there) / (many + opposite);
    return result;
}

constexpr std::array<int, 4> against{0, 10, 50, 100};

}  // namespace

TEST_CASE("a hundred people take the longer for a corridor the more come towards them",
          "[validation][slow]") {
    std::array<std::vector<double>, 4> last_in, arrived;
    for (std::size_t k = 0; k < against.size(); ++k) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const CounterflowRun run = run_against(against[k], seed);
            last_in[k].push_back(run.last_in_s), arrived[k].push_back(100 * run.arrived_share);
        }
    }
    const std::array<const char*, 4> fds{"50.0", "75.0", "106.9", "136.1"};
    std::array<double, 4> mean{};
    for (std::size_t k = 0; k < against.size(); ++k) {
        const auto& t = last_in[k];
        mean[k] = (t[0] + t[1] + t[2]) / 3;
        report_only({"IMO 8", fmt::format("100 against {}: last enters the other room", against[k]),
                     "s", "IMO MSC.1/Circ.1533 test 8"},
                    fmt::format("{:.1f}, {:.1f}, {:.1f}", t[0], t[1], t[2]),
                    fmt::format("FDS+Evac {} s", fds[k]));
        CHECK(report_band({"IMO 8", fmt::format("100 against {}: arrived", against[k]), "%",
                           "IMO test 8; all must arrive"},
                          arrived[k], 100, 100));
    }
    const bool rises = mean[0] < mean[1] && mean[1] < mean[2] && mean[2] < mean[3];
    CHECK(report_whether(
        {"IMO 8", "mean times against 0, 10, 50, 100", "s",
         "IMO test 8: time rises with counterflow"},
        fmt::format("{:.1f}, {:.1f}, {:.1f}, {:.1f}", mean[0], mean[1], mean[2], mean[3]), "rising",
        rises));
}

TEST_CASE("a hundred against a hundred take one and a half to four times as long as a hundred alone",
          "[validation]") {
    std::vector<double> ratio;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        ratio.push_back(run_against(100, seed).last_in_s / run_against(0, seed).last_in_s);
    }
    CHECK(report_band(
        {"IMO 8", "time against 100 over time against 0", "", "band ours, about FDS+Evac's 2.7"},
        ratio, 1.5, 4));
}
