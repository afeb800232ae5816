#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "validate/cases/cases.h"
#include "validate/cases/rooms.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr int crowd = 100;
constexpr double projection_m = 5;
const double pitch =
    32 * 3.14159265358979 / 180;  // indoor stair of Fruin 1971, whose speeds the factors are
const double level_share = std::cos(pitch);  // horizontal metres per metre of slope
constexpr int stair_plane = 2;               // after the two levels

// A room of 10 x 10 m, an approach of 2 m, then a stair as wide, up or down to a landing of 3 m.
Scene room_and_stair(double width_m, bool is_up, std::uint64_t seed) {
    const double low = 5 - 0.5 * width_m, high = 5 + 0.5 * width_m;
    const Ring room{{0, 0},     {10, 0},    {10, low}, {12, low},
                    {12, high}, {10, high}, {10, 10},  {0, 10}};
    const Ring landing = rectangle(17, low, 20, high);
    Scene scene(is_up ? room : landing);
    add_level(scene.scenario, "upper", projection_m * std::tan(pitch), is_up ? landing : room);
    const Segment at_room{{12, low}, {12, high}}, at_landing{{17, low}, {17, high}};
    add_flight(scene.scenario, "stair",
               {.lower_line = is_up ? at_room : at_landing,
                .upper_line = is_up ? at_landing : at_room,
                .length_m = projection_m / level_share,
                .rise_m = projection_m * std::tan(pitch)});
    scene.exit("end", {{20, low}, {20, high}}, is_up ? 1 : 0).seed(seed);
    return scene;
}

void fill_room(Scene& scene, bool is_up, std::uint64_t seed) {
    scene.people(scattered(0.3, 0.3, 9.7, 9.7, crowd, seed), 0, is_up ? 0 : 1);
}

bool goes_up(int part) { return part % 2 == 0; }
const char* way_name(bool is_up) { return is_up ? "up" : "down"; }

// --- V17: speed by density ----------------------------------------------------------------------

constexpr double bin_m2 = 0.2;
constexpr std::size_t fewest_samples = 10;

// How the room fills: all there at once, as in the guideline, which leaves the stair crowded; or
// people coming at these rates, so that lower densities are met as well.
constexpr std::array feeds_per_s{0.0, 2.4, 1.8, 1.2, 0.8};

int density_parts(const SuiteSetting& setting) {
    return 2 * static_cast<int>(setting.quick ? 3 : feeds_per_s.size());
}

Scene fed_stair(int part, std::uint64_t seed) {
    const bool is_up = goes_up(part);
    const double per_s = feeds_per_s[static_cast<std::size_t>(part / 2)];
    Scene scene = room_and_stair(2, is_up, seed);
    if (per_s <= 0) {
        fill_room(scene, is_up, seed);
        return scene;
    }
    scene.entrance("room", rectangle(1, 1, 9, 9), is_up ? 0 : 1).crowd(0, 0, crowd);
    DemandRow& row = scene.scenario.demand.rows.back();
    row.law = ArrivalLaw::even;
    row.to = crowd / per_s;
    return scene;
}

Measured run_density(const CaseJob& job) {
    const bool is_up = goes_up(job.part);
    const Watched walked = watch(fed_stair(job.part, job.seed).scenario, job.setting.model);
    const double length = projection_m / level_share;
    const Box stair{0, 0, length, 2}, middle{1 / level_share, 0, 4 / level_share, 2};
    const SpeedRule rule{0.6, {is_up ? 1.0 : -1.0, 0}};
    Measured m;
    auto &density = m.columns["density"], &speed = m.columns["speed"];
    for (double t = 0.5; t < walked.over_s; t += 0.5) {
        const AreaState state = voronoi_state(walked.tracks, stair, middle, rule, t, stair_plane);
        if (state.people < 4) continue;
        density.push_back(state.density_per_m2 / level_share);
        speed.push_back(state.speed_m_s * level_share);
    }
    return m;
}

// Corbetta's band as printed in RiMEA 4.1.1 (figure 16), digitised to +-0.03 m/s; horizontal
// speeds.
constexpr std::array band_density{0.6, 0.8, 1.0, 1.2, 1.4, 1.5};
constexpr std::array<std::array<double, 6>, 2> band_low{
    {{0.48, 0.46, 0.46, 0.46, 0.46, 0.46}, {0.66, 0.60, 0.55, 0.50, 0.48, 0.48}}};
