#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

#include "batch/sweep_def.h"

namespace tidegate {
namespace {

constexpr Key key(std::string_view section, std::string_view name, KeyType type,
                  std::string_view default_value, std::string_view meaning) {
    Key made;
    made.section = section;
    made.name = name;
    made.type = type;
    made.default_value = default_value;
    made.meaning = meaning;
    return made;
}

constexpr std::array table_of_keys = {
    key("sweep", "scenario", KeyType::text, ".", "folder of the scenario, relative to the sweep file"),
    key("sweep", "replicates", KeyType::integer, "10", "runs of every setting, each with its own seed"),
    key("sweep", "seed", KeyType::integer, "1", "seed of the first replicate; the next ones count up"),
    key("sweep", "until", KeyType::time, "\"\"",
        "stop every run at this time of day; without it at the scenario's end"),
    key("sweep", "rank_by", KeyType::name, "", "the outcome by which settings are ranked"),
    key("sweep", "ascending", KeyType::boolean, "true", "whether the smallest outcome comes first"),
    key("axis", "name", KeyType::text, "", "what the axis is called in tables"),
    key("axis", "key", KeyType::name, "", "the scenario key that takes the values"),
    key("axis", "values", KeyType::table, "",
        "the values of `key`; without `key`, tables of `label` and `set`"),
    key("axis.values", "label", KeyType::text, "", "what the value is called in tables"),
    key("axis.values", "set", KeyType::names, "", "settings \"key=value\" that make it up"),
};

/// Walks through a sweep file, collecting faults with their places.
class SweepReader {
public:
    SweepReader(std::string file, Faults& faults) : file_(std::move(file)), faults_(faults) {}

    SweepDef read(const toml::table& root) {
        SweepDef def;
        check_names(root, {"sweep", "axis"}, "section");
        const auto* sweep = root["sweep"].as_table();
        if (sweep == nullptr) {
            fault(root, "there is no [sweep] section", "[sweep] with at least rank_by");
        } else {
            read_sweep_section(*sweep, def);
        }
        if (root.contains("axis")) {
            const auto* axes = root["axis"].as_array();
            if (axes == nullptr) {
                fault(*root.get("axis"), "axis is not an array of tables", "[[axis]]");
            } else {
                for (const toml::node& axis : *axes) read_axis(axis, def);
            }
        }
        check_size(root, def);
        return def;
    }

private:
    void fault(const toml::node& node, std::string what, std::string expected = {},
               std::string cure = {}) {
        const auto begin = node.source().begin;
        faults_.add({file_, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                    std::move(what), std::move(expected), std::move(cure));
    }

    void check_names(const toml::table& table, const std::vector<std::string>& known,
                     const char* what) {
        for (const auto& [name, node] : table) {
            if (std::find(known.begin(), known.end(), std::string(name.str())) != known.end()) continue;
            const auto begin = name.source().begin;
            faults_.add({file_, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                        fmt::format("unknown {} '{}'", what, name.str()), {},
                        nearest_name_cure(name.str(), known));
        }
    }

    void check_keys(const toml::table& table, std::string_view section) {
        std::vector<std::string> known;
        for (const Key& k : table_of_keys) {
            if (k.section == section) known.emplace_back(k.name);
        }
        check_names(table, known, "key");
    }

    std::optional<std::string> text(const toml::table& table, std::string_view name, bool required) {
        const toml::node* node = table.get(name);
        if (node == nullptr) {
            if (required) fault(table, fmt::format("'{}' is missing", name), "a text");
            return {};
        }
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty()) {
            fault(*node, fmt::format("'{}' is not a text", name), "a text that is not empty");
            return {};
        }
        return value;
    }

    void whole(const toml::table& table, std::string_view name, std::int64_t low, std::int64_t high,
               auto& target) {
        const toml::node* node = table.get(name);
        if (node == nullptr) return;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < low || *value > high) {
            fault(*node, fmt::format("'{}' is not such a number", name),
                  fmt::format("a whole number from {} to {}", low, high));
            return;
        }
        target = static_cast<std::remove_reference_t<decltype(target)>>(*value);
    }

