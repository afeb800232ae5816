#include "demand/arrivals.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "catch.h"

using namespace tidegate;

namespace {

DemandRow row(int line, double from, double to, int count, ArrivalLaw law = ArrivalLaw::random) {
    DemandRow result;
    result.line = line;
    result.from = from;
    result.to = to;
    result.count = count;
    result.origin = 0;
    result.goal.row = 0;
    result.law = law;
    return result;
}

/// Largest distance between the distribution of `values` and `cdf`.
double kolmogorov_distance(std::vector<double> values, const std::function<double(double)>& cdf) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double expected = cdf(values[i]);
        const auto rank = static_cast<double>(i);
        most = std::max({most, expected - rank / n, (rank + 1) / n - expected});
    }
    return most;
}
/// Above this, a true law is rejected once in a thousand samples (Smirnov's asymptotic value).
double critical_distance(std::size_t n) { return 1.95 / std::sqrt(static_cast<double>(n)); }

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

std::vector<double> speeds(const PopulationDef& people, int count) {
    std::vector<double> list;
    for (int i = 0; i < count; ++i) list.push_back(draw_free_speed(people, Draws{3}, std::uint64_t(i)));
    return list;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

/// Variance over mean of the counts in equal bins of [0, `end_s`).
double dispersion(const std::vector<Arrival>& arrivals, double end_s, std::size_t bins) {
    std::vector<double> counts(bins, 0);
    for (const Arrival& a : arrivals) {
        ++counts[std::min(bins - 1, std::size_t(a.due / end_s * static_cast<double>(bins)))];
    }
    const double m = mean(counts);
    double squares = 0;
    for (const double c : counts) squares += (c - m) * (c - m);
    return squares / static_cast<double>(bins - 1) / m;
}

}  // namespace

TEST_CASE("every demand row brings exactly its count within its time", "[demand]") {
    DemandDef demand;
    demand.rows = {row(2, 0, 60, 37), row(3, 30, 90, 0), row(4, 60, 600, 411), row(5, 0, 600, 5)};
    const auto arrivals = make_arrivals(demand, Draws{1});
    std::vector<int> counts(4, 0);
    for (const Arrival& a : arrivals) {
        const DemandRow& of = demand.rows[std::size_t(a.row)];
        ++counts[std::size_t(a.row)];
        CHECK((a.due >= of.from && a.due < of.to));
    }
    CHECK(counts == std::vector<int>{37, 0, 411, 5});
    CHECK(std::is_sorted(arrivals.begin(), arrivals.end(),
                         [](const Arrival& a, const Arrival& b) { return a.due < b.due; }));
}

TEST_CASE("random arrivals vary like a Poisson process, even ones do not", "[demand]") {
    DemandDef random;
    random.rows = {row(1, 0, 6000, 6000)};
    // 600 bins: the ratio is 1 with a standard error of 0.058.
    CHECK(dispersion(make_arrivals(random, Draws{1}), 6000, 600) == Approx(1).margin(0.15));
    DemandDef even;
    even.rows = {row(1, 0, 6000, 6000, ArrivalLaw::even)};
    const auto arrivals = make_arrivals(even, Draws{1});
    CHECK(dispersion(arrivals, 6000, 600) < 0.01);
    for (std::size_t i = 1; i < arrivals.size(); ++i) {
        REQUIRE(arrivals[i].due - arrivals[i - 1].due == Approx(1));
    }
}

TEST_CASE("random arrivals spread uniformly over their time", "[demand]") {
    DemandDef demand;
    demand.rows = {row(1, 100, 300, 5000)};
    std::vector<double> due;
    for (const Arrival& a : make_arrivals(demand, Draws{9})) due.push_back(a.due);
    CHECK(kolmogorov_distance(due, [](double t) { return (t - 100) / 200; }) <
          critical_distance(due.size()));
}

TEST_CASE("pre-movement times are uniform between their bounds", "[demand]") {
    DemandDef demand;
    demand.rows = {row(1, 0, 1, 5000)};
    demand.population.pre_movement_min_s = 0.97;
    demand.population.pre_movement_max_s = 1.62;
    std::vector<double> times;
    for (const Arrival& a : make_arrivals(demand, Draws{4})) {
        times.push_back(draw_pre_movement(demand.population, Draws{4}, a.person));
    }
    CHECK(kolmogorov_distance(times, [](double t) { return (t - 0.97) / (1.62 - 0.97); }) <
          critical_distance(times.size()));
}

