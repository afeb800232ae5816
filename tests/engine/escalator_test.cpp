#include <algorithm>
#include <set>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// Two levels of 20 m x 10 m joined by an escalator that runs up at 0.5 m/s; 40 people come to go up within the first
/// minute, 10 to go down after one.
Scene two_levels() {
    Scene scene(rectangle(0, 0, 20, 10));
    Scenario& s = scene.scenario;
    const int upper = add_level(s, "upper", 6, rectangle(0, 0, 20, 10));
    ConnectorDef escalator;
    escalator.name = "escalator";
    escalator.kind = ConnectorKind::escalator;
    escalator.lower_level = {0};
    escalator.upper_level = {upper};
    escalator.lower_line = {{20, 4}, {20, 5.2}};
    escalator.upper_line = {{0, 4}, {0, 5.2}};
    escalator.width_m = 1.2;
    escalator.length_m = 12;
    escalator.rise_m = 6;
    escalator.direction = PassageDirection::forward;
    escalator.belt_speed_m_s = 0.5;
    s.venue.connectors.push_back(escalator);
    scene.entrance("below", rectangle(8, 2, 18, 8)).exit("way_up", {{0, 1}, {0, 3}});
    s.venue.entrances.push_back({"above", {upper}, {rectangle(3, 2, 12, 8), {}}});
    s.venue.exits.push_back({"way_down", {upper}, {{20, 4}, {20, 6}}, PassageStatus::open});
    scene.crowd(0, 1, 40).crowd(1, 0, 10);
    s.demand.rows[0].to = 60;
    s.demand.rows[1].from = 60;
    s.demand.rows[1].to = 70;
    scene.area("lower_hall", rectangle(0, 0, 20, 10), 200);
    return scene;
}

Measure reversal() {
    Measure measure;
    measure.kind = MeasureKind::reverse;
    measure.place_kind = PlaceKind::connector;
    measure.place = 0;
    measure.place_name = "escalator";
    return measure;
}

/// People on the escalator, by the frame.
int count_on_escalator(const Simulation& simulation) {
    int count = 0;
    for (const FrameAgent& agent : simulation.frame().agents) {
        count += simulation.planes()[agent.plane].is_connector;
    }
    return count;
}

}  // namespace

TEST_CASE("an escalator carries people its way only", "[engine]") {
    const Scene scene = two_levels();
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    const int lower = portal_of(simulation, "escalator lower end");
    const int upper = portal_of(simulation, "escalator upper end");
    CHECK(crossing_times(simulation, lower, 1).size() == 40);
    CHECK(crossing_times(simulation, upper, 1).size() == 40);
    CHECK(crossing_times(simulation, lower, -1).empty());
    CHECK(crossing_times(simulation, upper, -1).empty());
    CHECK(simulation.counts().exited == 40);
    CHECK(simulation.counts().present == 10);
}

TEST_CASE("an escalator is ridden at the speed of its belt", "[engine]") {
    const Scene scene = two_levels();
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    const auto on = crossing_times(simulation, portal_of(simulation, "escalator lower end"), 1);
    const auto off = crossing_times(simulation, portal_of(simulation, "escalator upper end"), 1);
    REQUIRE(on.size() == off.size());
    double ride_s = 0;
    for (std::size_t i = 0; i < on.size(); ++i) ride_s += (off[i] - on[i]) / static_cast<double>(on.size());
    // One lands 0.3 m onto the belt and is taken off up to 0.35 m before its end.
    CHECK(ride_s >= (12 - 0.65) / 0.5);
    CHECK(ride_s <= 12 / 0.5 * 1.1);
}

TEST_CASE("an escalator is reversed only when it is empty and then carries the other way", "[engine]") {
    Scene scene = two_levels();
    add_measure(scene.scenario, 0, reversal(), 30);
    Simulation simulation(scene.scenario);
    run_to(simulation, 30);
    REQUIRE(count_on_escalator(simulation) > 3);
    run_to(simulation, 300);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    const int lower = portal_of(simulation, "escalator lower end");
    const int upper = portal_of(simulation, "escalator upper end");
    const auto on_up = crossing_times(simulation, lower, 1), off_up = crossing_times(simulation, upper, 1);
    const auto on_down = crossing_times(simulation, upper, -1);
    const auto off_down = crossing_times(simulation, lower, -1);
    REQUIRE_FALSE(on_up.empty());
    CHECK(on_up.size() < 40);
    CHECK(on_up.back() <= effects[0].time + 0.1);
    CHECK(off_up.size() == on_up.size());
    REQUIRE(on_down.size() == 10);
    CHECK(on_down.front() >= off_up.back());
    CHECK(off_down.size() == 10);
    const auto exited = static_cast<std::size_t>(simulation.counts().exited);
    CHECK(exited == on_up.size() + 10);
    CHECK(simulation.counts().present == 40 - static_cast<std::int64_t>(on_up.size()));
    simulation.finish();
}
