#pragma once
#include <string>
#include <vector>

#include "demand/demand_def.h"

namespace tidegate {

constexpr double most_passengers = 1e7;

/// A file of demand. `share`: of those who come, where there are several; they sum to 1.
struct DemandFile {
    std::string name;
    const std::string* text = nullptr;
    double share = 1;
};

/// How many are to come: the counts as written, or `expected` where it is not 0, times `scale`.
struct CountsWanted {
    double expected = 0;
    double scale = 1;
};

/// Sets the counts of the rows, which are `written` in their files. Each count is rounded to the nearest whole; where a total is
/// expected or several files are mixed, by largest remainders, of equal ones the first, so that the total is met. Of several files
/// each has its share of the expected total, else its own total times its share. Returns the passengers of all rows.
double set_counts(const CountsWanted& wanted, const std::vector<DemandFile>& files, const std::vector<double>& written,
                  std::vector<DemandRow>& rows);

}  // namespace tidegate
