#pragma once
#include <string>
#include <vector>

#include "validate/case.h"

namespace tidegate {

/// What the rows of one id have in common.
struct Heading {
    std::string id;
    Gate gate;
    std::string source;
};

/// A band, both ends included.
struct Band {
    double low, high;
};

/// Whether the mean of the seeds lies in the band, and at least eight in ten of them do.
bool holds(const std::vector<double>& per_seed, Band band);

/// Each appends one row. `per_seed`: one figure for each seed.
void add_band(CaseReport& report, const Heading& heading, const std::string& what,
              const std::vector<double>& per_seed, const std::string& unit, Band band);
/// For what is not a band.
void add_whether(CaseReport& report, const Heading& heading, const std::string& what,
                 const std::string& measured, const std::string& expected, bool is_so);
/// For what the source gives no bound.
void add_only(CaseReport& report, const Heading& heading, const std::string& what,
              const std::string& measured, const std::string& compared_with);

/// A row without a bound that is of use only to those who calibrate: run by run, measured figures
/// beside it.
void add_detail(CaseReport& report, const Heading& heading, const std::string& what,
                const std::string& measured);

/// "30.2 s (29.9 to 30.5)": mean and range of the seeds; without the range when all are equal.
std::string seeds_text(const std::vector<double>& per_seed, const std::string& unit);
/// Three significant digits; whole from 100 on.
std::string number_text(double value);
std::string with_unit(const std::string& number, const std::string& unit);
/// "0.98, 1.00, 1.31 /s".
std::string list_text(const std::vector<double>& values, const std::string& unit);

}  // namespace tidegate
