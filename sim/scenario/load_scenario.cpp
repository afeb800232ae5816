#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "scenario/document.h"
#include "scenario/keys.h"
#include "scenario/loading.h"
#include "scenario/past_days.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

constexpr const char* main_file = "scenario.toml";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw InputError(fmt::format("{}: cannot be read", path.string()));
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

const std::string* file_text(Loading& loading, const TableReader& values, const char* what) {
    loading.files.push_back(values.text("file"));
    const auto it = loading.text.files.find(values.text("file"));
    if (it != loading.text.files.end()) {
        return check_utf8(it->first, it->second, loading.reading.faults) ? &it->second : nullptr;
    }
    std::vector<std::string> files;
    for (const auto& [name, unused] : loading.text.files) {
        if (name != main_file) files.push_back(name);
    }
    values.fault("file", fmt::format("is '{}', which is not in the folder", values.text("file")),
                 what, nearest_name_cure(values.text("file"), files));
    return nullptr;
}

TableReader file_section(Loading& loading, const Node& document, const std::string& name) {
    const Node* table = document.find(name);
    const Place where = table != nullptr ? table->place : Place{document.place.file, 0, 0};
    return TableReader(loading.reading, table, {name, name, "[" + name + "]"}, where);
}

namespace {

void load_demand(Loading& loading, const Node& document) {
    const TableReader values = file_section(loading, document, "demand");
    std::vector<DemandFile> files;
    if (values.integer("analogues") > 0) {
        files = analogue_files(loading, document, values);
    } else if (const std::string* text = file_text(loading, values, "a demand file, CSV")) {
        files.push_back({values.text("file"), text});
    }
    if (!files.empty()) read_demand(loading.reading, values, files, loading.places, loading.people, loading.scenario);
}

void check_no_plan(const Loading& loading) {
    for (const Setting& setting : loading.settings) {
        if (setting.target != SettingTarget::plan) continue;
        loading.reading.faults.add(
            {std::string(settings_file), 0, 0},
            fmt::format("'{}' changes a plan, but plan.file is \"\"", setting.address), {},
            "set plan.file too");
    }
}

void load_plan(Loading& loading, const Node& document) {
    const TableReader values = file_section(loading, document, "plan");
    if (values.text("file").empty()) return check_no_plan(loading);
    const std::string* text = file_text(loading, values, "a plan file, TOML");
    if (text == nullptr) return;
    std::optional<Node> plan = read_toml(values.text("file"), *text, loading.reading.faults);
    if (!plan) return;
    plan->place.file = values.text("file");
    apply_settings(loading.settings, SettingTarget::plan, *plan, loading.reading.faults);
    read_plan(loading.reading, *plan, loading.places, loading.scenario);
}

void load_all(Loading& loading) {
    Faults& faults = loading.reading.faults;
    const auto it = loading.text.files.find(main_file);
    if (it == loading.text.files.end()) {
        faults.add({main_file, 0, 0}, "this file is missing");
        return;
    }
    if (!check_utf8(main_file, it->second, faults)) return;
    loading.settings = read_settings(loading.text.settings, faults);
    std::optional<Node> document = read_toml(main_file, it->second, faults);
    if (!document) return;
    document->place.file = main_file;
    apply_settings(loading.settings, SettingTarget::scenario, *document, faults);
    read_general(loading.reading, *document, loading.scenario);
    loading.usual = read_simulation(loading.reading, *document, loading.scenario);
    read_people(loading.reading, *document, loading.people, loading.scenario);
    if (!load_venues(loading, *document)) return;
    find_familiar_exits(loading.reading, *document, loading.places, loading.scenario);
    read_trains(loading.reading, *document, loading.places, loading.scenario);
    read_lines(loading.reading, *document, loading.places, loading.scenario);
    read_stays(loading.reading, *document, loading.places, loading.scenario);
    load_demand(loading, *document);
    check_sight(loading.reading, *document, loading.scenario);
    read_observables(loading.reading, *document, loading.places, loading.scenario);
    read_rules(loading.reading, *document, loading.scenario);
    read_disturbances(loading.reading, *document, loading.places, loading.scenario);
    load_plan(loading, *document);
}

std::vector<std::string> files_of_tables(const Node& document, const char* section) {
    std::vector<std::string> names;
    const Node* tables = document.find(section);
    for (std::size_t i = 0; tables != nullptr && tables->is_list() && i < tables->children.size(); ++i) {
        const Node* file = tables->children[i].find("file");
        if (file != nullptr && !file->text.empty()) names.push_back(file->text);
    }
    return names;
}

// The files that scenario.toml and the settings name; what is wrong with them is told later.
std::vector<std::string> named_files(const ScenarioText& text) {
    Faults ignored;
    const std::string& main_text = text.files.at(main_file);
    std::optional<Node> document;
    if (check_utf8(main_file, main_text, ignored)) {
        document = read_toml(main_file, main_text, ignored);
    }
    if (!document) return {};
    apply_settings(read_settings(text.settings, ignored), SettingTarget::scenario, *document,
                   ignored);
    std::vector<std::string> names = files_of_tables(*document, "venues");
    for (std::string& name : files_of_tables(*document, "past_day")) names.push_back(std::move(name));
    const Node* venues = document->find("venues");
    const bool has_several = venues != nullptr && venues->is_list() && !venues->children.empty();
    for (const char* section : {"venue", "demand", "plan"}) {
        if (has_several && section == std::string_view("venue")) continue;
        const Node* table = document->find(section);
        const Node* file = table != nullptr ? table->find("file") : nullptr;
        std::string name =
            file != nullptr
                ? file->text
                : value_text(read_toml_value(find_key(section, "file")->default_value, {}));
        if (!name.empty()) names.push_back(std::move(name));
    }
    return names;
}

// In the key table's order. A value that was worked out after its default was noted stands last:
// that one is kept.
std::vector<std::pair<std::string, std::string>> in_table_order(std::vector<Parameter> noted) {
    std::map<std::string, int, std::less<>> rank;
    for (const std::string& section : section_names()) {
        rank.emplace(section, static_cast<int>(rank.size()));
    }
    std::stable_sort(noted.begin(), noted.end(), [&](const Parameter& a, const Parameter& b) {
        return rank.at(a.section) < rank.at(b.section);
    });
    std::vector<std::pair<std::string, std::string>> kept;
    std::map<std::string, std::size_t> rows;
    for (Parameter& parameter : noted) {
        const auto [row, is_new] = rows.emplace(parameter.address, kept.size());
        if (is_new) {
            kept.emplace_back(std::move(parameter.address), std::move(parameter.value));
        } else {
            kept[row->second].second = std::move(parameter.value);
        }
    }
    return kept;
}

// Settings first, then the files in the order in which a scenario is read, each from top to bottom.
void append_sorted(const Faults& found, const std::vector<std::string>& files, Faults& faults) {
    const auto rank = [&](const Fault& fault) {
        return std::tuple(std::find(files.begin(), files.end(), fault.place.file) - files.begin(),
                          fault.place.line, fault.place.column);
    };
    std::vector<Fault> sorted(found.list().begin(), found.list().end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const Fault& a, const Fault& b) { return rank(a) < rank(b); });
    std::set<std::string> told;  // a file that two venues share is read twice
    for (Fault& fault : sorted) {
        if (told.insert(text(fault)).second) faults.add(std::move(fault));
    }
}

}  // namespace

