#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "engine/branch.h"

namespace tidegate {
namespace {

constexpr const char* of_the_past = "those who are there were drawn from it";
constexpr const char* of_walking = "people must walk and choose after the branching point as they did before";
constexpr const char* of_series = "what was watched so far would be the series of something else";
constexpr const char* of_places = "a place is what it was in the past; let a step of the plan change it";
constexpr const char* of_rules = "the levels reached so far would be those of another rule";
constexpr const char* of_lead_time = "a lead_time rule is judged in hindsight, over the whole run";
constexpr const char* of_trains = "the trains so far came by it";

/// The first entry that fits an address decides; no reason: it may change.
struct Policy {
    std::string_view section;  ///< the address begins with it
    std::string_view key;      ///< and ends with it; empty: any
    const char* why;
};

constexpr Policy policies[] = {
    {"scenario.", ".end", nullptr},
    {"scenario.", ".name", nullptr},
    {"scenario.", ".title", nullptr},
    {"scenario.", ".compare_without_plan", nullptr},
    {"scenario.", ".seed", of_the_past},
    {"scenario.", "", "times of the past would be other moments"},
    {"record.", ".compression", nullptr},
    {"record.", ".checkpoint_interval_s", nullptr},
    {"record.", "", "the frames of the past are that far apart"},
    {"plan.", "", nullptr},    // procedures under way: check_plan
    {"demand.", "", nullptr},  // who has come: check_demand
    {"past_day.", "", nullptr},  // likewise
    {"rule.", ".bands", nullptr},
    {"rule.", ".capacity", nullptr},
    {"rule.", ".hold_s", nullptr},
    {"rule.", ".dwell_s", nullptr},
    {"rule.", ".clear_ratio", nullptr},
    {"rule.", "", of_rules},
    {"train.", ".name", of_trains},
    {"train.", ".platform", of_trains},
    {"train.", ".first", of_trains},
    {"train.", "", nullptr},
    {"venue.", "", of_places},
    {"observable.", "", of_series},
    {"sensors.", "", of_series},
    {"population.", "", of_the_past},
    {"class.", "", of_the_past},
    {"group.", "", of_the_past},
    {"routing.", "", of_walking},
    {"walking.", "", of_walking},
    {"force.", "", of_walking},
    {"simulation.", "", of_walking},
};

bool is_lead_time(const Scenario& s, std::string_view address) {
    return std::any_of(s.warning.rules.begin(), s.warning.rules.end(), [&](const RuleDef& rule) {
        return rule.scheme == Scheme::lead_time && address.starts_with("rule." + rule.name + ".");
    });
}

void check_keys(const Scenario& past, const Scenario& s, Faults& faults) {
    std::map<std::string, std::string> before(past.parameters.begin(), past.parameters.end());
    std::map<std::string, std::string> changed;
    for (const auto& [address, value] : s.parameters) {
        const auto old = before.find(address);
        if (old == before.end() || old->second != value) changed[address] = value;
        if (old != before.end()) before.erase(old);
    }
    for (const auto& [address, value] : before) changed[address] = "nothing";
    for (const auto& [address, value] : changed) {
        const char* why = why_branch_refuses(address, is_lead_time(past, address));
        if (why == nullptr) continue;
        faults.add({"--set", 0, 0}, fmt::format("'{}' cannot be changed in a branch: {}", address, why), {},
                   "leave it, or run the changed scenario from the start");
    }
}

bool is_same(const Arrival& a, const Arrival& b) {
    return a.due == b.due && a.person == b.person && a.row == b.row && a.class_row == b.class_row &&
           a.group_size == b.group_size && a.group_place == b.group_place && a.can_use == b.can_use;
}

// Rows of agents and destinations stand in the state of the past.
bool has_same_past(const BranchSide& past, const BranchSide& fresh) {
    const std::vector<Arrival>& before = past.world.arrivals;
    const std::vector<Arrival>& after = fresh.world.arrivals;
    std::size_t come = 0;
    while (come < before.size() && before[come].due <= past.world.now) ++come;
    if (after.size() < come || !std::equal(before.begin(), before.begin() + std::ptrdiff_t(come), after.begin(), is_same)) {
        return false;
    }
    return come == after.size() || after[come].due > past.world.now;
}

bool has_same_goals(const BranchSide& past, const BranchSide& fresh) {
    return std::equal(past.site.destinations.begin(), past.site.destinations.end(), fresh.site.destinations.begin(),
                      fresh.site.destinations.end(), [](const Destination& a, const Destination& b) {
                          return a.goal == b.goal && a.manner == b.manner && a.goals == b.goals;
                      });
}

void check_demand(const BranchSide& past, const BranchSide& fresh, Faults& faults) {
    const std::string at = past.scenario.calendar.clock(past.world.now, true);
    if (!has_same_past(past, fresh)) {
        faults.add({"demand", 0, 0}, fmt::format("the changed demand has other passengers due until {}", at), {},
                   "change only who is due later, in a file of its own (--file, demand.file), or branch earlier");
    } else if (!has_same_goals(past, fresh)) {
        faults.add({"demand", 0, 0}, "the changed demand has other goals, or other kinds of people for them", {},
                   "keep to the goals of the recorded demand, or run it from the start");
    }
}

bool is_under_way(const World& world, std::size_t row) {
    const ProcedureState& state = world.plan.procedures[row];
    const bool has_acts = std::any_of(world.due_acts.begin(), world.due_acts.end(), [&](const PlanAct& act) {
        return static_cast<std::size_t>(act.procedure) == row;
    });
    return state.is_active || has_acts || std::any_of(state.steps.begin(), state.steps.end(), [](const StepState& step) {
               return step.is_in_effect || step.is_ending;
           });
}

void check_plan(const BranchSide& past, const PlanDef& plan, Faults& faults) {
    for (std::size_t row = 0; row < past.scenario.plan.procedures.size(); ++row) {
        const ProcedureDef& before = past.scenario.plan.procedures[row];
        const bool is_kept = std::find(plan.procedures.begin(), plan.procedures.end(), before) != plan.procedures.end();
        if (is_kept || !is_under_way(past.world, row)) continue;
        faults.add({"plan", 0, 0},
                   fmt::format("procedure '{}' is under way at {} and must stay as it is", before.name,
                               past.scenario.calendar.clock(past.world.now, true)),
                   {}, "branch before its rule's level was reached");
    }
}

}  // namespace

const char* why_branch_refuses(std::string_view address, bool is_lead_time_rule) {
    if (is_lead_time_rule) return of_lead_time;
    for (const Policy& policy : policies) {
        if (address.starts_with(policy.section) && address.ends_with(policy.key)) return policy.why;
    }
    return "it is not known to leave the past as it was";
}

void check_branch_keys(const Scenario& past, const Scenario& scenario) {
    Faults faults;
    check_keys(past, scenario, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
}

void check_branch(const BranchSide& past, const BranchSide& fresh) {
    check_branch_keys(past.scenario, fresh.scenario);
    promise(past.site.portals.size() == fresh.site.portals.size() && past.world.trains.size() == fresh.world.trains.size() &&
                past.world.warning.rules.size() == fresh.world.warning.rules.size() &&
                past.world.sensors.observables.size() == fresh.world.sensors.observables.size(),
            "a branch has the places, trains, rules and observables of its past");
    Faults faults;
    check_demand(past, fresh, faults);
    check_plan(past, fresh.scenario.plan, faults);
    if (fresh.scenario.end <= past.world.now) {
        faults.add({"scenario.end", 0, 0}, "lies before the branching point", {}, "branch earlier, or end later");
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace tidegate
