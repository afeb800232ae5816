#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/findings.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// Of the short form: numbers of runs that between them reach all densities, four odd and four even.
constexpr std::array short_form{4, 7, 8, 11, 13, 14, 15, 16};

int parts(const SuiteSetting& setting) {
    return setting.quick ? static_cast<int>(short_form.size()) : 23;
}

// Number of the run that a part makes, from 1.
int number_of(const SuiteSetting& setting, int part) {
    return setting.quick ? short_form[static_cast<std::size_t>(part)] : part + 1;
}

Measured run(const CaseJob& job) {
    const OneWayRun of =
        one_way_runs(job.setting)[static_cast<std::size_t>(number_of(job.setting, job.part) - 1)];
    return walked_one_way(of, replayed(of, job.setting, job.seed).scenario, job.setting);
}

// Which parts count: odd-numbered runs may be used to calibrate, even-numbered ones only to check.
struct Half {
    const char* name;
    bool has_odd, has_even;
};
constexpr std::array<Half, 2> halves{
    {{"odd-numbered runs", true, false}, {"even-numbered runs", false, true}}};

std::vector<int> parts_of(const Results& results, const Half& half) {
    std::vector<int> chosen;
    for (int part = 0; part < static_cast<int>(results.parts()); ++part) {
        const bool is_odd = number_of(results.setting, part) % 2 == 1;
        if (is_odd ? half.has_odd : half.has_even) chosen.push_back(part);
    }
    return chosen;
}

// Over the runs: median and largest, for each seed.
struct Deviations {
    std::vector<double> median, largest;
};

Deviations deviations(const Results& results, const Half& half, const char* figure,
                      double OneWayRun::*measured) {
    const std::vector<OneWayRun> runs = one_way_runs(results.setting);
    Deviations all;
    for (std::size_t seed = 0; seed < results.of.front().size(); ++seed) {
        std::vector<double> off;
        for (const int part : parts_of(results, half)) {
            const OneWayRun& of =
                runs[static_cast<std::size_t>(number_of(results.setting, part) - 1)];
            off.push_back(deviation_percent(results.per_seed(part, figure)[seed], of.*measured));
        }
        all.median.push_back(median(off));
        all.largest.push_back(*std::max_element(off.begin(), off.end()));
    }
    return all;
}

// "uo-050-180-180 1.15 (1.15)": simulated, mean of the seeds, and measured.
std::string run_by_run(const Results& results, const char* figure, double OneWayRun::*measured) {
    const std::vector<OneWayRun> runs = one_way_runs(results.setting);
    std::string text;
    for (int part = 0; part < static_cast<int>(results.parts()); ++part) {
        const OneWayRun& of = runs[static_cast<std::size_t>(number_of(results.setting, part) - 1)];
        text += fmt::format("{}{} {:.2f} ({:.2f})", text.empty() ? "" : "; ", of.name,
                            mean_of(results.per_seed(part, figure)), of.*measured);
    }
    return text;
}

Samples samples_of(const Results& results, const Half& half) {
    Samples all;
    for (const int part : parts_of(results, half)) {
        for (const Measured& m : results.of[static_cast<std::size_t>(part)]) append(all, m);
    }
    return all;
}

void judge_speeds(const Results& results, const Half& half, CaseReport& report) {
    const Heading h{"E3", Gate::hard,
                    "HERMES 2009, one-way corridors, own evaluation of the trajectories"};
    const Samples samples = samples_of(results, half);
    int agree = 0;
    std::string text;
    for (const JudgedBin& bin : judged_bins(samples, results.setting)) {
        agree += bin.agrees;
        text += fmt::format("{}{:.2f}: {}{}", text.empty() ? "" : "; ", bin.density_per_m2,
                            bin.is_reached ? fmt::format("{:.2f} ({:.2f})", bin.speed_m_s, bin.measured_m_s)
                                           : "not reached",
                            bin.agrees ? "" : " off");
    }
    add_whether(report, h,
                fmt::format("{}: speed by density, m/s (measured), bins of 0.25 /m2 from 0.5 to 3",
                            half.name),
                fmt::format("{} of 10 bins agree; {}", agree, text),
                "within 25 % or the measured 10-90 % range in at least 8 of 10 bins", agree >= 8);
}

void judge_capacity(const Results& results, CaseReport& report) {
    const Heading h{"E4", Gate::hard,
                    "HERMES 2009, one-way corridors (measured 1.63 /(m s) at 1.63 /m2)"};
    std::vector<double> most, at;
    for (std::size_t seed = 0; seed < results.of.front().size(); ++seed) {
        Samples samples;
        for (const auto& part : results.of) append(samples, part[seed]);
        DensityBin best;
        for (const DensityBin& bin : binned(samples.density, samples.speed)) {
            if (bin.samples >= fewest_samples && bin.flow_per_m_s > best.flow_per_m_s) best = bin;
        }
        most.push_back(best.flow_per_m_s), at.push_back(best.density_per_m2);
    }
    add_band(report, h, "largest mean flow of a density bin", most, "/(m s)", {1.35, 2.0});
    add_band(report, h, "density at the largest flow", at, "/m2", {1.4, 2.2});
}

