#include "demand/balance_trips.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidegate {
namespace {

constexpr double close_enough = 1e-6;
constexpr int most_rounds = 10000;

double sum_from(const TripTable& table, int from) {
    double sum = 0;
    for (int to = 0; to < table.places; ++to) sum += table.at(from, to);
    return sum;
}

double sum_to(const TripTable& table, int to) {
    double sum = 0;
    for (int from = 0; from < table.places; ++from) sum += table.at(from, to);
    return sum;
}

double worst_of(const TripTable& table, std::span<const double> leaving, std::span<const double> arriving) {
    double worst = 0;
    for (int i = 0; i < table.places; ++i) {
        const double out = leaving[static_cast<std::size_t>(i)], in = arriving[static_cast<std::size_t>(i)];
        if (out >= 0) worst = std::max(worst, std::abs(sum_from(table, i) - out));
        if (in >= 0) worst = std::max(worst, std::abs(sum_to(table, i) - in));
    }
    return worst;
}

}  // namespace

Balance balance(std::span<const double> leaving, std::span<const double> arriving, TripTable& table) {
    Balance result;
    result.worst = worst_of(table, leaving, arriving);
    while (result.worst > close_enough && result.rounds < most_rounds) {
        for (int from = 0; from < table.places; ++from) {
            const double wanted = leaving[static_cast<std::size_t>(from)], sum = sum_from(table, from);
            if (wanted < 0 || sum <= 0) continue;
            for (int to = 0; to < table.places; ++to) table.at(from, to) *= wanted / sum;
        }
        for (int to = 0; to < table.places; ++to) {
            const double wanted = arriving[static_cast<std::size_t>(to)], sum = sum_to(table, to);
            if (wanted < 0 || sum <= 0) continue;
            for (int from = 0; from < table.places; ++from) table.at(from, to) *= wanted / sum;
        }
        ++result.rounds;
        result.worst = worst_of(table, leaving, arriving);
    }
    return result;
}

std::vector<int> dealt(int total, std::span<const double> weights) {
    constexpr double same = 1e-9;  // remainders this close are equal: they come out of rounded products
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<int> people(weights.size(), 0);
    if (!(sum > 0)) return people;
    std::vector<double> rest;
    int left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = total * weights[i] / sum;
        people[i] = static_cast<int>(std::floor(exact + same));
        rest.push_back(exact - people[i]);
        left -= people[i];
    }
    for (; left > 0; --left) {
        std::size_t most = 0;
        for (std::size_t i = 1; i < rest.size(); ++i) {
            if (rest[i] > rest[most] + same) most = i;
        }
        ++people[most];
        rest[most] -= 1;
    }
    return people;
}

}  // namespace tidegate
