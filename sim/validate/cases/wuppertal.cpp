#include <algorithm>
#include <cmath>

#include "validate/cases/cases.h"
#include "validate/data.h"
#include "validate/density.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr const char* positions_file = "derived/wup2018_040_c_56_h-_initial_positions.csv";
constexpr const char* passages_file = "derived/wup2018_040_c_56_h-_Nt.csv";

// A holding area 5.6 m wide; a funnel from 0.8 to 0.5 m leads into a bottleneck 1.1 m long that
// begins at y = 0.
Ring floor() {
    return {{-3.5, -4}, {3.5, -4},      {3.5, -1.1},   {0.25, -1.1}, {0.25, -0.15},
            {0.4, 0},   {2.8, 0},       {2.8, 8},      {-2.8, 8},    {-2.8, 0},
            {-0.4, 0},  {-0.25, -0.15}, {-0.25, -1.1}, {-3.5, -1.1}};
}

// Root of the mean squared difference between two counts of passages, twice a second until both are
// complete.
double rms_difference(const std::vector<double>& a, const std::vector<double>& b) {
    constexpr double every_s = 0.5;
    const double end_s = std::max(a.empty() ? 0 : a.back(), b.empty() ? 0 : b.back());
    double squares = 0, moments = 0;
    for (double t = every_s; t <= end_s; t += every_s, ++moments) {
        const auto passed = [t](const std::vector<double>& times) {
            return static_cast<double>(std::upper_bound(times.begin(), times.end(), t) -
                                       times.begin());
        };
        squares += (passed(a) - passed(b)) * (passed(a) - passed(b));
    }
    return std::sqrt(squares / std::max(1.0, moments));
}

Measured run(const CaseJob& job) {
    const DataTable people = read_table(job.setting.file(positions_file));
    Scene scene(floor());
    scene.exit("out", {{-3.5, -4}, {3.5, -4}}).seed(job.seed).runs_for(300);
    for (std::size_t r = 0; r < people.rows.size(); ++r) {
        scene.person(
            {.level = {0}, .point = {people.number(r, "x"), people.number(r, "y")}, .velocity = {}},
            0, people.number(r, "t0"));
    }
    const Watched walked = watch(scene.scenario, job.setting.model);
    const std::vector<double> past = times_past(walked.tracks, {{0, 0}, {0, -1}});
    Measured m;
    m.set("flow_per_s", flow_per_s(past));
    m.set("last_s", past.size() == people.rows.size() ? past.back() : 300);
    m.set("rms", rms_difference(past, read_table(job.setting.file(passages_file)).numbers("t")));
    std::vector<double> density, speed;
    const Box room{-2.8, 0, 2.8, 8}, front{-0.4, 0.5, 0.4, 1.3};
    for (double t = percentile(past, 0.2); t <= percentile(past, 0.8); t += 1) {
        const AreaState state = voronoi_state(walked.tracks, room, front, {0.8, {}}, t);
        density.push_back(state.density_per_m2), speed.push_back(state.speed_m_s);
    }
    m.set("front_per_m2", mean_of(density));
    m.set("front_m_s", mean_of(speed));
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading flow{
        "E6", Gate::hard,
        "Wuppertal 2018, run 040 (Adrian, Seyfried and Sieben 2020, doi:10.1098/rsif.2019.0871)"};
    const Heading front{"E7", Gate::soft, flow.source};
    add_band(report, flow, "bottleneck 0.5 m, 75 people: flow (measured 1.137)",
             r.per_seed(0, "flow_per_s"), "/s", {0.85, 1.45});
    add_band(report, flow, "the last passes (measured 65.0)", r.per_seed(0, "last_s"), "s",
             {51, 82});
    add_band(report, flow, "passages until t, root mean square difference from the measured",
             r.per_seed(0, "rms"), "people", {0, 8});
    add_band(report, front, "density before the bottleneck (measured 7.15)",
             r.per_seed(0, "front_per_m2"), "/m2", {5, 10});
    add_band(report, front, "speed there (measured 0.111)", r.per_seed(0, "front_m_s"), "m/s",
             {0.05, 0.25});
}

}  // namespace

Case wuppertal() {
    Case c;
    c.name = "Wuppertal bottleneck";
    c.ids = {"E6", "E7"};
    c.suites = {Suite::experiments};
    c.method =
        R"(75 people stand where they stood, free speeds by default, and set out at t =
0. Flow: slope of the passages of y = 0 from the 20th to the 80th percent. Front: Voronoi in 0.8
x 0.8 m, 0.5 m before the bottleneck, once a second between the 20th and the 80th percent of the
passages, speeds over 0.8 s; cells are cut by the holding area.)";
    c.files = {positions_file, passages_file};
    c.what = "bottleneck 0.5 m, 75 people from recorded places";
    c.source = "Wuppertal 2018";
    c.cost = 0.5;
    c.parts = one_part, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
