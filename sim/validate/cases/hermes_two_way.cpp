#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/draws.h"
#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr const char* runs_file = "derived/hermes2009_bidirectional_runs.csv";
constexpr const char* entries_file = "derived/hermes2009_bidirectional_entry_exit_times.csv";
constexpr const char* points_file = "derived/hermes2009_bidirectional_fd_points.csv";
constexpr const char* bins_file = "derived/hermes2009_bidirectional_fd_binned.csv";
constexpr std::array short_form{2, 13, 14, 19, 20};  // rows of the runs: from 0.9 to 2.7 per m2
constexpr std::size_t fewest_samples = 10;
constexpr double beyond_m = 2;      // floor beyond y = -4 and 4, up to the exits
constexpr double patience_s = 180;  // after the last entry

struct TwoWayRun {
    std::string name;
    double corridor_m, flow_per_m_s;
    double entrance_up_m, entrance_down_m;  ///< of those who walk towards +y, and towards -y
};

// "bot-360-090-100": corridor, then the entrances at y = 4 and at y = -4 (flows of the asymmetric
// runs), in cm.
std::vector<TwoWayRun> two_way_runs(const SuiteSetting& setting) {
    const DataTable table = read_table(setting.file(runs_file));
    std::vector<TwoWayRun> runs;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const std::string& name = table.text(r, "run");
        const double down_cm = std::stod(name.substr(name.size() - 7, 3)),
                     up_cm = std::stod(name.substr(name.size() - 3));
        runs.push_back(
            {name, table.number(r, "b"), table.number(r, "Js_both"), up_cm / 100, down_cm / 100});
    }
    return runs;
}

int parts(const SuiteSetting& setting) {
    return setting.quick ? static_cast<int>(short_form.size()) : 21;
}

TwoWayRun run_of(const SuiteSetting& setting, int part) {
    const auto at = static_cast<std::size_t>(part);
    return two_way_runs(setting)[setting.quick ? static_cast<std::size_t>(short_form[at]) : at];
}

// The recordings keep no places of entry: evenly over the entrance, which is in the middle.
Scene replayed_two_way(const TwoWayRun& run, const SuiteSetting& setting, std::uint64_t seed) {
    const double b = run.corridor_m, end = hermes_end_m + beyond_m;
    Scene scene(rectangle(0, -end, b, end));
    scene.exit("up", {{0, end}, {b, end}}).exit("down", {{b, -end}, {0, -end}}).seed(seed);
    scene.free_speed(hermes_free_speed_m_s, hermes_free_speed_sd_m_s);
    const DataTable entries = read_table(setting.file(entries_file));
    const Draws draws{seed};
    double last_s = 0;
    for (std::size_t r = 0; r < entries.rows.size(); ++r) {
        if (entries.text(r, "run") != run.name) continue;
        const bool is_up = entries.text(r, "dir") == "+y";
        const double way = is_up ? 1 : -1;
        const double room =
            std::max(0.0, 0.5 * std::min(is_up ? run.entrance_up_m : run.entrance_down_m, b) - 0.2);
        const double x = 0.5 * b + room * draws.uniform(Purpose::initial_state, r, 0, -1, 1);
        const double in_s = entries.number(r, "t_in");
        const Vec2 velocity{0, way * entry_speed_m_s(entries.number(r, "travel_s"))};
        scene.person({.level = {0}, .point = {x, -way * hermes_end_m}, .velocity = velocity},
                     is_up ? 0 : 1, in_s);
        last_s = std::max(last_s, in_s);
    }
    scene.runs_for(last_s + patience_s);
    return scene;
}

Measured run(const CaseJob& job) {
    const TwoWayRun of = run_of(job.setting, job.part);
    const Watched walked = watch(replayed_two_way(of, job.setting, job.seed).scenario, job.setting.model);
    std::vector<double> past = times_past(walked.tracks, {{0, 0}, {0, 1}});
    const std::vector<double> down = times_past(walked.tracks, {{0, 0}, {0, -1}});
    past.insert(past.end(), down.begin(), down.end());
    std::sort(past.begin(), past.end());
    Measured m;
    m.set("flow_per_m_s", flow_per_s(past) / of.corridor_m);
    m.set("stuck", static_cast<double>(walked.stuck));
    m.set("not_out", static_cast<double>(walked.still_there));
    const Box corridor{0, -hermes_end_m, of.corridor_m, hermes_end_m},
        area{0, -1, of.corridor_m, 1};
    for (const double t : moments_of(job.setting.file(points_file), of.name)) {
        const AreaState state =
            voronoi_state(walked.tracks, corridor, area, {hermes_window_s, {}}, t);
        if (state.people == 0) continue;
        m.columns["density"].push_back(state.density_per_m2);
        m.columns["speed"].push_back(state.speed_m_s);
    }
    return m;
}

std::vector<DensityBin> bins_of(const Results& r, std::vector<double>& density,
                                std::vector<double>& speed) {
    for (const auto& part : r.of) {
        for (const Measured& m : part) {
            if (!m.columns.contains("density")) continue;
            const auto &d = m.column("density"), &v = m.column("speed");
            density.insert(density.end(), d.begin(), d.end());
            speed.insert(speed.end(), v.begin(), v.end());
        }
    }
    return binned(density, speed);
}

