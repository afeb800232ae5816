#pragma once
#include <span>

#include "base/key.h"

namespace tidegate {

/// The parts of the key table by file; `all_keys` joins them.
std::span<const Key> run_file_keys();    // scenario.toml: the run and its files
std::span<const Key> network_keys();     // scenario.toml: several venues, links, fidelity
std::span<const Key> people_keys();      // scenario.toml: how people are, by class
std::span<const Key> model_keys();       // scenario.toml: how people choose and walk
std::span<const Key> scene_file_keys();  // scenario.toml: recording, trains, sensors, rules, plan
std::span<const Key> line_keys();        // scenario.toml: lines, and what goes wrong
std::span<const Key> plan_file_keys();
std::span<const Key> venue_file_keys();
std::span<const Key> demand_file_keys();

namespace make_key {

constexpr Key number(std::string_view section, std::string_view name, std::string_view unit,
                     std::string_view default_value, double low, double high,
                     std::string_view meaning, std::string_view source = {}) {
    Key key;
    key.section = section;
    key.name = name;
    key.unit = unit;
    key.default_value = default_value;
    key.low = low;
    key.high = high;
    key.meaning = meaning;
    key.source = source;
    return key;
}

constexpr Key integer(std::string_view section, std::string_view name,
                      std::string_view default_value, double low, double high,
                      std::string_view meaning, std::string_view source = {}) {
    Key key = number(section, name, {}, default_value, low, high, meaning, source);
    key.type = KeyType::integer;
    return key;
}

constexpr Key duration(std::string_view section, std::string_view name,
                       std::string_view default_value, double low, double high,
                       std::string_view meaning, std::string_view source = {}) {
    Key key = number(section, name, "s", default_value, low, high, meaning, source);
    key.type = KeyType::duration_s;
    return key;
}

constexpr Key of_type(KeyType type, std::string_view section, std::string_view name,
                      std::string_view default_value, std::string_view meaning) {
    Key key;
    key.section = section;
    key.name = name;
    key.type = type;
    key.default_value = default_value;
    key.meaning = meaning;
    return key;
}

constexpr Key choice(std::string_view section, std::string_view name, std::string_view choices,
                     std::string_view default_value, std::string_view meaning,
                     std::string_view source = {}) {
    Key key = of_type(KeyType::choice, section, name, default_value, meaning);
    key.choices = choices;
    key.source = source;
    return key;
}

/// A moment that needs its date.
constexpr Key dated(Key key) {
    key.unit = "ISO 8601";
    return key;
}

/// The key may be absent: then it is worked out or does not apply, as `meaning` says.
constexpr Key optional(Key key) {
    key.optional = true;
    return key;
}

}  // namespace make_key
}  // namespace tidegate
