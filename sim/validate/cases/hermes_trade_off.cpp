#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/findings.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// Room a follower keeps from bodies, as a share of them; the default lies between. The more, the slower dense streams.
constexpr std::array depths{0.95, 1.10, 1.18, 1.25};

int parts(const SuiteSetting& setting) { return setting.quick ? 1 : static_cast<int>(depths.size()); }

// The odd-numbered runs, one after the other.
Measured run(const CaseJob& job) {
    const std::vector<OneWayRun> runs = one_way_runs(job.setting);
    Samples samples;
    double largest = 0;
    for (std::size_t r = 0; r < runs.size(); r += 2) {
        Scenario scenario = replayed(runs[r], job.setting, job.seed).scenario;
        scenario.walk.body_depth = depths[static_cast<std::size_t>(job.part)];
        const Measured m = walked_one_way(runs[r], scenario, job.setting);
        largest = std::max(largest, deviation_percent(m.value("travel_s"), runs[r].travel_s));
        append(samples, m);
    }
    Measured all;
    all.columns = {{"density", std::move(samples.density)}, {"speed", std::move(samples.speed)}};
    all.set("largest", largest);
    return all;
}

void judge(const Results& results, CaseReport& report) {
    const Heading h{"E2+E3", Gate::soft, "HERMES 2009, odd-numbered one-way runs"};
    Plot plot{"one_way_trade_off", "E2 against E3 by body_depth, odd-numbered runs",
              "largest difference of a run's time for 8 m [%] (E2: at most 35)", "bins of E3 that agree (at least 8)", 100, 10, {}};
    for (int part = 0; part < static_cast<int>(results.parts()); ++part) {
        const double depth = depths[static_cast<std::size_t>(part)];
        const auto bins = judged_bins({results.joined(part, "density"), results.joined(part, "speed")}, results.setting);
        const auto agree = std::count_if(bins.begin(), bins.end(), [](const JudgedBin& bin) { return bin.agrees; });
        const std::vector<double> largest = results.per_seed(part, "largest");
        add_only(report, h, fmt::format("body_depth {:.2f}: largest difference of the time, and bins that agree", depth),
                 fmt::format("{}; {} of 10", seeds_text(largest, "%"), agree), "0 to 35 %; at least 8");
        plot.series.push_back({fmt::format("body_depth {:.2f}", depth), Mark::points, false, {mean_of(largest)},
                               {static_cast<double>(agree)}, {}});
    }
    report.plots.push_back(std::move(plot));
}

}  // namespace

Case hermes_trade_off() {
    Case c;
    c.name = "times against speeds";
    c.ids = {"E2+E3"};
    c.suites = {Suite::experiments, Suite::fundamental};
    c.method =
        R"(The odd-numbered runs of E2 and E3 again with other values of `walking.body_depth`, everything else
at its default: what the one gains, the other loses.)";
    c.files = one_way_files();
    c.what = "23 one-way corridor runs, replayed entries";
    c.source = "HERMES 2009";
    c.cost = 4;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