Scenario load_scenario(const ScenarioText& text, Faults& faults) {
    Faults found;
    Loading loading{.text = text,
                    .reading = {found, {}},
                    .settings = {},
                    .places = {},
                    .scenario = {},
                    .files = {std::string(settings_file), main_file},
                    .usual = {}};
    loading.scenario.text = text;
    loading.scenario.name = "scenario";
    load_all(loading);
    append_sorted(found, loading.files, faults);
    loading.scenario.parameters = in_table_order(std::move(loading.reading.parameters));
    return std::move(loading.scenario);
}

ScenarioText read_scenario_text(const std::string& folder, std::vector<std::string> settings) {
    namespace fs = std::filesystem;
    const fs::path path(folder);
    if (!fs::is_directory(path)) throw InputError(fmt::format("{}: no such folder", folder));
    if (!fs::is_regular_file(path / main_file)) {
        throw InputError(fmt::format("{}: no {} in this folder", folder, main_file));
    }
    ScenarioText text;
    text.settings = std::move(settings);
    text.files[main_file] = read_file(path / main_file);
    for (const std::string& name : named_files(text)) {
        const fs::path named = path / fs::u8path(name);
        if (fs::is_regular_file(named)) text.files[name] = read_file(named);
    }
    return text;
}

Scenario load_scenario(const std::string& folder, std::vector<std::string> settings) {
    const ScenarioText text = read_scenario_text(folder, std::move(settings));
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const bool named = std::any_of(scenario.parameters.begin(), scenario.parameters.end(),
                                   [](const auto& p) { return p.first == "scenario.name"; });
    const std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
    if (!named) {
        scenario.name = (path.has_filename() ? path : path.parent_path()).filename().string();
    }
    return scenario;
}

}  // namespace tidegate
