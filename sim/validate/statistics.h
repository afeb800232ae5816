#pragma once
#include <functional>
#include <span>
#include <vector>

namespace tidegate {

/// Figures of lists of numbers. Sums run in index order; of an empty list everything is NaN.
double mean_of(std::span<const double> values);
double sd_of(std::span<const double> values);  ///< of the sample: n - 1; of one value 0
/// Quantile, `share` in [0, 1], linear between the two nearest ranks.
double percentile(std::vector<double> values, double share);
double median(std::vector<double> values);

/// Least squares: y = slope x + intercept.
struct LineFit {
    double slope = 0;
    double intercept = 0;
    double r2 = 0;  ///< share of the variance of y explained
};
LineFit fit_line(std::span<const double> x, std::span<const double> y);

/// Linear between the points (x ascending); the first and last values beyond them.
double interpolated(std::span<const double> x, std::span<const double> y, double at);

/// Share of a law below each value.
using Law = std::function<double(double)>;
Law uniform_law(double low, double high);
Law lognormal_law(double log_mean, double log_sd);
Law weibull_law(double scale, double shape);
/// Regularised incomplete gamma function of value / scale, by its series; within 1e-9.
Law gamma_law(double shape, double scale);

/// Largest distance between the distribution of `values` and a law (Kolmogorov and Smirnov).
double distance_from(std::vector<double> values, const Law& law);
/// Critical value of that distance at 5 %, one sample of n > 35: 1.358 / sqrt(n) (Massey 1951,
/// doi:10.1080/01621459.1951.10500769).
double critical_distance(std::size_t n);

}  // namespace tidegate
