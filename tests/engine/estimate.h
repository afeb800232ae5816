#pragma once
#include <cmath>
#include <span>

#include "catch.h"

namespace tidegate {

/// Mean over independent runs, and what is not known of it.
struct Estimate {
    double mean = 0, standard_error = 0;
};

inline Estimate estimate(std::span<const double> values) {
    double sum = 0, squares = 0;
    for (const double value : values) sum += value, squares += value * value;
    const auto n = static_cast<double>(values.size());
    const double mean = sum / n;
    return {mean, std::sqrt((squares - n * mean * mean) / (n - 1) / n)};
}

/// Within 3 standard errors of what lies between two limits; the standard error at most so large a share of the lower one,
/// else this says nothing.
inline void check_between(const Estimate& measured, double least, double most, double finest_share) {
    CAPTURE(measured.mean, measured.standard_error, least, most);
    CHECK(measured.mean > least - 3 * measured.standard_error);
    CHECK(measured.mean < most + 3 * measured.standard_error);
    CHECK(measured.standard_error < finest_share * least);
}

}  // namespace tidegate
