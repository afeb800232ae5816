#include "catch.h"
#include "base/chunks.h"
#include "navigation/small_world.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

FacilityDef gate_row(Segment line, int lanes) {
    FacilityDef gate;
    gate.name = "gates";
    gate.level = {0};
    gate.line = line;
    gate.lanes = gate.open_lanes = lanes;
    return gate;
}

/// Two halls 20 m deep with a row of lanes at x = 20 between them, 0.2 m thick.
World gate_world(int lanes, double width_m) {
    const FacilityDef gate = gate_row({{20, 0}, {20, width_m}}, lanes);
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, width_m), {}})};
    Ring& outer = venue.levels[0].floor[0].outer;
    outer.clear();
    const auto gaps = lane_segments(gate);
    outer = {{0, 0},
             {19.9, 0},
             {19.9, gaps.front().a.y},
             {20.1, gaps.front().a.y},
             {20.1, 0},
             {40, 0},
             {40, width_m},
             {20.1, width_m},
             {20.1, gaps.back().b.y},
             {19.9, gaps.back().b.y},
             {19.9, width_m},
             {0, width_m}};
    for (std::size_t i = 1; i < gaps.size(); ++i) {
        venue.levels[0].floor[0].holes.push_back(hole(19.9, gaps[i - 1].b.y, 20.1, gaps[i].a.y));
    }
    return make_world(venue, {gate});
}

/// Walks from p along the field of a portal's side until it is behind the line; it must pass
/// through it.
void check_walk(const World& world, const std::string& name, int side_row, Vec2 p) {
    const PortalSide& side = world.portals[static_cast<std::size_t>(portal_row(world, name))]
                                 .sides[static_cast<std::size_t>(side_row)];
    REQUIRE(side.zone.is_valid());
    const TravelField& field = field_to(world, name, side_row);
    CAPTURE(name, side_row, p.x, p.y);
    REQUIRE(std::isfinite(field.distance(to_float(p))));
    // Never below the straight line by more than the 1 % within which fields are exact.
    CHECK(field.distance(to_float(p)) > 0.99 * distance_m(side.line, p) - 0.02);
    double walked = 0;
    while (dot(p - side.line.a, side.into) > 0 && walked < 60) {
        p += to_double(field.walk_direction(to_float(p))) * 0.05;
        walked += 0.05;
    }
    CHECK(walked < 30);
    CHECK(distance_m(side.line, p) < 0.06);
}

}  // namespace

TEST_CASE("in free space people head straight for the nearest point of the line", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, 30), {}})};
    venue.exits = {exit_at("door", {{40, 14}, {40, 16}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "door");
    const Segment line{{40, 14}, {40, 16}};
    for (double x = 2; x < 38; x += 1.37) {
        for (double y = 2; y < 28; y += 1.71) {
            const Vec2 p{x, y};
            const Vec2 target = line.at(nearest_parameter(line, p));
            CAPTURE(x, y);
            CHECK(degrees_between(to_double(field.walk_direction(to_float(p))), target - p) < 2);
        }
    }
}

TEST_CASE("where ways keep clear of walls people head for the line, but not for its very end",
          "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, 30), {}})};
    venue.exits = {exit_at("door", {{40, 14}, {40, 16}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "door");
    for (double x = 2; x < 38; x += 1.37) {
        for (double y = 2; y < 28; y += 1.71) {
            const Vec2 p{x, y};
            const Vec2 low = Vec2{40, 14} - p, high = Vec2{40, 16} - p;
            const Vec2 way = to_double(field.walk_direction(to_float(p)));
            CAPTURE(x, y, degrees_between(way, low), degrees_between(way, high));
            const bool between = cross(low, way) >= 0 && cross(way, high) >= 0;
            CHECK((between || std::min(degrees_between(way, low), degrees_between(way, high)) < 2));
        }
    }
}

TEST_CASE("close to a line people walk over it, clear of its ends", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 20, 10), {}})};
    venue.exits = {exit_at("door", {{20, 4}, {20, 6}})};
    const World world = make_world(venue);
    const TravelField& field = field_to(world, "door");
    for (double y = 4.3; y < 5.7; y += 0.1) {
        for (const double x : {19.5, 19.8, 19.95, 20.05, 20.3}) {
            CAPTURE(x, y);
            CHECK(degrees_between(to_double(field.walk_direction(to_float({x, y}))), {1, 0}) < 12);
        }
    }
    const Vec2f from_low_end = field.walk_direction({19.7f, 4.05f});
    CHECK(from_low_end.x > 0.5f);
    CHECK(from_low_end.y > 0.2f);
}

