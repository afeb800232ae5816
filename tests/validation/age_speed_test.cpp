#include <fmt/core.h>

#include <array>
#include <cmath>
#include <utility>

#include "catch.h"
#include "demand/arrivals.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

const std::string rimea = "RiMEA 4.1.1 test 7; bands as in JuPedSim's tests";

struct Spread {
    double mean = 0, sd = 0;
};

// Free speeds of 1000 people of one age.
Spread speeds_at_age(PopulationDef people, double age, std::uint64_t seed) {
    constexpr int n = 1000;
    people.speed_by_age = true;
    people.age_min = people.age_max = age;
    double sum = 0, squares = 0;
    for (std::uint64_t person = 0; person < n; ++person) {
        const double v = draw_free_speed(people, Draws{seed}, person);
        sum += v, squares += v * v;
    }
    const double mean = sum / n;
    return {mean, std::sqrt(squares / n - mean * mean)};
}

PopulationDef without_limits() {
    PopulationDef people;
    people.free_speed_min_m_s = 0.1;
    people.free_speed_max_m_s = 3.0;
    return people;
}

std::pair<std::vector<double>, std::vector<double>> of_three_seeds(const PopulationDef& people,
                                                                   double age) {
    std::pair<std::vector<double>, std::vector<double>> all;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Spread spread = speeds_at_age(people, age, seed);
        all.first.push_back(spread.mean), all.second.push_back(spread.sd);
    }
    return all;
}

struct AgeBand {
    int age;
    double low, high;
};

}  // namespace

TEST_CASE("free speeds by age follow the published table when the limits do not cut them",
          "[validation]") {
    // 60 and 70 years: the published single values, +-0.02.
    constexpr std::array<AgeBand, 6> bands{{{20, 1.60, 1.64},
                                            {30, 1.52, 1.56},
                                            {40, 1.46, 1.50},
                                            {50, 1.39, 1.43},
                                            {60, 1.25, 1.29},
                                            {70, 1.05, 1.09}}};
    for (const AgeBand& band : bands) {
        const auto [mean, sd] = of_three_seeds(without_limits(), band.age);
        // Three means of 1000 draws scatter by 0.01 each; the band is held against their mean.
        const double all = (mean[0] + mean[1] + mean[2]) / 3;
        CHECK(report_band(
            {"RiMEA 7",
             fmt::format("mean of 3000 free speeds at {} years, limits 0.1 and 3 m/s", band.age),
             "m/s", rimea},
            {all}, band.low, band.high));
        CHECK(report_band({"RiMEA 7", fmt::format("spread at {} years", band.age), "m/s", rimea},
                          sd, 0.25, 0.35));
    }
}

TEST_CASE("free speeds by age are too low at 30 years with the default limits",
          "[validation][!shouldfail]") {
    const auto [mean, sd] = of_three_seeds(PopulationDef{}, 30);
    CHECK(report_band(
        {"RiMEA 7", "mean of 1000 free speeds at 30 years, default limits 0.5 and 2.0 m/s", "m/s",
         rimea},
        mean, 1.52, 1.56));
}

TEST_CASE("fifty people of all ages walk alone at the speeds drawn for them", "[validation]") {
    constexpr int n = 50;
    Scene scene(rectangle(0, 0, 30, 76));
    scene.exit("end", {{30, 0}, {30, 76}});
    place_people(scene, lattice(0.5, 1.25, 0.5, 74.75, 1, n), 0);
    scene.scenario.demand.population = without_limits();
    scene.scenario.demand.population.speed_by_age = true;
    Simulation simulation(scene.scenario);
    std::array<double, n> from{}, walked_m_s{};
    for (int step = 1; step <= 120; ++step) {
        simulation.step();
        if (step != 20 && step != 120) continue;
        for (const FrameAgent& a : simulation.frame().agents) {
            const auto i = static_cast<std::size_t>(a.agent);
            if (step == 20) from[i] = a.x;
            if (step == 120) walked_m_s[i] = (a.x - from[i]) / 10;
        }
    }
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i) {
        worst = std::max(
            worst, std::abs(walked_m_s[i] / double{simulation.agents()[i].free_speed_m_s} - 1));
    }
    CHECK(report_band({"RiMEA 7", "50 people alone: largest difference of walked from drawn speed",
                       "%", "RiMEA 4.1.1 test 7; band as test 1 (speed +-5 %)"},
                      {100 * worst}, 0, 5));
}
