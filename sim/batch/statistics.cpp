#include "batch/statistics.h"

#include <cmath>
#include <limits>

#include "base/fault.h"

namespace tidegate {
namespace {

// Continued fraction of the incomplete beta function by the modified Lentz method (Lentz 1976,
// doi:10.1364/AO.15.000668).
double beta_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300;
    double c = 1;
    double d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::abs(d) < tiny ? tiny : d);
    double fraction = d;
    for (int m = 1; m <= 500; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double step = 1;
        for (const double term : {even, odd}) {
            d = 1 + term * d;
            d = 1 / (std::abs(d) < tiny ? tiny : d);
            c = 1 + term / c;
            c = std::abs(c) < tiny ? tiny : c;
            step = c * d;
            fraction *= step;
        }
        if (std::abs(step - 1) < 1e-15) break;
    }
    return fraction;
}

double regularised_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                  a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

// P(T > t) for t >= 0.
double upper_tail(double t, double degrees) {
    return 0.5 * regularised_beta(degrees / 2, 0.5, degrees / (degrees + t * t));
}

}  // namespace

double student_t_quantile(double probability, double degrees) {
    promise(probability > 0.5 && probability < 1 && degrees >= 1,
            "student_t_quantile: probability in (0.5, 1), degrees >= 1");
    const double tail = 1 - probability;
    double low = 0;
    double high = 1;
    while (upper_tail(high, degrees) > tail) high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (upper_tail(middle, degrees) > tail ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

MeanInterval mean_interval(std::span<const double> values) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    MeanInterval result{values.size(), none, none, none};
    if (values.empty()) return result;
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    result.mean = sum / n;
    if (values.size() == 1) return result;
    double squares = 0;
    for (const double value : values) squares += (value - result.mean) * (value - result.mean);
    const double half = student_t_quantile(0.975, n - 1) * std::sqrt(squares / (n - 1) / n);
    result.low = result.mean - half;
    result.high = result.mean + half;
    return result;
}

}  // namespace tidegate
