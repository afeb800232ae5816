#include "validate/cases/hermes.h"

#include <algorithm>
#include <cmath>

#include "validate/flow.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr const char* one_way_points_file = "derived/hermes2009_unidirectional_fd_points.csv";
constexpr const char* one_way_runs_file = "derived/hermes2009_unidirectional_runs.csv";
constexpr const char* one_way_entries_file = "derived/hermes2009_unidirectional_entry_exit_times.csv";
constexpr double wall_m = 0.2;  // thickness of the wall that narrows the exit
constexpr double behind_m =
    1.0;  // floor behind the line of entry, so that nobody appears at a wall
constexpr double beyond_m = 4.0;  // open floor beyond the corridor, in all directions

// The corridor with the exit in the middle of its end; an exit as wide as the corridor is its open
// end.
Ring one_way_floor(const OneWayRun& run) {
    const double b = run.corridor_m, end = -hermes_end_m;
    const double low = 0.5 * (b - run.exit_m), high = 0.5 * (b + run.exit_m);
    const double open = run.exit_m < b ? end - wall_m : end;
    Ring ring{{-beyond_m, open - beyond_m},
              {b + beyond_m, open - beyond_m},
              {b + beyond_m, open},
              {high, open}};
    if (run.exit_m < b) ring.insert(ring.end(), {{high, end}, {b, end}});
    ring.insert(ring.end(), {{b, hermes_end_m + behind_m}, {0, hermes_end_m + behind_m}});
    if (run.exit_m < b) ring.insert(ring.end(), {{0, end}, {low, end}});
    ring.insert(ring.end(), {{low, open}, {-beyond_m, open}});
    return ring;
}

}  // namespace

std::vector<OneWayRun> one_way_runs(const SuiteSetting& setting) {
    const DataTable table = read_table(setting.file(one_way_runs_file));
    std::vector<OneWayRun> runs;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        runs.push_back({table.text(r, "run"), table.number(r, "b_corridor"),
                        table.number(r, "b_exit"), table.number(r, "J_exit"),
                        table.number(r, "travel8m_mean")});
    }
    return runs;
}

Scene replayed(const OneWayRun& run, const SuiteSetting& setting, std::uint64_t seed) {
    const DataTable entries =
        read_table(setting.file(one_way_entries_file));
    Scene scene(one_way_floor(run));
    const Ring& floor = scene.scenario.venue.levels.front().floor.front().outer;
    scene.exit("far side", {floor[0], floor[1]}).seed(seed);
    scene.free_speed(hermes_free_speed_m_s, hermes_free_speed_sd_m_s);
    double last_s = 0;
    for (std::size_t r = 0; r < entries.rows.size(); ++r) {
        if (entries.text(r, "run") != run.name) continue;
        const double x = std::clamp(entries.number(r, "x_in"), 0.2, run.corridor_m - 0.2);
        const double in_s = entries.number(r, "t_in");
        const Vec2 velocity{0, -entry_speed_m_s(entries.number(r, "travel_s"))};
        scene.person({.level = {0}, .point = {x, hermes_end_m}, .velocity = velocity}, 0, in_s);
        last_s = std::max(last_s, in_s);
    }
    scene.runs_for(last_s + 180);
    return scene;
}

double entry_speed_m_s(double travel_s) {
    const double mean_m_s = 2 * hermes_end_m / travel_s;
    return mean_m_s < hermes_free_speed_m_s ? mean_m_s : hermes_free_speed_m_s;
}

std::vector<double> moments_of(const std::string& table_file, const std::string& run) {
    const DataTable table = read_table(table_file);
    std::vector<double> moments;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.text(r, "run") == run) moments.push_back(table.number(r, "t_s"));
    }
    return moments;
}

