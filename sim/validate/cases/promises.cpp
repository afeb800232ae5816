#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "scenario/templates.h"
#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/cases/rooms.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// The station that `tidegate new` writes: gates, stairs, escalators, trains, a plan.
Scenario station(std::uint64_t seed) {
    ScenarioText text;
    text.files = template_files("station");
    text.settings = {fmt::format("scenario.seed={}", seed)};
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return scenario;
}

Scenario two_streams(std::uint64_t seed) {
    Scene scene(floor_of({2, 5, 10}));
    scene.exit("far", {{25, 0}, {25, 10}}).exit("near", {{0, 10}, {0, 0}});
    scene.people(scattered(0.3, 0.3, 9.7, 9.7, 60, seed), 0);
    scene.people(scattered(15.3, 0.3, 24.7, 9.7, 60, seed + 1), 1).seed(seed).runs_for(300);
    return scene.scenario;
}

Scenario scenario_of(const CaseJob& job) {
    Scenario scenario = job.part == 0 ? station(job.seed) : two_streams(job.seed);
    scenario.walk.model = job.setting.model;
    return scenario;
}
double until_s(int part, const SuiteSetting& setting) {
    return part == 0 ? (setting.quick ? 120 : 600) : 150;
}
int two_parts(const SuiteSetting&) { return 2; }

// --- P1: nobody is lost or doubled ---------------------------------------------------------------

// Counted from the pictures of each step alone: who was there and is gone has left, and nobody
// comes back.
struct Watchman {
    std::vector<char> seen, is_there, is_gone;
    double wrong = 0;

    void look(const Simulation& simulation) {
        const std::size_t n = static_cast<std::size_t>(simulation.counts().planned);
        seen.resize(n, 0), is_gone.resize(n, 0);
        is_there.assign(n, 0);
        for (const FrameAgent& a : simulation.frame().agents) {
            char& there = is_there[static_cast<std::size_t>(a.agent)];
            wrong += there != 0;  // twice in one picture
            there = 1;
        }
        std::int64_t present = 0, left = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (is_there[i] != 0 && is_gone[i] != 0) ++wrong;  // came back
            if (is_there[i] == 0 && seen[i] != 0) is_gone[i] = 1;
            if (is_there[i] != 0) seen[i] = 1;
            present += is_there[i], left += is_gone[i];
        }
        const Counts c = simulation.counts();
        wrong += static_cast<double>(std::abs(present - c.present) +
                                     std::abs(left - c.exited - c.boarded));
        wrong += static_cast<double>(c.waiting_outside < 0);
    }
};

Measured run_nobody_lost(const CaseJob& job) {
    const ThreadsHere one(1);
    const Scenario scenario = scenario_of(job);
    Simulation simulation(scenario);
    Watchman watchman;
    while (!simulation.is_over() && simulation.now() < until_s(job.part, job.setting)) {
        simulation.step();
        watchman.look(simulation);
    }
    simulation.finish();
    Measured m;
    m.set("wrong", watchman.wrong);
    return m;
}

void judge_nobody_lost(const Results& r, CaseReport& report) {
    const Heading h{"P1", Gate::hard, "own promise"};
    for (const int part : {0, 1}) {
        add_band(report, h,
                 fmt::format("{}, every step: people missing, doubled or back again",
                             part == 0 ? "station" : "two streams"),
                 r.per_seed(part, "wrong"), "", {0, 0});
    }
}

// --- P2: the same bits ---------------------------------------------------------------------------

std::vector<std::uint64_t> hashes(const Scenario& scenario, int threads, double end_s) {
    const ThreadsHere here(threads);
    Simulation simulation(scenario);
    std::vector<std::uint64_t> list;
    while (!simulation.is_over() && simulation.now() < end_s) {
        simulation.step();
        list.push_back(simulation.state_hash());
    }
    return list;
}

Measured run_same_bits(const CaseJob& job) {
    const Scenario scenario = scenario_of(job);
    const double end_s = until_s(job.part, job.setting);
    const auto once = hashes(scenario, 1, end_s);
    Measured m;
    m.set("again", hashes(scenario, 1, end_s) == once ? 0 : 1);
    m.set("threads", hashes(scenario, 4, end_s) == once ? 0 : 1);
    return m;
}

