#include "viz/scene/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tidegate::viz {

namespace {

std::string grouped(long long value) {
    const std::string digits = fmt::format("{}", value < 0 ? -value : value);
    std::string result = value < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) result.push_back(',');
        result.push_back(digits[i]);
    }
    return result;
}

}  // namespace

std::string shown_number(double value) {
    if (!std::isfinite(value)) return "–";
    const double size = std::abs(value);
    if (size >= 100 || value == std::round(value)) return grouped(std::llround(value));
    if (size >= 10) return fmt::format("{:.1f}", value);
    return fmt::format("{:.2f}", value);
}

std::string shown_value(double value, const std::string& unit, Language language) {
    if (unit == service_level_unit && std::isfinite(value)) {
        const double level = std::clamp(std::round(value), 1.0, 6.0);
        return std::string(1, letter_of(static_cast<ServiceLevel>(static_cast<int>(level))));
    }
    return fmt::format("{} {}", shown_number(value), shown_unit(unit, language));
}

}  // namespace tidegate::viz
