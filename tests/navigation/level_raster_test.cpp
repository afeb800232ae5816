#include "catch.h"
#include "base/draws.h"
#include "navigation/small_world.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

double border_distance(const Polygon& floor, Vec2 p) {
    double best = 1e9;
    const auto visit = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            best = std::min(best, distance_m(Segment{ring[i], ring[(i + 1) % ring.size()]}, p));
        }
    };
    visit(floor.outer);
    for (const Ring& ring : floor.holes) visit(ring);
    return best;
}

Vec2 node_at(const LevelRaster& raster, int ix, int iy) {
    return {ix * double{raster.cell_m} - raster.margin_m,
            iy * double{raster.cell_m} - raster.margin_m};
}

}  // namespace

TEST_CASE("the distance to walls is exact at every node up to 1.5 m, thin barriers included",
          "[navigation]") {
    Polygon floor{{{0, 0}, {12, 0.7}, {11, 9}, {3.3, 10}},
                  {hole(4, 3, 4.2, 7), round_hole({8, 5}, 1.1, 40)}};
    floor.holes.push_back({{5, 2}, {5.1, 2.2}, {6.6, 1.5}, {6.5, 1.3}});
    VenueDef venue;
    venue.levels = {level("hall", floor)};
    const World world = make_shapes(venue);
    const LevelRaster& raster = world.rasters.planes[0];
    int floor_nodes = 0;
    for (int iy = 0; iy < raster.ny; ++iy) {
        for (int ix = 0; ix < raster.nx; ++ix) {
            const double exact = std::min(1.5, border_distance(floor, node_at(raster, ix, iy)));
            const float found = raster.distance_m[static_cast<std::size_t>(iy * raster.nx + ix)];
            if (std::abs(std::abs(found) - exact) > 2e-4) {
                CAPTURE(ix, iy, exact, found);
                REQUIRE(std::abs(std::abs(found) - exact) <= 2e-4);
            }
            floor_nodes += found > 0;
        }
    }
    const double floor_m2 = 0.5 * (12 * 9 - 0.7 * 11 + 11 * 10 - 9 * 3.3) - 0.8 - 3.79 - 0.37;
    CHECK(floor_nodes * 0.01 == Approx(floor_m2).epsilon(0.03));
    CHECK(raster.distance({4.1f, 5.0f}) < 0);
    CHECK(raster.distance({3.9f, 5.0f}) == Approx(0.1).margin(1e-3));
    CHECK(raster.gradient({3.9f, 5.0f}).x == Approx(-1).margin(1e-2));
}

TEST_CASE("an opening between walls divides the floor into two zones", "[navigation]") {
    const Draws draws{3};
    for (int i = 0; i < 30; ++i) {
        // A slanted line whose ends stay up to 0.25 m short of the walls.
        const double a = draws.uniform(Purpose::place, i, 0, 2, 8),
                     b = draws.uniform(Purpose::place, i, 1, 2, 8);
        const double gap = draws.uniform(Purpose::place, i, 2, 0, 0.25);
        VenueDef venue;
        venue.levels = {level("hall", {box(0, 0, 10, 6), {}})};
        venue.openings = {opening("door", {{a, gap}, {b, 6 - gap}})};
        const World world = make_shapes(venue);
        CAPTURE(a, b, gap);
        CHECK(world.rasters.zones == 2);
        CHECK(world.portals[0].sides[0].zone == world.rasters.zone_at(0, {0.5f, 3}));
        CHECK(world.portals[0].sides[1].zone == world.rasters.zone_at(0, {9.5f, 3}));
    }
}

TEST_CASE("a line drawn a little into the wall fences nothing off behind it", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 10, 6.3), {hole(0.0001, 4, 9, 4.2)}})};
    venue.openings = {opening("door", {{0.85, -0.2}, {5.5, 4.45}}),
                      opening("gap", {{8.9, 4.1}, {10, 4.1}})};
    const World world = make_shapes(venue);
    CHECK(world.rasters.zones == 3);
    CHECK(world.rasters.zone_at(0, {5.4f, 4.3f}) == world.rasters.zone_at(0, {5.4f, 6}));
}