constexpr std::array<std::array<double, 6>, 2> band_high{
    {{1.02, 0.93, 0.86, 0.80, 0.76, 0.74}, {1.12, 1.00, 0.89, 0.81, 0.76, 0.73}}};

struct StairBin {
    double speed_m_s = 0;
    std::size_t samples = 0;
};

// All moments of one direction, however the room was filled.
std::vector<double> moments(const Results& r, bool is_up, const std::string& figure) {
    std::vector<double> all;
    for (int part = is_up ? 0 : 1; part < static_cast<int>(r.parts()); part += 2) {
        const std::vector<double> some = r.joined(part, figure);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

std::vector<StairBin> stair_bins(const Results& r, bool is_up) {
    std::vector<StairBin> bins(30);
    const std::vector<double> density = moments(r, is_up, "density"),
                              speed = moments(r, is_up, "speed");
    for (std::size_t i = 0; i < density.size(); ++i) {
        const auto b = static_cast<std::size_t>(density[i] / bin_m2);
        if (b >= bins.size()) continue;
        bins[b].speed_m_s += speed[i];
        ++bins[b].samples;
    }
    for (StairBin& bin : bins)
        bin.speed_m_s /= static_cast<double>(std::max<std::size_t>(1, bin.samples));
    return bins;
}

void judge_order(const Results& r, const Heading& h, CaseReport& report) {
    const std::vector<StairBin> up = stair_bins(r, true), down = stair_bins(r, false);
    std::string text;
    bool is_so = true, any = false;
    for (std::size_t b = 0; b < up.size(); ++b) {
        if (up[b].samples < fewest_samples || down[b].samples < fewest_samples) continue;
        any = true;
        is_so = is_so && down[b].speed_m_s > up[b].speed_m_s;
        text += fmt::format("{}{:.1f} /m2: {:.2f}, {:.2f}", text.empty() ? "" : "; ",
                            (static_cast<double>(b) + 0.5) * bin_m2, up[b].speed_m_s,
                            down[b].speed_m_s);
    }
    add_whether(report, h, "speed up, down, m/s, by density in bins of 0.2",
                any ? text : "no bin was reached both ways", "down faster in each", any && is_so);
}

void judge_band(const Results& r, int part, const Heading& h, CaseReport& report) {
    const std::vector<double> density = moments(r, goes_up(part), "density"),
                              speed = moments(r, goes_up(part), "speed");
    const auto& low = band_low[static_cast<std::size_t>(part)];
    const auto& high = band_high[static_cast<std::size_t>(part)];
    double inside = 0, all = 0;
    for (std::size_t i = 0; i < density.size(); ++i) {
        if (density[i] < band_density.front() || density[i] > band_density.back()) continue;
        all += 1;
        inside += speed[i] >= interpolated(band_density, low, density[i]) &&
                  speed[i] <= interpolated(band_density, high, density[i]);
    }
    add_whether(report, h,
                fmt::format("{}: moments with 0.6 to 1.5 /m2 inside Corbetta's band",
                            way_name(goes_up(part))),
                all > 0 ? fmt::format("{:.0f} % of {:.0f}", 100 * inside / all, all) : "none",
                "at least 50 %", all > 0 && inside >= 0.5 * all);
}

void judge_density(const Results& r, CaseReport& report) {
    const Heading h{"V17", Gate::hard, "RiMEA 4.1.1 test 13 (figure 16, after Corbetta)"};
    judge_order(r, h, report);
    for (const int part : {0, 1}) {
        judge_band(r, part, h, report);
        const std::vector<double> x(band_density.begin(), band_density.end());
        const auto at = static_cast<std::size_t>(part);
        report.plots.push_back({fmt::format("stairs_{}", way_name(goes_up(part))),
                                fmt::format("Stairs {}: speed by density", way_name(goes_up(part))),
                                "density [1/m²], horizontal",
                                "speed [m/s], horizontal",
                                4,
                                1.4,
                                {{"Corbetta's band (RiMEA 4.1.1)",
                                  Mark::band,
                                  true,
                                  x,
                                  {band_low[at].begin(), band_low[at].end()},
                                  {band_high[at].begin(), band_high[at].end()}},
                                 {"simulated, single moments",
                                  Mark::points,
                                  false,
                                  moments(r, goes_up(part), "density"),
                                  moments(r, goes_up(part), "speed"),
                                  {}}}});
    }
}

// --- V23: flow by width -------------------------------------------------------------------------

constexpr std::array widths_m{1.0, 1.2, 1.4, 1.6, 1.8};
constexpr double code_cap_per_m_s = 1.33;
constexpr std::array<double, 2> code_limit_per_m_s{0.88, 1.1};  // up, down

// Parts: width by width, up and down, then the same with the code's cap.
int width_parts(const SuiteSetting&) { return 4 * static_cast<int>(widths_m.size()); }
int part_of(std::size_t width, bool is_up, bool is_code) {
    return static_cast<int>(2 * width) + (is_up ? 0 : 1) +
           (is_code ? 2 * static_cast<int>(widths_m.size()) : 0);
}

Measured run_width(const CaseJob& job) {
    const auto width = static_cast<std::size_t>(job.part / 2) % widths_m.size();
    Scene scene = room_and_stair(widths_m[width], goes_up(job.part), job.seed);
    fill_room(scene, goes_up(job.part), job.seed);
    if (job.part >= part_of(0, true, true)) scene.scenario.walk.max_flow_per_m_s = code_cap_per_m_s;
    const Watched walked = watch(scene.scenario, job.setting.model);
    // Each passes the stair's two ends, then the exit: the second passage is that of the far end.
    std::vector<int> passages(crowd, 0);
    std::vector<double> off_s;
    for (const Crossing& c : walked.crossings) {
        if (++passages[static_cast<std::size_t>(c.agent)] == 2) off_s.push_back(c.time);
    }
    std::sort(off_s.begin(), off_s.end());
    Measured m;
    m.set("flow_per_m_s", flow_per_s(off_s) / widths_m[width]);
    m.set("not_out", static_cast<double>(walked.still_there));
    return m;
}

// The least and the greatest flow per metre of the five widths, for each seed.
std::vector<double> extreme_flow(const Results& r, bool is_up, bool is_code, bool greatest) {
    std::vector<double> extremes;
    for (std::size_t seed = 0; seed < r.of.front().size(); ++seed) {
        std::vector<double> flows;
        for (std::size_t w = 0; w < widths_m.size(); ++w) {
            flows.push_back(r.per_seed(part_of(w, is_up, is_code), "flow_per_m_s")[seed]);
        }
        extremes.push_back(greatest ? *std::max_element(flows.begin(), flows.end())
                                    : *std::min_element(flows.begin(), flows.end()));
    }
    return extremes;
}

void judge_width(const Results& r, CaseReport& report) {
    const Heading h{"V23", Gate::hard,
                    "ISO 20414 test 12; limits of the code: IMO MSC.1/Circ.1533"};
    for (const bool is_up : {true, false}) {
        const char* way = way_name(is_up);
        std::vector<double> flows, per_metre;
        for (std::size_t w = 0; w < widths_m.size(); ++w) {
            per_metre.push_back(mean_of(r.per_seed(part_of(w, is_up, false), "flow_per_m_s")));
            flows.push_back(widths_m[w] * per_metre.back());
        }
        add_whether(
            report, h, fmt::format("{}, 1.0, 1.2, 1.4, 1.6, 1.8 m wide, emergent: mean flow", way),
            fmt::format("{}; {}", list_text(flows, "/s"), list_text(per_metre, "/(m s)")),
            "rising with width", std::is_sorted(flows.begin(), flows.end(), std::less_equal<>()));
        add_band(report, h,
                 fmt::format("{}, emergent: least flow per metre of the five widths", way),
                 extreme_flow(r, is_up, false, false), "/(m s)", {0.6, 1.3});
        add_band(report, h,
                 fmt::format("{}, emergent: greatest flow per metre of the five widths", way),
                 extreme_flow(r, is_up, false, true), "/(m s)", {0.6, 1.3});
        add_band(
            report, h, fmt::format("{}, code: greatest flow per metre of the five widths", way),
            extreme_flow(r, is_up, true, true), "/(m s)", {0, code_limit_per_m_s[is_up ? 0 : 1]});
    }
}

// --- V16: a queue at the foot of a stair --------------------------------------------------------

constexpr int stair_foot_crowd = 150;

Measured run_foot(const CaseJob& job) {
    Scene scene(Ring{{0, 0}, {5, 0}, {5, 3}, {17, 3}, {17, 5}, {5, 5}, {5, 8}, {0, 8}});
    add_level(scene.scenario, "upper", 3 * std::tan(pitch), rectangle(20, 3, 21, 5));
    add_flight(scene.scenario, "stair",
               {.lower_line = {{17, 3}, {17, 5}},
                .upper_line = {{20, 3}, {20, 5}},
                .length_m = 3 / level_share,
                .rise_m = 3 * std::tan(pitch)});
    scene.exit("end", {{21, 3}, {21, 5}}, 1);
    scene.people(scattered(0.3, 0.3, 4.7, 7.7, stair_foot_crowd, job.seed), 0).seed(job.seed);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const std::vector<double> fed = times_past(walked.tracks, {{5, 0}, {1, 0}});
    std::vector<double> t, people;
    for (double now = percentile(fed, 0.1); now <= percentile(fed, 0.9); now += 1) {
        t.push_back(now);
        people.push_back(classic_state(walked.tracks, {11, 3, 17, 5}, {0.6, {}}, now).people);
    }
    Measured m;
    m.set("before_exit", peak_density_per_m2(walked.tracks, {3, 3, 5, 5}, 10));
    m.set("between", peak_density_per_m2(walked.tracks, {10, 3, 12, 5}, 10));
    m.set("at_foot", peak_density_per_m2(walked.tracks, {15, 3, 17, 5}, 10));
    m.set("growth_per_s", fit_line(t, people).slope);
    m.set("not_out", static_cast<double>(walked.still_there));
    return m;
}

void judge_foot(const Results& r, CaseReport& report) {
    const Heading h{"V16", Gate::hard,
                    "RiMEA 3.0 test 13, IMO test 11, NIST TN 1822 test 5.1, ISO 20414 test 10"};
    const std::vector<double> exit = r.per_seed(0, "before_exit"),
                              between = r.per_seed(0, "between");
    const std::vector<double> foot = r.per_seed(0, "at_foot");
    add_whether(
        report, h,
        "highest density, 2 x 2 m, 10 s: before the room's exit, in the middle of the corridor, at "
        "the stair's foot",
        fmt::format("{}; {}; {}", seeds_text(exit, "/m2"), seeds_text(between, "/m2"),
                    seeds_text(foot, "/m2")),
        "lower in between than at both",
        mean_of(between) < mean_of(exit) && mean_of(between) < mean_of(foot));
    const std::vector<double> growth = r.per_seed(0, "growth_per_s");
    add_whether(report, h,
                "people in the 6 m before the stair, trend while 10 to 90 % leave the room",
                seeds_text(growth, "people/s"), "growing",
                std::all_of(growth.begin(), growth.end(), [](double g) { return g > 0; }));
    add_band(report, h, "people not out after 600 s", r.per_seed(0, "not_out"), "", {0, 0});
}

}  // namespace

Case stair_density() {
    Case c;
    c.name = "speed on stairs by density";
    c.ids = {"V17"};
    c.suites = {Suite::rimea, Suite::fundamental};
    c.method =
        R"(100 people from a room of 10 x 10 m over an approach of 2 x 2 m on to a
stair 2 m wide, 5 m in plan at 32 degrees, up or down; all there at once, as in the guideline,
and coming at 0.8 to 2.4 /s, which gives the lower densities. Voronoi in the middle 3 m, twice a
second while it concerns at least four people, speeds over 0.6 s; density and speed are
horizontal, as in the source. All seeds together; bins of 0.2 /m2 with at least ten moments both
ways.)";
    c.cost = 0.5;
    c.parts = density_parts, c.run = run_density, c.judge = judge_density;
    return c;
}

Case stair_widths() {
    Case c;
    c.name = "flow on stairs by width";
    c.ids = {"V23"};
    c.suites = {Suite::iso, Suite::imo};
    c.method =
        R"(As V17 with stair and approach 1.0 to 1.8 m wide. Flow: slope of the
passages of the stair's far end from the 20th to the 80th percent. Code: profile with 1.33 /(m
s), the program's one figure, held against the guideline's figures for stairs.)";
    c.cost = 0.4;
    c.parts = width_parts, c.run = run_width, c.judge = judge_width;
    return c;
}

Case stair_foot() {
    Case c;
    c.name = "queue at the foot of a stair";
    c.ids = {"V16"};
    c.suites = {Suite::rimea, Suite::imo, Suite::nist, Suite::iso};
    c.method =
        R"(150 people in 5 x 8 m (3.75 /m2), corridor 12 x 2 m, stair up 2 m wide and 3
m in plan at 32 degrees. Classic counts in 2 x 2 m, largest mean of 10 s. The queue: people in
the last 6 m of the corridor, slope over time between the 10th and the 90th percent of those
leaving the room.)";
    c.cost = 0.6;
    c.parts = one_part, c.run = run_foot, c.judge = judge_foot;
    return c;
}

}  // namespace tidegate::cases
