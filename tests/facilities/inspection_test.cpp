#include "facilities/inspection.h"

#include <cmath>
#include <vector>

#include "catch.h"

using namespace tidegate;

namespace {

FacilityDef check_of(ServiceTime person, ServiceTime goods) {
    FacilityDef check;
    check.kind = FacilityKind::check;
    check.service = person;
    check.inspection.goods = goods;
    return check;
}

double drawn_s(const FacilityDef& check, std::uint64_t person, bool has_goods, std::uint64_t lane = 3) {
    return draw_inspected_s(check, {person, has_goods, 1, lane, std::uint32_t(person)}, Draws{5});
}

struct Sample {
    double mean_s = 0, standard_error_s = 0;
};
/// Of so many people, all with luggage or none.
Sample sample_of(const FacilityDef& check, bool has_goods, int people = 20000) {
    double sum = 0, squares = 0;
    for (int person = 0; person < people; ++person) {
        const double s = drawn_s(check, std::uint64_t(person), has_goods);
        sum += s, squares += s * s;
    }
    const double mean = sum / people;
    return {mean, std::sqrt((squares / people - mean * mean) / people)};
}

const std::vector<ServiceTime> laws{{ServiceLaw::constant, 8, 0},
                                    {ServiceLaw::exponential, 6, 0},
                                    {ServiceLaw::uniform, 9, 4},
                                    {ServiceLaw::lognormal, 10, 12},
                                    {ServiceLaw::lognormal, 7, 0}};

}  // namespace

TEST_CASE("the longer of two times has the mean that is known in closed form", "[facilities][checks]") {
    const auto mean_s = [](ServiceTime a, ServiceTime b) { return mean_inspected_s(check_of(a, b), 1); };
    CHECK(mean_s({ServiceLaw::constant, 6, 0}, {ServiceLaw::constant, 9, 0}) == Approx(9));
    CHECK(mean_s({ServiceLaw::constant, 9, 0}, {ServiceLaw::constant, 6, 0}) == Approx(9));
    // Exponential: a + b less the shorter of the two, whose rate is the sum of the rates.
    CHECK(mean_s({ServiceLaw::exponential, 6, 0}, {ServiceLaw::exponential, 9, 0}) == Approx(15 - 54.0 / 15).epsilon(0.001));
    CHECK(mean_s({ServiceLaw::constant, 6, 0}, {ServiceLaw::exponential, 9, 0}) ==
          Approx(6 + 9 * std::exp(-6.0 / 9)).epsilon(0.001));
    // Uniform and alike: two thirds of the range from the shortest on.
    const double half = std::sqrt(3.0) * 4;
    CHECK(mean_s({ServiceLaw::uniform, 9, 4}, {ServiceLaw::uniform, 9, 4}) == Approx(9 - half + 4 * half / 3).epsilon(0.001));
    // Lognormal and alike: m (1 + erf(sigma / 2)).
    const double sigma = std::sqrt(std::log(1 + 0.64));
    CHECK(mean_s({ServiceLaw::lognormal, 10, 8}, {ServiceLaw::lognormal, 10, 8}) ==
          Approx(10 * (1 + std::erf(sigma / 2))).epsilon(0.001));
}

TEST_CASE("drawn times of people with and without goods have the means that routes go by", "[facilities][checks]") {
    for (const ServiceTime& person : laws) {
        for (const ServiceTime& goods : laws) {
            CAPTURE(int(person.law), int(goods.law));
            const FacilityDef check = check_of(person, goods);
            const Sample with = sample_of(check, true), without = sample_of(check, false);
            // 3.5 standard errors: of 50 true means one lies beyond that in a hundred such tests.
            CHECK(std::abs(with.mean_s - mean_inspected_s(check, 1)) < 3.5 * with.standard_error_s + 1e-3);
            CHECK(std::abs(without.mean_s - person.mean_s) < 3.5 * without.standard_error_s + 1e-9);
            CHECK(mean_inspected_s(check, 0) == person.mean_s);
            CHECK(with.mean_s + 1e-9 >= std::max(person.mean_s, goods.mean_s) - 3.5 * with.standard_error_s);
        }
    }
}

TEST_CASE("a second inspection follows for its share of people and adds its time", "[facilities][checks]") {
    FacilityDef check = check_of({ServiceLaw::constant, 6, 0}, {ServiceLaw::lognormal, 0, 0});
    check.inspection.second_share = 0.2;
    check.inspection.second = {ServiceLaw::constant, 60, 0};
    constexpr int people = 20000;
    int second = 0;
    for (int person = 0; person < people; ++person) {
        const double s = drawn_s(check, std::uint64_t(person), false);
        REQUIRE((s == 6 || s == 66));
        second += s == 66;
    }
    CHECK(std::abs(second - 0.2 * people) < 3.5 * std::sqrt(0.2 * 0.8 * people));
    CHECK(mean_inspected_s(check, 0) == Approx(18));
    check.inspection.second = {ServiceLaw::lognormal, 60, 30};
    const Sample sample = sample_of(check, false);
    CHECK(std::abs(sample.mean_s - 18) < 3.5 * sample.standard_error_s);
}

TEST_CASE("goods take as long at whichever lane, and who is found twice is the same", "[facilities][checks]") {
    FacilityDef check = check_of({ServiceLaw::exponential, 0.1, 0}, {ServiceLaw::uniform, 30, 5});
    check.inspection.second_share = 0.5;
    check.inspection.second = {ServiceLaw::uniform, 200, 20};
    for (std::uint64_t person = 0; person < 100; ++person) {
        CHECK(drawn_s(check, person, true, 3) == drawn_s(check, person, true, 8));
    }
}

TEST_CASE("without goods, and without a second inspection, a service is what it was", "[facilities][checks]") {
    FacilityDef check = check_of({ServiceLaw::lognormal, 6, 2}, {ServiceLaw::lognormal, 0, 5});
    FacilityDef goods = check;
    goods.inspection.goods.mean_s = 20;
    for (std::uint64_t person = 0; person < 100; ++person) {
        const double s = drawn_s(check, person, false);
        CHECK(drawn_s(check, person, true) == s);
        CHECK(drawn_s(goods, person, false) == s);
    }
    CHECK(mean_inspected_s(check, 1) == 6);
}
