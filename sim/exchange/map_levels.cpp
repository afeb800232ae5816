#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"

namespace tidegate {
namespace {

constexpr double most_levels_in_range = 100;

// "0-3", "-2--1": the numbers on both sides of the hyphen that is no sign.
bool read_range(const std::string& text, double& from, double& to) {
    const auto hyphen = text.find('-', 1);
    if (hyphen == std::string::npos) return false;
    const auto low = number_in(text.substr(0, hyphen));
    const auto high = number_in(text.substr(hyphen + 1));
    if (!low || !high || *high < *low || *high - *low > most_levels_in_range) return false;
    from = *low, to = *high;
    return true;
}

}  // namespace

std::vector<double> level_numbers(const std::string& text) {
    std::vector<double> out;
    for (std::string piece : pieces_of(text, ';')) {
        std::replace(piece.begin(), piece.end(), ',', '.');
        double from = 0, to = 0;
        if (const auto number = number_in(piece)) {
            if (std::abs(*number) > 1000) return {};
            out.push_back(*number);
        } else if (read_range(piece, from, to)) {
            for (double level = from; level <= to; ++level) out.push_back(level);
        } else {
            return {};
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void add_level(const std::string& name, double elevation_m, ImportedMap& map) {
    const auto same = [&](const MapLevel& level) { return level.name == name; };
    if (std::any_of(map.levels.begin(), map.levels.end(), same)) return;
    const auto number = number_in(name.starts_with("level ") ? name.substr(6) : name);
    map.levels.push_back({name, number.value_or(static_cast<double>(map.levels.size())), elevation_m});
}

std::string level_name(double number) { return fmt::format("level {}", number == 0 ? 0.0 : number); }

}  // namespace tidegate