TEST_CASE("a side without floor belongs to no zone and no way leads there", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 10, 6), {}})};
    venue.openings = {opening("blind door", {{10, 4}, {10, 2}})};  // left of it is outside
    venue.exits = {exit_at("way out", {{0, 2}, {0, 4}})};
    const World world = make_world(venue);
    CHECK_FALSE(world.portals[0].sides[0].zone.is_valid());
    CHECK(world.portals[0].sides[1].zone.is_valid());
    CHECK(world.fields[0].nx == 0);
    CHECK(world.fields[0].walk_direction({5, 3}) == Vec2f{});
    CHECK(std::isinf(world.fields[0].distance({5, 3})));
    const RouteGraph graph = make_route_graph(world.portals, world.fields, world.rasters.zones);
    REQUIRE(graph.from_zone[0].size() == 1);
    CHECK(graph.from_zone[0][0].portal == 1);
}

TEST_CASE("a line that lies on nodes of the raster divides the floor too", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 10, 6), {}})};
    venue.openings = {opening("door", {{5, 0}, {5, 6}}), opening("diagonal", {{6, 0}, {10, 4}})};
    CHECK(make_shapes(venue).rasters.zones == 3);
}

TEST_CASE(
    "a ring-shaped floor with one opening stays one zone, and its field does not cross the line",
    "[navigation]") {
    VenueDef venue;
    venue.levels = {level("ring", {box(0, 0, 20, 20), {hole(4, 4, 16, 16)}})};
    venue.openings = {opening("door", {{10, 0}, {10, 4}})};
    const World world = make_world(venue);
    CHECK(world.rasters.zones == 1);
    const TravelField& from_left = field_to(world, "door", 0);
    CHECK(from_left.distance({9, 2}) == Approx(1).margin(0.02));
    CHECK(from_left.distance({11, 2}) > 45);
}

TEST_CASE("the floor goes on behind exits and connector ends, but not behind train doors",
          "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 20, 10), {}}),
                    level("upper", {box(0, 0, 20, 10), {}}, 4)};
    venue.exits = {exit_at("way out", {{20, 4}, {20, 6}}),
                   exit_at("drawn outside", {{0.2, 0.0}, {4, -0.25}})};
    venue.platforms = {{"edge", {0}, {{4, 10}, {16, 10}}, 3, 1.3}};
    venue.connectors = {{.name = "stair",
                         .lower_level = {0},
                         .upper_level = {1},
                         .lower_line = {{0, 4}, {0, 6}},
                         .upper_line = {{20, 4}, {20, 6}},
                         .width_m = 2,
                         .length_m = 8,
                         .rise_m = 4}};
    const World world = make_shapes(venue);
    const LevelRaster& hall = world.rasters.planes[0];
    for (float out = -0.5f; out <= 0.5f; out += 0.1f) {
        CAPTURE(out);
        CHECK(hall.distance({20 + out, 5}) == Approx(1.0).margin(0.15));
        if (out > 0) CHECK(hall.distance({20 + out, 4.3f}) == Approx(0.3).margin(0.01));
        CHECK(hall.distance({-out, 5}) == Approx(1.0).margin(0.15));
        CHECK(hall.distance({2, -out}) > 0.5f);
        CHECK(world.rasters.zone_at(0, {20 + out, 5}) == world.rasters.zone_at(0, {10, 5}));
        CHECK(world.rasters.planes[2].distance({out, 1}) == Approx(1.0).margin(0.05));
        CHECK(world.rasters.planes[2].distance({8 + out, 0.3f}) == Approx(0.3).margin(0.05));
    }
    CHECK(hall.distance({19.9f, 3}) == Approx(0.1).margin(1e-3));
    CHECK(hall.distance({6, 9.8f}) == Approx(0.2).margin(1e-3));
    CHECK(hall.distance({6, 10.2f}) < 0);
}

TEST_CASE("people who walk through a stair find the same place along both lines", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(3, 5, 23, 15), {}}),
                    level("upper", {box(0, 0, 20, 10), {}}, 4)};
    venue.connectors = {{.name = "stair",
                         .lower_level = {0},
                         .upper_level = {1},
                         .lower_line = {{23, 9}, {23, 11}},
                         .upper_line = {{0, 4}, {0, 6}},
                         .width_m = 2,
                         .length_m = 8,
                         .rise_m = 4}};
    venue.exits = {exit_at("out", {{20, 10}, {18, 10}}, 1)};
    const World world = make_shapes(venue);
    REQUIRE(world.portals.size() == 3);
    const Portal& lower = world.portals[0];
    const Portal& upper = world.portals[1];
    CHECK(lower.name == "stair lower end");
    CHECK(lower.sides[0].plane == 0);
    CHECK(lower.sides[0].into == Vec2{-1, 0});
    CHECK(lower.sides[0].line.a == Vec2{20, 4});
    CHECK(lower.sides[1].plane == 2);
    CHECK(lower.sides[1].line.b == Vec2{0, 2});
    CHECK(upper.sides[0].into == Vec2{-1, 0});
    CHECK(upper.sides[1].into == Vec2{1, 0});
    CHECK(lower.sides[1].zone == upper.sides[0].zone);
    CHECK(world.portals[2].sides[0].into.y == Approx(-1));
    CHECK(world.portals[2].sides[1].plane == -1);
    CHECK(world.rasters.zones == 3);
}

