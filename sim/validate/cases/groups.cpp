#include <algorithm>

#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/scene.h"
#include "validate/statistics.h"
#include "validate/tracks.h"

namespace tidegate::cases {
namespace {

// One group as the tests have it; twenty of them among others; the same people on their own.
enum Part { one_group, many_groups, alone, part_count };
int parts(const SuiteSetting&) { return part_count; }

constexpr double fast_m_s = 1.25, slow_m_s = 0.5;
constexpr int group_size = 5;

Scene scene_of(int part, std::uint64_t seed) {
    // Two rooms and a way between them, 4 m wide.
    Scene scene(Ring{{0, 0},
                     {10, 0},
                     {10, 3},
                     {30, 3},
                     {30, 0},
                     {40, 0},
                     {40, 10},
                     {30, 10},
                     {30, 7},
                     {10, 7},
                     {10, 10},
                     {0, 10}});
    scene.entrance("start", rectangle(1, 1, 6, 9)).exit("end", {{40, 3}, {40, 7}}).seed(seed).runs_for(900);
    DemandDef& demand = scene.scenario.demand;
    scene.add_class("fast", fast_m_s).add_class("slow", slow_m_s);
    demand.groups.push_back({"five", {}, {1, 1, 1, 1, 2}});
    const int groups = part == many_groups ? 20 : 1;
    if (part == alone) {
        demand.mixes = {{{1}, {1}}, {{2}, {1}}};
        scene.crowd(0, 0, group_size - 1).crowd(0, 0, 1);
        demand.rows[0].mix = 0, demand.rows[1].mix = 1;
        return scene;
    }
    scene.crowd(0, 0, group_size * groups);
    demand.rows[0].group = 0;
    demand.rows[0].to = part == many_groups ? 120 : 0;
    return scene;
}

// First to last over the exit, for each five who follow each other in the table of passengers.
std::vector<double> spreads(const Watched& run, std::size_t people) {
    std::vector<double> left(people, -1);
    for (const Crossing& c : run.crossings) left[static_cast<std::size_t>(c.agent)] = c.time;
    std::vector<double> out;
    for (std::size_t first = 0; first < people; first += group_size) {
        const auto from = left.begin() + static_cast<std::ptrdiff_t>(first);
        const auto [early, late] = std::minmax_element(from, from + group_size);
        out.push_back(*early >= 0 ? *late - *early : 1e9);
    }
    return out;
}

Measured run(const CaseJob& job) {
    const Scene scene = scene_of(job.part, job.seed);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const std::vector<double> all = spreads(walked, walked.agents.size());
    Measured m;
    m.set("spread_s", *std::max_element(all.begin(), all.end()));
    m.set("clear_s", walked.over_s);
    m.set("not_out", static_cast<double>(walked.still_there));
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"V25", Gate::soft, "NIST TN 1822 test 2.9, ISO 20414 test 14; bound as in JuPedSim"};
    add_band(report, h, "a group of four at 1.25 m/s and one at 0.5 m/s: spread of their arrivals",
             r.per_seed(one_group, "spread_s"), "s", {0, 10});
    add_only(report, h, "the same five on their own", seeds_text(r.per_seed(alone, "spread_s"), "s"), "");
    add_only(report, h, "twenty such groups within two minutes: largest spread, all out",
             seeds_text(r.per_seed(many_groups, "spread_s"), "s") + "; " +
                 seeds_text(r.per_seed(many_groups, "clear_s"), "s"),
             "");
    std::vector<double> not_out = r.per_seed(many_groups, "not_out");
    for (const double left : r.per_seed(one_group, "not_out")) not_out.push_back(left);
    add_whether(report, h, "people not out after 900 s", seeds_text(not_out, ""), "0 in every run",
                *std::max_element(not_out.begin(), not_out.end()) == 0);
}

}  // namespace

Case groups() {
    Case c;
    c.name = "groups";
    c.ids = {"V25"};
    c.suites = {Suite::nist, Suite::iso};
    c.method =
        R"(Two rooms of 10 x 10 m, joined by 20 x 4 m. A group appears in the first room and leaves the
second by an exit of 4 m; spread: from the first to the last member over its line. Also twenty
such groups that appear within two minutes, and the five as strangers.)";
    c.cost = 0.3;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
