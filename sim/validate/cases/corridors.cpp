#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "validate/cases/cases.h"
#include "validate/density.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// A straight corridor filled evenly, everyone on the way to its far end.
Scene filled(double length_m, double width_m, int count, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, length_m, width_m));
    scene.exit("end", {{length_m, 0}, {length_m, width_m}}).seed(seed);
    scene.people(scattered(0.3, 0.3, length_m - 0.2, width_m - 0.3, count, seed), 0);
    return scene;
}

// --- E9: the closed ring, as the middle of a long corridor -------------------------------------

constexpr std::array ring_people{15, 30, 60, 85, 110};
constexpr double ring_m2 = 26 * 1.8;
constexpr double ring_corridor_m = 140;
// The people's own: 1.14 m/s was measured at 0.30 /m2, where they hardly met.
constexpr double ring_free_speed_m_s = 1.20;
constexpr Box ring_area{78, 0, 84, 1.8};

int ring_parts(const SuiteSetting&) { return static_cast<int>(ring_people.size()); }

Measured run_ring(const CaseJob& job) {
    const double density = ring_people[static_cast<std::size_t>(job.part)] / ring_m2;
    const int count = static_cast<int>(std::lround(density * ring_corridor_m * 1.8));
    Scene scene = filled(ring_corridor_m, 1.8, count, job.seed);
    scene.free_speed(ring_free_speed_m_s, 0.15);
    // From 10 s on neither end is felt: who starts at the beginning needs 39 s to the area at 2
    // m/s, and what happens at the exit, 56 m away, travels back at about 1 m/s.
    scene.runs_for(41);
    const Watched walked = watch(scene.scenario, job.setting.model);
    Measured m;
    std::vector<double> densities, speeds;
    for (double t = 10; t <= 39; t += 1) {
        const AreaState state = classic_state(walked.tracks, ring_area, {1.0, {1, 0}}, t);
        densities.push_back(state.density_per_m2);
        if (state.people > 0) speeds.push_back(state.speed_m_s);
    }
    m.set("density", mean_of(densities));
    m.set("speed", mean_of(speeds));
    return m;
}

constexpr std::array ring_density{0.30, 0.58, 1.18, 1.52, 1.85, 2.42};
constexpr std::array ring_speed{1.14, 1.01, 0.78, 0.53, 0.54, 0.36};

void judge_ring(const Results& r, CaseReport& report) {
    const Heading h{"E9", Gate::hard, "HERMES 2009, closed ring (as in JuPedSim's test data)"};
    PlotSeries walked{"simulated", Mark::points, false, {}, {}, {}};
    for (std::size_t part = 0; part < ring_people.size(); ++part) {
        const double density = mean_of(r.per_seed(static_cast<int>(part), "density"));
        const double curve = interpolated(ring_density, ring_speed, density);
        add_band(report, h,
                 fmt::format("N = {}: speed at {:.2f} /m2 (curve {:.2f})", ring_people[part],
                             density, curve),
                 r.per_seed(static_cast<int>(part), "speed"), "m/s",
                 {std::round(75 * curve) / 100, std::round(125 * curve) / 100});
        for (const Measured& m : r.of[part]) {
            walked.x.push_back(m.value("density")), walked.y.push_back(m.value("speed"));
        }
    }
    report.plots.push_back({"ring",
                            "Closed ring 1.8 m wide: speed by density",
                            "density [1/m²]",
                            "speed [m/s]",
                            3,
                            1.6,
                            {{"measured (HERMES 2009)",
                              Mark::line,
                              true,
                              {ring_density.begin(), ring_density.end()},
                              {ring_speed.begin(), ring_speed.end()},
                              {}},
                             walked}});
}

// --- V24: a corridor with 60 to 480 people -----------------------------------------------------

constexpr std::array zone_people{60, 120, 240, 360, 480};

int zone_parts(const SuiteSetting&) { return static_cast<int>(zone_people.size()); }

