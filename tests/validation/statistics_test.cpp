#include "validate/statistics.h"

#include <cmath>

#include "catch.h"
#include "validate/findings.h"
#include "validate/flow.h"

using namespace tidegate;

TEST_CASE("mean, spread and percentiles are those of the textbook", "[validate]") {
    const std::vector<double> values{4, 1, 3, 2};
    CHECK(mean_of(values) == 2.5);
    CHECK(sd_of(values) == Approx(1.290994));
    CHECK(median(values) == 2.5);
    CHECK(percentile(values, 0) == 1);
    CHECK(percentile(values, 0.25) == 1.75);
    CHECK(percentile(values, 1) == 4);
    CHECK(std::isnan(mean_of({})));
    CHECK(std::isnan(percentile({}, 0.5)));
}

TEST_CASE("a straight line is found again, and how well it explains", "[validate]") {
    const std::vector<double> x{1, 2, 3, 4}, y{3, 5, 7, 9}, bent{3, 5, 7, 5};
    const LineFit fit = fit_line(x, y);
    CHECK(fit.slope == Approx(2));
    CHECK(fit.intercept == Approx(1));
    CHECK(fit.r2 == Approx(1));
    CHECK(fit_line(x, bent).slope == Approx(0.8));
    CHECK(fit_line(x, bent).r2 == Approx(0.4));
    CHECK(std::isnan(fit_line(std::vector<double>{2, 2}, std::vector<double>{1, 3}).slope));
}

TEST_CASE("a curve is linear between its points and flat beyond them", "[validate]") {
    const std::vector<double> x{1, 2, 4}, y{10, 20, 0};
    CHECK(interpolated(x, y, 0) == 10);
    CHECK(interpolated(x, y, 1.5) == 15);
    CHECK(interpolated(x, y, 3) == 10);
    CHECK(interpolated(x, y, 9) == 0);
}

TEST_CASE("the Kolmogorov-Smirnov distance sees what is uniform and what is not", "[validate]") {
    std::vector<double> even, squared;
    for (int i = 0; i < 1000; ++i) {
        const double u = (i + 0.5) / 1000;
        even.push_back(10 + 90 * u), squared.push_back(10 + 90 * u * u);
    }
    CHECK(distance_from(even, uniform_law(10, 100)) == Approx(0.0005));
    // u against u^2: largest at u = 1/2.
    CHECK(distance_from(squared, uniform_law(10, 100)) == Approx(0.25).margin(0.001));
    CHECK(critical_distance(1000) == Approx(0.0429).margin(0.0001));
    CHECK(critical_distance(100) == Approx(0.136).margin(0.001));  // the tables' 0.134
}

TEST_CASE("the flow is the slope between the 20th and the 80th percent of the passages",
          "[validate]") {
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) times.push_back(100 + 3.0 * i);  // hesitant at first
    for (int i = 0; i < 60; ++i) times.push_back(160 + 0.5 * i);  // two a second
    for (int i = 0; i < 20; ++i) times.push_back(190 + 9.0 * i);  // stragglers
    CHECK(flow_per_s(times) == Approx(2).epsilon(1e-9));
    CHECK(std::isnan(flow_per_s({1, 2, 3})));
}

TEST_CASE("a band holds when the mean and eight of ten seeds lie in it", "[validate]") {
    const Band band{1, 2};
    CHECK(holds({1.5}, band));
    CHECK(holds({1, 2}, band));
    CHECK(holds({1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 2.1, 2.1}, band));
    CHECK_FALSE(holds({1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 2.1, 2.1, 2.1}, band));
    CHECK_FALSE(holds({1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 99}, band));
    CHECK_FALSE(holds({}, band));
    CHECK_FALSE(holds({std::nan("")}, band));
}
