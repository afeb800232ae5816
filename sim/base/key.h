#pragma once
#include <limits>
#include <span>
#include <string_view>

namespace tidegate {

enum class KeyType { text, number, integer, boolean, time, duration_s, choice, name, names, numbers, table };

/// One key a user can write: the only place where its type, unit, default, range, meaning and source
/// stand. Reading, checking, templates and the tables in docs/ are all made from it.
struct Key {
    std::string_view section;  ///< "agents", "rule" (one table per rule), "opening" (venue.geojson)
    std::string_view name;     ///< "free_speed_mean_m_s"
    KeyType type = KeyType::number;
    std::string_view unit;           ///< "m/s"; empty when it has none
    std::string_view default_value;  ///< as written in TOML; empty: must be given
    double low = -std::numeric_limits<double>::infinity();   ///< inclusive
    double high = std::numeric_limits<double>::infinity();   ///< inclusive
    std::string_view choices;  ///< "open|closed|held" for KeyType::choice
    std::string_view meaning;  ///< one sentence
    std::string_view source;   ///< paper or standard of the default; may be empty
    bool optional = false;     ///< may be absent though it has no default
};

}  // namespace tidegate