void judge_same_bits(const Results& r, CaseReport& report) {
    const Heading h{"P2", Gate::hard, "own promise"};
    for (const int part : {0, 1}) {
        const char* name = part == 0 ? "station" : "two streams";
        add_band(report, h,
                 fmt::format("{}, the same seed again: runs with another hash at any step", name),
                 r.per_seed(part, "again"), "", {0, 0});
        add_band(report, h, fmt::format("{}, 4 threads instead of 1: the same", name),
                 r.per_seed(part, "threads"), "", {0, 0});
    }
}

// --- P3: the plan's position, orientation and step do not matter
// ----------------------------------

struct Change {
    const char* name;
    double turn_rad, shift_m;
    bool is_mirrored;
    double step_s;
};
constexpr std::array<Change, 5> changes{
    {{"as it is", 0, 0, false, 0.1},
     {"step 0.05 s", 0, 0, false, 0.05},
     {"turned by 37 degrees", 37 * 3.14159265358979 / 180, 0, false, 0.1},
     {"10 km off", 0, 10000, false, 0.1},
     {"mirrored", 0, 0, true, 0.1}}};
constexpr std::array<std::size_t, 3> open_runs{
    7, 10, 12};  // rows: uo-100-180-180, uo-145-180-180, uo-180-180-070

Vec2 turned(Vec2 p, const Change& c) {
    if (c.is_mirrored) p.x = -p.x;
    const double cosine = std::cos(c.turn_rad), sine = std::sin(c.turn_rad);
    return {p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
}
Vec2 moved(Vec2 p, const Change& c) { return turned(p, c) + Vec2{c.shift_m, -c.shift_m}; }

void apply(const Change& c, Scenario& s) {
    for (LevelDef& level : s.venue.levels) {
        for (Polygon& polygon : level.floor) {
            for (Vec2& p : polygon.outer) p = moved(p, c);
            if (c.is_mirrored) std::reverse(polygon.outer.begin(), polygon.outer.end());
        }
    }
    for (ExitDef& exit : s.venue.exits) {
        exit.line = {moved(exit.line.a, c), moved(exit.line.b, c)};
        if (c.is_mirrored) std::swap(exit.line.a, exit.line.b);
    }
    for (SpotDef& spot : s.demand.spots)
        spot.point = moved(spot.point, c), spot.velocity = turned(spot.velocity, c);
    s.step_s = c.step_s;
}

int change_parts(const SuiteSetting&) {
    return static_cast<int>(changes.size() * open_runs.size());
}

Measured run_change(const CaseJob& job) {
    const auto part = static_cast<std::size_t>(job.part);
    const Change& change = changes[part % changes.size()];
    const OneWayRun of = one_way_runs(job.setting)[open_runs[part / changes.size()]];
    Scene scene = replayed(of, job.setting, job.seed);
    apply(change, scene.scenario);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const Line line{moved({0, -hermes_end_m}, change), turned({0, -1}, change)};
    std::vector<double> travel_s;
    const std::vector<double> out_s = time_past_of_each(walked.tracks, line);
    for (std::size_t i = 0; i < out_s.size(); ++i) {
        if (out_s[i] >= 0) travel_s.push_back(out_s[i] - walked.agents[i].due_s);
    }
    Measured m;
    m.set("flow_per_s", flow_per_s(times_past(walked.tracks, line)));
    m.set("travel_s", mean_of(travel_s));
    return m;
}

void judge_change(const Results& r, CaseReport& report) {
    const Heading h{"P3", Gate::hard, "own promise, on three runs of E1"};
    const std::vector<OneWayRun> runs = one_way_runs(r.setting);
    for (std::size_t run = 0; run < open_runs.size(); ++run) {
        for (const char* figure : {"flow_per_s", "travel_s"}) {
            std::vector<double> means;
            std::string text;
            for (std::size_t c = 0; c < changes.size(); ++c) {
                means.push_back(
                    mean_of(r.per_seed(static_cast<int>(run * changes.size() + c), figure)));
                text += fmt::format("{}{} {}", c == 0 ? "" : "; ", changes[c].name,
                                    number_text(means.back()));
            }
            const double all = mean_of(means);
            const bool is_so = std::all_of(means.begin(), means.end(),
                                           [&](double v) { return std::abs(v / all - 1) <= 0.05; });
            add_whether(report, h,
                        fmt::format("{}: {}", runs[open_runs[run]].name,
                                    figure[0] == 'f' ? "flow, /s" : "time for 8 m, s"),
                        text, "each within 5 % of their mean", is_so);
        }
    }
}

// --- P4: more room, fewer people, faster people
// ---------------------------------------------------

struct Variant {
    double width_m;
    int people;
    double free_speed_m_s;
};
constexpr std::array<Variant, 7> variants{{{1.0, 150, 1.34},
                                           {1.2, 150, 1.34},
                                           {1.6, 150, 1.34},
                                           {1.0, 100, 1.34},
                                           {1.0, 50, 1.34},
                                           {1.0, 150, 1.0},
                                           {1.0, 150, 1.7}}};

int variant_parts(const SuiteSetting&) { return static_cast<int>(variants.size()); }

Measured run_variant(const CaseJob& job) {
    const Variant v = variants[static_cast<std::size_t>(job.part)];
    Scene scene(floor_of({v.width_m, 5, 10}));
    scene.exit("far", {{25, 0}, {25, 10}})
        .free_speed(v.free_speed_m_s, 0.26)
        .seed(job.seed)
        .runs_for(900);
    scene.people(scattered(0.3, 0.3, 5, 9.7, v.people, job.seed), 0);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const std::vector<double> times = times_past(walked.tracks, {{15, 0}, {1, 0}});
    Measured m;
    m.set("clear_s", static_cast<int>(times.size()) == v.people ? percentile(times, 0.95) : 900);
    return m;
}

// Whether each is at most the one before it plus the noise of the two means (two standard errors).
void judge_order(const Results& r, const Heading& h, const std::string& what,
                 const std::vector<int>& parts, CaseReport& report) {
    std::vector<double> means, errors;
    for (const int part : parts) {
        const std::vector<double> seeds = r.per_seed(part, "clear_s");
        means.push_back(mean_of(seeds));
        errors.push_back(sd_of(seeds) / std::sqrt(static_cast<double>(seeds.size())));
    }
    bool falls = true;
    for (std::size_t i = 1; i < means.size(); ++i) {
        falls = falls && means[i] <= means[i - 1] + 2 * std::hypot(errors[i], errors[i - 1]);
    }
    add_whether(report, h, what + ": time until 95 % are through", list_text(means, "s"),
                "not rising beyond two standard errors", falls);
}

void judge_variant(const Results& r, CaseReport& report) {
    const Heading h{
        "P4", Gate::hard,
        "own promise; faster-is-slower (Helbing, Farkas and Vicsek 2000) is not configured"};
    judge_order(r, h, "passage 5 m long, 1.0, 1.2, 1.6 m wide", {0, 1, 2}, report);
    judge_order(r, h, "150, 100, 50 people, 1 m wide", {0, 3, 4}, report);
    judge_order(r, h, "free speed 1.0, 1.34, 1.7 m/s, 1 m wide", {5, 0, 6}, report);
}

Case promised(const char* name, const char* id, double cost, const char* method) {
    Case c;
    c.name = name;
    c.ids = {id};
    c.suites = {Suite::promises};
    c.method = method;
    c.cost = cost;
    return c;
}

}  // namespace

