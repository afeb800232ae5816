#include "batch/statistics.h"

#include "catch.h"

#include <cmath>
#include <vector>

using namespace tidegate;

TEST_CASE("quantiles of Student's t agree with the printed tables", "[batch][statistics]") {
    // Two-sided 95 %: Abramowitz and Stegun 1964, table 26.10.
    CHECK(student_t_quantile(0.975, 1) == Approx(12.706).margin(5e-4));
    CHECK(student_t_quantile(0.975, 2) == Approx(4.303).margin(5e-4));
    CHECK(student_t_quantile(0.975, 9) == Approx(2.262).margin(5e-4));
    CHECK(student_t_quantile(0.975, 30) == Approx(2.042).margin(5e-4));
    CHECK(student_t_quantile(0.975, 120) == Approx(1.980).margin(5e-4));
    CHECK(student_t_quantile(0.95, 5) == Approx(2.015).margin(5e-4));
    CHECK(student_t_quantile(0.995, 3) == Approx(5.841).margin(5e-4));
    // With many degrees it is the normal's 1.959964.
    CHECK(student_t_quantile(0.975, 1e6) == Approx(1.959966).margin(5e-6));
}

TEST_CASE("a mean comes with its 95 % interval", "[batch][statistics]") {
    const std::vector<double> values = {4, 5, 6, 7, 8};
    const MeanInterval row = mean_interval(values);
    CHECK(row.n == 5);
    CHECK(row.mean == Approx(6));
    // sd = sqrt(2.5), t(0.975, 4) = 2.7764.
    CHECK(row.high - row.mean == Approx(2.7764 * std::sqrt(2.5 / 5)).epsilon(1e-4));
    CHECK(row.mean - row.low == Approx(row.high - row.mean));
}

TEST_CASE("one value has a mean and no interval, none has neither", "[batch][statistics]") {
    const std::vector<double> one = {3.5};
    CHECK(mean_interval(one).mean == 3.5);
    CHECK(std::isnan(mean_interval(one).low));
    CHECK(std::isnan(mean_interval(one).high));
    CHECK(mean_interval({}).n == 0);
    CHECK(std::isnan(mean_interval({}).mean));
}
