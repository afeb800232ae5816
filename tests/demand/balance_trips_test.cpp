#include "demand/balance_trips.h"

#include <array>

#include "catch.h"

using namespace tidegate;

TEST_CASE("balancing by hand: two places, the weights' odds ratio stays", "[demand][counts]") {
    // Weights 1, 2 | 3, 1; 40 and 60 leave, 70 and 30 arrive. With x = T_11: T_12 = 40 - x, T_21 = 70 - x, T_22 = x - 10, and
    // T_11 T_22 / (T_12 T_21) = 1 * 1 / (2 * 3): 6 x (x - 10) = (40 - x) (70 - x), x^2 + 10 x - 560 = 0, x = sqrt(585) - 5 = 19.186773.
    TripTable table{2, {1, 2, 3, 1}};
    const Balance result = balance(std::array{40.0, 60.0}, std::array{70.0, 30.0}, table);
    CHECK(result.worst < 1e-6);
    CHECK(result.rounds > 1);
    CHECK(table.at(0, 0) == Approx(19.186773).epsilon(1e-6));
    CHECK(table.at(0, 1) == Approx(40 - 19.186773).epsilon(1e-6));
    CHECK(table.at(1, 0) == Approx(70 - 19.186773).epsilon(1e-6));
    CHECK(table.at(1, 1) == Approx(19.186773 - 10).epsilon(1e-6));
}

TEST_CASE("equal weights give products of the sums", "[demand][counts]") {
    TripTable table{3, std::vector<double>(9, 1)};
    balance(std::array{20.0, 30.0, 50.0}, std::array{10.0, 40.0, 50.0}, table);
    for (int from = 0; from < 3; ++from) {
        for (int to = 0; to < 3; ++to) {
            const double wanted = std::array{20.0, 30.0, 50.0}[std::size_t(from)] * std::array{10.0, 40.0, 50.0}[std::size_t(to)] / 100;
            CHECK(table.at(from, to) == Approx(wanted));
        }
    }
}

TEST_CASE("what is free gives way, and sums that cannot be met are told", "[demand][counts]") {
    // Place 2 is everything beyond: no trips between the others.
    TripTable star{3, {0, 0, 1, 0, 0, 1, 1, 1, 0}};
    CHECK(balance(std::array{5.0, 7.0, -1.0}, std::array{11.0, 2.0, -1.0}, star).worst == 0);
    CHECK(star.at(0, 2) == 5);
    CHECK(star.at(2, 0) == 11);
    TripTable closed{2, {0, 1, 1, 0}};
    CHECK(balance(std::array{5.0, 7.0}, std::array{7.0, 9.0}, closed).worst == Approx(4));
}

TEST_CASE("people are dealt in whole numbers, the first of equals the one too many", "[demand][counts]") {
    CHECK(dealt(465 + 464, std::array{1.0, 1.0}) == std::vector<int>{465, 464});
    CHECK(dealt(10, std::array{1.0, 1.0, 1.0}) == std::vector<int>{4, 3, 3});
    CHECK(dealt(10, std::array{0.5, 3.4, 6.1}) == std::vector<int>{1, 3, 6});
    CHECK(dealt(7, std::array{0.0, 2.0}) == std::vector<int>{0, 7});
    CHECK(dealt(7, std::array{0.0, 0.0}) == std::vector<int>{0, 0});
}
