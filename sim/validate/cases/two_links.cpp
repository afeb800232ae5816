#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "validate/cases/cases.h"
#include "validate/cases/two_link_fluid.h"
#include "validate/findings.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

using Fluid = TwoLinkFluid;

constexpr double slow_per_m_s = 1.2, fast_per_m_s = 1.9;  // the band
constexpr int everybody = static_cast<int>(Fluid::come_per_s * Fluid::come_for_s);
constexpr double looks_every_s = 60, looks_until_s = 780;
constexpr double usual_spread_m_s = 0.26;

// Parts: micro, network; then both with the usual spread of free speeds, which no fluid has.
int parts_of(const SuiteSetting&) { return 4; }

int add_link(Scenario& s, const std::string& name, double length_m, double width_m,
             double middle_y) {
    const double half = 0.5 * width_m;
    ConnectorDef def;
    def.name = name;
    def.kind = ConnectorKind::walkway;
    def.lower_level = {0}, def.upper_level = {1};
    def.lower_line = {{40, middle_y - half}, {40, middle_y + half}};
    def.upper_line = {{0, middle_y - half}, {0, middle_y + half}};
    def.length_m = length_m, def.width_m = width_m;
    def.direction = PassageDirection::forward;
    def.venue = static_cast<int>(s.network.venues.size());
    s.network.venues.push_back({name, Fidelity::micro, {}});
    s.venue.connectors.push_back(def);
    return static_cast<int>(s.venue.connectors.size()) - 1;
}

void close_for_a_while(Scenario& s, int link) {
    DisturbanceDef closing;
    closing.name = "closed";
    closing.measure.kind = MeasureKind::close;
    closing.measure.place_kind = PlaceKind::connector;
    closing.measure.place = link;
    closing.measure.place_name = s.venue.connectors[static_cast<std::size_t>(link)].name;
    closing.at = Fluid::closes_s, closing.lasts_s = Fluid::opens_s - Fluid::closes_s;
    s.disturbances.all.push_back(closing);
}

// scenarios/two_link_diversion, but for what a fluid has not: a spread of speeds, and tastes
// between ways.
Scene halls_and_links(double spread_m_s) {
    Scene scene(rectangle(0, 0, 40, 24));
    Scenario& s = scene.scenario;
    add_level(s, "station", 0, rectangle(0, 0, Fluid::station_m, 24));
    s.network.venues = {{"stadium", Fidelity::micro, {}}, {"station", Fidelity::micro, {}}};
    s.venue.levels[1].venue = 1;
    close_for_a_while(s, add_link(s, "short", Fluid::short_m, Fluid::short_width_m, 7));
    add_link(s, "long", Fluid::long_m, Fluid::long_width_m, 17);
    scene.entrance("stands", rectangle(0.5, 1, 6.5, 23));
    scene.exit("trains", {{Fluid::station_m, 2}, {Fluid::station_m, 22}}, 1);
    scene.crowd(0, 0, everybody).free_speed(Fluid::free_speed_m_s, spread_m_s).runs_for(1200);
    s.demand.rows.back().to = Fluid::come_for_s;
    s.demand.rows.back().law = ArrivalLaw::even;
    s.routing.logit_scale_s = 0;
    return scene;
}

std::vector<double> moments() {
    std::vector<double> times;
    for (double t = looks_every_s; t <= looks_until_s; t += looks_every_s) times.push_back(t);
    return times;
}

// Who has come so far that the fluid's people stand before a link by now.
double have_come(double time_s) {
    const double walk_s = Fluid::hall_m / Fluid::free_speed_m_s;
    return Fluid::come_per_s * std::clamp(time_s - walk_s, 0.0, Fluid::come_for_s);
}

// While it is open for the first time and people wait before it.
double flow_onto_short(const Simulation& simulation) {
    constexpr double from_s = 60;
    const auto names = simulation.portal_names();
    const auto entered = std::count_if(
        simulation.crossings().begin(), simulation.crossings().end(), [&](const Crossing& c) {
            return names[static_cast<std::size_t>(c.portal)] == "short lower end" &&
                   c.time >= from_s && c.time < Fluid::closes_s;
        });
    return static_cast<double>(entered) / (Fluid::closes_s - from_s);
}

void count(const Simulation& simulation, Measured& m) {
    const auto names = simulation.portal_names();
    auto &arrived = m.columns["arrived"], &queued = m.columns["queued"];
    for (const double t : moments()) {
        double out = 0, entered = 0;
        for (const Crossing& c : simulation.crossings()) {
            const std::string& line = names[static_cast<std::size_t>(c.portal)];
            if (c.time > t) continue;
            out += line == "trains";
            entered += line == "short lower end" || line == "long lower end";
        }
        arrived.push_back(out);
        queued.push_back(std::max(0.0, have_come(t) - entered));
    }
    m.set("short_per_m_s", flow_onto_short(simulation) / Fluid::short_width_m);
}

Measured run(const CaseJob& job) {
    Scene scene = halls_and_links(job.part < 2 ? 0 : usual_spread_m_s);
    scene.seed(job.seed);
    scene.scenario.walk.model = job.setting.model;
    if (job.part % 2 == 1)
        for (FidelityDef& venue : scene.scenario.network.venues) venue.kind = Fidelity::network;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < everybody) simulation.step();
    Measured m;
    count(simulation, m);
    return m;
}

