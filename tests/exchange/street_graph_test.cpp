#include "base/draws.h"
#include "catch.h"
#include "exchange/street_simplify.h"

using namespace tidegate;

namespace {

StreetWay way(const std::string& name, std::vector<Vec2> points, double width_m = 2) {
    return {"way/" + name, name, "footway", width_m, std::move(points)};
}

StreetGraph simplified(const std::vector<StreetWay>& ways, const StreetLimits& limits, StreetChanges& changes) {
    StreetGraph graph = street_graph(ways);
    changes = simplify(graph, limits);
    return graph;
}

constexpr StreetLimits nothing_joined{0, 0};

// Which link of the graph mostly bears a name.
const StreetLink& link_named(const StreetGraph& graph, const std::string& name) {
    const auto found =
        std::find_if(graph.links.begin(), graph.links.end(), [&](const StreetLink& link) { return most_of(link.names) == name; });
    REQUIRE(found != graph.links.end());
    return *found;
}

// Up to a dozen ways over the nodes of a grid: they cross, touch, lie on each other and lead back.
std::vector<StreetWay> tangle(std::uint64_t seed) {
    const Draws draws{seed};
    std::uint64_t count = 0;
    const auto below = [&](int n) { return std::min(n - 1, static_cast<int>(draws.uniform(Purpose::place, count++) * n)); };
    const double cell_m = below(2) == 0 ? 10 : 40;
    std::vector<StreetWay> ways;
    for (int left = 1 + below(12); left > 0; --left) {
        std::vector<Vec2> points;
        for (int i = 2 + below(5); i > 0; --i) points.push_back({cell_m * below(6), cell_m * below(6)});
        ways.push_back(way(below(2) == 0 ? "" : "street", std::move(points), 1.0 + below(4)));
    }
    return below(2) == 0 ? ways : ways_within(ways, {100, 100}, 30.0 + below(150));
}

void check_whole(const StreetGraph& graph, const StreetLimits& limits) {
    std::vector<int> links(graph.junctions.size(), 0);
    for (const StreetLink& link : graph.links) {
        REQUIRE(link.from != link.to);
        ++links.at(static_cast<std::size_t>(link.from));
        ++links.at(static_cast<std::size_t>(link.to));
        CHECK(link.points.size() >= 2);
    }
    for (const int n : links) CHECK((n == 1 || n > 2));
    for (const StreetJunction& junction : graph.junctions) {
        for (const Vec2 a : junction.joined) {
            for (const Vec2 b : junction.joined) CHECK(length(a - b) <= limits.join_m + 1e-9);
        }
    }
    StreetGraph again = graph;
    StreetChanges changes;
    keep_largest_part(again, changes);
    CHECK(changes.parts == 0);
}

// Of all links that mostly bear the name.
double metres_of(const StreetGraph& graph, const std::string& name) {
    double metres = 0;
    for (const StreetLink& link : graph.links) metres += most_of(link.names) == name ? length_m(graph, link) : 0;
    return metres;
}

}  // namespace

TEST_CASE("a street is split where others meet it, and its parts are as long as they are along the way", "[exchange][streets]") {
    const StreetGraph graph = street_graph({way("a", {{0, 0}, {30, 0}, {30, 40}, {100, 40}}), way("b", {{30, 40}, {30, 90}})});
    REQUIRE(graph.junctions.size() == 4);
    REQUIRE(graph.links.size() == 3);
    CHECK(length_m(graph, graph.links[0]) == Approx(70));
    CHECK(length_m(graph, graph.links[1]) == Approx(70));
    CHECK(length_m(graph, graph.links[2]) == Approx(50));
}

TEST_CASE("streets that cross without a common point do not meet", "[exchange][streets]") {
    const StreetGraph graph = street_graph({way("road", {{0, 0}, {100, 0}}), way("bridge", {{50, -50}, {50, 50}})});
    CHECK(graph.junctions.size() == 4);
    CHECK(graph.links.size() == 2);
}