Case nobody_lost() {
    Case c = promised("nobody lost", "P1", 6,
                      R"(The station of `tidegate new` (10 minutes) and two streams of 60 people
through one way. In every step those in the picture are compared with those seen before: twice
in a picture, gone and back, or a count that differs is wrong.)");
    c.most_seeds = 10;
    c.parts = two_parts, c.run = run_nobody_lost, c.judge = judge_nobody_lost;
    return c;
}

Case same_bits() {
    Case c = promised("same bits", "P2", 18,
                      "The same two, hash of the state after every step.");
    c.most_seeds = 10;
    c.parts = two_parts, c.run = run_same_bits, c.judge = judge_same_bits;
    return c;
}

Case same_plan() {
    Case c = promised("same plan elsewhere", "P3", 0.4,
                      R"(Three runs of E1 that have an open corridor, a wide and a narrow end, each
as it is, with half the step, turned by 37 degrees, moved by 10 km both ways and mirrored. Means
of the seeds.)");
    c.files = {"derived/hermes2009_unidirectional_runs.csv",
               "derived/hermes2009_unidirectional_entry_exit_times.csv"};
    c.what = "three one-way corridor runs, changed";
    c.parts = change_parts, c.run = run_change, c.judge = judge_change;
    return c;
}

Case more_room() {
    Case c =
        promised("more room", "P4", 0.4, R"(As V15, until 95 % are through the passage 5 m long.
)");
    c.parts = variant_parts, c.run = run_variant, c.judge = judge_variant;
    return c;
}

}  // namespace tidegate::cases
