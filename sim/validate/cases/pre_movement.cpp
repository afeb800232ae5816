#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "demand/arrivals.h"
#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/scene.h"
#include "validate/statistics.h"
#include "validate/tracks.h"

namespace tidegate::cases {
namespace {

constexpr int draws = 1000;
constexpr double uniform_low_s = 10, uniform_high_s = 100;

// The laws of NIST TN 1822, test 1.1, in its own parameters.
struct Delay {
    const char* name;
    DelayLaw law;
    double first, second;
};
constexpr std::array<Delay, 4> delays{{{"uniform (10, 100)", DelayLaw::uniform, uniform_low_s, uniform_high_s},
                                       {"gamma (1.291, 103.901)", DelayLaw::gamma, 1.291, 103.901},
                                       {"lognormal (4.586, 0.967)", DelayLaw::lognormal, 4.586, 0.967},
                                       {"Weibull (139.285, 1.195)", DelayLaw::weibull, 139.285, 1.195}}};
int delay_parts(const SuiteSetting&) { return static_cast<int>(delays.size()); }

void set_delay(const Delay& delay, PopulationDef& people) {
    people.pre_movement_law = delay.law;
    switch (delay.law) {
        case DelayLaw::gamma:
            people.pre_movement_shape = delay.first, people.pre_movement_scale_s = delay.second;
            break;
        case DelayLaw::lognormal:
            people.pre_movement_log_mean = delay.first, people.pre_movement_log_sd = delay.second;
            break;
        case DelayLaw::weibull:
            people.pre_movement_scale_s = delay.first, people.pre_movement_shape = delay.second;
            break;
        default: people.pre_movement_min_s = delay.first, people.pre_movement_max_s = delay.second;
    }
}

Law law_of(const Delay& delay) {
    switch (delay.law) {
        case DelayLaw::gamma: return gamma_law(delay.first, delay.second);
        case DelayLaw::lognormal: return lognormal_law(delay.first, delay.second);
        case DelayLaw::weibull: return weibull_law(delay.first, delay.second);
        default: return uniform_law(delay.first, delay.second);
    }
}

std::vector<double> drawn_delays(const PopulationDef& people, int count, std::uint64_t seed) {
    std::vector<double> times;
    for (int person = 0; person < count; ++person) {
        times.push_back(draw_pre_movement(people, Draws{seed}, std::uint64_t(person)));
    }
    return times;
}

// Beginning of the first step in which the person moves at 0.2 m/s or more.
double start_of(const Track& track, double interval_s) {
    for (std::size_t k = 1; k < track.at.size(); ++k) {
        if (length(track.at[k] - track.at[k - 1]) < 0.2 * interval_s) continue;
        return track.from_s + interval_s * static_cast<double>(k - 1);
    }
    return -1;
}

// Of ten samples of 1000 draws, how many in a hundred the Kolmogorov-Smirnov test does not tell from the law
// at 5 %. One sample in twenty would fail by chance.
double share_of_law(const Delay& delay, const PopulationDef& people, std::uint64_t seed) {
    constexpr int samples = 10;
    int pass = 0;
    for (int k = 0; k < samples; ++k) {
        const std::vector<double> times = drawn_delays(people, draws, samples * seed + std::uint64_t(k));
        pass += distance_from(times, law_of(delay)) <= critical_distance(draws);
    }
    return 100.0 * pass / samples;
}

Measured run(const CaseJob& job) {
    const Delay& delay = delays[static_cast<std::size_t>(job.part)];
    Scene scene(rectangle(0, 0, 8, 5));
    scene.exit("door", {{8, 2}, {8, 3}}).people(lattice(1, 1, 7, 4, 5, 2), 0).seed(job.seed);
    PopulationDef& people = scene.scenario.demand.population;
    set_delay(delay, people);
    std::vector<double> drawn;
    for (const Arrival& a : make_arrivals(scene.scenario.demand, Draws{job.seed})) {
        drawn.push_back(draw_pre_movement(people, Draws{job.seed}, a.person));
    }
    scene.runs_for(*std::max_element(drawn.begin(), drawn.end()) + 60);
    const Watched watched = watch(scene.scenario, job.setting.model);
    std::vector<double> starts, off, early;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        starts.push_back(start_of(watched.tracks.people[i], watched.tracks.interval_s));
        off.push_back(std::abs(starts.back() - drawn[i]));
        early.push_back(drawn[i] - starts.back());
    }
    std::sort(starts.begin(), starts.end());
    Measured m;
    m.set("first_s", starts.front()), m.set("last_s", starts.back());
    m.set("off_s", *std::max_element(off.begin(), off.end()));
    m.set("early_s", std::max(0.0, *std::max_element(early.begin(), early.end())));
    m.set("different", static_cast<double>(std::unique(starts.begin(), starts.end()) - starts.begin()));
    m.set("share", share_of_law(delay, people, job.seed));
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"V4", Gate::hard,
                    "RiMEA 4.1.1 test 5, NIST TN 1822 test 1.1, IMO test 5, ISO 20414 test 1"};
    const Band band{uniform_low_s, uniform_high_s + 0.1};
    add_band(report, h, "uniform (10, 100): first of ten sets out", r.per_seed(0, "first_s"), "s", band);
    add_band(report, h, "uniform (10, 100): last of ten sets out", r.per_seed(0, "last_s"), "s", band);
    for (std::size_t part = 0; part < delays.size(); ++part) {
        const auto p = static_cast<int>(part);
        const std::string law = delays[part].name;
        // Somebody who waits for 69.96 s sets out in the step that begins at 70.0 s.
        add_band(report, h, law + ": largest difference from the time drawn", r.per_seed(p, "off_s"), "s",
                 {0, 0.5});
        add_band(report, h, law + ": earliest before it", r.per_seed(p, "early_s"), "s", {0, 0});
        add_band(report, h, law + ": different times among ten", r.per_seed(p, "different"), "", {10, 10});
        add_band(report, h, law + ": samples of 1000 draws with p > 0.05 (Kolmogorov-Smirnov)",
                 r.per_seed(p, "share"), "%", {80, 100});
    }
}

}  // namespace

Case pre_movement() {
    Case c;
    c.name = "pre-movement times";
    c.ids = {"V4"};
    c.suites = {Suite::rimea, Suite::nist, Suite::imo, Suite::iso};
    c.method =
        R"(Ten people in a room of 8 x 5 m with a door of 1 m, for each of the laws of NIST's test.
Someone has set out at the beginning of the first step with more than 0.2 m/s. The laws are
tested on samples of 1000 draws, at 5 % (critical distance 1.358 / sqrt(n)), so one sample in
twenty may exceed it by chance.)";
    c.cost = 0.1;
    c.parts = delay_parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
