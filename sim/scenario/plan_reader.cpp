#include <fmt/core.h>

#include <algorithm>

#include "scenario/plan_checks.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// Everything the plan's readers share.
struct PlanFile {
    Reading& reading;
    const Places& places;
    Scenario& scenario;
    std::vector<std::string> rules;
    std::vector<std::string> steps;  ///< names so far, over all procedures
};

StepDef read_step(PlanFile& file, const Node& node, std::size_t row) {
    const TableReader values(
        file.reading, &node,
        {"plan.step", row_address("plan.step", node, row), "[[procedure.step]]"}, node.place);
    check_unique(values, file.steps, "step");
    StepDef def;
    def.name = values.text("name");
    file.steps.push_back(def.name);
    def.role = values.text("role");
    find_row(values, "role", file.scenario.plan.roles, "role");
    def.action_delay_s = values.number("action_delay_s");
    def.measure = read_measure(values);
    if (values.good("measure") && values.good("place")) {
        check_measure(values, file.places, file.scenario, def.measure);
    }
    return def;
}

void read_procedure(PlanFile& file, const Node& node, std::size_t row) {
    const TableReader values(
        file.reading, &node,
        {"plan.procedure", row_address("plan.procedure", node, row), "[[procedure]]"}, node.place);
    std::vector<std::string> names;
    for (const ProcedureDef& other : file.scenario.plan.procedures) names.push_back(other.name);
    check_unique(values, names, "procedure");
    ProcedureDef def;
    def.name = values.text("name");
    def.rule = {find_row(values, "rule", file.rules, "rule")};
    def.at = values.choice<WarningLevel>("at", 1);
    def.decided_by = values.text("decided_by");
    find_row(values, "decided_by", file.scenario.plan.roles, "role");
    def.report_delay_s = values.number("report_delay_s");
    def.decision_delay_s = values.number("decision_delay_s");
    def.order_delay_s = values.number("order_delay_s");
    def.stands_down = values.boolean("stands_down");
    def.stand_down_below = values.choice<WarningLevel>("stand_down_below", 1);
    def.stand_down_hold_s = values.number("stand_down_hold_s");
    const std::vector<const Node*> steps = table_rows(node, "step", file.reading.faults);
    for (std::size_t i = 0; i < steps.size(); ++i)
        def.steps.push_back(read_step(file, *steps[i], i));
    if (steps.empty()) {
        file.reading.faults.add(node.place,
                                fmt::format("the procedure '{}' has no steps", def.name),
                                "at least one [[procedure.step]]");
    }
    check_procedure(values, file.scenario, def);
    file.scenario.plan.procedures.push_back(std::move(def));
}

void check_sections(const Node& document, Faults& faults) {
    const std::vector<std::string> known{"plan", "procedure"};
    for (const Node& child : document.children) {
        if (std::find(known.begin(), known.end(), child.key) != known.end()) continue;
        faults.add(child.key_place, fmt::format("unknown section '{}'", child.key), {},
                   nearest_name_cure(child.key, known));
    }
}

}  // namespace

void read_plan(Reading& reading, const Node& document, const Places& places, Scenario& scenario) {
    check_sections(document, reading.faults);
    const Node* head = document.find("plan");
    const Place file_place{document.place.file, 0, 0};
    const TableReader values(reading, head, {"plan.plan", "plan", "[plan]"},
                             head != nullptr ? head->place : file_place);
    scenario.plan.name = values.text("name");
    for (const Node& role : values.list("roles")) scenario.plan.roles.push_back(role.text);
    PlanFile file{reading, places, scenario, {}, {}};
    for (const RuleDef& rule : scenario.warning.rules) file.rules.push_back(rule.name);
    const std::vector<const Node*> rows = table_rows(document, "procedure", reading.faults);
    for (std::size_t i = 0; i < rows.size(); ++i) read_procedure(file, *rows[i], i);
    if (rows.empty()) {
        reading.faults.add(file_place, "the plan has no procedures", "at least one [[procedure]]",
                           "for a run without a plan set plan.file = \"\"");
    }
}

}  // namespace tidegate
