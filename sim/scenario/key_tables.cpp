#include <fmt/core.h>

#include "scenario/class_presets.h"
#include "scenario/keys.h"

namespace tidegate {
namespace {

// "|" would end a cell.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string range_text(const Key& key) {
    switch (key.type) {
        case KeyType::number:
        case KeyType::integer:
        case KeyType::duration_s:
        case KeyType::choice:
        case KeyType::boolean:
        case KeyType::numbers:
            return expected_value(key);
        case KeyType::text:
            return "a text";
        case KeyType::time:
            return key.unit.empty() ? "a time" : "a date and time";
        case KeyType::name:
            return "a name";
        case KeyType::names:
            return "a list of names";
        case KeyType::table:
            return "a list of tables";
    }
    return "";
}

std::string default_text(const Key& key) {
    if (!key.default_value.empty()) return fmt::format("`{}`", key.default_value);
    return key.optional ? "none" : "must be given";
}

// What a section is called in the file a user writes.
std::string heading(const std::string& section) {
    const std::string_view name = section;
    if (section == "demand.column") return "Columns of demand.csv";
    if (section == "plan.plan") return "plan.toml: [plan]";
    if (section == "plan.procedure") return "plan.toml: [[procedure]]";
    if (section == "plan.step") return "plan.toml: [[procedure.step]]";
    if (section == "train.headways") return "scenario.toml: headways of [[train]]";
    if (section == "micro.times") return "scenario.toml: micro of [venue], [[venues]] and [[link]]";
    if (name.starts_with("venues.")) {
        return fmt::format("scenario.toml: {} of [[venues]]", name.substr(name.find('.') + 1));
    }
    if (section == "line.headways" || section == "line.stops") {
        return fmt::format("scenario.toml: {} of [[line]]", name.substr(name.find('.') + 1));
    }
    if (name.starts_with("feature.")) {
        return fmt::format("venue.geojson: {}", name.substr(name.find('.') + 1));
    }
    const bool rows = section == "class" || section == "group" || section == "stay" || section == "venues" || section == "link" ||
                      section == "past_day" || section == "train" || section == "line" || section == "reference" || section == "disturbance" ||
                      section == "observable" || section == "rule";
    return rows ? fmt::format("scenario.toml: [[{}]]", section)
                : fmt::format("scenario.toml: [{}]", section);
}

}  // namespace

std::string key_tables_markdown() {
    std::string out;
    for (const std::string& section : section_names()) {
        out += fmt::format(
            "### {}\n\n| key | value | default | meaning | source |\n|---|---|---|---|---|\n",
            heading(section));
        for (const Key& key : keys_of(section)) {
            if (section == "class" && find_key("population", key.name) != nullptr) continue;
            out += fmt::format("| `{}` | {} | {} | {} | {} |\n", key.name, cell(range_text(key)),
                               cell(default_text(key)), cell(key.meaning), cell(key.source));
        }
        out += "\n";
        if (section == "class") out += class_presets_markdown();
    }
    return out;
}

}  // namespace tidegate
