#include "demand/uncertainty.h"

#include <cmath>
#include <numeric>

#include "catch.h"

using namespace tidegate;

namespace {

constexpr int seeds = 2000;
constexpr SimTime end = 7200;

std::vector<DemandRow> three_rows() {
    std::vector<DemandRow> rows(3);
    const int counts[] = {1000, 3000, 6000};
    for (int r = 0; r < 3; ++r) {
        rows[std::size_t(r)].line = r + 2;
        rows[std::size_t(r)].count = counts[r];
        rows[std::size_t(r)].from = 1800 + 600 * r, rows[std::size_t(r)].to = 3600 + 600 * r;
    }
    return rows;
}

struct Moments {
    double mean = 0, sd = 0;
};
template <class Value>
Moments over_seeds(const UncertaintyDef& uncertainty, Value&& value) {
    double sum = 0, squares = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        std::vector<DemandRow> rows = three_rows();
        vary(uncertainty, Draws{std::uint64_t(seed)}, end, rows);
        const double v = value(rows);
        sum += v, squares += v * v;
    }
    const double mean = sum / seeds;
    return {mean, std::sqrt(squares / seeds - mean * mean)};
}

double total(const std::vector<DemandRow>& rows) {
    return std::accumulate(rows.begin(), rows.end(), 0.0, [](double sum, const DemandRow& row) { return sum + row.count; });
}

}  // namespace

TEST_CASE("the total varies by its own spread about what is expected", "[demand]") {
    const Moments all = over_seeds({0.2, 0, 0}, total);
    CHECK(all.mean == Approx(10000).epsilon(0.02));
    CHECK(all.sd == Approx(2000).epsilon(0.08));
    const Moments share = over_seeds({0.2, 0, 0}, [](const auto& rows) { return rows[0].count / total(rows); });
    CHECK(share.sd < 0.001);
}

TEST_CASE("shares vary against each other and leave the total", "[demand]") {
    const Moments all = over_seeds({0, 0.3, 0}, total);
    CHECK(all.mean == Approx(10000).margin(2));
    CHECK(all.sd < 2);
    CHECK(over_seeds({0, 0.3, 0}, [](const auto& rows) { return rows[0].count / total(rows); }).sd > 0.02);
}

TEST_CASE("times come earlier or later together, within the run", "[demand]") {
    const UncertaintyDef uncertainty{0, 0, 600};
    const Moments first = over_seeds(uncertainty, [](const auto& rows) { return rows[1].from; });
    CHECK(first.mean == Approx(2400).margin(60));
    CHECK(first.sd == Approx(600).epsilon(0.08));
    for (int seed = 1; seed <= seeds; ++seed) {
        std::vector<DemandRow> rows = three_rows();
        vary({0, 0, 4000}, Draws{std::uint64_t(seed)}, end, rows);
        for (const DemandRow& row : rows) CHECK((row.from >= 0 && row.to <= end && row.to > row.from));
    }
}

TEST_CASE("what is known varies not at all", "[demand]") {
    std::vector<DemandRow> rows = three_rows();
    vary({}, Draws{9}, end, rows);
    CHECK(rows[2].count == 6000);
    CHECK(rows[2].from == 3000);
}
