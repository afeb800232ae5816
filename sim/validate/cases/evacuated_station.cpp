#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// F5: a station like that of NFPA 130, annex C: platform 183 m long, 9.1 m from the concourse, six
// wells each with one stair or escalator, one escalator out of service, 2,314 people, ticket gates
// (clear 457 to 530 mm).
constexpr int people = 2314;
constexpr double platform_length_m = 183, rise_m = 9.1, gate_width_m = 0.53;
constexpr double platform_clear_min = 4, all_safe_min = 6;  // NFPA 130, 5.3.3
// The last few set out late or lose their way round a crowd, and differ from seed to seed; a hand calculation has none such.
constexpr double nearly_all = 0.95;

// Assumed, since the annex as quoted does not say: the platform's width, that two of the six wells
// hold escalators, their and the stairs' widths, gates, exits and the concourse.
constexpr double platform_width_m = 9.75, stair_width_m = 2.4, escalator_width_m = 1;
constexpr double riser_m = 0.178, tread_m = 0.28;
constexpr double gate_line_y = 14, concourse_depth_m = 24, exit_width_m = 6;
constexpr int banks = 2, gates_per_bank = 7;
constexpr double gate_spacing_m = 1.2;

// What the hand calculation goes by (NFPA 130): stairs and stopped escalators 55.5 people per metre
// and minute, level ways 81.9, a gate 50 a minute; 37.7 m/min on platforms, 61 m/min on
// concourses, 14.63 m/min vertically on stairs.
constexpr double stair_per_m_min = 55.5, level_per_m_min = 81.9, gate_per_min = 50;
constexpr double platform_m_min = 37.7, concourse_m_min = 61, vertical_m_min = 14.63;

// --- The scene -----------------------------------------------------------------------------------

struct Well {
    bool is_escalator, is_in_service, is_entered_from_west;
    double width_m() const { return is_escalator ? escalator_width_m : stair_width_m; }
};
constexpr std::array<Well, 6> wells{
    {{false, true, true}, {true, true, true}, {false, true, false}, {false, true, true}, {true, false, true}, {false, true, false}}};
constexpr double run_m = rise_m * tread_m / riser_m;
constexpr double pitch_m = platform_length_m / wells.size();

double west_of(std::size_t k) { return (static_cast<double>(k) + 0.5) * pitch_m - 0.5 * run_m; }

double leads_to_x(std::size_t k) { return wells[k].is_entered_from_west ? west_of(k) + run_m : west_of(k); }

double bank_middle_x(int bank) { return (bank + 0.5) * platform_length_m / banks; }

constexpr int concourse = 0, platform = 1;

void add_well(Scenario& s, std::size_t k, bool is_up) {
    const Well& well = wells[k];
    const double west = west_of(k), east = west + run_m,
                 low = 0.5 * (platform_width_m - well.width_m()), high = low + well.width_m();
    constexpr double balustrade_m = 0.2;
    const double out_low = low - balustrade_m, out_high = high + balustrade_m;
    for (LevelDef& level : s.venue.levels)
        level.floor[0].holes.push_back(
            {{west, out_low}, {west, out_high}, {east, out_high}, {east, out_low}});
    const double from = well.is_entered_from_west ? west : east, to = west + east - from;
    // The second point on the left of those who walk up.
    const auto end = [&](double x) {
        return is_up == well.is_entered_from_west ? Segment{{x, low}, {x, high}} : Segment{{x, high}, {x, low}};
    };
    Flight flight{.kind = well.is_escalator ? ConnectorKind::escalator : ConnectorKind::stair,
                  .lower = is_up ? platform : concourse,
                  .upper = is_up ? concourse : platform,
                  .lower_line = end(is_up ? from : to),
                  .upper_line = end(is_up ? to : from),
                  .length_m = std::hypot(run_m, rise_m),
                  .rise_m = rise_m};
    ConnectorDef& def = s.venue.connectors[static_cast<std::size_t>(
        add_flight(s, fmt::format("well {}", k + 1), flight))];
    if (well.is_escalator)
        def.direction = is_up ? PassageDirection::forward : PassageDirection::backward;
    if (!well.is_in_service) def.status = PassageStatus::closed;
}

