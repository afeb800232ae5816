#include "sensors/voronoi_cell.h"

#include <numbers>

#include "base/draws.h"
#include "catch.h"
#include "scenario/geos.h"
#include "sensors/people.h"
#include "sensors/small_venue.h"

using namespace tidegate;

namespace {

/// Many sides instead of an arc: 3e-6 too small.
Polygon disc(Vec2 middle, double radius_m) {
    constexpr int sides = 1440;
    Polygon polygon;
    for (int i = 0; i < sides; ++i) {
        const double angle = 2 * std::numbers::pi * i / sides;
        polygon.outer.push_back(middle + Vec2{std::cos(angle), std::sin(angle)} * radius_m);
    }
    return polygon;
}

/// A large rectangle on the side of the bisector of p and q where p stands.
Polygon nearer_to(Vec2 p, Vec2 q) {
    const Vec2 d = unit(q - p) * 100, side{-d.y, d.x}, middle = (p + q) * 0.5;
    return {{middle - side, middle + side, middle + side - d - d, middle - side - d - d}, {}};
}

/// The definition, word by word: everything by the geometry library, everybody against everybody.
struct Plain {
    std::vector<Polygon> floor, area;
    double radius_m = 2;

    /// All the floor that is nearer to person i than to anyone else, walls or not.
    Shape cell(const SensedPeople& people, std::size_t i) const {
        const Vec2 p = people.at(i);
        Shape cell = Shape::polygon(disc(p, radius_m)).common(Shape::polygons(floor));
        for (std::size_t k = 0; k < people.size(); ++k)
            if (!(people.at(k) == p))
                cell = cell.common(Shape::polygon(nearer_to(p, people.at(k))));
        return cell;
    }
    CellArea area_of(const SensedPeople& people, std::size_t i) const {
        for (const Polygon& piece : cell(people, i).to_polygons(0)) {
            if (!is_inside(std::vector<Polygon>{piece}, people.at(i))) continue;
            const Shape own = Shape::polygon(piece);
            return {own.area_m2(), own.common(Shape::polygons(area)).area_m2()};
        }
        return {};
    }
};

/// What is tested, for the same question.
struct Fast {
    Trapezoids floor, area;
    double radius_m = 2;
    NearPeople near;
    CellRoom room;

    explicit Fast(const Plain& plain)
        : floor(make_trapezoids(plain.floor)),
          area(make_trapezoids(plain.area)),
          radius_m(plain.radius_m) {}
    void put(const SensedPeople& people) { sort_people(people.columns(), near); }
    CellArea area_of(Vec2 p) {
        voronoi_cell(near, p, radius_m, room);
        return area_of_cell(floor, area, p, radius_m, room);
    }
};

/// A hall of 14 m x 10 m with walls and columns across it.
std::vector<Polygon> hall_with_walls(std::uint64_t world) {
    const Draws draws{world};
    std::vector<Shape> walls;
    for (std::uint64_t i = 0; i < world % 6; ++i) {
        const Vec2 a{draws.uniform(Purpose::place, i, 0, 0, 14),
                     draws.uniform(Purpose::place, i, 1, 0, 10)};
        const Vec2 b = a + Vec2{draws.uniform(Purpose::place, i, 2, -6, 6),
                                draws.uniform(Purpose::place, i, 3, -6, 6)};
        walls.push_back(
            Shape::line(Segment{a, b}).thick(draws.uniform(Purpose::place, i, 4, 0.1, 1.5)));
    }
    return Shape::polygon(box(0, 0, 14, 10)).minus(Shape::unite(walls)).to_polygons();
}

SensedPeople people_on(const std::vector<Polygon>& floor, std::uint64_t world, std::size_t count) {
    const Draws draws{100 + world};
    SensedPeople people;
    for (std::uint64_t i = 0; people.size() < count; ++i) {
        const Vec2 p{draws.uniform(Purpose::place, i, 0, 0, 14),
                     draws.uniform(Purpose::place, i, 1, 0, 10)};
        if (is_inside(floor, to_double(to_float(p)))) people.add(p);
    }
    return people;
}

}  // namespace

TEST_CASE("every cell is what the definition says, with walls, columns and few or many people",
          "[sensors][voronoi][property]") {
    for (std::uint64_t world = 0; world < 18; ++world) {
        Plain plain;
        plain.floor = hall_with_walls(world);
        plain.area = {{{{3, 2}, {11, 1}, {12, 8}, {7, 5}, {2, 9}}, {}}};
        plain.radius_m = world % 3 == 0 ? 0.8 : 2.0;
        const SensedPeople people = people_on(plain.floor, world, 4 + 3 * (world % 9));
        Fast fast(plain);
        fast.put(people);
        for (std::size_t i = 0; i < people.size(); ++i) {
            CAPTURE(world, i, people.at(i).x, people.at(i).y);
            const CellArea expected = plain.area_of(people, i);
            const CellArea found = fast.area_of(people.at(i));
            CHECK(found.own_m2 == Approx(expected.own_m2).epsilon(1e-5).margin(1e-6));
            CHECK(found.in_area_m2 == Approx(expected.in_area_m2).epsilon(1e-5).margin(2e-5));
        }
    }
}

