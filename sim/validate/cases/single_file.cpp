#include <fmt/core.h>

#include <array>
#include <cmath>

#include "validate/cases/cases.h"
#include "validate/density.h"
#include "validate/findings.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr double length_m = 200,
                 width_m = 0.7;  // straight, as the guideline allows; width of the 2006 experiments
constexpr std::array densities_per_m{0.3, 0.7, 1.1, 1.5, 1.9, 2.4};
constexpr std::array free_speeds_m_s{1.34, 0.9, 1.8};  // the default, lower, higher
// Within 60 s nothing reaches it from either end: upstream at 2.3 m/s, downstream at 0.8 m/s.
constexpr Box section{140, 0, 150, width_m};

// Percentiles of the speed by density along the file, as RiMEA 4.1.1 prints them for test 16.
constexpr std::array known_density{0.10, 0.50, 0.90, 1.30, 1.50, 1.90, 2.50};
constexpr std::array known_low{0.96, 0.71, 0.45, 0.19, 0.11, 0.05, 0.02};
constexpr std::array known_median{1.19, 1.09, 0.75, 0.39, 0.27, 0.16, 0.10};
constexpr std::array known_high{1.48, 1.39, 1.10, 0.61, 0.49, 0.31, 0.22};

int parts(const SuiteSetting&) {
    return static_cast<int>(densities_per_m.size() * free_speeds_m_s.size());
}
int part_of(std::size_t speed, std::size_t density) {
    return static_cast<int>(speed * densities_per_m.size() + density);
}

Measured run(const CaseJob& job) {
    const auto part = static_cast<std::size_t>(job.part);
    const double density = densities_per_m[part % densities_per_m.size()];
    Scene scene(rectangle(0, 0, length_m, width_m));
    scene.exit("end", {{length_m, 0}, {length_m, width_m}}).seed(job.seed).runs_for(61);
    const int count = static_cast<int>(std::lround(density * (length_m - 1)));
    scene.people(lattice(0.5, 0.5 * width_m, length_m - 0.5, 0.5 * width_m, count, 1), 0);
    scene.scenario.demand.population.free_speed_mean_m_s =
        free_speeds_m_s[part / densities_per_m.size()];
    scene.scenario.demand.population.free_speed_max_m_s = 3;
    const Watched walked = watch(scene.scenario, job.setting.model);
    std::vector<double> found, speeds;
    for (double t = 20; t <= 60; t += 1) {
        const AreaState state = classic_state(walked.tracks, section, {1.0, {1, 0}}, t);
        found.push_back(state.density_per_m2 * width_m);
        if (state.people > 0) speeds.push_back(state.speed_m_s);
    }
    Measured m;
    m.set("density", mean_of(found));
    m.set("speed", mean_of(speeds));
    return m;
}

struct Curve {
    std::vector<double> density, speed;
};

Curve curve_of(const Results& r, std::size_t speed) {
    Curve curve;
    for (std::size_t d = 0; d < densities_per_m.size(); ++d) {
        curve.density.push_back(mean_of(r.per_seed(part_of(speed, d), "density")));
        curve.speed.push_back(mean_of(r.per_seed(part_of(speed, d), "speed")));
    }
    return curve;
}

std::string text_of(const Curve& curve) {
    std::string text;
    for (std::size_t i = 0; i < curve.density.size(); ++i) {
        text += fmt::format("{}{:.2f} /m: {:.2f}", i == 0 ? "" : "; ", curve.density[i],
                            curve.speed[i]);
    }
    return text;
}

// Share of the points where the speed lies in the band, and above the reference.
double share_inside(const Curve& curve) {
    double inside = 0;
    for (std::size_t i = 0; i < curve.density.size(); ++i) {
        inside += curve.speed[i] >= interpolated(known_density, known_low, curve.density[i]) &&
                  curve.speed[i] <= interpolated(known_density, known_high, curve.density[i]);
    }
    return inside / static_cast<double>(curve.density.size());
}

// How many of the base curve's points the other lies above (sign 1) or below (-1).
bool is_shifted(const Curve& base, const Curve& other, double sign) {
    for (std::size_t i = 0; i < base.density.size(); ++i) {
        if (sign * (interpolated(other.density, other.speed, base.density[i]) - base.speed[i]) <
            -0.02)
            return false;
    }
    return sign * (other.speed.front() - base.speed.front()) > 0;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"V19", Gate::soft, "RiMEA 4.1.1 test 16"};
    const Curve base = curve_of(r, 0), slow = curve_of(r, 1), fast = curve_of(r, 2);
    const double share = share_inside(base);
    add_whether(
        report, h, "single file, default free speed: speed by density, m/s", text_of(base),
        fmt::format("in the 10-90 % band at 75 % of the points (is: {:.0f} %)", 100 * share),
        share >= 0.75);
    add_whether(report, h, "free speed 0.9 m/s", text_of(slow),
                "nowhere above that by more than 0.02, lower at the least density",
                is_shifted(base, slow, -1));
    add_whether(report, h, "free speed 1.8 m/s", text_of(fast),
                "nowhere below by more than 0.02, higher at the least density",
                is_shifted(base, fast, 1));
    report.plots.push_back(
        {"single_file",
         "Single file: speed by density",
         "density along the file [1/m]",
         "speed [m/s]",
         3,
         2,
         {{"RiMEA 4.1.1 test 16, 10 to 90 %",
           Mark::band,
           true,
           {known_density.begin(), known_density.end()},
           {known_low.begin(), known_low.end()},
           {known_high.begin(), known_high.end()}},
          {"its median",
           Mark::line,
           true,
           {known_density.begin(), known_density.end()},
           {known_median.begin(), known_median.end()},
           {}},
          {"simulated, free speed 1.34 m/s", Mark::line, false, base.density, base.speed, {}},
          {"simulated, 0.9 m/s", Mark::line, false, slow.density, slow.speed, {}},
          {"simulated, 1.8 m/s", Mark::line, false, fast.density, fast.speed, {}}}});
}

}  // namespace

Case single_file() {
    Case c;
    c.name = "single file";
    c.ids = {"V19"};
    c.suites = {Suite::rimea, Suite::fundamental};
    c.method =
        R"(The guideline allows 200 m of straight corridor instead of a ring; 0.7 m
wide, as in the experiments of 2006. Evenly filled; classic count over 10 m and mean speed over
1 s, each second from 20 to 60 s. Free speeds by default (1.34 +- 0.26 m/s) and with means of
0.9 and 1.8 m/s. The band is the published table's, linear between its points.)";
    c.cost = 0.4;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