void add_plots(const Results& results, CaseReport& report) {
    const Samples samples = samples_of(results, {"all", true, true});
    PlotSeries walked{"simulated, means of bins", Mark::line, false, {}, {}, {}};
    PlotSeries walked_flow = walked;
    for (const DensityBin& bin : binned(samples.density, samples.speed)) {
        if (bin.samples < fewest_samples) continue;
        walked.x.push_back(bin.density_per_m2), walked.y.push_back(bin.speed_m_s);
        walked_flow.x.push_back(bin.density_per_m2), walked_flow.y.push_back(bin.flow_per_m_s);
    }
    PlotSeries measured{"measured, 10 to 90 %", Mark::band, true, {}, {}, {}};
    PlotSeries measured_mean{"measured, means of bins", Mark::line, true, {}, {}, {}};
    PlotSeries measured_flow = measured_mean;
    for (const MeasuredBin& m : measured_bins(results.setting.file(one_way_bins_file))) {
        measured.x.push_back(m.density_per_m2), measured.y.push_back(m.low_m_s);
        measured.y_high.push_back(m.high_m_s);
        measured_mean.x.push_back(m.density_per_m2), measured_mean.y.push_back(m.speed_m_s);
        measured_flow.x.push_back(m.density_per_m2), measured_flow.y.push_back(m.flow_per_m_s);
    }
    PlotSeries points{
        "simulated, single moments", Mark::points, false, samples.density, samples.speed, {}};
    report.plots.push_back({"one_way_speed",
                            "One-way corridor: speed by density (HERMES 2009)",
                            "density [1/m²]",
                            "speed [m/s]",
                            4,
                            1.8,
                            {measured, measured_mean, points, walked}});
    report.plots.push_back({"one_way_flow",
                            "One-way corridor: flow by density (HERMES 2009)",
                            "density [1/m²]",
                            "flow per metre [1/(m s)]",
                            4,
                            2.4,
                            {measured_flow, walked_flow}});
}

void judge(const Results& results, CaseReport& report) {
    const Heading flow{"E1", Gate::hard, "HERMES 2009, one-way corridors with replayed entries"};
    const Heading travel{"E2", Gate::hard, flow.source};
    for (const Half& half : halves) {
        const Deviations j = deviations(results, half, "flow_per_s", &OneWayRun::flow_per_s);
        add_band(report, flow, fmt::format("{}: difference of the exit's flow, median", half.name),
                 j.median, "%", {0, 15});
        add_band(report, flow, fmt::format("{}: difference of the exit's flow, largest", half.name),
                 j.largest, "%", {0, 30});
    }
    for (const Half& half : halves) {
        const Deviations t = deviations(results, half, "travel_s", &OneWayRun::travel_s);
        add_band(report, travel,
                 fmt::format("{}: difference of the time for 8 m, median", half.name), t.median,
                 "%", {0, 15});
        add_band(report, travel,
                 fmt::format("{}: difference of the time for 8 m, largest", half.name), t.largest,
                 "%", {0, 35});
    }
    add_detail(report, flow, "each run: flow simulated (measured), /s",
               run_by_run(results, "flow_per_s", &OneWayRun::flow_per_s));
    add_detail(report, travel, "each run: time for 8 m simulated (measured), s",
               run_by_run(results, "travel_s", &OneWayRun::travel_s));
    add_detail(report, travel, "each run: of that, waited for the place of entry to be free",
               list_text(results.means("waited_s"), "s"));
    for (const Half& half : halves) judge_speeds(results, half, report);
    judge_capacity(results, report);
    add_plots(results, report);
}

}  // namespace

Case hermes_one_way() {
    Case c;
    c.name = "one-way corridors";
    c.ids = {"E1", "E2", "E3", "E4"};
    c.suites = {Suite::experiments, Suite::fundamental};
    c.method =
        R"(The 23 one-way runs. Everyone enters at y = 4 at the recorded time and
place, at the mean of the own recorded 8 m, at most the mean free speed (the recordings have no
entry speeds); whoever finds the place taken waits outside, and that time counts. Beyond the exit (wall 0.2 m thick where it is
narrower than the corridor) lies open floor of 4 m. Free speed, an input: 1.50 +- 0.18 m/s, 8 m
over the time taken by the 236 people of the three runs with fewer than 0.5 /m2. Flow: slope of
the passages of y = -4 from the 20th to the 80th percent. Time for 8 m: from the recorded entry
to y = -4, mean of a run. Density and speed: Voronoi cells cut by the corridor, means over y =
-2 to 0, speeds along the corridor over 0.625 s, at the same moments as in the evaluation of the
measured trajectories, which this estimator reproduces. Runs are numbered in the published
order; only odd ones may be used to calibrate. E3 takes the moments of all seeds together, E4 those
of all runs, seed by seed; a bin with fewer than ten moments counts as not reached.)";
    c.files = one_way_files();
    c.what = "23 one-way corridor runs, replayed entries";
    c.source = "HERMES 2009";
    c.cost = 0.6;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
