#include "sensors/sample_window.h"

#include <limits>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"

using namespace tidegate;

TEST_CASE("a window holds the last samples and forgets the others without a trace",
          "[sensors][window]") {
    SampleWindow window(3);
    CHECK(window.mean() == 0);
    window.add(1e9);
    window.add(2);
    CHECK(window.mean() == Approx((1e9 + 2) / 2));
    for (const double v : {0.1, 0.2, 0.3}) window.add(v);
    CHECK(window.count() == 3);
    CHECK(window.sum() == Approx(0.6).margin(1e-15));
    for (int i = 0; i < 3; ++i) window.add(0);
    CHECK(window.sum() == 0);
}

TEST_CASE("a window's sum is that of a plain sum over its samples, whatever its size",
          "[sensors][window][property]") {
    for (int size = 1; size <= 20; ++size) {
        SampleWindow window(size);
        std::vector<double> all;
        for (int i = 0; i < 100; ++i) {
            const Draws draws{static_cast<std::uint64_t>(size)};
            all.push_back(draws.uniform(Purpose::place, static_cast<std::uint64_t>(i)));
            window.add(all.back());
            double sum = 0;
            for (int k = std::max(0, i + 1 - size); k <= i; ++k)
                sum += all[static_cast<std::size_t>(k)];
            CAPTURE(size, i);
            REQUIRE(window.sum() == Approx(sum).epsilon(1e-12));
        }
    }
}

TEST_CASE("what is not a number cannot get into a window", "[sensors][window]") {
    SampleWindow window(2);
    CHECK_THROWS_AS(window.add(std::numeric_limits<double>::quiet_NaN()), BrokenPromise);
    CHECK_THROWS_AS(window.add(std::numeric_limits<double>::infinity()), BrokenPromise);
}

TEST_CASE("a window shorter than the time between two samples holds one", "[sensors][window]") {
    CHECK(samples_in(0.1, 1) == 1);
    CHECK(samples_in(60, 1) == 60);
    CHECK(samples_in(60, 0.5) == 120);
}
