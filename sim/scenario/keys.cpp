#include "scenario/keys.h"

#include <fmt/core.h>

#include <cmath>

#include "scenario/key_list.h"

namespace tidegate {
namespace {

std::vector<Key> joined() {
    std::vector<Key> keys;
    for (const auto part : {run_file_keys(), network_keys(), people_keys(), model_keys(), scene_file_keys(), line_keys(),
                            plan_file_keys(), venue_file_keys(), demand_file_keys()}) {
        keys.insert(keys.end(), part.begin(), part.end());
    }
    return keys;
}

// Bounds that only keep nonsense out are not worth reading.
constexpr double as_good_as_zero = 1e-6;
constexpr double as_good_as_infinite = 1e9;

std::string number_text(const Key& key) {
    std::string text = key.type == KeyType::integer ? "a whole number" : "a number";
    if (key.low == as_good_as_zero) {
        text += " > 0";
    } else if (key.high < as_good_as_infinite) {
        text += fmt::format(" from {} to {}", key.low, key.high);
    } else if (std::isfinite(key.low)) {
        text += fmt::format(" of at least {}", key.low);
    }
    if (!key.unit.empty()) text += fmt::format(" [{}]", key.unit);
    return text;
}

}  // namespace

std::span<const Key> all_keys() {
    static const std::vector<Key> keys = joined();
    return keys;
}

std::span<const Key> keys_of(std::string_view section) {
    const std::span<const Key> keys = all_keys();
    std::size_t begin = 0;
    while (begin < keys.size() && keys[begin].section != section) ++begin;
    std::size_t end = begin;
    while (end < keys.size() && keys[end].section == section) ++end;
    return keys.subspan(begin, end - begin);
}

const Key* find_key(std::string_view section, std::string_view name) {
    for (const Key& key : keys_of(section)) {
        if (key.name == name) return &key;
    }
    return nullptr;
}

bool is_inner_section(std::string_view section) {
    return section == "train.headways" || section == "line.headways" || section == "line.stops" || section == "micro.times" || section == "demand.column" ||
           section.starts_with("venues.");
}

std::vector<std::string> section_names(std::string_view prefix) {
    std::vector<std::string> names;
    for (const Key& key : all_keys()) {
        if (!key.section.starts_with(prefix)) continue;
        if (names.empty() || names.back() != key.section) names.emplace_back(key.section);
    }
    return names;
}

std::vector<std::string> choices_of(const Key& key) {
    std::vector<std::string> choices;
    std::string_view rest = key.choices;
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        choices.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return choices;
}

std::string expected_value(const Key& key) {
    switch (key.type) {
        case KeyType::text:
            return "a text in quotes";
        case KeyType::name:
            return "a name";
        case KeyType::names:
            return "a list of names";
        case KeyType::numbers:
            if (key.high < as_good_as_infinite) {
                return fmt::format("a list of numbers from {} to {}", key.low, key.high);
            }
            return "a list of 4 numbers";
        case KeyType::boolean:
            return "true or false";
        case KeyType::time:
            if (!key.unit.empty()) return "a date and time, \"2015-12-31T23:45:00\"";
            return "a time, \"HH:MM\", \"HH:MM:SS\" or \"2015-12-31T23:45:00\"";
        case KeyType::table:
            return "a list of tables";
        case KeyType::number:
        case KeyType::integer:
        case KeyType::duration_s:
            return number_text(key);
        case KeyType::choice:
            break;
    }
    std::string text;
    const std::vector<std::string> choices = choices_of(key);
    for (const std::string& choice : choices) text += (text.empty() ? "" : ", ") + choice;
    return (choices.size() > 1 ? "one of " : "") + text;
}

}  // namespace tidegate
