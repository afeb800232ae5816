#include "engine/outcomes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "engine/destinations.h"
#include "engine/fidelity_twin.h"

namespace tidegate {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Time a rule spent at each level or above it, and when it first got there.
struct LevelTimes {
    std::array<double, warning_level_count> first{unknown, unknown, unknown, unknown, unknown};
    std::array<double, warning_level_count> total_s{};
};

LevelTimes times_of(const World& world, std::size_t rule) {
    LevelTimes times;
    WarningLevel level = WarningLevel::none;
    double since = 0;
    const auto spend = [&](double until) {
        for (int l = 1; l <= static_cast<int>(level); ++l) times.total_s[std::size_t(l)] += until - since;
        since = until;
    };
    for (const LevelChange& change : world.level_changes) {
        if (change.rule.index() != rule) continue;
        spend(change.known_s);
        level = change.after;
        for (int l = static_cast<int>(change.before) + 1; l <= static_cast<int>(level); ++l) {
            double& first = times.first[std::size_t(l)];
            // A lead-time level is announced before its criterion is crossed.
            if (!(first >= 0)) first = std::min(change.crossed_s, change.known_s);
        }
    }
    spend(world.now);
    return times;
}

struct Journeys {
    double seconds = 0, people = 0, outside_s = 0, outside_people = 0;
};

Journeys journeys_of(const World& world) {
    Journeys j;
    for (std::size_t a = 0; a < world.agents.size(); ++a) {
        const AgentRow& row = world.agents[a];
        if (row.appeared < 0) continue;
        j.outside_s += row.appeared - world.arrivals[a].due;
        ++j.outside_people;
        if (!row.has_left()) continue;
        j.seconds += row.left() - row.appeared;
        ++j.people;
    }
    return j;
}

void add_peaks(const OutcomeState& state, const Scenario& s, std::vector<Outcome>& out) {
    for (std::size_t o = 0; o < state.peaks.size(); ++o) {
        const ObservableDef& def = s.sensors.observables[o];
        out.push_back({"peak." + def.name, state.peaks[o].value, unit_of(def.kind), state.peaks[o].at});
    }
    for (std::size_t o = 0; o < state.peaks.size(); ++o) {
        const ObservableDef& def = s.sensors.observables[o];
        const bool counts_people =
            def.kind == ObservableKind::occupancy || def.kind == ObservableKind::queue_length;
        if (!counts_people) continue;
        const SimTime last = state.peaks[o].last_half;
        out.push_back({"subsided." + def.name, last, "s", last});
    }
}

void add_levels(const Scenario& s, const World& world, std::vector<Outcome>& out) {
    for (std::size_t r = 0; r < s.warning.rules.size(); ++r) {
        const LevelTimes times = times_of(world, r);
        for (int l = 1; l < warning_level_count; ++l) {
            const std::string level = name_of(static_cast<WarningLevel>(l));
            const std::string& rule = s.warning.rules[r].name;
            const double first = times.first[std::size_t(l)];
            out.push_back({"first_" + level + "." + rule, first, "s", first >= 0 ? first : -1});
            out.push_back({"minutes_at_" + level + "." + rule, times.total_s[std::size_t(l)] / 60, "min", -1});
        }
    }
}

}  // namespace

OutcomeState make_outcome_state(const Scenario& scenario) {
    OutcomeState state;
    state.peaks.resize(scenario.sensors.observables.size());
    return state;
}

void follow(OutcomeState& state, const World& world) {
    for (std::size_t o = 0; o < state.peaks.size(); ++o) {
        const ObservableState& now = world.sensors.observables[o];
        OutcomeState::Peak& peak = state.peaks[o];
        if (now.value > peak.value) peak = {now.value, now.time_s, now.time_s};
        if (now.value >= 0.5 * peak.value && now.value > 0) peak.last_half = now.time_s;
    }
    const auto left = static_cast<std::size_t>(world.exited + world.boarded);
    const bool clear = left == world.agents.size();
    if (clear && !state.is_clear) state.last_departure = world.now;
    state.is_clear = clear;
}

std::vector<Outcome> outcomes(const OutcomeState& state, const Scenario& s, const World& world) {
    std::vector<Outcome> out;
    add_peaks(state, s, out);
    add_levels(s, world, out);
    const Journeys j = journeys_of(world);
    const double clearing = state.is_clear ? state.last_departure : unknown;
    const auto present = static_cast<double>(world.walkers.size()) + static_cast<double>(world.riding + world.network.present);
    out.push_back({"clearing_time", clearing, "s", state.is_clear ? clearing : -1});
    out.push_back({"boarded", static_cast<double>(world.boarded), "passengers", -1});
    out.push_back({"exited", static_cast<double>(world.exited), "passengers", -1});
    out.push_back({"present_at_end", present, "passengers", -1});
    out.push_back({"not_appeared",
                   static_cast<double>(world.agents.size()) - present -
                       static_cast<double>(world.exited + world.boarded),
                   "passengers", -1});
    out.push_back({"mean_journey", j.people > 0 ? j.seconds / j.people : unknown, "s", -1});
    out.push_back(
        {"mean_wait_outside", j.outside_people > 0 ? j.outside_s / j.outside_people : unknown, "s", -1});
    out.push_back({"left_behind", static_cast<double>(world.left_behind), "passengers", -1});
    out.push_back({"stuck", static_cast<double>(world.stuck_ever), "passengers", -1});
    out.push_back({"ways_given", static_cast<double>(world.ways_given), "times", -1});
    if (turns_away(s)) out.push_back({"turned_away", static_cast<double>(world.turned_away), "passengers", -1});
    for (Outcome& outcome : twin_outcomes(s, world)) out.push_back(std::move(outcome));
    if (!s.lines.empty()) out.push_back({"riding_at_end", static_cast<double>(world.riding), "passengers", -1});
    const bool can_leave = std::any_of(s.facilities.begin(), s.facilities.end(), [](const FacilityDef& facility) {
        return facility.balk_length > 0 || facility.patience.mean_s > 0;
    });
    if (!can_leave) return out;
    out.push_back({"balked", static_cast<double>(world.balked), "passengers", -1});
    out.push_back({"gave_up", static_cast<double>(world.gave_up), "passengers", -1});
    return out;
}

}  // namespace tidegate