Measured run_zones(const CaseJob& job) {
    Scene scene = filled(60, 2, zone_people[static_cast<std::size_t>(job.part)], job.seed);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const std::vector<double> a_s = time_past_of_each(walked.tracks, {{20, 0}, {1, 0}});
    const std::vector<double> b_s = time_past_of_each(walked.tracks, {{40, 0}, {1, 0}});
    std::vector<double> speeds;
    for (std::size_t i = 0; i < a_s.size(); ++i) {
        if (a_s[i] >= 0 && b_s[i] >= 0) speeds.push_back(20 / (b_s[i] - a_s[i]));
    }
    const std::vector<double> past = times_past(walked.tracks, {{40, 0}, {1, 0}});
    std::vector<double> densities;
    for (double t = percentile(past, 0.2); t <= percentile(past, 0.8); t += 0.5) {
        densities.push_back(
            classic_state(walked.tracks, {20, 0, 40, 2}, {1.0, {1, 0}}, t).density_per_m2);
    }
    Measured m;
    m.set("speed", mean_of(speeds));
    m.set("flow_per_m_s", flow_per_s(past) / 2);
    m.set("density", mean_of(densities));
    return m;
}

void judge_zones(const Results& r, CaseReport& report) {
    const Heading h{"V24", Gate::soft, "ISO 20414 test 13; bounds ours"};
    const std::vector<double> speeds = r.means("speed"), flows = r.means("flow_per_m_s"),
                              densities = r.means("density");
    add_whether(report, h, "60, 120, 240, 360, 480 people: mean speed over the middle 20 m",
                list_text(speeds, "m/s"), "falling",
                std::is_sorted(speeds.rbegin(), speeds.rend(), std::less_equal<>()));
    const auto best =
        static_cast<std::size_t>(std::max_element(flows.begin(), flows.end()) - flows.begin());
    add_whether(report, h, "flow at 40 m for these, and density in the middle meanwhile",
                list_text(flows, "/(m s)") + " at " + list_text(densities, "/m2"),
                "largest flow 1.2 to 1.8 /(m s), at 1.5 to 2.2 /m2",
                flows[best] >= 1.2 && flows[best] <= 1.8 && densities[best] >= 1.5 &&
                    densities[best] <= 2.2);
}

// --- R4: RiMEA 4, a wide corridor ---------------------------------------------------------------

// Long enough that within 70 s neither end is felt at the areas: people come from upstream at 1.4
// m/s at most, and what happens at the exit travels back more slowly than that.
constexpr double wide_length_m = 180, wide_m = 10;
constexpr std::array wide_densities{0.5, 1.0, 1.5, 2.0, 3.0, 4.0};
constexpr std::array<Box, 3> wide_areas{{{110, 4, 112, 6}, {110, 7, 112, 9}, {100, 4, 102, 6}}};

int wide_parts(const SuiteSetting& setting) {
    return setting.quick ? 2 : static_cast<int>(wide_densities.size());
}

Measured run_wide(const CaseJob& job) {
    const double density = wide_densities[static_cast<std::size_t>(job.part)];
    Scene scene =
        filled(wide_length_m, wide_m, static_cast<int>(density * wide_length_m * wide_m), job.seed);
    scene.scenario.demand.population.free_speed_sd_m_s = 0.1;
    scene.scenario.demand.population.free_speed_mean_m_s = 1.3;
    scene.scenario.demand.population.free_speed_min_m_s = 1.2;
    scene.scenario.demand.population.free_speed_max_m_s = 1.4;
    scene.runs_for(71);
    const Watched walked = watch(scene.scenario, job.setting.model);
    double people = 0, speeds = 0, moments = 0;
    for (double t = 10; t <= 70; t += 1, ++moments) {
        for (const Box& area : wide_areas) {
            const AreaState state = classic_state(walked.tracks, area, {0.6, {1, 0}}, t);
            people += state.people, speeds += state.people * state.speed_m_s;
        }
    }
    Measured m;
    m.set("density", people / moments / (4 * wide_areas.size()));
    m.set("speed", people > 0 ? speeds / people : 0);
    return m;
}

// Weidmann 1993 in Kladek's form.
double weidmann_m_s(double density) {
    return 1.34 * (1 - std::exp(-1.913 * (1 / density - 1 / 5.4)));
}

// HERMES 2009, one-way corridors of 1.8 to 3.0 m (students): means of speed by density.
constexpr std::array hermes_density{0.40, 0.86, 1.14, 1.63, 1.88, 2.11, 2.37, 2.87, 3.37};
constexpr std::array hermes_speed{1.44, 1.32, 1.21, 1.01, 0.80, 0.63, 0.49, 0.33, 0.30};