// A wall across the concourse with two banks of gates, and an exit behind each.
void add_gates_and_exits(Scene& scene) {
    double wall_from = 0;
    for (int bank = 0; bank < banks; ++bank) {
        const double x = bank_middle_x(bank), half = 0.5 * gates_per_bank * gate_spacing_m;
        scene.scenario.venue.levels[concourse].floor[0].holes.push_back(
            {{wall_from, gate_line_y - 0.1},
             {wall_from, gate_line_y + 0.1},
             {x - half, gate_line_y + 0.1},
             {x - half, gate_line_y - 0.1}});
        wall_from = x + half;
        const int row =
            add_gate(scene.scenario, {{x + half, gate_line_y}, {x - half, gate_line_y}},
                     gates_per_bank, gates_per_bank, {ServiceLaw::constant, 60 / gate_per_min, 0});
        FacilityDef& gate = scene.scenario.facilities[static_cast<std::size_t>(row)];
        gate.name = fmt::format("gates {}", bank + 1);
        gate.lane_width_m = gate_width_m;
        scene.exit(fmt::format("exit {}", bank + 1), {{x + exit_width_m / 2, concourse_depth_m},
                                                      {x - exit_width_m / 2, concourse_depth_m}});
    }
    scene.scenario.venue.levels[concourse].floor[0].holes.push_back(
        {{wall_from, gate_line_y - 0.1},
         {wall_from, gate_line_y + 0.1},
         {platform_length_m, gate_line_y + 0.1},
         {platform_length_m, gate_line_y - 0.1}});
}

Scene station(bool is_up) {
    Scene scene(rectangle(0, 0, platform_length_m, concourse_depth_m));
    add_gates_and_exits(scene);
    add_level(scene.scenario, "platform", is_up ? -rise_m : rise_m,
              rectangle(0, 0, platform_length_m, platform_width_m));
    for (std::size_t k = 0; k < wells.size(); ++k) add_well(scene.scenario, k, is_up);
    scene.entrance("anywhere", rectangle(0.3, 0.3, platform_length_m - 0.3, platform_width_m - 0.3),
                   platform);
    return scene.crowd(0, -1, people).runs_for(1200);
}

// --- The hand calculation ------------------------------------------------------------------------

double in_service_width_m() {
    double sum_m = 0;
    for (const Well& well : wells) sum_m += well.is_in_service ? well.width_m() : 0;
    return sum_m;
}

struct ByHand {
    double platform_clear_min = 0, all_safe_min = 0;
    double nearly_clear_min = 0, nearly_safe_min = 0;  ///< but for those who are left out
};

// As NFPA 130 does it: each element passes people at its rate, and all of them evenly; the longest
// walk is added. Waits at gates and exits count as far as these are slower than what comes before. Since all leave evenly, a share of
// them has left after that share of the time.
ByHand by_hand() {
    double to_gates_m = 0;
    for (std::size_t k = 0; k < wells.size(); ++k) {
        if (!wells[k].is_in_service) continue;
        const double x = leads_to_x(k), to_bank = std::min(std::abs(x - bank_middle_x(0)),
                                                                std::abs(x - bank_middle_x(1)));
        to_gates_m =
            std::max(to_gates_m, std::hypot(to_bank, gate_line_y - 0.5 * platform_width_m));
    }
    const double on_wells_min = people / (stair_per_m_min * in_service_width_m()),
                 at_gates_min = people / (banks * gates_per_bank * gate_per_min),
                 at_exits_min = people / (banks * exit_width_m * level_per_m_min);
    const double along_platform_min = pitch_m / platform_m_min;  // from well to well, at the most
    ByHand result;
    result.platform_clear_min = std::max(along_platform_min, on_wells_min);
    const double slowest_min = std::max({result.platform_clear_min, at_gates_min, at_exits_min});
    const double walk_min = rise_m / vertical_m_min +
                            (to_gates_m + concourse_depth_m - gate_line_y) / concourse_m_min;
    result.all_safe_min = slowest_min + walk_min;
    result.nearly_clear_min = nearly_all * result.platform_clear_min;
    result.nearly_safe_min = nearly_all * slowest_min + walk_min;
    return result;
}

// --- Measuring -----------------------------------------------------------------------------------

// Parts: up, then down; for each micro, then network.
int parts_of(const SuiteSetting&) { return 4; }
bool goes_up(int part) { return part < 2; }

// When people stepped on to each well, ascending.
std::vector<std::vector<double>> times_onto_wells(const Simulation& simulation, bool is_up) {
    std::vector<std::vector<double>> times(wells.size());
    for (const Crossing& c : simulation.crossings()) {
        const std::string& line = simulation.portal_names()[static_cast<std::size_t>(c.portal)];
        for (std::size_t k = 0; k < wells.size(); ++k)
            if (line == fmt::format("well {} {} end", k + 1, is_up ? "lower" : "upper"))
                times[k].push_back(c.time);
    }
    for (std::vector<double>& of_well : times) std::sort(of_well.begin(), of_well.end());
    return times;
}