void judge_flows(const Results& r, const Heading& h, CaseReport& report) {
    std::vector<double> share, stuck, not_out;
    std::string text;
    for (std::size_t seed = 0; seed < r.of.front().size(); ++seed) {
        double agree = 0, were_stuck = 0, are_there = 0;
        for (std::size_t part = 0; part < r.parts(); ++part) {
            const TwoWayRun of = run_of(r.setting, static_cast<int>(part));
            const Measured& m = r.of[part][seed];
            agree += std::abs(m.value("flow_per_m_s") / of.flow_per_m_s - 1) <= 0.25;
            were_stuck += m.value("stuck"), are_there += m.value("not_out");
        }
        share.push_back(100 * agree / static_cast<double>(r.parts()));
        stuck.push_back(were_stuck), not_out.push_back(are_there);
    }
    for (int part = 0; part < static_cast<int>(r.parts()); ++part) {
        const TwoWayRun of = run_of(r.setting, part);
        text += fmt::format("{}{} {:.2f} ({:.2f})", part == 0 ? "" : "; ", of.name,
                            mean_of(r.per_seed(part, "flow_per_m_s")), of.flow_per_m_s);
    }
    add_band(report, h, "runs whose flow per metre, both ways, is within 25 % of the measured",
             share, "%", {80, 100});
    add_detail(report, h, "each run: flow per metre simulated (measured), /(m s)", text);
    add_band(report, h, "all runs: people who did not move 0.5 m in 60 s while nobody passed",
             stuck, "", {0, 0});
    add_band(report, h, "all runs: people not out 180 s after the last entry", not_out, "", {0, 0});
}

void judge_plateau(const std::vector<DensityBin>& bins, const Heading& h, CaseReport& report) {
    bool holds_all = true, any = false;
    std::string text;
    for (const DensityBin& bin : bins) {
        if (bin.from < 1.5 || bin.from >= 3 || bin.samples < fewest_samples) continue;
        any = true;
        holds_all = holds_all && bin.flow_per_m_s >= 1.1 && bin.flow_per_m_s <= 1.6;
        text += fmt::format("{}{:.2f} /m2: {:.2f}", text.empty() ? "" : "; ", bin.density_per_m2,
                            bin.flow_per_m_s);
    }
    add_whether(report, h, "flow, /(m s), in bins of 0.25 /m2 from 1.5 to 3 that were reached",
                any ? text : "none was reached", "1.1 to 1.6 in each (measured 1.34 to 1.42)",
                any && holds_all);
}

void add_plots(const Results& r, const std::vector<double>& density,
               const std::vector<double>& speed, const std::vector<DensityBin>& bins,
               CaseReport& report) {
    PlotSeries mean{"simulated, means of bins", Mark::line, false, {}, {}, {}}, flow = mean;
    for (const DensityBin& bin : bins) {
        if (bin.samples < fewest_samples) continue;
        mean.x.push_back(bin.density_per_m2), mean.y.push_back(bin.speed_m_s);
        flow.x.push_back(bin.density_per_m2), flow.y.push_back(bin.flow_per_m_s);
    }
    PlotSeries band{"measured, 10 to 90 %", Mark::band, true, {}, {}, {}};
    PlotSeries measured{"measured, means of bins", Mark::line, true, {}, {}, {}},
        measured_flow = measured;
    for (const MeasuredBin& m : measured_bins(r.setting.file(bins_file))) {
        band.x.push_back(m.density_per_m2), band.y.push_back(m.low_m_s),
            band.y_high.push_back(m.high_m_s);
        measured.x.push_back(m.density_per_m2), measured.y.push_back(m.speed_m_s);
        measured_flow.x.push_back(m.density_per_m2), measured_flow.y.push_back(m.flow_per_m_s);
    }
    report.plots.push_back({"two_way_speed",
                            "Two-way corridor: speed by density (HERMES 2009)",
                            "density [1/m²]",
                            "speed [m/s]",
                            4,
                            1.8,
                            {band,
                             measured,
                             {"simulated, single moments", Mark::points, false, density, speed, {}},
                             mean}});
    report.plots.push_back({"two_way_flow",
                            "Two-way corridor: flow by density (HERMES 2009)",
                            "density [1/m²]",
                            "flow per metre, both ways [1/(m s)]",
                            4,
                            2.4,
                            {measured_flow, flow}});
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"E5", Gate::hard, "HERMES 2009, two-way corridors with replayed entries"};
    judge_flows(r, h, report);
    std::vector<double> density, speed;
    const std::vector<DensityBin> bins = bins_of(r, density, speed);
    judge_plateau(bins, h, report);
    add_plots(r, density, speed, bins, report);
}

}  // namespace

Case hermes_two_way() {
    Case c;
    c.name = "two-way corridors";
    c.ids = {"E5"};
    c.suites = {Suite::experiments, Suite::fundamental};
    c.method =
        R"(The 21 two-way runs, entries at y = -4 and 4 at the recorded times; the
recordings keep no places, so they are spread evenly over the entrance's width in the middle of
the corridor, others for each seed. The corridor goes on for 2 m beyond both lines. Flow: slope
of all passages of y = 0, both ways together, from the 20th to the 80th percent. Density and
speed as for the one-way runs, over y = -1 to 1, with the length of the velocity as in the
evaluation of the measured trajectories. The plateau is read in the bins from 1.5 to 3 /m2, all
runs and seeds together.)";
    c.files = {runs_file, entries_file, points_file, bins_file};
    c.what = "21 two-way corridor runs, replayed entries";
    c.source = "HERMES 2009";
    c.cost = 0.8;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