void judge_wide(const Results& r, CaseReport& report) {
    const Heading h{"R4", Gate::soft, "RiMEA 4.1.1 test 4 (plot against literature); bounds ours"};
    PlotSeries walked{"simulated", Mark::points, false, {}, {}, {}};
    for (int part = 0; part < static_cast<int>(r.parts()); ++part) {
        const double density = mean_of(r.per_seed(part, "density")),
                     speed = mean_of(r.per_seed(part, "speed"));
        const double weidmann = weidmann_m_s(density), hermes = interpolated(hermes_density, hermes_speed, density);
        const double low = 0.75 * std::min(weidmann, hermes), high = 1.25 * std::max(weidmann, hermes);
        add_whether(
            report, h,
            fmt::format("corridor 10 m wide filled with {:g} /m2",
                        wide_densities[static_cast<std::size_t>(part)]),
            fmt::format("{:.2f} /m2, {:.2f} m/s, {:.2f} /(m s)", density, speed, density * speed),
            fmt::format("{:.2f} to {:.2f} m/s (Weidmann {:.2f}, HERMES {:.2f})", low, high, weidmann, hermes),
            speed >= low && speed <= high);
        walked.x.push_back(density), walked.y.push_back(speed);
    }
    PlotSeries weidmann{"Weidmann 1993", Mark::line, true, {}, {}, {}};
    for (double density = 0.2; density < 5.4; density += 0.1) {
        weidmann.x.push_back(density), weidmann.y.push_back(weidmann_m_s(density));
    }
    report.plots.push_back({"wide_corridor",
                            "Corridor 10 m wide: speed by density",
                            "density [1/m²]",
                            "speed [m/s]",
                            5,
                            1.6,
                            {weidmann,
                             {"HERMES 2009, corridors of 1.8 to 3 m",
                              Mark::line,
                              true,
                              {hermes_density.begin(), hermes_density.end()},
                              {hermes_speed.begin(), hermes_speed.end()},
                              {}},
                             walked}});
}

}  // namespace

Case closed_ring() {
    Case c;
    c.name = "closed ring";
    c.ids = {"E9"};
    c.suites = {Suite::experiments, Suite::fundamental};
    c.method =
        R"(Nobody can walk in circles here, so the ring is the middle of a straight
corridor 140 m long and 1.8 m wide, filled evenly with the ring's density (N people on 26 x 1.8
m), default free speeds. Classic count in 6 x 1.8 m and mean speed along the corridor over 1 s,
each second from 10 to 39 s, before either end is felt. The curve joins the measured means;
beyond the 1.85 /m2 at which the suite's ends, the remaining measured mean (2.42 /m2, 0.36 m/s)
continues it.)";
    c.cost = 0.8;
    c.parts = ring_parts, c.run = run_ring, c.judge = judge_ring;
    return c;
}

Case corridor_zones() {
    Case c;
    c.name = "corridor in zones";
    c.ids = {"V24"};
    c.suites = {Suite::iso, Suite::fundamental};
    c.method =
        R"(A corridor of 60 x 2 m filled evenly, open at its end, default free speeds.
Speed: 20 m over the time from x = 20 to 40, of those who pass both. Flow at x = 40 from the
20th to the 80th percent; density: classic count between the lines, mean over the same time.)";
    c.cost = 0.5;
    c.parts = zone_parts, c.run = run_zones, c.judge = judge_zones;
    return c;
}

Case wide_corridor() {
    Case c;
    c.name = "wide corridor";
    c.ids = {"R4"};
    c.suites = {Suite::rimea, Suite::fundamental};
    c.method =
        R"(RiMEA 4, which has no bound (ours: a quarter below the lower to a quarter above the
higher of two curves): 180 x 10 m instead of 1000 m, filled evenly, free speeds between 1.2 and 1.4 m/s. Mean over 60 s after the
first 10 s, once a second, in three areas of 2 x 2 m: centre, beside it, 10 m upstream; classic
count, speed along the corridor over 0.6 s. One seed.)";
    c.cost = 8;
    c.most_seeds = 1;
    c.parts = wide_parts, c.run = run_wide, c.judge = judge_wide;
    return c;
}

}  // namespace tidegate::cases