    void read_sweep_section(const toml::table& sweep, SweepDef& def) {
        check_keys(sweep, "sweep");
        const std::string folder = text(sweep, "scenario", false).value_or(".");
        const auto base = std::filesystem::path(file_).parent_path();
        def.scenario = (base / folder).lexically_normal().string();
        // "a/." has a normal form that ends with a separator, "." of nothing is empty.
        if (def.scenario.size() > 1 && def.scenario.back() == '/') def.scenario.pop_back();
        if (def.scenario.empty()) def.scenario = std::string(".");
        whole(sweep, "replicates", 1, 100000, def.replicates);
        whole(sweep, "seed", 0, std::int64_t{1} << 53, def.seed);
        def.until = text(sweep, "until", false).value_or("");
        def.rank_by = text(sweep, "rank_by", true).value_or("");
        if (const toml::node* node = sweep.get("ascending")) {
            if (const auto value = node->value_exact<bool>()) def.ascending = *value;
            else fault(*node, "'ascending' is neither true nor false", "true or false");
        }
    }

    void read_axis(const toml::node& node, SweepDef& def) {
        const auto* table = node.as_table();
        if (table == nullptr) return fault(node, "an axis is not a table", "[[axis]]");
        check_keys(*table, "axis");
        SweepAxis axis;
        axis.name = text(*table, "name", true).value_or("");
        for (const SweepAxis& other : def.axes) {
            if (other.name == axis.name) fault(node, fmt::format("a second axis '{}'", axis.name));
        }
        const std::string set_key = text(*table, "key", false).value_or("");
        const auto* values = (*table)["values"].as_array();
        if (values == nullptr || values->empty()) {
            return fault(node, fmt::format("axis '{}' has no values", axis.name), "values = [ ... ]");
        }
        for (const toml::node& value : *values) {
            auto read = set_key.empty() ? labelled_value(value) : plain_value(value, set_key);
            if (!read) continue;
            for (const SweepValue& other : axis.values) {
                if (other.label == read->label) {
                    fault(value, fmt::format("a second value '{}' of axis '{}'", read->label, axis.name));
                }
            }
            axis.values.push_back(std::move(*read));
        }
        def.axes.push_back(std::move(axis));
    }

    std::optional<SweepValue> plain_value(const toml::node& node, const std::string& set_key) {
        std::string label;
        if (const auto number = node.value_exact<double>()) {
            if (std::isfinite(*number)) label = fmt::format("{}", *number);
        } else if (const auto integer = node.value_exact<std::int64_t>()) {
            label = fmt::format("{}", *integer);
        } else if (const auto flag = node.value_exact<bool>()) {
            label = *flag ? "true" : "false";
        } else if (const auto words = node.value_exact<std::string>()) {
            return SweepValue{*words, {set_key + "=" + *words}};
        }
        if (label.empty()) {
            fault(node, fmt::format("not a value that '{}' could take", set_key),
                  "a number, true, false or a text");
            return {};
        }
        return SweepValue{label, {set_key + "=" + label}};
    }

    std::optional<SweepValue> labelled_value(const toml::node& node) {
        const auto* table = node.as_table();
        if (table == nullptr) {
            fault(node, "the axis has no key, so its values are tables",
                  "{label = \"...\", set = [\"key=value\"]}, or a key for the axis");
            return {};
        }
        check_keys(*table, "axis.values");
        SweepValue value;
        value.label = text(*table, "label", true).value_or("");
        const auto* settings = (*table)["set"].as_array();
        if (settings == nullptr) {
            fault(node, fmt::format("value '{}' sets nothing", value.label), "set = [\"key=value\"]",
                  "for the scenario as it is, write set = []");
            return {};
        }
        for (const toml::node& setting : *settings) {
            const auto words = setting.value_exact<std::string>();
            if (words && words->find('=') != std::string::npos && words->front() != '=') {
                value.settings.push_back(*words);
            } else {
                fault(setting, "not a setting", "a text \"key=value\"");
            }
        }
        return value;
    }

    // Enough for any cluster, and far below what would fill a disk with small files.
    void check_size(const toml::table& root, const SweepDef& def) {
        double cases = def.replicates;
        for (const SweepAxis& axis : def.axes) cases *= static_cast<double>(axis.values.size());
        if (cases > 1e6) fault(root, fmt::format("{:.0f} cases", cases), "at most 1000000 cases");
    }

    std::string file_;
    Faults& faults_;
};

}  // namespace

std::span<const Key> sweep_keys() { return table_of_keys; }

SweepDef read_sweep(const std::string& text, const std::string& file, Faults& faults) {
    try {
        const toml::table root = toml::parse(text, file);
        return SweepReader(file, faults).read(root);
    } catch (const toml::parse_error& error) {
        const auto begin = error.source().begin;
        faults.add({file, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                   fmt::format("not valid TOML: {}", error.description()));
        return {};
    }
}

}  // namespace tidegate
