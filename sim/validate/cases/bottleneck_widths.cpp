#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/data.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr double length_m = 1.0;
constexpr double initial_per_m2 = 3.3;
constexpr double start_m = 4;  // from the first row to the bottleneck
constexpr double hold_m = 10;  // width of the holding area
constexpr const char* measured_file = "reference/bottleneck_flow_vs_width.csv";

constexpr std::array widths_m{0.8, 1.0, 1.2, 1.6, 2.0, 2.4, 3.0, 3.6, 5.0};
constexpr std::array short_form{0, 4, 8};

int parts(const SuiteSetting& setting) {
    return static_cast<int>(setting.quick ? short_form.size() : widths_m.size());
}
double width_of(const SuiteSetting& setting, int part) {
    const auto at = static_cast<std::size_t>(part);
    return widths_m[setting.quick ? static_cast<std::size_t>(short_form[at]) : at];
}

// Enough people that the middle three fifths pass in a steady state: at least 150, 80 per metre.
int crowd_for(double width_m) { return std::max(150, static_cast<int>(80 * width_m)); }

Measured run(const CaseJob& job) {
    const double width = width_of(job.setting, job.part);
    const int crowd = crowd_for(width);
    const double depth = crowd / (initial_per_m2 * hold_m), wall = depth + start_m;
    const double low = 0.5 * (hold_m - width), high = 0.5 * (hold_m + width);
    Scene scene(Ring{{-0.5, -0.5},
                     {wall, -0.5},
                     {wall, low},
                     {wall + length_m, low},
                     {wall + length_m, -0.5},
                     {wall + 6, -0.5},
                     {wall + 6, hold_m + 0.5},
                     {wall + length_m, hold_m + 0.5},
                     {wall + length_m, high},
                     {wall, high},
                     {wall, hold_m + 0.5},
                     {-0.5, hold_m + 0.5}});
    // Most of those measured were students and young soldiers, as in the HERMES experiments.
    scene.free_speed(hermes_free_speed_m_s, hermes_free_speed_sd_m_s);
    scene.exit("far", {{wall + 6, -0.5}, {wall + 6, hold_m + 0.5}});
    scene.people(scattered(0, 0, depth, hold_m, crowd, job.seed), 0).seed(job.seed);
    const Watched walked = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("flow_per_s", flow_per_s(times_past(walked.tracks, {{wall, 0}, {1, 0}})));
    m.set("not_out", static_cast<double>(walked.still_there));
    return m;
}

// Points of one study each, so that the legend names them.
std::vector<PlotSeries> measured_series(const std::string& file) {
    const DataTable table = read_table(file);
    PlotSeries all{"measured, seven studies (77 points)", Mark::points, true, {}, {}, {}};
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        all.x.push_back(table.number(r, "width_m")), all.y.push_back(table.number(r, "J_per_s"));
    }
    return {all};
}

void add_plot(const Results& r, const std::vector<double>& widths, const std::vector<double>& flows,
              CaseReport& report) {
    Plot plot{
        "bottleneck_flow", "Bottlenecks: flow by width", "width [m]", "flow [1/s]", 5.5, 16, {}};
    std::error_code error;
    const std::string file = r.setting.file(measured_file);
    if (std::filesystem::exists(file, error)) plot.series = measured_series(file);
    plot.series.push_back(
        {"1.9 per metre (Seyfried et al. 2009)", Mark::line, true, {0, 5.5}, {0, 1.9 * 5.5}, {}});
    PlotSeries walked{"simulated", Mark::points, false, {}, {}, {}};
    for (std::size_t w = 0; w < widths.size(); ++w) {
        for (const double flow : r.per_seed(static_cast<int>(w), "flow_per_s")) {
            walked.x.push_back(widths[w]), walked.y.push_back(flow);
        }
    }
    plot.series.push_back(walked);
    plot.series.push_back({"simulated, mean", Mark::line, false, widths, flows, {}});
    report.plots.push_back(plot);
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"E8", Gate::hard,
                    "77 points of Kretz 2006, Seyfried 2009, Liddle, HERMES (Liao), Daamen and "
                    "Hoogendoorn 2010, "
                    "Mueller 1981, Nagai 2006"};
    std::vector<double> widths, flows;
    for (int part = 0; part < static_cast<int>(r.parts()); ++part) {
        widths.push_back(width_of(r.setting, part));
        flows.push_back(mean_of(r.per_seed(part, "flow_per_s")));
    }
    const LineFit fit = fit_line(widths, flows);
    add_whether(report, h, "flow by width: slope of a straight line",
                with_unit(number_text(fit.slope), "/(m s)"), "1.5 to 2.6 /(m s)",
                fit.slope >= 1.5 && fit.slope <= 2.6);
    add_whether(report, h, "flow by width: share of the variance the line explains",
                fmt::format("{:.3f}", fit.r2), "more than 0.97", fit.r2 > 0.97);
    add_whether(report, h, "flow by width", list_text(flows, "/s"), "rising with every width",
                std::is_sorted(flows.begin(), flows.end(), std::less_equal<>()));
    for (std::size_t w = 0; w < widths.size(); ++w) {
        add_band(report, h, fmt::format("{:.1f} m wide, 1 m long: flow", widths[w]),
                 r.per_seed(static_cast<int>(w), "flow_per_s"), "/s",
                 {1.3 * widths[w], 2.8 * widths[w]});
    }
    add_plot(r, widths, flows, report);
}

}  // namespace

Case bottleneck_widths() {
    Case c;
    c.name = "bottlenecks by width";
    c.ids = {"E8"};
    c.suites = {Suite::experiments, Suite::fundamental};
    c.method =
        R"(Bottlenecks 1 m long (as in the widest experiments, HERMES 2009), 0.8 to 5 m
wide, in the middle of a wall. 150 people, or 80 per metre of width, stand at 3.3 /m2 in a
holding area 10 m wide whose front is 4 m off, and walk as fast as those of HERMES (1.50 +- 0.18 m/s).
Flow at the bottleneck's entrance, slope of the passages from the 20th to the 80th percent.)";
    c.cost = 0.8;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
