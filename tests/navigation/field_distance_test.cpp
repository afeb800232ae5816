#include "catch.h"
#include "base/draws.h"
#include "navigation/small_world.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// Length of the shortest way that turns at these points.
double way(std::vector<Vec2> points) {
    double sum = 0;
    for (std::size_t i = 1; i < points.size(); ++i) sum += length(points[i] - points[i - 1]);
    return sum;
}
/// How far a wall may seem from where it is: it lies between nodes 0.2 m apart, and those up to
/// 0.06 m inside it still count as floor.
constexpr double corner_error_m = 0.15;

void check_close(double measured, double exact) {
    CAPTURE(measured, exact, 100 * (measured / exact - 1));
    CHECK(std::abs(measured / exact - 1) < 0.01);
}

struct Bend {
    World world;
    std::vector<Vec2> corners;  ///< of the way, and the door at its end
    std::vector<Vec2> starts;

    const TravelField& field() const { return field_to(world, "door"); }
    double exact(Vec2 p) const {
        std::vector<Vec2> points{p};
        points.insert(points.end(), corners.begin(), corners.end());
        return way(points);
    }
};

Bend bend_l(double shift, double spacing_m) {
    const Vec2 corner{8 + shift, 8 + shift}, door{20, 5};
    VenueDef venue;
    venue.levels = {
        level("corner", {{{0, 0}, {20, 0}, {20, corner.y}, corner, {corner.x, 20}, {0, 20}}, {}})};
    venue.exits = {exit_at("door", {{20, 4}, door})};
    return {make_world(venue, {}, spacing_m),
            {corner, door},
            {{7, 19}, {2, 19}, {5, 15}, {7.5, 12}, {4, 18}}};
}

Bend bend_u(double shift, double spacing_m) {
    const Vec2 left{12 - shift, 7 - shift}, right{18 + shift, 7 - shift}, door{23, 20};
    VenueDef venue;
    venue.levels = {level(
        "bend",
        {{{0, 0}, {30, 0}, {30, 20}, {right.x, 20}, right, left, {left.x, 20}, {0, 20}}, {}})};
    venue.exits = {exit_at("door", {{25, 20}, door})};
    return {make_world(venue, {}, spacing_m), {left, right, door}, {{6, 18}, {2, 19}, {11, 15}, {1, 12}}};
}

}  // namespace

