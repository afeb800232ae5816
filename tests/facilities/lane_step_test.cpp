#include "facilities/lane_step.h"

#include <cmath>

#include "catch.h"

using namespace tidegate;

namespace {

struct Sample {
    double mean_s = 0, sd_s = 0, shortest_s = 1e9, longest_s = 0;
};

/// Of 20,000 services at ten lanes.
Sample sample_of(const ServiceTime& law) {
    const Draws draws{5};
    constexpr int lanes = 10;
    constexpr std::uint32_t services = 2000;
    double sum = 0, squares = 0;
    Sample sample;
    for (std::uint64_t lane = 0; lane < lanes; ++lane) {
        for (std::uint32_t nth = 0; nth < services; ++nth) {
            const double s = draw_service_s(law, draws, lane, nth);
            sum += s;
            squares += s * s;
            sample.shortest_s = std::min(sample.shortest_s, s);
            sample.longest_s = std::max(sample.longest_s, s);
        }
    }
    constexpr double n = lanes * services;
    sample.mean_s = sum / n;
    sample.sd_s = std::sqrt(squares / n - sample.mean_s * sample.mean_s);
    return sample;
}

}  // namespace

TEST_CASE("a lognormal service has the mean and the spread it was given", "[facilities]") {
    const Sample sample = sample_of({ServiceLaw::lognormal, 2.4, 0.8});
    CHECK(sample.mean_s == Approx(2.4).epsilon(0.02));
    CHECK(sample.sd_s == Approx(0.8).epsilon(0.02));
    CHECK(sample.shortest_s > 0);
}

TEST_CASE("a uniform service has the mean and the spread it was given and no tails", "[facilities]") {
    const Sample sample = sample_of({ServiceLaw::uniform, 6.0, 2.0});
    CHECK(sample.mean_s == Approx(6.0).epsilon(0.02));
    CHECK(sample.sd_s == Approx(2.0).epsilon(0.02));
    CHECK(sample.shortest_s > 6.0 - std::sqrt(3.0) * 2.0);
    CHECK(sample.longest_s < 6.0 + std::sqrt(3.0) * 2.0);
}

TEST_CASE("an exponential service spreads as much as it lasts, whatever spread was given", "[facilities]") {
    const Sample sample = sample_of({ServiceLaw::exponential, 3.0, 0.1});
    CHECK(sample.mean_s == Approx(3.0).epsilon(0.02));
    CHECK(sample.sd_s == Approx(3.0).epsilon(0.02));
}

TEST_CASE("a constant service always takes its time", "[facilities]") {
    const Sample sample = sample_of({ServiceLaw::constant, 2.5, 0.8});
    CHECK(sample.shortest_s == 2.5);
    CHECK(sample.longest_s == 2.5);
}

TEST_CASE("a service depends on seed, lane and number alone", "[facilities]") {
    const ServiceTime law;
    const double once = draw_service_s(law, Draws{7}, 3, 11);
    draw_service_s(law, Draws{7}, 9, 0);
    CHECK(draw_service_s(law, Draws{7}, 3, 11) == once);
    CHECK(draw_service_s(law, Draws{7}, 4, 11) != once);
    CHECK(draw_service_s(law, Draws{7}, 3, 12) != once);
    CHECK(draw_service_s(law, Draws{8}, 3, 11) != once);
}
