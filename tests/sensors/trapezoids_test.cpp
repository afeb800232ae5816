#include "sensors/trapezoids.h"

#include <set>

#include "base/draws.h"
#include "catch.h"
#include "scenario/geos.h"
#include "sensors/small_venue.h"

using namespace tidegate;

namespace {

double area_m2(const Trapezoids& trapezoids) {
    double sum = 0;
    for (const Trapezoid& z : trapezoids.list)
        sum += 0.5 * (z.y1 - z.y0) * (z.right0 - z.left0 + z.right1 - z.left1);
    return sum;
}

/// How many trapezoids hang together with the first.
std::size_t reached(const Trapezoids& trapezoids) {
    std::set<std::int32_t> seen{0};
    std::vector<std::int32_t> next{0};
    while (!next.empty()) {
        const auto t = static_cast<std::size_t>(next.back());
        next.pop_back();
        for (auto c = trapezoids.first_contact[t]; c < trapezoids.first_contact[t + 1]; ++c)
            if (seen.insert(trapezoids.contacts[static_cast<std::size_t>(c)].other).second)
                next.push_back(trapezoids.contacts[static_cast<std::size_t>(c)].other);
    }
    return seen.size();
}

/// A hall of 40 m x 30 m less random obstacles.
std::vector<Polygon> cut_hall(std::uint64_t world) {
    const Draws draws{world};
    std::vector<Shape> obstacles;
    for (std::uint64_t i = 0; i < 8; ++i) {
        const Vec2 a{draws.uniform(Purpose::place, i, 0, 0, 40),
                     draws.uniform(Purpose::place, i, 1, 0, 30)};
        const Vec2 b = a + Vec2{draws.uniform(Purpose::place, i, 2, -8, 8),
                                draws.uniform(Purpose::place, i, 3, -8, 8)};
        obstacles.push_back(
            Shape::line(Segment{a, b}).thick(draws.uniform(Purpose::place, i, 4, 0.2, 3)));
    }
    return Shape::polygon(box(0, 0, 40, 30)).minus(Shape::unite(obstacles)).to_polygons();
}

}  // namespace

TEST_CASE("a rectangle is one trapezoid, with a hole four that hang together",
          "[sensors][trapezoids]") {
    std::vector<Polygon> floor{box(1, 2, 11, 8)};
    CHECK(make_trapezoids(floor).list.size() == 1);
    floor[0].holes.push_back({{4, 4}, {4, 5}, {6, 5}, {6, 4}});
    const Trapezoids cut = make_trapezoids(floor);
    CHECK(cut.list.size() == 4);
    CHECK(area_m2(cut) == Approx(58));
    CHECK(reached(cut) == 4);
    CHECK(trapezoid_at(cut, {5, 4.5}) == -1);
    CHECK(trapezoid_at(cut, {2, 3}) >= 0);
    CHECK(trapezoid_at(cut, {20, 3}) == -1);
    CHECK(make_trapezoids({}).list.empty());
}

TEST_CASE("the trapezoids of any floor cover it once and hang together as it does",
          "[sensors][trapezoids][property]") {
    for (std::uint64_t world = 0; world < 40; ++world) {
        const std::vector<Polygon> floor = cut_hall(world);
        CAPTURE(world, floor.size());
        const Trapezoids cut = make_trapezoids(floor);
        CHECK(area_m2(cut) == Approx(Shape::polygons(floor).area_m2()).epsilon(1e-9));
        std::size_t together = 0;
        for (const Polygon& part : floor) {
            const Trapezoids one = make_trapezoids(std::vector<Polygon>{part});
            CHECK(reached(one) == one.list.size());
            together += reached(one) > 0;
        }
        CHECK((floor.size() > 1) == (reached(cut) < cut.list.size()));
        CHECK(together == floor.size());
        const Draws draws{1000 + world};
        for (std::uint64_t i = 0; i < 200; ++i) {
            const Vec2 p{draws.uniform(Purpose::place, i, 0, -1, 41),
                         draws.uniform(Purpose::place, i, 1, -1, 31)};
            CAPTURE(p.x, p.y);
            REQUIRE((trapezoid_at(cut, p) >= 0) == is_inside(floor, p));
        }
    }
}

TEST_CASE("a search in a box meets every trapezoid there once", "[sensors][trapezoids][property]") {
    for (std::uint64_t world = 0; world < 10; ++world) {
        const Trapezoids cut = make_trapezoids(cut_hall(world));
        const Draws draws{2000 + world};
        for (std::uint64_t i = 0; i < 50; ++i) {
            const Vec2 low{draws.uniform(Purpose::place, i, 0, -5, 42),
                           draws.uniform(Purpose::place, i, 1, -5, 32)};
            const Vec2 high = low + Vec2{draws.uniform(Purpose::place, i, 2, 0, 15),
                                         draws.uniform(Purpose::place, i, 3, 0, 15)};
            std::multiset<std::int32_t> met, expected;
            for_each_in_box(cut, low, high, [&](std::int32_t t) { met.insert(t); });
            for (std::size_t t = 0; t < cut.list.size(); ++t) {
                const Trapezoid& z = cut.list[t];
                const bool apart = std::min(z.left0, z.left1) > high.x ||
                                   std::max(z.right0, z.right1) < low.x || z.y0 > high.y ||
                                   z.y1 < low.y;
                if (!apart) expected.insert(static_cast<std::int32_t>(t));
            }
            CHECK(met == expected);
        }
    }
}
