#include "cli/text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace tidegate::cli {
namespace {

// Characters, not bytes, so that names in other scripts line up as well as they can.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

std::string grouped(std::int64_t value) {
    std::string digits = fmt::format("{}", value < 0 ? -value : value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return value < 0 ? "-" + digits : digits;
}

std::string number_text(double value) {
    if (!std::isfinite(value)) return "unknown";
    if (value == std::floor(value) && std::abs(value) < 1e15) {
        return grouped(static_cast<std::int64_t>(value));
    }
    if (std::abs(value) >= 1000) return grouped(std::llround(value));
    return fmt::format("{:.4g}", value);
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t left) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - width_of(row[i]), ' ');
            line += "  ";
            line += i < left ? row[i] + space : space + row[i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

}  // namespace tidegate::cli