TEST_CASE("free speeds follow the normal law cut at its limits", "[demand]") {
    PopulationDef people;
    people.free_speed_mean_m_s = 1.34;
    people.free_speed_sd_m_s = 0.26;
    people.free_speed_min_m_s = 0.97;
    people.free_speed_max_m_s = 1.62;
    const auto list = speeds(people, 20000);
    const double low = normal_cdf((0.97 - 1.34) / 0.26), high = normal_cdf((1.62 - 1.34) / 0.26);
    CHECK(*std::min_element(list.begin(), list.end()) >= 0.97);
    CHECK(*std::max_element(list.begin(), list.end()) <= 1.62);
    const auto cut = [&](double v) { return (normal_cdf((v - 1.34) / 0.26) - low) / (high - low); };
    CHECK(kolmogorov_distance(list, cut) < critical_distance(list.size()));
}

TEST_CASE("the usual free speeds have Weidmann's mean within 1 %", "[demand]") {
    const auto list = speeds(PopulationDef{}, 20000);
    CHECK(mean(list) == Approx(1.34).epsilon(0.01));
    CHECK(*std::min_element(list.begin(), list.end()) >= 0.30);
    CHECK(*std::max_element(list.begin(), list.end()) <= 2.50);
}

TEST_CASE("the age table has the means printed for test 7 of RiMEA", "[demand]") {
    CHECK((mean_speed_at_age(30) >= 1.52 && mean_speed_at_age(30) <= 1.56));
    CHECK((mean_speed_at_age(50) >= 1.39 && mean_speed_at_age(50) <= 1.43));
    CHECK((mean_speed_at_age(70) >= 1.05 && mean_speed_at_age(70) <= 1.09));
    CHECK(mean_speed_at_age(32.5) == Approx(0.5 * (mean_speed_at_age(30) + mean_speed_at_age(35))));
    CHECK(mean_speed_at_age(1) == mean_speed_at_age(3));
    CHECK(mean_speed_at_age(99) == mean_speed_at_age(80));
}

namespace {

struct AgeBand {
    double age, low_m_s, high_m_s;
};

double mean_speed_drawn(double age, const PopulationDef& limits) {
    PopulationDef people = limits;
    people.free_speed_law = SpeedLaw::by_age;
    people.age_min = people.age_max = age;
    return mean(speeds(people, 20000));
}

}  // namespace

TEST_CASE("speeds drawn at an age have the table's mean when no limit cuts them", "[demand]") {
    const AgeBand band =
        GENERATE(AgeBand{30, 1.52, 1.56}, AgeBand{50, 1.39, 1.43}, AgeBand{70, 1.05, 1.09});
    PopulationDef limits;
    limits.free_speed_min_m_s = 0.1;
    limits.free_speed_max_m_s = 3;
    const double drawn_m_s = mean_speed_drawn(band.age, limits);
    INFO("age " << band.age);
    CHECK(drawn_m_s >= band.low_m_s);
    CHECK(drawn_m_s <= band.high_m_s);
}

TEST_CASE("speeds drawn at an age have the table's mean within the usual limits", "[demand]") {
    CHECK(mean_speed_drawn(30, {}) >= 1.52);
    CHECK(mean_speed_drawn(70, {}) <= 1.09);
}

TEST_CASE("another row of demand changes nobody's draws", "[demand]") {
    DemandDef one, two;
    one.rows = {row(7, 0, 100, 50)};
    two.rows = {row(6, 0, 100, 80), row(7, 0, 100, 50)};
    const auto alone = make_arrivals(one, Draws{2});
    std::vector<Arrival> beside;
    for (const Arrival& a : make_arrivals(two, Draws{2})) {
        if (a.row == 1) beside.push_back(a);
    }
    REQUIRE(alone.size() == beside.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(alone[i].due == beside[i].due);
        CHECK(alone[i].person == beside[i].person);
        CHECK(free_speed_of(one, alone[i], Draws{2}) == free_speed_of(two, beside[i], Draws{2}));
    }
}
