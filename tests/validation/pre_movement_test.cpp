#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "catch.h"
#include "demand/arrivals.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

Scene room_of_late_starters(int people, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 8, 5));
    scene.exit("door", {{8, 2}, {8, 3}}).entrance("room", rectangle(0.5, 0.5, 7, 4.5));
    scene.crowd(0, 0, people).seed(seed);
    scene.scenario.demand.population.pre_movement_min_s = 10;
    scene.scenario.demand.population.pre_movement_max_s = 100;
    return scene;
}

struct Starts {
    double first_s = 1e9, last_s = -1;
    double worst_s = 0;  ///< largest difference from the drawn time
    int different = 0;
    std::int64_t still_there = 0;
};

Starts starts_of(const Scenario& scenario) {
    constexpr double moves_m_s = 0.3;
    const std::vector<Arrival> drawn = make_arrivals(scenario.demand, Draws{scenario.seed});
    std::vector<double> started(drawn.size(), -1);
    Simulation simulation(scenario);
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) {
        simulation.step();
        for (const FrameAgent& a : simulation.frame().agents) {
            double& start = started[static_cast<std::size_t>(a.agent)];
            if (start < 0 && a.speed_cm_s > 100 * moves_m_s) start = simulation.now();
        }
    }
    Starts result;
    result.still_there = simulation.counts().planned - simulation.counts().exited;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double wanted = simulation.agents()[i].appeared_s + drawn[i].pre_movement_s;
        result.first_s = std::min(result.first_s, started[i]);
        result.last_s = std::max(result.last_s, started[i]);
        result.worst_s = std::max(result.worst_s, std::abs(started[i] - wanted));
    }
    std::sort(started.begin(), started.end());
    result.different =
        static_cast<int>(std::unique(started.begin(), started.end()) - started.begin());
    return result;
}

// Largest distance between the drawn times' distribution and the uniform one (Kolmogorov and
// Smirnov).
double distance_from_uniform(const Scenario& scenario, double low, double high) {
    std::vector<double> times;
    for (const Arrival& a : make_arrivals(scenario.demand, Draws{scenario.seed})) {
        times.push_back(a.pre_movement_s);
    }
    std::sort(times.begin(), times.end());
    double worst = 0;
    const auto n = static_cast<double>(times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double share = (times[i] - low) / (high - low);
        worst =
            std::max({worst, std::abs(share - double(i) / n), std::abs(share - double(i + 1) / n)});
    }
    return worst;
}

}  // namespace

TEST_CASE("ten people in a room set out at their own drawn times", "[validation]") {
    std::vector<double> first, last, worst, different, left_over;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Starts starts = starts_of(room_of_late_starters(10, seed).scenario);
        first.push_back(starts.first_s), last.push_back(starts.last_s),
            worst.push_back(starts.worst_s);
        different.push_back(starts.different), left_over.push_back(double(starts.still_there));
    }
    const std::string source = "RiMEA 4.1.1 test 5, IMO test 5; bands as in JuPedSim";
    CHECK(report_band({"RiMEA 5", "first of ten sets out", "s", source}, first, 9.9, 101));
    CHECK(report_band({"RiMEA 5", "last of ten sets out", "s", source}, last, 9.9, 101));
    CHECK(report_band({"RiMEA 5", "largest difference from the drawn time", "s", source}, worst, 0,
                      0.5));
    CHECK(report_band({"RiMEA 5", "different times among ten", "", source}, different, 10, 10));
    CHECK(report_band({"RiMEA 5", "people still in the room at the end", "", source}, left_over, 0,
                      0));
}

TEST_CASE("pre-movement times are drawn from the distribution given", "[validation]") {
    std::vector<double> distances;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        distances.push_back(
            distance_from_uniform(room_of_late_starters(1000, seed).scenario, 10, 100));
    }
    // Critical value of the test at 5 %: 1.358 / sqrt(1000).
    CHECK(report_band({"RiMEA 5", "1000 draws against U(10, 100): Kolmogorov-Smirnov distance", "",
                       "NIST TN 1822 test 1.1: p > 0.05"},
                      distances, 0, 0.0429));
}