std::vector<DensityBin> binned(const std::vector<double>& density,
                               const std::vector<double>& speed) {
    constexpr std::size_t bins = 40;
    std::vector<DensityBin> all(bins);
    for (std::size_t b = 0; b < bins; ++b) all[b].from = static_cast<double>(b) * density_bin_m2;
    for (std::size_t i = 0; i < density.size(); ++i) {
        const double at = std::ceil(density[i] / density_bin_m2) - 1;
        if (!(at >= 0) || at >= static_cast<double>(bins)) continue;
        DensityBin& bin = all[static_cast<std::size_t>(at)];
        bin.density_per_m2 += density[i];
        bin.speed_m_s += speed[i];
        bin.flow_per_m_s += density[i] * speed[i];
        ++bin.samples;
    }
    for (DensityBin& bin : all) {
        const auto n = static_cast<double>(std::max<std::size_t>(1, bin.samples));
        bin.density_per_m2 /= n, bin.speed_m_s /= n, bin.flow_per_m_s /= n;
    }
    return all;
}

std::vector<MeasuredBin> measured_bins(const std::string& table_file) {
    const DataTable table = read_table(table_file);
    std::vector<MeasuredBin> bins;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        bins.push_back({table.number(r, "rho"), table.number(r, "v"), table.number(r, "v10"),
                        table.number(r, "v90"), table.number(r, "Js")});
    }
    return bins;
}

Measured walked_one_way(const OneWayRun& run, const Scenario& scenario, const SuiteSetting& setting) {
    const Watched walked = watch(scenario, setting.model);
    const std::vector<double> out_s =
        time_past_of_each(walked.tracks, {{0, -hermes_end_m}, {0, -1}});
    std::vector<double> travel_s, passed_s, waited_s;
    for (std::size_t i = 0; i < out_s.size(); ++i) {
        if (out_s[i] < 0) continue;
        passed_s.push_back(out_s[i]);
        travel_s.push_back(out_s[i] - walked.agents[i].due_s);
        waited_s.push_back(walked.agents[i].appeared_s - walked.agents[i].due_s);
    }
    std::sort(passed_s.begin(), passed_s.end());
    Measured m;
    m.set("flow_per_s", flow_per_s(passed_s));
    m.set("travel_s", mean_of(travel_s));
    m.set("waited_s", mean_of(waited_s));
    m.set("not_out", static_cast<double>(out_s.size() - passed_s.size()));
    const Box corridor{0, -hermes_end_m, run.corridor_m, hermes_end_m},
        area{0, -2, run.corridor_m, 0};
    const SpeedRule rule{hermes_window_s, {0, -1}};
    for (const double t : moments_of(setting.file(one_way_points_file), run.name)) {
        const AreaState state = voronoi_state(walked.tracks, corridor, area, rule, t);
        if (state.people == 0) continue;
        m.columns["density"].push_back(state.density_per_m2);
        m.columns["speed"].push_back(state.speed_m_s);
        m.columns["classic"].push_back(classic_state(walked.tracks, area, rule, t).density_per_m2);
    }
    return m;
}

std::vector<std::string> one_way_files() {
    return {one_way_points_file, one_way_bins_file, one_way_runs_file, one_way_entries_file};
}

void append(Samples& to, const Measured& run) {
    if (!run.columns.contains("density")) return;
    const auto &density = run.column("density"), &speed = run.column("speed");
    to.density.insert(to.density.end(), density.begin(), density.end());
    to.speed.insert(to.speed.end(), speed.begin(), speed.end());
}

double deviation_percent(double simulated, double measured) {
    return std::isfinite(simulated) ? 100 * std::abs(simulated / measured - 1) : 1000;
}

std::vector<JudgedBin> judged_bins(const Samples& samples, const SuiteSetting& setting) {
    const std::vector<DensityBin> bins = binned(samples.density, samples.speed);
    const std::vector<MeasuredBin> measured = measured_bins(setting.file(one_way_bins_file));
    std::vector<JudgedBin> judged;
    for (std::size_t b = 2; b < 12; ++b) {
        const MeasuredBin& m = measured[b];
        const double v = bins[b].speed_m_s;
        JudgedBin bin{bins[b].from + 0.5 * density_bin_m2, v, m.speed_m_s, bins[b].samples >= fewest_samples, false};
        bin.agrees = bin.is_reached && (std::abs(v / m.speed_m_s - 1) <= 0.25 || (v >= m.low_m_s && v <= m.high_m_s));
        judged.push_back(bin);
    }
    return judged;
}

}  // namespace tidegate::cases
