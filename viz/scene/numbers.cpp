#include "viz/scene/numbers.h"

#include <fmt/format.h>

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

}  // namespace tidegate::viz
