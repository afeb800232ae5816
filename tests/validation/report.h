#pragma once
#include <string>
#include <vector>

namespace tidegate {

/// A figure of a published case: what docs/validation.md lists.
struct Figure {
    std::string id;      ///< "RiMEA 1"
    std::string what;    ///< "one person, 40 m at 1.33 m/s"
    std::string unit;    ///< "s"; may be empty
    std::string source;  ///< of what is expected
};

/// Each prints one row of a Markdown table (id, what, measured, expected, verdict, source) to
/// standard output and, when the environment names a file in TIDEGATE_VALIDATION_TABLE, appends it
/// there too.

/// Whether every one of `measured` (one per seed) lies in [low, high]: "passes", else "FAILS".
bool report_band(const Figure& figure, const std::vector<double>& measured, double low,
                 double high);
/// The same for what is not a band.
bool report_whether(const Figure& figure, const std::string& measured, const std::string& expected,
                    bool is_so);
/// A figure for which the source has no bound; verdict "no bound".
void report_only(const Figure& figure, const std::string& measured,
                 const std::string& compared_with);

}  // namespace tidegate