// The mean of the seeds at each moment, in whole people as the band is.
std::vector<double> course(const Results& r, int part, const char* what) {
    std::vector<double> mean(moments().size(), 0);
    for (const Measured& m : r.of[static_cast<std::size_t>(part)]) {
        const std::vector<double>& column = m.column(what);
        for (std::size_t k = 0; k < mean.size(); ++k)
            mean[k] += column[k] / static_cast<double>(r.of[0].size());
    }
    for (double& people : mean) people = std::round(people);
    return mean;
}

struct FluidBand {
    std::vector<double> low, high;  ///< by moment
};

FluidBand band_of(double (Fluid::*what)(double) const) {
    const Fluid slow(slow_per_m_s), fast(fast_per_m_s);
    FluidBand band;
    for (const double t : moments()) {
        const double a = (slow.*what)(t), b = (fast.*what)(t);
        band.low.push_back(std::floor(std::min(a, b))),
            band.high.push_back(std::ceil(std::max(a, b)));
    }
    return band;
}

void add_course(CaseReport& report, const Heading& h, const std::string& what,
                const std::vector<double>& measured, const FluidBand& band) {
    double worst = 0;
    std::size_t at = 0;
    for (std::size_t k = 0; k < measured.size(); ++k) {
        const double outside =
            std::max({0.0, band.low[k] - measured[k], measured[k] - band.high[k]});
        if (outside > worst) worst = outside, at = k;
    }
    std::string text = "none";
    if (worst > 0)
        text = fmt::format("{:.0f} people outside at {:.0f} s: {:.0f}, band {:.0f} to {:.0f}",
                           worst, moments()[at], measured[at], band.low[at], band.high[at]);
    add_whether(report, h, what, text, "none", worst <= 0);
}

// Where a fidelity leaves the band: by its flow, or by how fast people walk; and that neither is a
// fluid of unequal people.
void add_reasons(const Results& r, CaseReport& report, const Heading& h) {
    const std::array fidelities{"micro", "network"};
    const auto at_600 = static_cast<std::size_t>(600 / looks_every_s) - 1;
    const FluidBand arrivals = band_of(&Fluid::arrived_by);
    const std::string band =
        fmt::format("{:.0f} to {:.0f}", arrivals.low[at_600], arrivals.high[at_600]);
    for (int part = 0; part < 2; ++part) {
        add_only(report, h,
                 fmt::format("{}: flow onto the short link while people wait",
                             fidelities[std::size_t(part)]),
                 seeds_text(r.per_seed(part, "short_per_m_s"), "/(m s)"), "1.2 to 1.9 /(m s)");
    }
    add_only(report, h, "a fluid that slows down by Weidmann's curve: arrived after 600 s", number_text(std::round(Fluid::by_curve().arrived_by(600))), band);
    for (int part = 2; part < static_cast<int>(r.parts()); ++part) {
        add_only(report, h,
                 fmt::format("{}: arrived after 600 s, free speeds 1.34 +- 0.26 m/s",
                             fidelities[std::size_t(part - 2)]),
                 number_text(course(r, part, "arrived")[at_600]), band);
    }
}

void plot_arrivals(const Results& r, CaseReport& report) {
    const FluidBand band = band_of(&Fluid::arrived_by);
    const std::vector<double> t = moments();
    std::vector<double> by_curve;
    for (const double time : t) by_curve.push_back(Fluid::by_curve().arrived_by(time));
    report.plots.push_back({"two_links",
                            "Two links, one closed for a while: people arrived",
                            "time [s]",
                            "arrived",
                            800,
                            1.45 * everybody,  // room for the legend
                            {{"fluid, 1.2 to 1.9 /(m s)", Mark::band, true, t, band.low, band.high},
                             {"fluid, Weidmann's curve", Mark::line, true, t, by_curve, {}},
                             {"micro", Mark::line, false, t, course(r, 0, "arrived"), {}},
                             {"network", Mark::line, false, t, course(r, 1, "arrived"), {}}}});
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"P5", Gate::hard,
                    "own arithmetic: a fluid of 1.2 to 1.9 /(m s), scenarios/two_link_diversion"};
    const std::array fidelities{"micro", "network"};
    for (int part = 0; part < 2; ++part) {
        const std::string who = fidelities[std::size_t(part)];
        add_course(report, h,
                   who + ": people arrived, every 60 s: farthest outside the fluid's band",
                   course(r, part, "arrived"), band_of(&Fluid::arrived_by));
        add_course(report, h,
                   who + ": people who wait before the links, every 60 s: farthest outside",
                   course(r, part, "queued"), band_of(&Fluid::queued_at));
    }
    add_reasons(r, report, h);
    plot_arrivals(r, report);
}

}  // namespace

Case two_links() {
    Case c;
    c.name = "two_links";
    c.ids = {"P5"};
    c.suites = {Suite::promises};
    c.method =
        R"(The scenario two_link_diversion, all people equally fast (1.34 m/s) and of one taste, as a fluid is: 4 a second for ten
minutes through a link of 60 x 2 m, closed from 240 to 480 s, and one of 180 x 4 m. The band: a fluid whose links pass 1.2 or 1.9 /(m s)
and whose people walk at their free speed however many walk; beside it one whose people slow down by Weidmann's curve (kinematic wave, by cells). Who waits: who has come, 36.5 m of hall at the free speed ago, and
has entered no link. Means of the seeds.)";
    c.cost = 12;
    c.most_seeds = 10;
    c.parts = parts_of, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
