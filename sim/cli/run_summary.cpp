#include "cli/run_summary.h"

#include <fmt/core.h>

#include <cmath>

#include "cli/caution.h"
#include "cli/text.h"

namespace tidegate::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string heading_text(const Scenario& scenario, const RunResult& result) {
    std::string text = scenario.name;
    if (!scenario.title.empty()) text += ": " + scenario.title;
    text += fmt::format("\n{} to {}, seed {}, plan: {}", scenario.calendar.iso(0),
                        scenario.calendar.clock(result.ended_s), scenario.seed,
                        scenario.plan.procedures.empty() ? "none" : scenario.plan.name);
    if (result.status == RunStatus::interrupted) {
        text += fmt::format("\nSTOPPED before the scenario's end at {}: the figures cover this part only",
                            scenario.calendar.clock(scenario.end));
    }
    const std::string caution = caution_text(scenario);
    return text + "\n" + (caution.empty() ? "" : "\n" + caution);
}

std::string passengers_text(const RunResult& result, const RunResult* without_plan) {
    Rows rows = {{"Passengers"}};
    if (without_plan != nullptr) rows = {{"Passengers", "with plan", "without plan"}};
    const auto add = [&](const char* name, auto member) {
        rows.push_back({name, grouped(member(result.counts))});
        if (without_plan != nullptr) rows.back().push_back(grouped(member(without_plan->counts)));
    };
    add("planned", [](const Counts& c) { return c.planned; });
    add("appeared", [](const Counts& c) { return c.present + c.exited + c.boarded; });
    add("left by an exit", [](const Counts& c) { return c.exited; });
    add("boarded a train", [](const Counts& c) { return c.boarded; });
    add("still inside at the end", [](const Counts& c) { return c.present; });
    add("still waiting outside", [](const Counts& c) { return c.waiting_outside; });
    add("not yet due", [](const Counts& c) { return c.due; });
    add("ever found stuck", [](const Counts& c) { return c.stuck; });
    return table_text(rows, 1);
}

std::vector<std::string> level_row(const Scenario& scenario, const RunResult& result, std::size_t rule) {
    std::vector<std::string> cells;
    const std::vector<double> first = first_reached_s(result, rule);
    for (std::size_t level = 1; level < first.size(); ++level) {
        cells.push_back(std::isfinite(first[level]) ? scenario.calendar.clock(first[level], true) : "-");
    }
    return cells;
}

std::string levels_text(const Scenario& scenario, const RunResult& result, const RunResult* without_plan) {
    if (scenario.warning.rules.empty()) return "  No warning rules.\n";
    Rows rows = {{"Warning levels first reached", "blue", "yellow", "orange", "red"}};
    for (std::size_t i = 0; i < scenario.warning.rules.size(); ++i) {
        const auto add = [&](const RunResult& one, const char* which) {
            std::vector<std::string> row = {scenario.warning.rules[i].name + which};
            for (std::string& cell : level_row(scenario, one, i)) row.push_back(std::move(cell));
            rows.push_back(std::move(row));
        };
        add(result, without_plan != nullptr ? ", with plan" : "");
        if (without_plan != nullptr) add(*without_plan, ", without plan");
    }
    return table_text(rows, 1);
}

std::string plan_text(const Scenario& scenario, const RunResult& result) {
    if (scenario.plan.procedures.empty()) return {};
    Rows rows = {{"Plan", "who", "ordered", "effective", "what"}};
    for (const Event& event : result.events) {
        if (event.kind != EventKind::effect && event.kind != EventKind::withdrawal) continue;
        rows.push_back({event.subject, event.who,
                        event.ordered >= 0 ? scenario.calendar.clock(event.ordered) : "-",
                        scenario.calendar.clock(event.time),
                        (event.kind == EventKind::effect ? "in effect: " : "withdrawn: ") + event.detail});
    }
    if (rows.size() == 1) return "  Plan: no measure took effect.\n\n";
    return table_text(rows, 5) + "\n";
}

std::string outcome_value(const Scenario& scenario, const Outcome& outcome) {
    if (outcome.at >= 0 && outcome.at == outcome.value) return scenario.calendar.clock(outcome.at);
    std::string text = number_text(outcome.value);
    if (outcome.at >= 0 && std::isfinite(outcome.value) && outcome.value != 0) {
        text += fmt::format(" ({})", scenario.calendar.clock(outcome.at));
    }
    return text;
}

// The same outcome of the other run, or nullptr.
const Outcome* counterpart(const Outcome& outcome, const RunResult* other) {
    if (other == nullptr) return nullptr;
    for (const Outcome& one : other->outcomes) {
        if (one.name == outcome.name) return &one;
    }
    return nullptr;
}

// The table of levels says when each was first reached; a level that was never reached has nothing to add.
bool is_worth_a_line(const Outcome& outcome, const Outcome* other) {
    if (outcome.name.starts_with("first_")) return false;
    const bool is_zero = outcome.value == 0 && (other == nullptr || other->value == 0);
    const bool was_nobody = outcome.name.starts_with("subsided.") || outcome.name.starts_with("peak.");
    return !(is_zero && (was_nobody || outcome.name.starts_with("minutes_at_")));
}

std::string outcomes_text(const Scenario& scenario, const RunResult& result, const RunResult* without_plan) {
    Rows rows = {{"Outcomes", "unit", "value"}};
    if (without_plan != nullptr) rows = {{"Outcomes", "unit", "with plan", "without plan", "difference"}};
    for (const Outcome& outcome : result.outcomes) {
        const Outcome* other = counterpart(outcome, without_plan);
        if (!is_worth_a_line(outcome, other)) continue;
        rows.push_back({outcome.name, outcome.unit, outcome_value(scenario, outcome)});
        if (other == nullptr) continue;
        const double difference = outcome.value - other->value;
        rows.back().push_back(outcome_value(scenario, *other));
        rows.back().push_back((difference > 0 ? "+" : "") + number_text(difference));
    }
    return table_text(rows, 2);
}

}  // namespace

std::string run_summary(const Scenario& scenario, const RunResult& result, const RunResult* without_plan) {
    std::string text = heading_text(scenario, result) + "\n";
    text += passengers_text(result, without_plan) + "\n";
    text += levels_text(scenario, result, without_plan) + "\n";
    text += plan_text(scenario, result);
    text += outcomes_text(scenario, result, without_plan) + "\n";
    text += fmt::format("state hash {:016x}; {} of computing, {:.2f} million passenger steps per second\n",
                        result.state_hash, duration_text(result.wall_s),
                        static_cast<double>(result.agent_steps) / 1e6 / std::max(result.wall_s, 1e-6));
    return text;
}

}  // namespace tidegate::cli