TEST_CASE("a way drawn twice counts once, as the wider one, under the name that either has", "[exchange][streets]") {
    const StreetGraph graph = street_graph({way("", {{0, 0}, {50, 0}, {50, 50}}, 3), way("street", {{50, 50}, {50, 0}, {0, 0}}, 4)});
    // The bend is used twice, so it is a junction.
    REQUIRE(graph.links.size() == 2);
    CHECK(graph.links[0].width_m == 4);
    CHECK(most_of(graph.links[0].names) == "street");
}

TEST_CASE("a row of ways becomes one link, as wide as the narrowest, called by what most of it is called", "[exchange][streets]") {
    StreetChanges changes;
    const StreetGraph graph = simplified({way("short", {{0, 0}, {40, 0}}, 5), way("", {{40, 0}, {90, 0}}, 3), way("long", {{150, 0}, {90, 0}}, 4)},
                                         nothing_joined, changes);
    REQUIRE(graph.links.size() == 1);
    CHECK(length_m(graph, graph.links[0]) == Approx(150));
    CHECK(graph.links[0].width_m == 3);
    CHECK(most_of(graph.links[0].names) == "long");
}

TEST_CASE("short dead ends are left out, and the street they leave is one again", "[exchange][streets]") {
    StreetChanges changes;
    const std::vector<StreetWay> ways{way("main", {{0, 0}, {100, 0}, {200, 0}, {300, 0}}), way("court", {{100, 0}, {100, 30}}),
                                      way("branch", {{200, 0}, {200, 60}})};
    const StreetGraph graph = simplified(ways, {0, 50}, changes);
    REQUIRE(graph.links.size() == 3);
    CHECK(changes.dead_ends == 1);
    CHECK(changes.dead_ends_m == Approx(30));
    CHECK(length_m(graph, link_named(graph, "branch")) == Approx(60));
    CHECK(metres_of(graph, "main") == Approx(300));
}

TEST_CASE("of two short ends of a street the longer one stays, as the street that goes on", "[exchange][streets]") {
    StreetChanges changes;
    const StreetGraph graph =
        simplified({way("main", {{0, 0}, {100, 0}, {130, 0}}), way("court", {{100, 0}, {100, 20}})}, {0, 50}, changes);
    REQUIRE(graph.links.size() == 1);
    CHECK(length_m(graph, graph.links[0]) == Approx(130));
    CHECK(changes.dead_ends == 1);
}

TEST_CASE("only what is connected with the longest streets is kept", "[exchange][streets]") {
    StreetChanges changes;
    const StreetGraph graph = simplified({way("a", {{0, 0}, {60, 0}}), way("b", {{500, 0}, {700, 0}}), way("c", {{0, 300}, {50, 300}})},
                                         nothing_joined, changes);
    REQUIRE(graph.links.size() == 1);
    CHECK(most_of(graph.links[0].names) == "b");
    CHECK(changes.parts == 2);
    CHECK(changes.parts_m == Approx(110));
}

TEST_CASE("junctions near each other become one, and the ways over it keep their length", "[exchange][streets]") {
    StreetChanges changes;
    // Two side streets that meet the main one 10 m apart.
    const std::vector<StreetWay> ways{way("main", {{-100, 0}, {-5, 0}, {5, 0}, {100, 0}}), way("north", {{-5, 0}, {-5, 80}}),
                                      way("south", {{5, 0}, {5, -80}})};
    const StreetGraph graph = simplified(ways, {15, 50}, changes);
    REQUIRE(graph.junctions.size() == 5);
    CHECK(graph.links.size() == 4);
    CHECK(changes.joined == 1);
    CHECK(length_m(graph, link_named(graph, "north")) == Approx(85));
    CHECK(metres_of(graph, "main") == Approx(200));
}

