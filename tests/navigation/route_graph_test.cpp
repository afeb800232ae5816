#include "catch.h"
#include "navigation/small_world.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// Hall 40 x 10 with an opening at x = 20; beyond it a stair (8 m) up to a gallery with the only
/// exit, at its far end, 20 m from the stair.
World two_levels() {
    VenueDef venue;
    venue.levels = {level("hall", {box(0, 0, 40, 10), {}}),
                    level("gallery", {box(46, 0, 66, 10), {}}, 4)};
    venue.openings = {opening("door", {{20, 10}, {20, 0}})};
    venue.connectors = {{.name = "stair",
                         .lower_level = {0},
                         .upper_level = {1},
                         .lower_line = {{40, 4}, {40, 6}},
                         .upper_line = {{46, 4}, {46, 6}},
                         .width_m = 2,
                         .length_m = 8,
                         .rise_m = 4}};
    venue.exits = {exit_at("way out", {{66, 4}, {66, 6}}, 1)};
    return make_world(venue);
}

struct Routes {
    RouteGraph graph;
    std::vector<PortalCost> costs;
    SidePace pace;
};
Routes routes_of(const World& world) {
    Routes routes{make_route_graph(world.portals, world.fields, world.rasters.zones), {}, {}};
    routes.costs.resize(world.portals.size());
    routes.pace.assign(2 * world.portals.size(), 1.0f);
    return routes;
}

}  // namespace

TEST_CASE("the time to go is the walking time over all legs with their paces, or the wait where that is longer",
          "[navigation]") {
    const World world = two_levels();
    Routes routes = routes_of(world);
    const int door = portal_row(world, "door"), lower = portal_row(world, "stair lower end"),
              upper = portal_row(world, "stair upper end"), out = portal_row(world, "way out");
    const std::vector<int> goals{out};
    const auto from_west = static_cast<std::size_t>(2 * door + 1);
    REQUIRE(world.portals[static_cast<std::size_t>(door)].sides[1].into == Vec2{-1, 0});
    // The door's right-hand side is west, so people who come from there cross it backwards.
    auto time = times_to_go(routes.graph, goals, routes.costs, routes.pace);
    CHECK(time[from_west] == Approx(20 + 8 + 20).margin(0.4));
    CHECK(time[static_cast<std::size_t>(2 * lower)] == Approx(8 + 20).margin(0.2));
    CHECK(time[static_cast<std::size_t>(2 * out)] == 0);

    routes.pace[static_cast<std::size_t>(2 * upper)] = 2;  // half the speed up the stair
    routes.costs[static_cast<std::size_t>(lower)].wait_s[0] = 30;
    time = times_to_go(routes.graph, goals, routes.costs, routes.pace);
    CHECK(time[from_west] == Approx(30 + 16 + 20).margin(0.5));
    CHECK(time[static_cast<std::size_t>(2 * lower)] == Approx(16 + 20).margin(0.4));
    // Whoever is walked behind up to a line has gone through it by then.
    routes.costs[static_cast<std::size_t>(lower)].wait_s[0] = 15;
    CHECK(times_to_go(routes.graph, goals, routes.costs, routes.pace)[from_west] == Approx(20 + 16 + 20).margin(0.5));
}

TEST_CASE("a closed stair makes the goal unreachable from below, and only from there",
          "[navigation]") {
    const World world = two_levels();
    Routes routes = routes_of(world);
    const int door = portal_row(world, "door"), lower = portal_row(world, "stair lower end"),
              upper = portal_row(world, "stair upper end"), out = portal_row(world, "way out");
    routes.costs[static_cast<std::size_t>(lower)].wait_s = {unreachable_s, unreachable_s};
    const std::vector<int> goals{out};
    const auto time = times_to_go(routes.graph, goals, routes.costs, routes.pace);
    CHECK(time[static_cast<std::size_t>(2 * door)] == unreachable_s);
    CHECK(time[static_cast<std::size_t>(2 * door + 1)] == unreachable_s);
    CHECK(time[static_cast<std::size_t>(2 * upper)] == Approx(20).margin(0.2));
}

TEST_CASE("no way leads from a line straight back through it, nor in through an exit",
          "[navigation]") {
    const World world = two_levels();
    const Routes routes = routes_of(world);
    const int out = portal_row(world, "way out");
    for (std::size_t state = 0; state < routes.graph.legs.size(); ++state) {
        for (const RouteGraph::Leg& leg : routes.graph.legs[state]) {
            CHECK(leg.portal != static_cast<int>(state / 2));
            if (leg.portal == out) CHECK(leg.direction == 0);
            CHECK(leg.distance_m > 0);
        }
    }
    CHECK(routes.graph.legs[static_cast<std::size_t>(2 * out)].empty());
    CHECK(routes.graph.from_zone.size() == 4);
    const ZoneId west = world.rasters.zone_at(0, {1, 1});
    REQUIRE(routes.graph.from_zone[west.index()].size() == 1);
    CHECK(routes.graph.from_zone[west.index()][0].direction == 1);
}