TEST_CASE("in free space the walking distance is the straight one", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, 30), {}})};
    venue.exits = {exit_at("door", {{40, 14}, {40, 16}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "door");
    const Segment line{{40, 14}, {40, 16}};
    for (const Vec2 p : {Vec2{35, 15}, {2, 2}, {10, 28}, {39, 25}, {20, 5}, {38, 1}, {0.3, 29.7}}) {
        CAPTURE(p.x, p.y);
        check_close(field.distance(to_float(p)), distance_m(line, p));
    }
}

TEST_CASE("around the corners of an L and a U the walking distance is exact within 1 %",
          "[navigation]") {
    for (const Bend& bend : {bend_l(0, field_spacing_m), bend_u(0, field_spacing_m)}) {
        for (const Vec2 p : bend.starts) {
            CAPTURE(bend.corners.size(), p.x, p.y);
            check_close(bend.field().distance(to_float(p)), bend.exact(p));
        }
    }
}

TEST_CASE(
    "with nodes 0.1 m apart distances around corners are exact within 1 % wherever the walls lie",
    "[navigation]") {
    const double fine = 0.1;
    for (double shift = 0; shift < 0.2; shift += 0.017) {
        for (const Bend& bend : {bend_l(shift, fine), bend_u(shift, fine)}) {
            for (const Vec2 p : bend.starts) {
                CAPTURE(shift, bend.corners.size(), p.x, p.y);
                check_close(bend.field().distance(to_float(p)), bend.exact(p));
            }
        }
    }
}

TEST_CASE(
    "at the usual spacing each corner adds at most 0.15 m of error to 1 %, wherever the walls lie",
    "[navigation]") {
    for (double shift = 0; shift < 0.2; shift += 0.017) {
        for (const Bend& bend : {bend_l(shift, field_spacing_m), bend_u(shift, field_spacing_m)}) {
            for (const Vec2 p : bend.starts) {
                CAPTURE(shift, bend.corners.size(), p.x, p.y);
                const double turns = static_cast<double>(bend.corners.size()) - 1;
                const double error = bend.field().distance(to_float(p)) - bend.exact(p);
                CHECK(std::abs(error) < 0.01 * bend.exact(p) + turns * corner_error_m);
            }
        }
    }
}

TEST_CASE("beside a line that lies behind a thin rail the way leads round the rail", "[navigation]") {
    // A rail 0.1 m thick runs up to the wall 0.3 m beside the exit's end; its other end is 4 m away.
    for (double shift = 0; shift < 0.1; shift += 0.03) {
        VenueDef venue;
        const double y = 7.45 + shift;
        venue.levels = {level("hall", {box(0, 0, 36, 20), {hole(32, y, 36, y + 0.1)}})};
        venue.exits = {exit_at("door", {{36, 4.5}, {36, y - 0.3}})};
        const World world = make_world(venue);
        const Vec2 p{35.8, y + 0.25}, end{32, y + 0.1};
        const double exact = way({p, end, {32, y}, {36, y - 0.3}});
        CAPTURE(shift, exact);
        const double found = field_to(world, "door").distance(to_float(p));
        CHECK(found > 0.99 * exact - corner_error_m);
        CHECK(found < 0.99 * exact + 1);  // nodes are 0.2 m apart, and the way turns back within half of that
    }
}

TEST_CASE("around a round obstacle the walking distance is exact within 1 %", "[navigation]") {
    const Vec2 centre{20, 15};
    const double radius = 5;
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, 30), {round_hole(centre, radius)}})};
    venue.exits = {exit_at("door", {{40, 14.75}, {40, 15.25}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "door");
    const auto around = [&](Vec2 p, double sign) {
        const Vec2 end{40, 15 + 0.25 * sign};
        const Vec2 a = p - centre, b = end - centre;
        const double from = std::atan2(sign * a.y, a.x) - std::acos(radius / length(a));
        const double to = std::atan2(sign * b.y, b.x) + std::acos(radius / length(b));
        return std::sqrt(dot(a, a) - radius * radius) + radius * (from - to) +
               std::sqrt(dot(b, b) - radius * radius);
    };
    for (const Vec2 p : {Vec2{2, 16}, {10, 15.5}, {5, 17}, {13, 16}}) {
        CAPTURE(p.x, p.y);
        check_close(field.distance(to_float(p)), around(p, 1));
        check_close(field.distance(to_float({p.x, 30 - p.y})), around({p.x, 30 - p.y}, -1));
    }
}

TEST_CASE("around any obstacles the way is at least the straight line and each step shortens it",
          "[navigation]") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Draws draws{seed};
        const auto draw = [&](std::uint64_t row, std::uint32_t nth, double low, double high) {
            return draws.uniform(Purpose::place, row, nth, low, high);
        };
        VenueDef venue;
        venue.levels = {level("hall", {box(0, 0, 24, 18), {}})};
        for (int i = 0; i < 6; ++i) {  // one obstacle in each sixth, so that they never meet
            const double x = 8 * (i % 3) + draw(i, 0, 0.8, 3), y = 9 * (i / 3) + draw(i, 1, 0.8, 3);
            venue.levels[0].floor[0].holes.push_back(
                hole(x, y, x + draw(i, 2, 0.3, 4), y + draw(i, 3, 0.3, 5)));
        }
        venue.exits = {exit_at("door", {{24, 8}, {24, 9.5}})};
        const World world = make_world(venue);
        const TravelField& field = field_to(world, "door");
        const Segment line{{24, 8}, {24, 9.5}};
        for (int i = 0; i < 200; ++i) {
            const Vec2 p{draw(100 + i, 0, 0.1, 23.9), draw(100 + i, 1, 0.1, 17.9)};
            if (world.rasters.planes[0].distance(to_float(p)) < 0.3f) continue;
            CAPTURE(seed, p.x, p.y);
            const double here = field.distance(to_float(p));
            REQUIRE(std::isfinite(here));
            CHECK(here > 0.99 * distance_m(line, p) - 0.02);  // exact within 1 %
            const Vec2 step = to_double(field.walk_direction(to_float(p)));
            CHECK(length(step) == Approx(1).margin(1e-5));
            if (distance_m(line, p) > 0.7) CHECK(field.distance(to_float(p + step * 0.2)) < here);
            Vec2 walker = p;
            for (int n = 0; n < 2000 && walker.x < 24; ++n) {
                walker += to_double(field.walk_direction(to_float(walker))) * 0.05;
            }
            CHECK(distance_m(line, walker) < 0.06);
        }
    }
}