TEST_CASE("every lane of a gate row can be reached and walked through", "[navigation]") {
    const World world = gate_world(9, 12.37);
    for (const Portal& portal : world.portals) {
        CAPTURE(portal.name);
        REQUIRE(portal.sides[0].zone.is_valid());
        REQUIRE(portal.sides[1].zone.is_valid());
        CHECK(portal.sides[0].zone != portal.sides[1].zone);
        check_walk(world, portal.name, 0, portal.sides[0].into.x > 0 ? Vec2{37, 6} : Vec2{3, 6});
        check_walk(world, portal.name, 1, portal.sides[1].into.x > 0 ? Vec2{37, 6} : Vec2{3, 6});
    }
}

TEST_CASE("a door of 0.8 m in a slanted partition is found from both sides", "[navigation]") {
    for (double tilt = -3; tilt < 3.1; tilt += 0.37) {
        const Vec2 foot{10 - tilt, 0}, head{10 + tilt, 12};
        const Segment partition{foot, head};
        const Vec2 half = partition.right_normal() * 0.1;
        const double size = partition.length_m();
        const Vec2 a = partition.at(0.5 - 0.4 / size), b = partition.at(0.5 + 0.4 / size);
        Polygon floor{{{0, 0}, {20, 0}, {20, 12}, {0, 12}}, {}};
        const Vec2 low = partition.at(0.02 / size), high = partition.at(1 - 0.02 / size);
        floor.holes.push_back({low - half, a - half, a + half, low + half});
        floor.holes.push_back({b - half, high - half, high + half, b + half});
        VenueDef venue;
        venue.levels = {level("hall", floor)};
        venue.openings = {opening("door", {a, b})};
        const World world = make_world(venue);
        CAPTURE(tilt);
        check_walk(world, "door", 0, {2, 1});
        check_walk(world, "door", 0, {2, 11});
        check_walk(world, "door", 1, {18, 1});
        check_walk(world, "door", 1, {18, 11});
    }
}

TEST_CASE("people come up to train doors", "[navigation]") {
    VenueDef venue;
    venue.levels = {level("platform", {box(0, 0, 60, 9), {hole(20, 3, 30, 6)}})};
    venue.platforms = {{"north", {0}, {{2, 9.2}, {58, 9.2}}, 8, 1.3},
                       {"south", {0}, {{58, 0.1}, {2, 0.1}}, 8, 1.3}};
    const World world = make_world(venue);
    REQUIRE(world.portals.size() == 16);
    for (std::size_t row = 0; row < world.portals.size(); ++row) {
        const Portal& door = world.portals[row];
        CAPTURE(door.name);
        CHECK(door.sides[0].into.y == Approx(row < 8 ? -1 : 1));
        CHECK(door.sides[1].plane == -1);
        const TravelField& field = field_to(world, door.name);
        for (Vec2 p : {Vec2{1, 4.5}, {25, 1}, {25, 7}, {59, 8}}) {
            for (int n = 0; n < 2000 && distance_m(door.sides[0].line, p) > 0.3; ++n) {
                p += to_double(field.walk_direction(to_float(p))) * 0.05;
            }
            CHECK(distance_m(door.sides[0].line, p) <= 0.3);
        }
    }
}

TEST_CASE("someone pressed against a wall still knows the way", "[navigation]") {
    const World world = gate_world(3, 6);
    const Portal& lane = world.portals[1];
    const TravelField& field = field_to(world, lane.name);
    const float far = lane.sides[0].into.x > 0 ? 25.0f : 15.0f;
    for (const float y : {0.0f, 0.01f, 5.99f, 6.0f}) {
        CAPTURE(y);
        const Vec2f direction = field.walk_direction({far, y});
        CHECK(length(direction) == Approx(1).margin(1e-5));
        CHECK(direction.x * (20 - far) > 0);
    }
    CHECK(length(field.walk_direction({far, -3})) == 0);
}

TEST_CASE("fields and rasters are the same whatever the number of threads", "[navigation]") {
    set_threads(1);
    const World one = gate_world(5, 9);
    set_threads(2);
    const World two = gate_world(5, 9);
    set_threads(0);
    REQUIRE(one.fields.size() == two.fields.size());
    CHECK(one.rasters.planes[0].distance_m == two.rasters.planes[0].distance_m);
    CHECK(one.rasters.planes[0].zone == two.rasters.planes[0].zone);
    for (std::size_t i = 0; i < one.fields.size(); ++i) {
        CHECK(one.fields[i].nodes == two.fields[i].nodes);
    }
}
