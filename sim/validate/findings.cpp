#include "validate/findings.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "validate/statistics.h"

namespace tidegate {

bool holds(const std::vector<double>& per_seed, Band band) {
    const auto is_in = [&](double v) { return v >= band.low && v <= band.high; };
    const auto in = std::count_if(per_seed.begin(), per_seed.end(), is_in);
    return !per_seed.empty() && is_in(mean_of(per_seed)) &&
           10 * static_cast<std::size_t>(in) >= 8 * per_seed.size();
}

std::string number_text(double value) {
    if (!std::isfinite(value)) return "unknown";
    if (std::abs(value) >= 100) return fmt::format("{:.0f}", value);
    return fmt::format("{:.3g}", value);
}

std::string with_unit(const std::string& number, const std::string& unit) {
    return unit.empty() ? number : number + " " + unit;
}

std::string list_text(const std::vector<double>& values, const std::string& unit) {
    std::string text;
    for (const double v : values) text += (text.empty() ? "" : ", ") + number_text(v);
    return with_unit(text, unit);
}

std::string seeds_text(const std::vector<double>& per_seed, const std::string& unit) {
    if (per_seed.empty()) return "nothing";
    const auto [low, high] = std::minmax_element(per_seed.begin(), per_seed.end());
    const std::string mean = with_unit(number_text(mean_of(per_seed)), unit);
    const std::string from = number_text(*low), to = number_text(*high);
    return from == to ? mean : fmt::format("{} ({} to {})", mean, from, to);
}

void add_band(CaseReport& report, const Heading& h, const std::string& what,
              const std::vector<double>& per_seed, const std::string& unit, Band band) {
    std::string expected = fmt::format("{:g} to {:g}", band.low, band.high);
    if (band.low == band.high) expected = fmt::format("{:g}", band.low);
    if (std::isinf(band.high)) expected = fmt::format("at least {:g}", band.low);
    if (std::isinf(band.low)) expected = fmt::format("at most {:g}", band.high);
    report.findings.push_back(
        {h.id, h.gate, what, seeds_text(per_seed, unit), with_unit(expected, unit),
         holds(per_seed, band) ? Verdict::passes : Verdict::fails, h.source, false});
}

void add_whether(CaseReport& report, const Heading& h, const std::string& what,
                 const std::string& measured, const std::string& expected, bool is_so) {
    report.findings.push_back({h.id, h.gate, what, measured, expected,
                               is_so ? Verdict::passes : Verdict::fails, h.source, false});
}

void add_only(CaseReport& report, const Heading& h, const std::string& what,
              const std::string& measured, const std::string& compared_with) {
    report.findings.push_back(
        {h.id, h.gate, what, measured, compared_with, Verdict::no_bound, h.source, false});
}

void add_detail(CaseReport& report, const Heading& h, const std::string& what,
                const std::string& measured) {
    report.findings.push_back(
        {h.id, h.gate, what, measured, "", Verdict::no_bound, h.source, true});
}

}  // namespace tidegate
