#include "scenario/settings.h"

#include <fmt/core.h>

#include <algorithm>

#include "scenario/keys.h"
#include "scenario/table_reader.h"

namespace tidegate {
namespace {

const Place at_settings{std::string(settings_file), 0, 0};

bool is_row_section(std::string_view section) {
    return section == "class" || section == "group" || section == "stay" || section == "past_day" || section == "venues" || section == "link" || section == "train" ||
           section == "line" || section == "reference" || section == "disturbance" ||
           section == "observable" || section == "rule" || section == "plan.procedure" ||
           section == "plan.step";
}

// Every address that exists, with NAME for rows: the candidates for "did you mean".
std::vector<std::string> known_addresses() {
    std::vector<std::string> known;
    for (const Key& key : all_keys()) {
        if (is_inner_section(key.section)) continue;
        std::string section(key.section);
        if (section == "plan.plan") section = "plan";
        if (section.starts_with("feature.")) section = "venue.feature.NAME";
        if (is_row_section(section)) section += ".NAME";
        known.push_back(fmt::format("{}.{}", section, key.name));
    }
    return known;
}

// Cuts "rule.NAME.capacity" behind its prefix; names may hold dots, keys do not.
bool cut_row(const std::string& address, std::string_view prefix, Setting& setting) {
    if (!address.starts_with(prefix)) return false;
    const std::size_t dot = address.rfind('.');
    if (dot == std::string::npos || dot <= prefix.size()) return false;
    setting.row = address.substr(prefix.size(), dot - prefix.size());
    setting.key = address.substr(dot + 1);
    return true;
}

bool resolve(Setting& setting) {
    for (const char* section :
         {"class", "group", "stay", "past_day", "venues", "link", "train", "line", "reference", "disturbance", "observable", "rule", "plan.procedure",
          "plan.step"}) {
        if (!cut_row(setting.address, std::string(section) + ".", setting)) continue;
        setting.section = section;
        const bool in_plan = setting.section.starts_with("plan.");
        setting.target = in_plan ? SettingTarget::plan : SettingTarget::scenario;
        return find_key(section, setting.key) != nullptr;
    }
    if (cut_row(setting.address, "venue.feature.", setting)) {
        setting.target = SettingTarget::venue;
        const auto keys = all_keys();
        return std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
            return key.section.starts_with("feature.") && key.name == setting.key;
        });
    }
    const std::size_t dot = setting.address.find('.');
    if (dot == std::string::npos) return false;
    setting.section = setting.address.substr(0, dot);
    setting.key = setting.address.substr(dot + 1);
    if (is_row_section(setting.section)) return false;
    if (setting.section == "plan" && find_key("plan.plan", setting.key) != nullptr) {
        setting.target = SettingTarget::plan;
        setting.section = "plan.plan";
    }
    return find_key(setting.section, setting.key) != nullptr;
}

// The nearest address for one that is unknown, with the row's name put back.
std::string address_cure(const Setting& setting) {
    std::string wanted = setting.address;
    if (!setting.row.empty()) {
        const std::size_t at = wanted.rfind("." + setting.row + ".");
        if (at != std::string::npos) wanted.replace(at + 1, setting.row.size(), "NAME");
    }
    std::string near = nearest_name(wanted, known_addresses());
    if (near.empty()) return "'tidegate help keys' lists all keys";
    const std::size_t name = near.find("NAME");
    if (name != std::string::npos && !setting.row.empty()) near.replace(name, 4, setting.row);
    return fmt::format("did you mean '{}'?", near);
}

Node& child_table(Node& parent, std::string_view key) {
    if (Node* found = parent.find(key)) return *found;
    Node child;
    child.kind = Node::Kind::table;
    child.key = std::string(key);
    child.place = {parent.place.file, 0, 0};
    parent.children.push_back(std::move(child));
    return parent.children.back();
}

void put(Node& table, const Setting& setting) {
    Node value = setting.value;
    value.key = setting.key;
    value.key_place = value.place;
    if (Node* found = table.find(setting.key)) {
        *found = std::move(value);
    } else {
        table.children.push_back(std::move(value));
    }
}

// The tables among which a setting's row is looked for.
std::vector<Node*> candidate_rows(const Setting& setting, Node& document) {
    std::vector<Node*> rows;
    const auto add_all = [&](Node* list, std::string_view inner) {
        if (list == nullptr || !list->is_list()) return;
        for (Node& item : list->children) {
            Node* row = inner.empty() ? &item : item.find(inner);
            if (row != nullptr && row->is_table()) rows.push_back(row);
        }
    };
    if (setting.target == SettingTarget::venue) {
        add_all(document.find("features"), "properties");
    } else if (setting.section == "plan.procedure") {
        add_all(document.find("procedure"), {});
    } else if (setting.section == "plan.step") {
        if (Node* procedures = document.find("procedure"); procedures && procedures->is_list()) {
            for (Node& procedure : procedures->children) add_all(procedure.find("step"), {});
        }
    } else {
        add_all(document.find(setting.section), {});
    }
    return rows;
}

void apply_to_row(const Setting& setting, Node& document, Faults& faults) {
    std::vector<std::string> names;
    for (Node* row : candidate_rows(setting, document)) {
        const Node* name = row->find("name");
        if (name == nullptr || !name->is_text()) continue;
        if (name->text == setting.row) return put(*row, setting);
        names.push_back(name->text);
    }
    const std::string what = setting.target == SettingTarget::venue ? "feature"
                             : setting.section == "plan.procedure"  ? "procedure"
                             : setting.section == "plan.step"       ? "step"
                                                                    : setting.section;
    faults.add(at_settings,
               fmt::format("'{}': no {} is named '{}'", setting.address, what, setting.row), {},
               nearest_name_cure(setting.row, names));
}

}  // namespace

std::vector<Setting> read_settings(const std::vector<std::string>& texts, Faults& faults) {
    std::vector<Setting> settings;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            faults.add(at_settings, fmt::format("'{}' is not a setting", text), "key=value");
            continue;
        }
        if (!check_utf8(std::string(settings_file), text, faults)) continue;
        Setting setting;
        setting.address = text.substr(0, equals);
        if (!resolve(setting)) {
            faults.add(at_settings, fmt::format("unknown key '{}'", setting.address), {},
                       address_cure(setting));
            continue;
        }
        setting.value = read_toml_value(text.substr(equals + 1), at_settings);
        settings.push_back(std::move(setting));
    }
    return settings;
}

void apply_settings(const std::vector<Setting>& settings, SettingTarget target, Node& document,
                    Faults& faults) {
    for (const Setting& setting : settings) {
        if (setting.target != target) continue;
        if (!setting.row.empty()) {
            apply_to_row(setting, document, faults);
        } else {
            Node& table =
                child_table(document, setting.section == "plan.plan" ? "plan" : setting.section);
            if (table.is_table()) put(table, setting);
        }
    }
}

}  // namespace tidegate
