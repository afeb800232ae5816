#include "validation/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace tidegate {
namespace {

void print_row(const Figure& f, const std::string& measured, const std::string& expected,
               const char* verdict) {
    const std::string row = fmt::format("| {} | {} | {} | {} | {} | {} |\n", f.id, f.what, measured,
                                        expected, verdict, f.source);
    fmt::print("{}", row);
    std::fflush(stdout);
    if (const char* file = std::getenv("TIDEGATE_VALIDATION_TABLE"))
        std::ofstream(file, std::ios::app) << row;
}

std::string with_unit(const std::string& number, const std::string& unit) {
    return unit.empty() ? number : number + " " + unit;
}

}  // namespace

bool report_band(const Figure& f, const std::vector<double>& measured, double low, double high) {
    std::string numbers;
    for (const double m : measured)
        numbers += fmt::format("{}{:.3g}", numbers.empty() ? "" : ", ", m);
    const bool passes =
        !measured.empty() && std::all_of(measured.begin(), measured.end(),
                                         [&](double m) { return m >= low && m <= high; });
    print_row(f, with_unit(numbers, f.unit),
              with_unit(fmt::format("{:g} to {:g}", low, high), f.unit),
              passes ? "passes" : "**FAILS**");
    return passes;
}

bool report_whether(const Figure& f, const std::string& measured, const std::string& expected,
                    bool is_so) {
    print_row(f, with_unit(measured, f.unit), expected, is_so ? "passes" : "**FAILS**");
    return is_so;
}

void report_only(const Figure& f, const std::string& measured, const std::string& compared_with) {
    print_row(f, with_unit(measured, f.unit), compared_with, "no bound");
}

}  // namespace tidegate
