#include <algorithm>
#include <map>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// A platform of 30 m x 8 m with six doors on its north edge; an entrance in its middle, an exit in the west.
Scene platform_scene(double first_s, double headway_s, int places) {
    Scene scene(rectangle(0, 0, 30, 8));
    scene.entrance("stairs", rectangle(6, 1, 24, 5)).exit("way_out", {{0, 1}, {0, 7}});
    add_trains(scene.scenario, {{2, 8}, {28, 8}}, 6, first_s, headway_s, places);
    scene.area("platform", rectangle(0, 0, 30, 8), 240);
    return scene;
}

void add_boarding(Scene& scene, int count) {
    scene.crowd(0, 0, count);
    scene.scenario.demand.rows.back().goal.kind = GoalKind::service;
}

void add_alighting(Scene& scene, int count) {
    scene.crowd(0, 0, count);
    scene.scenario.demand.rows.back().origin_kind = OriginKind::service;
}

std::vector<double> values_of(const std::vector<Event>& events) {
    std::vector<double> values;
    for (const Event& event : events) values.push_back(event.value);
    return values;
}

using List = std::vector<double>;

}  // namespace

TEST_CASE("a train takes no more than its places, and those left behind take the next", "[engine]") {
    Scene scene = platform_scene(60, 150, 20);
    add_boarding(scene, 50);
    Simulation simulation(scene.scenario);
    run_to(simulation, 130);
    CHECK(simulation.counts().boarded == 20);
    run_to(simulation, 500);
    CHECK(values_of(events_of(simulation, EventKind::train_departure)) == List{20, 20, 10});
    CHECK(values_of(events_of(simulation, EventKind::left_behind)) == List{30, 10});
    CHECK(simulation.counts().boarded == 50);
    CHECK(simulation.counts().exited == 0);
    simulation.finish();
}

TEST_CASE("nobody boards while no train stands at the platform", "[engine]") {
    Scene scene = platform_scene(40, 120, 25);
    add_boarding(scene, 60);
    Simulation simulation(scene.scenario);
    run_to(simulation, 500);
    const auto arrivals = events_of(simulation, EventKind::train_arrival);
    const auto departures = events_of(simulation, EventKind::train_departure);
    REQUIRE(departures.size() >= 3);
    for (const AgentRecord& record : simulation.agents()) {
        REQUIRE(record.fate == static_cast<std::uint8_t>(Fate::boarded));
        const bool at_a_train = std::any_of(departures.begin(), departures.end(), [&](const Event& d) {
            const Event& a = arrivals[std::size_t(&d - departures.data())];
            return record.left_s >= a.time && record.left_s <= d.time;
        });
        CHECK(at_a_train);
    }
}

TEST_CASE("people alight at every door before anyone boards there", "[engine]") {
    Scene scene = platform_scene(60, 1000, 200);
    add_boarding(scene, 60);
    add_alighting(scene, 40);
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    std::map<std::int32_t, double> last_out;
    for (const AgentRecord& record : simulation.agents()) {
        if (record.origin_portal < 0) continue;
        CHECK(record.appeared_s >= 60);
        last_out[record.origin_portal] = std::max(last_out[record.origin_portal], record.appeared_s);
    }
    REQUIRE(last_out.size() >= 4);
    const auto names = simulation.portal_names();
    int boardings = 0;
    for (const Crossing& c : simulation.crossings()) {
        if (names[std::size_t(c.portal)].rfind("edge door", 0) != 0) continue;
        ++boardings;
        if (last_out.count(c.portal) > 0) CHECK(c.time >= last_out[c.portal]);
    }
    CHECK(boardings == 60);
    CHECK(simulation.counts().exited == 40);
    simulation.finish();
}

TEST_CASE("everyone alights, however full the platform", "[engine]") {
    const auto seed = GENERATE(range(1, 7));
    Scene scene = platform_scene(60, 1000, 300);
    add_boarding(scene, 150);
    add_alighting(scene, 60);
    scene.seed(std::uint64_t(seed));
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    INFO("seed " << seed);
    CHECK(simulation.counts().exited == 60);
    CHECK(simulation.counts().waiting_outside == 0);
}

TEST_CASE("each door lets one passenger board per boarding interval", "[engine]") {
    Scene scene = platform_scene(60, 1000, 200);
    add_boarding(scene, 80);
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    const double interval_s = scene.scenario.services[0].boarding_interval_s;
    std::map<std::int32_t, double> last;
    for (const Crossing& c : simulation.crossings()) {
        if (last.count(c.portal) > 0) CHECK(c.time - last[c.portal] >= interval_s - 1e-6);
        last[c.portal] = c.time;
    }
    CHECK(last.size() == 6);
}

TEST_CASE("an extra train comes when the plan sends it", "[engine]") {
    Scene scene = platform_scene(400, 1000, 100);
    add_boarding(scene, 30);
    Measure extra;
    extra.kind = MeasureKind::extra_train;
    extra.place_kind = PlaceKind::platform;
    extra.place = 0;
    extra.place_name = "line";
    extra.trains = 2;
    extra.spacing_s = 120;
    add_measure(scene.scenario, 0, extra, 50);
    Simulation simulation(scene.scenario);
    run_to(simulation, 380);
    const auto effects = events_of(simulation, EventKind::effect);
    const auto arrivals = events_of(simulation, EventKind::train_arrival);
    REQUIRE(effects.size() == 1);
    REQUIRE(arrivals.size() == 2);
    CHECK(arrivals[0].time == Approx(effects[0].time).margin(0.2));
    CHECK(arrivals[1].time == Approx(arrivals[0].time + 120).margin(0.2));
    CHECK(simulation.counts().boarded == 30);
}

TEST_CASE("a shorter headway brings the next train sooner and goes on", "[engine]") {
    Scene scene = platform_scene(10, 600, 100);
    add_boarding(scene, 5);
    Measure headway;
    headway.kind = MeasureKind::set_headway;
    headway.place_kind = PlaceKind::platform;
    headway.place = 0;
    headway.headway_s = 120;
    add_measure(scene.scenario, 0, headway, 40);
    Simulation simulation(scene.scenario);
    run_to(simulation, 400);
    std::vector<double> times;
    for (const Event& event : events_of(simulation, EventKind::train_arrival)) times.push_back(event.time);
    REQUIRE(times.size() == 4);
    for (std::size_t i = 0; i < times.size(); ++i) {
        CHECK(times[i] == Approx(10 + 120.0 * static_cast<double>(i)).margin(0.11));
    }
}