TEST_CASE("a row of junctions near each other does not shrink to one", "[exchange][streets]") {
    StreetChanges changes;
    std::vector<Vec2> main;
    std::vector<StreetWay> ways;
    for (int i = 0; i <= 20; ++i) {
        main.push_back({10.0 * i, 0});
        ways.push_back(way("side" + std::to_string(i), {{10.0 * i, 0}, {10.0 * i, 90}}));
    }
    ways.push_back(way("main", main));
    const StreetGraph graph = simplified(ways, {15, 50}, changes);
    for (const StreetJunction& junction : graph.junctions) {
        for (const Vec2 a : junction.joined) CHECK(length(a - junction.at) <= 15);
    }
    // 21 ends of side streets, and at least every other junction of the main one.
    CHECK(graph.junctions.size() >= 21 + 10);
}

TEST_CASE("ways beside each other become one as wide as both; one that is much longer stays", "[exchange][streets]") {
    StreetChanges changes;
    const std::vector<StreetWay> ways{way("start", {{-80, 0}, {0, 0}}),
                                      way("end", {{100, 0}, {180, 0}}),
                                      way("street", {{0, 0}, {100, 0}}, 4),
                                      way("", {{0, 0}, {0, 5}, {100, 5}, {100, 0}}, 3),
                                      way("detour", {{0, 0}, {50, -80}, {100, 0}}, 2)};
    const StreetGraph graph = simplified(ways, nothing_joined, changes);
    REQUIRE(graph.links.size() == 4);
    CHECK(changes.side_by_side == 1);
    CHECK(link_named(graph, "street").width_m == 7);
    CHECK(length_m(graph, link_named(graph, "street")) == Approx(100));
    CHECK(link_named(graph, "detour").width_m == 2);
}

TEST_CASE("ways round from a junction back to it are left out", "[exchange][streets]") {
    StreetChanges changes;
    const StreetGraph graph =
        simplified({way("main", {{0, 0}, {100, 0}, {200, 0}}), way("loop", {{100, 0}, {150, 50}, {50, 50}, {100, 0}})}, nothing_joined, changes);
    CHECK(changes.loops == 1);
    REQUIRE(graph.links.size() == 1);
    CHECK(length_m(graph, graph.links[0]) == Approx(200));
    const StreetGraph ring = simplified({way("ring", {{0, 0}, {90, 0}, {90, 90}, {0, 0}})}, nothing_joined, changes);
    CHECK(ring.links.empty());
}

TEST_CASE("ways are cut where they leave a circle, and come back as parts of their own", "[exchange][streets]") {
    const std::vector<StreetWay> parts = ways_within({way("a", {{-200, 0}, {200, 0}}), way("b", {{-40, 0}, {0, 200}, {40, 0}}),
                                                      way("c", {{-200, 150}, {200, 150}}), way("d", {{0, 0}, {0, 0}, {60, 80}})},
                                                     {0, 0}, 100);
    REQUIRE(parts.size() == 4);
    CHECK(length_of(parts[0].points) == Approx(200));
    CHECK(parts[1].name == "b");
    CHECK(parts[1].points.front() == Vec2{-40, 0});
    CHECK(length(parts[1].points.back()) == Approx(100));
    CHECK(length(parts[2].points.front()) == Approx(100));
    CHECK(parts[2].points.back() == Vec2{40, 0});
    CHECK(length_of(parts[3].points) == Approx(100));
}

TEST_CASE("a link leaves its junction in the direction in which it goes on behind the first bends", "[exchange][streets]") {
    const StreetGraph graph = street_graph({way("a", {{0, 0}, {0, 2}, {60, 2}})});
    CHECK(direction_from(graph, graph.links[0], false).x > 0.99);
    CHECK(direction_from(graph, graph.links[0], true).x == Approx(-1));
}

TEST_CASE("however streets cross, what is left is connected, branches at every junction, and joins none too far apart", "[exchange][streets]") {
    std::size_t links = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        INFO("seed " << seed);
        const StreetLimits limits{static_cast<double>(seed % 60), static_cast<double>(seed % 90)};
        StreetChanges changes;
        const StreetGraph graph = simplified(tangle(seed), limits, changes);
        check_whole(graph, limits);
        links += graph.links.size();
    }
    CHECK(links > 1000);
}