TEST_CASE("a partition thinner than the raster still divides the floor", "[navigation]") {
    for (const double thick_m : {0.02, 0.05, 0.1, 0.2}) {
        for (double tilt = 0; tilt < 3; tilt += 0.61) {
            Polygon floor{box(0, 0, 20, 12), {}};
            // A fin from the lower wall, 8 m high: ways from side to side lead around its end.
            floor.outer = {
                {0, 0},  {10, 0},  {10 + tilt, 8}, {10 + tilt + thick_m, 8}, {10 + thick_m, 0},
                {20, 0}, {20, 12}, {0, 12}};
            VenueDef venue;
            venue.levels = {level("hall", floor)};
            venue.exits = {exit_at("way out", {{20, 1}, {20, 3}})};
            const World world = make_world(venue);
            const double shortest = length(Vec2{4 + tilt, 6}) + length(Vec2{10 - tilt, 5});
            CAPTURE(thick_m, tilt);
            CHECK(field_to(world, "way out").distance({6, 2}) > shortest - 0.2);
        }
    }
}

TEST_CASE("a line before a thin wall does not open that wall", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 20, 10), {hole(0, 4.9, 14, 5.2)}})};
    venue.exits = {exit_at("lift door", {{5, 4.9}, {7, 4.9}})};
    const World world = make_shapes(venue);
    const LevelRaster& raster = world.rasters.planes[0];
    CHECK(world.portals[0].sides[0].into.y == Approx(-1));
    CHECK(raster.distance({6, 4.9f}) > 0.1f);
    CHECK(raster.distance({6, 5.3f}) == Approx(0.1).margin(2e-3));
    CHECK(raster.distance({6, 5.6f}) == Approx(0.4).margin(2e-3));
    CHECK(raster.distance({8, 4.8f}) == Approx(0.1).margin(2e-3));
}

TEST_CASE("two exits side by side can both be walked over", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 20, 10), {}})};
    venue.exits = {exit_at("left", {{20, 3}, {20, 5}}), exit_at("right", {{20, 7}, {20, 5}})};
    const World world = make_shapes(venue);
    const LevelRaster& raster = world.rasters.planes[0];
    CHECK(world.rasters.zones == 1);
    CHECK(raster.distance({20, 4}) == Approx(1).margin(0.01));
    CHECK(raster.distance({20.3f, 6}) == Approx(1).margin(0.01));
    CHECK(world.portals[1].sides[0].into.x == Approx(-1));
}

TEST_CASE("levels far from the origin keep their shape", "[navigation]") {
    const Vec2 far{431000, 3454000};
    VenueDef venue;
    venue.levels = {level("hall", {box(far.x, far.y, far.x + 20, far.y + 10), {}})};
    venue.exits = {exit_at("door", {far + Vec2{20, 4}, far + Vec2{20, 6}})};
    const World world = make_shapes(venue);
    CHECK(world.planes[0].origin == far);
    CHECK(world.planes[0].size == Vec2{20, 10});
    CHECK(world.portals[0].sides[0].line.a == Vec2{20, 4});
    CHECK(world.rasters.planes[0].distance({0.4f, 5}) == Approx(0.4).margin(1e-3));
}

TEST_CASE("a level too large for its raster is refused with a cure", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("city", {box(0, 0, 20000, 20000), {}})};
    CHECK_THROWS_AS(make_shapes(venue), InputError);
}

TEST_CASE("people near openings and lanes can be told by the raster", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 10, 6), {}})};
    venue.openings = {opening("door", {{5, 0}, {5, 6}})};
    const LevelRaster raster = make_shapes(venue).rasters.planes[0];
    const auto near = [&](Vec2f p) {
        return raster.near_opening[static_cast<std::size_t>(raster.nearest_node(p))];
    };
    CHECK(near({5.6f, 3}) == 1);
    CHECK(near({4.4f, 3}) == 1);
    CHECK(near({5.8f, 3}) == 0);
    CHECK(near({1, 1}) == 0);
}
