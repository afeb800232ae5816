#include <fmt/core.h>

#include <algorithm>

#include "scenario/keys.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// A section that may be left out: then all its defaults hold.
TableReader section(Reading& reading, const Node& document, const std::string& name) {
    const Node* table = document.find(name);
    const Place where = table != nullptr ? table->place : Place{document.place.file, 0, 0};
    return TableReader(reading, table, {name, name, "[" + name + "]"}, where);
}

void read_times(const TableReader& values, Scenario& scenario) {
    if (!values.good("start")) return;
    const auto start = parse_iso_datetime(values.text("start"));
    if (!start) {
        values.fault("start", fmt::format("is '{}'", values.text("start")),
                     expected_value(*find_key("scenario", "start")));
        return;
    }
    scenario.calendar.start_unix_s = *start;
    const auto end = values.time("end", scenario.calendar);
    if (!end) return;
    scenario.end = *end;
    constexpr double longest_s = 7 * 86400.0;
    if (*end <= 0) {
        values.fault("end", fmt::format("is '{}', not after the start", values.text("end")),
                     fmt::format("a time after {}", scenario.calendar.iso(0)));
    } else if (*end > longest_s) {
        values.fault("end", fmt::format("is {} after the start", duration_text(*end)),
                     "at most 7 days");
    }
}

void read_force(const TableReader& values, ForceDef& def) {
    def.repulsion_n = values.number("repulsion_n");
    def.repulsion_m = values.number("repulsion_m");
    def.body_kg_per_s2 = values.number("body_kg_per_s2");
    def.friction_kg_per_m_s = values.number("friction_kg_per_m_s");
    def.relaxation_s = values.number("relaxation_s");
    def.mass_kg = values.number("mass_kg");
    def.body_share = values.number("body_share");
    def.push_share = values.number("push_share");
    def.substep_s = values.number("substep_s");
    def.average_s = values.number("average_s");
}

void read_walking(const TableReader& values, WalkDef& def) {
    def.model = values.choice<WalkKind>("model");
    def.time_gap_s = values.number("time_gap_s");
    def.anticipation_s = values.number("anticipation_s");
    def.sight_m = values.number("sight_m");
    def.acceleration_s = values.number("acceleration_s");
    def.contact_s = values.number("contact_s");
    def.follow_width = values.number("follow_width");
    def.pass_width = values.number("pass_width");
    def.body_depth = values.number("body_depth");
    def.stair_room_m = values.number("stair_room_m");
    def.shoulder_turn = values.number("shoulder_turn");
    def.squeeze = values.number("squeeze");
    def.impatience_s = values.number("impatience_s");
    def.waiting_density_per_m2 = values.number("waiting_density_per_m2");
    def.stair_up_factor = values.number("stair_up_factor");
    def.stair_down_factor = values.number("stair_down_factor");
    def.max_flow_per_m_s = values.number("max_flow_per_m_s");
    def.stuck_after_s = values.number("stuck_after_s");
    def.stuck_distance_m = values.number("stuck_distance_m");
}

void check_sections(const Node& document, Faults& faults) {
    const std::vector<std::string> known{
        "scenario", "simulation", "venue",  "venues", "link",    "network",    "demand", "population", "class", "group", "stay", "past_day", "routing",
        "walking",  "force",      "record", "train",  "sensors", "observable", "rule",   "plan",       "line",  "reference", "disturbance"};
    for (const Node& child : document.children) {
        if (std::find(known.begin(), known.end(), child.key) != known.end()) continue;
        faults.add(child.key_place, fmt::format("unknown section '{}'", child.key), {},
                   nearest_name_cure(child.key, known));
    }
}

}  // namespace

void read_general(Reading& reading, const Node& document, Scenario& scenario) {
    check_sections(document, reading.faults);
    const TableReader general = section(reading, document, "scenario");
    if (general.given("name")) scenario.name = general.text("name");
    scenario.title = general.text("title");
    scenario.seed = static_cast<std::uint64_t>(general.number("seed"));
    scenario.compare_without_plan = general.boolean("compare_without_plan");
    read_times(general, scenario);
    const TableReader record = section(reading, document, "record");
    scenario.record.frame_interval_s = record.number("frame_interval_s");
    scenario.record.compression = record.integer("compression");
    scenario.record.checkpoint_interval_s = record.number("checkpoint_interval_s");
    const TableReader routing = section(reading, document, "routing");
    scenario.routing.replan_interval_s = routing.number("replan_interval_s");
    scenario.routing.logit_scale_s = routing.number("logit_scale_s");
    scenario.routing.crowd_ways_s = routing.number("crowd_ways_s");
    scenario.routing.queue_weight = routing.number("queue_weight");
    scenario.routing.sees_closure_m = routing.number("sees_closure_m");
    scenario.routing.group_stretch_m = routing.number("group_stretch_m");
    scenario.routing.group_wait_s = routing.number("group_wait_s");
    scenario.routing.exits_by_line = routing.boolean("exits_by_line");
    read_walking(section(reading, document, "walking"), scenario.walk);
    read_force(section(reading, document, "force"), scenario.walk.force);
}

std::vector<const Node*> table_rows(const Node& document, const std::string& section,
                                    Faults& faults) {
    std::vector<const Node*> rows;
    const Node* list = document.find(section);
    if (list == nullptr) return rows;
    if (!list->is_list()) {
        faults.add(list->key_place, fmt::format("'{}' is {}", section, kind_text(list->kind)),
                   fmt::format("[[{}]]", section));
        return rows;
    }
    for (const Node& row : list->children) rows.push_back(&row);
    return rows;
}

std::string row_address(const std::string& section, const Node& table, std::size_t row) {
    const Node* name = table.find("name");
    if (name != nullptr && name->is_text()) return section + "." + name->text;
    return fmt::format("{}.{}", section, row + 1);
}

int find_row(const TableReader& values, std::string_view key, const std::vector<std::string>& names,
             const std::string& what) {
    if (!values.good(key)) return -1;
    const std::string& name = values.text(key);
    const auto it = std::find(names.begin(), names.end(), name);
    if (it != names.end()) return static_cast<int>(it - names.begin());
    values.fault(
        key, fmt::format("names the unknown {} '{}'", what, name), {},
        names.empty() ? fmt::format("there is no {}", what) : nearest_name_cure(name, names));
    return -1;
}

void check_unique(const TableReader& values, const std::vector<std::string>& names,
                  const std::string& what) {
    if (!values.good("name")) return;
    if (std::find(names.begin(), names.end(), values.text("name")) == names.end()) return;
    values.fault("name", fmt::format("is '{}', as of another {}", values.text("name"), what),
                 "a name used once");
}

std::string counted(std::int64_t n, const std::string& what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

}  // namespace tidegate
