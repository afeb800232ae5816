#include "validate/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
}

double mean_of(std::span<const double> values) {
    if (values.empty()) return unknown;
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

double sd_of(std::span<const double> values) {
    if (values.empty()) return unknown;
    if (values.size() == 1) return 0;
    const double mean = mean_of(values);
    double squares = 0;
    for (const double v : values) squares += (v - mean) * (v - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return unknown;
    std::sort(values.begin(), values.end());
    const double rank = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    if (below + 1 >= values.size()) return values.back();
    return values[below] +
           (values[below + 1] - values[below]) * (rank - static_cast<double>(below));
}

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

LineFit fit_line(std::span<const double> x, std::span<const double> y) {
    const double mx = mean_of(x), my = mean_of(y);
    double xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mx) * (x[i] - mx);
        xy += (x[i] - mx) * (y[i] - my);
        yy += (y[i] - my) * (y[i] - my);
    }
    if (!(xx > 0)) return {unknown, unknown, unknown};
    const double slope = xy / xx;
    return {slope, my - slope * mx, yy > 0 ? xy * xy / (xx * yy) : 1};
}

double interpolated(std::span<const double> x, std::span<const double> y, double at) {
    if (x.empty()) return unknown;
    if (at <= x.front()) return y.front();
    for (std::size_t i = 1; i < x.size(); ++i) {
        if (at <= x[i]) return y[i - 1] + (y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]);
    }
    return y.back();
}

Law uniform_law(double low, double high) {
    return [=](double value) { return std::clamp((value - low) / (high - low), 0.0, 1.0); };
}

Law lognormal_law(double log_mean, double log_sd) {
    return [=](double value) {
        return value <= 0 ? 0.0 : 0.5 * std::erfc((log_mean - std::log(value)) / (log_sd * std::sqrt(2.0)));
    };
}

Law weibull_law(double scale, double shape) {
    return [=](double value) { return value <= 0 ? 0.0 : 1 - std::exp(-std::pow(value / scale, shape)); };
}

Law gamma_law(double shape, double scale) {
    return [=](double value) {
        const double x = value / scale;
        if (x <= 0) return 0.0;
        double term = 1 / shape, sum = term;
        for (int n = 1; n < 2000 && term > 1e-10 * sum; ++n) sum += term *= x / (shape + n);
        return std::min(1.0, sum * std::exp(shape * std::log(x) - x - std::lgamma(shape)));
    };
}

double distance_from(std::vector<double> values, const Law& law) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double share = law(values[i]);
        const auto rank = static_cast<double>(i);
        worst = std::max({worst, std::abs(share - rank / n), std::abs(share - (rank + 1) / n)});
    }
    return worst;
}

double critical_distance(std::size_t n) { return 1.358 / std::sqrt(static_cast<double>(n)); }

}  // namespace tidegate
