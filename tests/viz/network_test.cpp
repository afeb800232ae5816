#include <algorithm>

#include "catch.h"
#include "viz/scene/actions.h"
#include "viz/scene/graph_layout.h"
#include "viz/scene/network_diagram.h"
#include "viz/scene/network_now.h"
#include "viz/scene/tile.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

LevelDef hall(const char* name, int venue) {
    return {name, 0, {{{{0, 0}, {20, 0}, {20, 10}, {0, 10}}, {}}}, venue};
}

/// Two halls of 200 m2 each, a walkway of 100 m x 4 m between them and a line from one to the other.
RunData two_venues() {
    RunData run;
    run.name = "two";
    run.recorded_end_s = 1000;
    run.network.venues = {{"stadium", Fidelity::micro, {}}, {"way", Fidelity::micro, {}}, {"station", Fidelity::micro, {}}};
    run.venue.levels = {hall("stadium/hall", 0), hall("station/hall", 2)};
    ConnectorDef way;
    way.name = "way";
    way.kind = ConnectorKind::walkway;
    way.lower_level = {0};
    way.upper_level = {1};
    way.width_m = 4;
    way.length_m = 100;
    way.venue = 1;
    run.venue.connectors = {way};
    run.venue.areas = {{"stadium/hall area", {0}, {}, 200}};
    run.venue.platforms = {{"stadium/stop", {0}, {}, 4, 1.3}, {"station/stop", {1}, {}, 4, 1.3}};
    run.planes = {{"stadium/hall", false, {}}, {"station/hall", false, {}}, {"way", true, {}}};
    LineDef line;
    line.name = "tram";
    line.stops = {{{0}, 0, 0}, {{1}, 100, 0}};
    line.capacity = 50;
    run.lines = {line};
    return run;
}

void call(RunData& run, SimTime time, EventKind kind, const std::string& detail) {
    run.events.push_back({time, kind, "tram", {}, detail, 0, -1, -1});
}

Moment people(SimTime time, std::initializer_list<int> on_plane) {
    Moment moment{time, {}, {}};
    int plane = 0;
    for (const int count : on_plane) {
        for (int i = 0; i < count; ++i) {
            FrameAgent agent;
            agent.agent = static_cast<int>(moment.agents.size());
            agent.plane = static_cast<std::uint8_t>(plane);
            moment.agents.push_back(agent);
        }
        ++plane;
    }
    moment.velocity.resize(moment.agents.size());
    return moment;
}

}  // namespace

TEST_CASE("people of a network are counted by venue and by link, with their densities", "[viz][network]") {
    const RunData run = two_venues();
    const NetworkMap map = make_network_map(run);
    REQUIRE(map.venues.size() == 2);
    CHECK(map.venues[1].name == "station");
    REQUIRE(map.links.size() == 1);
    const NetworkNow now = network_at(run, map, people(10, {100, 30, 8}));
    CHECK(now.venues[0].people == 100);
    CHECK(now.venues[0].per_m2 == Approx(0.5));
    CHECK(now.venues[1].people == 30);
    CHECK(now.links[0].people == 8);
    CHECK(now.links[0].per_m2 == Approx(8 / 400.0));
    CHECK(now.vehicles.empty());
}

TEST_CASE("people counted at samples count, whoever is in the frame", "[viz][network]") {
    RunData run = two_venues();
    run.people_times = {0, 60};
    run.people_on_planes = {1, 2, 3, 40, 50, 60};
    const NetworkMap map = make_network_map(run);
    const NetworkNow before = network_at(run, map, people(59, {100, 30, 8})), after = network_at(run, map, people(60, {}));
    CHECK(before.venues[0].people == 1);
    CHECK(before.links[0].people == 3);
    CHECK(after.venues[1].people == 50);
    CHECK(after.links[0].per_m2 == Approx(60 / 400.0));
}

TEST_CASE("a vehicle stands at its stop, goes to the next one and is gone at the last", "[viz][network]") {
    RunData run = two_venues();
    call(run, 100, EventKind::train_arrival, "stadium/stop: trip 1, 0 on board");
    call(run, 130, EventKind::train_departure, "stadium/stop: trip 1, 25 boarded, 0 alighted, 25 on board");
    call(run, 230, EventKind::train_arrival, "station/stop: trip 1, 25 on board");
    call(run, 250, EventKind::train_departure, "station/stop: trip 1, 0 boarded, 25 alighted, 0 on board");
    const NetworkMap map = make_network_map(run);
    REQUIRE(map.calls.size() == 4);
    const auto vehicles = [&](SimTime time) { return network_at(run, map, people(time, {})).vehicles; };
    CHECK(vehicles(99).empty());
    REQUIRE(vehicles(110).size() == 1);
    CHECK(vehicles(110)[0].share == 0);
    CHECK(vehicles(110)[0].on_board == 0);
    REQUIRE(vehicles(155).size() == 1);
    CHECK(vehicles(155)[0].share == Approx(0.25));
    CHECK(vehicles(155)[0].on_board == 25);
    CHECK(vehicles(155)[0].load == Approx(0.5));
    CHECK(vehicles(240).empty());
    CHECK(vehicles(300).empty());
}

