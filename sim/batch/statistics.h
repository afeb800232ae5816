#pragma once
#include <cstddef>
#include <span>

namespace tidegate {

/// A mean with its two-sided 95 % confidence interval by Student's t. With n = 1 there is no interval: low and
/// high are NaN; with n = 0 the mean is NaN too.
struct MeanInterval {
    std::size_t n = 0;
    double mean = 0;
    double low = 0;
    double high = 0;
};

/// Sums in index order, so that the same values give the same bits.
MeanInterval mean_interval(std::span<const double> values);

/// Quantile of Student's t distribution, probability in (0.5, 1), degrees >= 1; accurate to about 1e-10,
/// by bisection of the distribution function (Abramowitz and Stegun 1964, 26.7.1 and 26.5.8).
double student_t_quantile(double probability, double degrees);

}  // namespace tidegate
