#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr int crowd = 100;
constexpr std::array against{0, 10, 50, 100};
constexpr std::array fds_evac_s{"50.0", "75.0", "106.9", "136.1"};

int parts(const SuiteSetting&) { return static_cast<int>(against.size()); }

Measured run(const CaseJob& job) {
    Scene scene(Ring{{0, 0},
                     {10, 0},
                     {10, 4},
                     {20, 4},
                     {20, 0},
                     {30, 0},
                     {30, 10},
                     {20, 10},
                     {20, 6},
                     {10, 6},
                     {10, 10},
                     {0, 10}});
    scene.exit("right", {{30, 0}, {30, 10}}).exit("left", {{0, 10}, {0, 0}});
    const int opposite = against[static_cast<std::size_t>(job.part)];
    scene.people(scattered(0.3, 0.3, 9.7, 9.7, crowd, job.seed), 0);
    if (opposite > 0) scene.people(scattered(20.3, 0.3, 29.7, 9.7, opposite, job.seed + 1000), 1);
    scene.free_speed_between(0.97, 1.62).seed(job.seed).runs_for(400);
    const Watched walked = watch(scene.scenario, job.setting.model);
    std::vector<double> in_s = time_past_of_each(walked.tracks, {{20, 0}, {1, 0}});
    in_s.resize(crowd);
    Measured m;
    const bool all_in = *std::min_element(in_s.begin(), in_s.end()) >= 0;
    m.set("last_in_s", all_in ? *std::max_element(in_s.begin(), in_s.end()) : 400);
    m.set("not_arrived", static_cast<double>(walked.still_there));
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"V20", Gate::hard,
                    "IMO MSC.1/Circ.1533 test 8, NIST TN 1822 test 2.8, ISO 20414 test 6"};
    std::array<double, 4> mean{};
    std::vector<double> ratio;
    for (std::size_t k = 0; k < against.size(); ++k) {
        const std::vector<double> last = r.per_seed(static_cast<int>(k), "last_in_s");
        mean[k] = mean_of(last);
        add_only(
            report, h,
            fmt::format("100 against {}: the last of the left room enters the other", against[k]),
            seeds_text(last, "s"), fmt::format("FDS+Evac {} s", fds_evac_s[k]));
        add_band(report, h, fmt::format("100 against {}: not arrived after 400 s", against[k]),
                 r.per_seed(static_cast<int>(k), "not_arrived"), "", {0, 0});
    }
    add_whether(report, h, "mean times against 0, 10, 50, 100",
                list_text({mean.begin(), mean.end()}, "s"), "rising",
                mean[0] < mean[1] && mean[1] < mean[2] && mean[2] < mean[3]);
    for (std::size_t seed = 0; seed < r.of[0].size(); ++seed) {
        ratio.push_back(r.per_seed(3, "last_in_s")[seed] / r.per_seed(0, "last_in_s")[seed]);
    }
    add_band(report, h, "time against 100 over time against nobody", ratio, "", {1.5, 4});
}

}  // namespace

Case counterflow() {
    Case c;
    c.name = "counterflow between two rooms";
    c.ids = {"V20"};
    c.suites = {Suite::imo, Suite::nist, Suite::iso};
    c.method =
        R"(Two rooms of 10 x 10 m, joined by 10 x 2 m; 100 people scattered in the left
one, 0, 10, 50, 100 in the right one, each to the other room's far wall. Free speeds between
0.97 and 1.62 m/s (a wide normal distribution, cut: uniform within 2 %). Until the last of the
left room's people has entered the other room; who has not after 400 s counts as 400 s.
FDS+Evac's figures are those of its guide; the band of the ratio is ours.)";
    c.cost = 0.8;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