TEST_CASE("of a vehicle that was under way when the recording ended the place is still known", "[viz][network]") {
    RunData run = two_venues();
    run.recorded_end_s = 160;
    call(run, 130, EventKind::train_departure, "stadium/stop: trip 7, 5 boarded, 0 alighted, 5 on board");
    const NetworkMap map = make_network_map(run);
    REQUIRE(network_at(run, map, people(155, {})).vehicles.size() == 1);
    CHECK(network_at(run, map, people(155, {})).vehicles[0].share == Approx(0.25));
    // Its trip ended there, by a short turn: else its arrival would be recorded.
    run.recorded_end_s = 1000;
    CHECK(network_at(run, map, people(155, {})).vehicles.empty());
}

TEST_CASE("a venue has the highest level of the rules that watch something in it", "[viz][network]") {
    RunData run = two_venues();
    ObservableDef watched;
    watched.place_kind = PlaceKind::area;
    watched.place = 0;
    run.sensors.observables = {watched};
    RuleDef rule;
    rule.observable = {0};
    run.warning.rules = {rule, rule};
    run.level_changes = {{{1}, WarningLevel::none, WarningLevel::orange, 50, 50, 1}};
    const NetworkMap map = make_network_map(run);
    CHECK(network_at(run, map, people(40, {})).venues[0].warning_level == WarningLevel::none);
    CHECK(network_at(run, map, people(60, {})).venues[0].warning_level == WarningLevel::orange);
    CHECK_FALSE(network_at(run, map, people(60, {})).venues[1].warning_level.has_value());
}

TEST_CASE("boxes of a diagram stand apart inside their area, bands end at their borders", "[viz][network]") {
    const std::vector<std::pair<std::size_t, std::size_t>> ring{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {0, 6}, {6, 7}};
    RunData run;
    NetworkMap map;
    run.venue.connectors.resize(ring.size());
    for (std::size_t i = 0; i < 8; ++i) map.venues.push_back({static_cast<int>(i), "venue", {}});
    for (std::size_t i = 0; i < ring.size(); ++i) {
        run.venue.connectors[i].width_m = 2.0 + static_cast<double>(i);
        map.links.push_back({i, ring[i].first, ring[i].second, 1});
    }
    map.hops.push_back({0, 0, 1, 2});
    map.hops.push_back({0, 0, 2, 1});
    map.places = graph_layout(8, ring);
    CHECK(map.places == graph_layout(8, ring));
    const Rect area{10, 60, 1100, 600};
    const NetworkDiagram diagram = diagram_of(run, map, area);
    for (std::size_t i = 0; i < 8; ++i) {
        const Rect& a = diagram.boxes[i];
        CHECK(a.x >= area.x);
        CHECK(a.right() <= area.right());
        CHECK(a.y >= area.y);
        CHECK(a.bottom() <= area.bottom());
        CHECK(box_at(diagram, a.x + 2, a.y + 2) == static_cast<int>(i));
        for (std::size_t j = 0; j < i; ++j) {
            const Rect& b = diagram.boxes[j];
            CHECK((a.x >= b.right() || b.x >= a.right() || a.y >= b.bottom() || b.y >= a.bottom()));
        }
    }
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Rect& box = diagram.boxes[ring[i].first];
        const Vec2f end = diagram.links[i].from;
        const float off = std::min({std::abs(end.x - box.x), std::abs(end.x - box.right()), std::abs(end.y - box.y),
                                    std::abs(end.y - box.bottom())});
        CHECK(off < 0.5F);
    }
    CHECK(diagram.links[0].width < diagram.links[7].width);
    // The two ways of a line and the walkway between the same venues stand side by side.
    CHECK(length(diagram.hops[0].from - diagram.hops[1].to) > 4);
}

TEST_CASE("a chain of venues is laid out in its order", "[viz][network]") {
    const std::vector<Vec2> places = graph_layout(4, {{2, 0}, {0, 3}, {3, 1}});
    const bool is_forward = places[2].x < places[1].x;
    const std::size_t order[] = {2, 0, 3, 1};
    for (std::size_t i = 0; i + 1 < 4; ++i) {
        CHECK((places[order[i]].x < places[order[i + 1]].x) == is_forward);
    }
}

TEST_CASE("the levels of one venue are chosen, and a level of another one lets go of it", "[viz][network]") {
    const RunData run = two_venues();
    const VenueMesh mesh = make_mesh(run.venue);
    const Shown shown{run};
    ViewState view;
    apply({ShowVenue{2}}, shown, view);
    const auto tiles = shown_tiles(shown, mesh, nullptr, view, {0, 0, 800, 600}).tiles;
    REQUIRE(tiles.size() == 1);
    CHECK(tiles[0].level == LevelId{1});
    apply({ShowVenue{7}}, shown, view);
    CHECK(view.venue == 2);
    apply({ShowLevel{0}}, shown, view);
    CHECK(view.venue == all_venues);
    CHECK(shown_tiles(shown, mesh, nullptr, view, {0, 0, 800, 600}).tiles.size() == 1);
    apply({ShowLevel{all_levels}}, shown, view);
    CHECK(shown_tiles(shown, mesh, nullptr, view, {0, 0, 800, 600}).tiles.size() == 2);
}