TEST_CASE("cells tile a floor without walls inside: their areas add up to it",
          "[sensors][voronoi][property]") {
    for (std::uint64_t world = 0; world < 20; ++world) {
        Plain plain;
        plain.floor = plain.area = {{{{0, 1}, {9, 0}, {14, 4}, {12, 10}, {2, 8}}, {}}};
        plain.radius_m = 20;
        const SensedPeople people = people_on(plain.floor, world, 1 + 12 * world);
        Fast fast(plain);
        fast.put(people);
        double sum = 0;
        for (std::size_t i = 0; i < people.size(); ++i) sum += fast.area_of(people.at(i)).own_m2;
        CHECK(sum == Approx(Shape::polygons(plain.floor).area_m2()).epsilon(1e-9));
    }
}

TEST_CASE("behind a wall nothing is anybody's, and with that the cells tile any floor",
          "[sensors][voronoi][property]") {
    for (std::uint64_t world = 1; world < 6; ++world) {
        Plain plain;
        plain.floor = plain.area = hall_with_walls(world);
        plain.radius_m = 20;
        const SensedPeople people = people_on(plain.floor, world, 25);
        Fast fast(plain);
        fast.put(people);
        double own = 0, with_what_lies_behind = 0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            own += fast.area_of(people.at(i)).own_m2;
            with_what_lies_behind += plain.cell(people, i).area_m2();
        }
        const double floor_m2 = Shape::polygons(plain.floor).area_m2();
        CAPTURE(world);
        CHECK(with_what_lies_behind == Approx(floor_m2).epsilon(1e-6));
        CHECK(own <= floor_m2 * (1 + 1e-9));
    }
}

TEST_CASE("who is alone has a disc, cut off by the walls", "[sensors][voronoi]") {
    Plain plain;
    plain.floor = {box(0, 0, 14, 10)};
    plain.area = {box(0, 0, 7, 10)};
    Fast fast(plain);
    const auto alone_at = [&](Vec2 p) {
        SensedPeople people;
        people.add(p);
        fast.put(people);
        return fast.area_of(p);
    };
    const double full_m2 = std::numbers::pi * 4;
    CHECK(alone_at({7, 5}).own_m2 == Approx(full_m2));
    CHECK(alone_at({7, 5}).in_area_m2 == Approx(full_m2 / 2));
    CHECK(alone_at({10, 0}).own_m2 == Approx(full_m2 / 2));
    CHECK(alone_at({0, 0}).own_m2 == Approx(full_m2 / 4));
    CHECK(alone_at({3, 5}).in_area_m2 == Approx(full_m2));
    CHECK(alone_at({9.5, 5}).in_area_m2 == 0);
}

TEST_CASE("those who stand at one place share one cell", "[sensors][voronoi]") {
    Plain plain;
    plain.floor = plain.area = {box(0, 0, 14, 10)};
    Fast fast(plain);
    SensedPeople people;
    for (int i = 0; i < 4; ++i) people.add({5, 5});
    people.add({6, 5});
    fast.put(people);
    const double half_disc_and_strip =
        2 * (std::asin(0.25) * 4 + 0.5 * std::sqrt(3.75)) / 2 + 2 * std::numbers::pi;
    CHECK(fast.area_of({5, 5}).own_m2 == Approx(half_disc_and_strip));
    CHECK(fast.area_of({6, 5}).own_m2 == Approx(half_disc_and_strip));
}

TEST_CASE("who stands off the floor takes the nearest piece of it, or none", "[sensors][voronoi]") {
    Plain plain;
    plain.floor = plain.area = {box(0, 0, 4, 4), box(5, 0, 9, 4)};
    Fast fast(plain);
    SensedPeople people;
    people.add({4.4, 2});
    fast.put(people);
    const CellArea left = fast.area_of({4.4, 2});
    const Shape disc_there = Shape::polygon(disc(people.at(0), 2));
    CHECK(left.own_m2 ==
          Approx(disc_there.common(Shape::polygon(plain.floor[0])).area_m2()).epsilon(1e-4));
    SensedPeople far_away;
    far_away.add({20, 20});
    fast.put(far_away);
    CHECK(fast.area_of({20, 20}).own_m2 == 0);
}
