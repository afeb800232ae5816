#include <filesystem>
#include <queue>

#include "catch.h"
#include "engine/simulation.h"
#include "exchange/ogr/read_map.h"
#include "exchange/small_maps.h"
#include "exchange/small_streets.h"
#include "exchange/street_draft.h"
#include "exchange/street_rules.h"
#include "scenario/projection.h"
#include "validation/data_folder.h"

// Streets of real city centres: no part of the sources, so these tests may find nothing to do.

using namespace tidegate;
using namespace tidegate::testing;

namespace {

struct City {
    const char* file;
    Vec2 around;
    double within_m;
};

const City helsinki{"helsinki_centre.osm.pbf", {24.9430, 60.1695}, 220};
const City porto_alegre{"porto_alegre_centre.osm.pbf", {-51.2285, -30.0300}, 300};

std::optional<RawMap> map_of(const City& city) {
    const std::string path = data_folder() + "/osm/" + city.file;
    if (!std::filesystem::exists(path)) {
        WARN("SKIP: " << path << " is not there");
        return {};
    }
    Faults faults;
    RawMap raw = read_map(path, {}, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    return raw;
}

StreetOptions options_of(const City& city) {
    StreetOptions options;
    options.around = city.around;
    options.within_m = city.within_m;
    return options;
}

// The streets of the map as they are drawn, in metres, before anything is joined.
StreetGraph drawn_streets(const RawMap& raw, const City& city) {
    ImportReport report;
    std::vector<StreetWay> ways = walkable_ways(raw, report);
    const Projection projection(city.around);
    for (StreetWay& way : ways) {
        for (Vec2& p : way.points) p = projection.to_local(p);
    }
    StreetGraph graph = street_graph(ways_within(ways, {}, city.within_m));
    StreetChanges changes;
    keep_largest_part(graph, changes);
    return graph;
}

using Ways = std::vector<std::vector<std::pair<std::size_t, double>>>;

void add_way(Ways& ways, std::size_t a, std::size_t b, double m) {
    ways[a].emplace_back(b, m);
    ways[b].emplace_back(a, m);
}

// Dijkstra's ways from one node to all.
std::vector<double> metres_from(const Ways& ways, std::size_t start) {
    std::vector<double> metres(ways.size(), 1e30);
    std::priority_queue<std::pair<double, std::size_t>> open;
    open.emplace(0, start);
    metres[start] = 0;
    while (!open.empty()) {
        const auto [minus_m, at] = open.top();
        open.pop();
        if (-minus_m > metres[at]) continue;
        for (const auto& [to, m] : ways[at]) {
            if (metres[at] + m >= metres[to]) continue;
            metres[to] = metres[at] + m;
            open.emplace(-metres[to], to);
        }
    }
    return metres;
}

Ways ways_of(const StreetGraph& graph) {
    Ways ways(graph.junctions.size());
    for (const StreetLink& link : graph.links) {
        add_way(ways, static_cast<std::size_t>(link.from), static_cast<std::size_t>(link.to), length_m(graph, link));
    }
    return ways;
}

// Nodes: the middles of the halls, then both ends of each link. Ways over a hall are straight from door to door.
Ways ways_of(const StreetsDraft& draft) {
    const std::size_t halls = draft.halls.size();
    Ways ways(halls + 2 * draft.streets.size());
    const auto node = [&](const StreetDoor& door, std::size_t hall) {
        const auto street = static_cast<std::size_t>(door.street);
        return halls + 2 * street + (draft.streets[street].to == static_cast<int>(hall) ? 1 : 0);
    };
    for (std::size_t h = 0; h < halls; ++h) {
        const JunctionHall& hall = draft.halls[h];
        for (const StreetDoor& a : hall.doors) {
            if (a.street < 0) continue;
            add_way(ways, h, node(a, h), length(a.in_hall - Vec2{hall.length_m, hall.width_m} * 0.5));
            for (const StreetDoor& b : hall.doors) {
                if (b.street > a.street) add_way(ways, node(a, h), node(b, h), length(a.in_hall - b.in_hall));
            }
        }
    }
    for (std::size_t i = 0; i < draft.streets.size(); ++i) add_way(ways, halls + 2 * i, halls + 2 * i + 1, draft.streets[i].length_m);
    return ways;
}

std::size_t nearest(const StreetGraph& graph, Vec2 p) {
    std::size_t best = 0;
    for (std::size_t j = 0; j < graph.junctions.size(); ++j) {
        if (length(graph.junctions[j].at - p) < length(graph.junctions[best].at - p)) best = j;
    }
    return best;
}

}  // namespace

TEST_CASE("the streets of a real city centre are a scenario in which everybody arrives", "[exchange][streets][data]") {
    const City city = GENERATE(helsinki, porto_alegre);
    const std::optional<RawMap> raw = map_of(city);
    if (!raw) return;
    const Scenario scenario = scenario_of(import_streets(*raw, options_of(city), 2000));
    const std::size_t planes = scenario.venue.levels.size() + scenario.venue.connectors.size();
    INFO(city.file << ": " << scenario.venue.levels.size() << " junctions, " << scenario.venue.connectors.size() << " links");
    CHECK(planes > 150);
    Simulation simulation(scenario);
    while (simulation.now() < scenario.end) simulation.step();
    CHECK(simulation.counts().planned == 2000);
    CHECK(simulation.counts().exited == 2000);
    CHECK(simulation.counts().stuck == 0);
}

TEST_CASE("ways through imported streets are as long as on the map", "[exchange][streets][data]") {
    const City city = GENERATE(helsinki, porto_alegre);
    const std::optional<RawMap> raw = map_of(city);
    if (!raw) return;
    const StreetGraph drawn = drawn_streets(*raw, city);
    StreetGraph joined = drawn;
    simplify(joined, options_of(city).limits);
    ImportReport report;
    const StreetsDraft draft = draft_streets(std::move(joined), 8, report);
    REQUIRE(draft.places.size() >= 6);
    const Ways on_map = ways_of(drawn), in_scenario = ways_of(draft);
    double sum = 0, worst = 0;
    int ways = 0;
    for (const int from : draft.places) {
        const auto start = static_cast<std::size_t>(from);
        const std::vector<double> here_m = metres_from(in_scenario, start),
                                  there_m = metres_from(on_map, nearest(drawn, draft.halls[start].at));
        for (const int to : draft.places) {
            if (to == from) continue;
            const auto end = static_cast<std::size_t>(to);
            const double ratio = here_m[end] / there_m[nearest(drawn, draft.halls[end].at)];
            sum += ratio;
            worst = std::max(worst, std::abs(ratio - 1));
            ++ways;
        }
    }
    INFO(city.file << ": " << ways << " ways, mean ratio " << sum / ways << ", worst off by " << worst);
    CHECK(sum / ways == Approx(1).margin(0.01));
    CHECK(worst < 0.08);
}

TEST_CASE("all of a real city centre is refused with a circle that can be had", "[exchange][streets][data]") {
    const City city = GENERATE(helsinki, porto_alegre);
    const std::optional<RawMap> raw = map_of(city);
    if (!raw) return;
    CHECK_THROWS_WITH(import_streets(*raw, {}, 100), contains_text("expected at most 1000 together; --within "));
}
