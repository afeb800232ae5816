#include "batch/run_json.h"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace tidegate {
namespace {

using Json = nlohmann::ordered_json;

Json moment(const Calendar& calendar, double s) {
    if (!std::isfinite(s) || s < 0) return nullptr;
    return {{"s", s}, {"time", calendar.iso(s)}};
}

Json counts_json(const Counts& counts) {
    return {{"planned", counts.planned},
            {"due", counts.due},
            {"waiting_outside", counts.waiting_outside},
            {"present", counts.present},
            {"exited", counts.exited},
            {"boarded", counts.boarded},
            {"stuck", counts.stuck}};
}

Json outcomes_json(const Scenario& scenario, const RunResult& result) {
    Json outcomes = Json::array();
    for (const Outcome& outcome : result.outcomes) {
        Json row = {{"name", outcome.name}, {"value", outcome.value}, {"unit", outcome.unit}};
        row["at"] = moment(scenario.calendar, outcome.at);
        outcomes.push_back(std::move(row));
    }
    return outcomes;
}

Json rules_json(const Scenario& scenario, const RunResult& result) {
    Json rules = Json::array();
    for (std::size_t i = 0; i < scenario.warning.rules.size(); ++i) {
        const RuleDef& rule = scenario.warning.rules[i];
        const ObservableDef& observable = scenario.sensors.observables[rule.observable.index()];
        Json row = {{"name", rule.name},
                    {"observable", observable.name},
                    {"unit", unit_of(observable.kind)},
                    {"scheme", rule.scheme == Scheme::band ? "band" : "lead_time"}};
        const std::vector<double> first = first_reached_s(result, i);
        for (int level = 1; level < warning_level_count; ++level) {
            row["first_reached"][name_of(static_cast<WarningLevel>(level))] =
                moment(scenario.calendar, first[static_cast<std::size_t>(level)]);
        }
        row["changes"] = Json::array();
        for (const LevelChange& change : result.level_changes) {
            if (change.rule.index() != i) continue;
            row["changes"].push_back({{"before", name_of(change.before)},
                                      {"after", name_of(change.after)},
                                      {"value", change.value},
                                      {"crossed", moment(scenario.calendar, change.crossed_s)},
                                      {"known", moment(scenario.calendar, change.known_s)}});
        }
        rules.push_back(std::move(row));
    }
    return rules;
}

Json events_json(const Scenario& scenario, const RunResult& result) {
    Json events = Json::array();
    for (const Event& event : result.events) {
        Json row = {{"kind", name_of(event.kind)},
                    {"at", moment(scenario.calendar, event.time)},
                    {"subject", event.subject}};
        if (!event.who.empty()) row["who"] = event.who;
        if (!event.detail.empty()) row["detail"] = event.detail;
        if (event.ordered >= 0) row["ordered"] = moment(scenario.calendar, event.ordered);
        if (event.agent >= 0) row["agent"] = event.agent;
        row["value"] = event.value;
        events.push_back(std::move(row));
    }
    return events;
}

Json result_json(const Scenario& scenario, const RunResult& result) {
    Json json;
    json["status"] = result.status == RunStatus::finished ? "finished" : "interrupted";
    json["ended"] = moment(scenario.calendar, result.ended_s);
    json["cleared"] = result.is_cleared();
    json["state_hash"] = fmt::format("{:016x}", result.state_hash);
    json["counts"] = counts_json(result.counts);
    json["outcomes"] = outcomes_json(scenario, result);
    json["rules"] = rules_json(scenario, result);
    json["events"] = events_json(scenario, result);
    json["timing"] = {{"wall_s", result.wall_s}, {"agent_steps", result.agent_steps}};
    for (const StageTime& stage : result.stage_times) json["timing"]["stages_s"][stage.name] = stage.wall_s;
    return json;
}

}  // namespace

std::string run_json(const RunDocument& document) {
    const Scenario& scenario = document.scenario;
    Json json;
    json["program_version"] = document.program_version;
    json["scenario"] = scenario.name;
    json["title"] = scenario.title;
    json["start"] = scenario.calendar.iso(0);
    json["end"] = scenario.calendar.iso(scenario.end);
    json["seed"] = scenario.seed;
    json["plan"] = scenario.plan.procedures.empty() ? Json(nullptr) : Json(scenario.plan.name);
    json["recording"] = document.recording.empty() ? Json(nullptr) : Json(document.recording);
    json.update(result_json(scenario, document.result));
    json["without_plan"] = document.without_plan != nullptr
                               ? result_json(scenario, *document.without_plan)
                               : Json(nullptr);
    for (const auto& [key, value] : scenario.parameters) json["parameters"][key] = value;
    // Names come from the user's files: what is not UTF-8 must not stop the answer.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tidegate
