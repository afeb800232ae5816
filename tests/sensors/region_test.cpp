#include "sensors/region.h"

#include <cmath>

#include "base/draws.h"
#include "catch.h"
#include "sensors/small_venue.h"

using namespace tidegate;

namespace {

/// A star of random radii with a hole in the middle.
std::vector<Polygon> star(const Draws& draws, Vec2 middle) {
    Polygon polygon;
    for (int i = 0; i < 11; ++i) {
        const double radius =
            draws.uniform(Purpose::place, static_cast<std::uint64_t>(i), 0, 3, 14);
        const double angle = 2 * 3.14159265358979 * i / 11;
        polygon.outer.push_back(middle + Vec2{std::cos(angle), std::sin(angle)} * radius);
    }
    polygon.holes.push_back(
        {middle + Vec2{-1, -1}, middle + Vec2{-1, 1}, middle + Vec2{1, 1}, middle + Vec2{1, -1}});
    return {polygon};
}

}  // namespace

TEST_CASE("a region answers as the plain test of its polygons does",
          "[sensors][region][property]") {
    for (std::uint64_t world = 0; world < 20; ++world) {
        const Draws draws{world};
        const Vec2 origin{10000, -5000};
        const std::vector<Polygon> polygons = star(draws, {10020, -4980});
        const Region region = make_region(polygons, origin);
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Vec2 p{draws.uniform(Purpose::place, 100 + i, 0, 0, 40),
                         draws.uniform(Purpose::place, 5000 + i, 0, 0, 40)};
            CAPTURE(world, p.x, p.y);
            REQUIRE(contains(region, p) == is_inside(region.polygons, p));
        }
    }
}

TEST_CASE("a box that a region calls inside or outside is so at every place",
          "[sensors][region][property]") {
    for (std::uint64_t world = 0; world < 10; ++world) {
        const Draws draws{world};
        const Region region = make_region(star(draws, {20, 20}), {});
        int told = 0;
        for (std::uint64_t i = 0; i < 300; ++i) {
            const Vec2 low{draws.uniform(Purpose::place, 100 + i, 0, -2, 40),
                           draws.uniform(Purpose::place, 5000 + i, 0, -2, 40)};
            const Vec2 high = low + Vec2{1.5, 1.5};
            const CellKind kind = where_is(region, low, high);
            if (kind == CellKind::unknown) continue;
            ++told;
            for (double x = 0; x <= 1; x += 0.125)
                for (double y = 0; y <= 1; y += 0.125) {
                    const Vec2 p = low + Vec2{1.5 * x, 1.5 * y};
                    CAPTURE(world, p.x, p.y);
                    REQUIRE(is_inside(region.polygons, p) == (kind == CellKind::inside));
                }
        }
        CHECK(told > 100);
    }
}

TEST_CASE("a box that reaches beyond a region is not inside it", "[sensors][region]") {
    const Region region = make_region(std::vector<Polygon>{box(0, 0, 20, 20)}, {});
    CHECK(where_is(region, {5, 5}, {9, 9}) == CellKind::inside);
    CHECK(where_is(region, {-3, 5}, {9, 9}) == CellKind::unknown);
    CHECK(where_is(region, {15, 15}, {25, 18}) == CellKind::unknown);
    CHECK(where_is(region, {-9, -9}, {-3, -3}) == CellKind::outside);
    CHECK(where_is(region, {30, 5}, {33, 9}) == CellKind::outside);
    CHECK(where_is(make_region({}, {}), {0, 0}, {1, 1}) == CellKind::outside);
}