Measured run(const CaseJob& job) {
    constexpr double never = 1e6;
    Scene scene = station(goes_up(job.part));
    scene.seed(job.seed);
    scene.scenario.walk.model = job.setting.model;
    if (job.part % 2 == 1) scene.scenario.network.venues[0].kind = Fidelity::network;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    double most = 0, flow = 0;
    std::vector<double> all, out;
    for (const std::vector<double>& times : times_onto_wells(simulation, goes_up(job.part))) {
        if (times.empty()) continue;
        all.insert(all.end(), times.begin(), times.end());
        most = std::max(most, static_cast<double>(times.size()));
        flow += flow_per_s(times);
    }
    for (const Crossing& c : simulation.crossings())
        if (simulation.portal_names()[static_cast<std::size_t>(c.portal)].starts_with("exit")) out.push_back(c.time);
    std::sort(all.begin(), all.end()), std::sort(out.begin(), out.end());
    Measured m;
    m.set("clear_min", all.size() == people ? all.back() / 60 : never);
    m.set("nearly_clear_min", all.size() == people ? percentile(all, nearly_all) / 60 : never);
    m.set("safe_min", out.size() == people ? out.back() / 60 : never);
    m.set("nearly_safe_min", out.size() == people ? percentile(out, nearly_all) / 60 : never);
    m.set("most", most);
    m.set("flow_per_m_min", 60 * flow / in_service_width_m());
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{
        "F5", Gate::hard,
        "NFPA 130, annex C (hand calculation after it; widths, gates and exits assumed)"};
    const std::array fidelities{"micro", "network"};
    const ByHand hand = by_hand();
    const auto tenth = [](double min) {
        return Band{std::round(90 * min) / 100, std::round(110 * min) / 100};
    };
    for (int part = 0; part < static_cast<int>(r.parts()); ++part) {
        const std::string who = fmt::format("concourse {}, {}", goes_up(part) ? "above" : "below",
                                            fidelities[std::size_t(part % 2)]);
        add_band(report, h,
                 fmt::format("{}: 95 % have left the platform (by hand {:.2f})", who, hand.nearly_clear_min),
                 r.per_seed(part, "nearly_clear_min"), "min", tenth(hand.nearly_clear_min));
        add_band(report, h,
                 fmt::format("{}: 95 % are at the point of safety (by hand {:.2f})", who, hand.nearly_safe_min),
                 r.per_seed(part, "nearly_safe_min"), "min", tenth(hand.nearly_safe_min));
        add_only(report, h, who + ": platform clear",
                 seeds_text(r.per_seed(part, "clear_min"), "min"),
                 fmt::format("by hand {:.2f}, NFPA {:g} min", hand.platform_clear_min, platform_clear_min));
        add_only(report, h, who + ": all at the point of safety",
                 seeds_text(r.per_seed(part, "safe_min"), "min"),
                 fmt::format("by hand {:.2f}, NFPA {:g} min", hand.all_safe_min, all_safe_min));
        add_only(report, h, who + ": flow on the five wells while people wait",
                 seeds_text(r.per_seed(part, "flow_per_m_min"), "/(m min)"),
                 fmt::format("by hand {:g} /(m min)", stair_per_m_min));
        add_only(report, h, who + ": people on the busiest stair",
                 seeds_text(r.per_seed(part, "most"), ""),
                 fmt::format("by hand, by width, {:.0f}",
                             people * stair_width_m / in_service_width_m()));
    }
}

}  // namespace

Case evacuated_station() {
    Case c;
    c.name = "evacuated_station";
    c.ids = {"F5"};
    c.suites = {Suite::facilities};
    c.method =
        R"(A station like the centre-platform station of NFPA 130, annex C: platform 183 m long, 9.1 m from the concourse, six wells with one stair
or one escalator each, 2,314 people spread over the platform, one escalator out of service (barred), the other one standing. Assumed, since
our sources do not give it: platform 9.75 m wide; four stairs of 2.4 m (178 x 280 mm) and two escalators of 1 m, in the middle, 30.5 m apart, which lead towards
the nearer bank of gates; two banks of seven gates 530 mm wide, one person in 1.2 s (50 /min) each; two exits of 6 m, 10 m behind them; usual free
speeds. Our list has the concourse above the platform, descriptions of the annex below it: both are run. By hand, after the standard: stairs and standing escalators
55.5, level ways 81.9 /(m min), 50 /min and gate; 37.7 m/min on the platform, 61 on the concourse, 14.63 vertically. Time to clear the platform:
people over what all wells pass. To safety: that or the longer time at gates or exits, the climb, and the longest way from a well to the
gates and to the exit. The first 95 % of the people must be within 10 % of it, by hand after 95 % of the flow; the last ones are reported.)";
    c.cost = 10;
    c.most_seeds = 10;
    c.parts = parts_of, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
