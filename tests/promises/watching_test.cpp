#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

/// Every kind of observable at every place of the station where it can be measured.
void watch_everything(Scenario& station) {
    const auto add = [&](ObservableKind kind, PlaceKind place_kind, int place) -> ObservableDef& {
        ObservableDef def;
        def.kind = kind;
        def.place_kind = place_kind;
        def.place = place;
        def.name = std::string(name_of(kind)) + std::to_string(station.sensors.observables.size());
        def.window_s = 20;
        station.sensors.observables.push_back(def);
        return station.sensors.observables.back();
    };
    for (int area = 0; area < static_cast<int>(station.venue.areas.size()); ++area)
        for (const ObservableKind kind :
             {ObservableKind::peak_density, ObservableKind::voronoi_density, ObservableKind::speed,
              ObservableKind::specific_flow, ObservableKind::level_of_service,
              ObservableKind::crowd_pressure, ObservableKind::contact_force})
            add(kind, PlaceKind::area, area).least_density_per_m2 = 0;
    for (int stair = 0; stair < static_cast<int>(station.venue.connectors.size()); ++stair) {
        add(ObservableKind::level_of_service, PlaceKind::connector, stair);
        add(ObservableKind::specific_flow, PlaceKind::connector, stair);
    }
    ObservableDef& way = add(ObservableKind::travel_time, PlaceKind::entrance, 0);
    way.to_kind = PlaceKind::platform;
    way.to = 0;
    const std::size_t watched = station.sensors.observables.size();
    for (std::size_t of = 0; of < watched; ++of) {
        if (station.sensors.observables[of].kind == ObservableKind::time_above) continue;
        ObservableDef& above = add(ObservableKind::time_above, PlaceKind::area, -1);
        above.of = static_cast<int>(of);
        above.threshold = 0.1;
    }
}

}  // namespace

TEST_CASE("whether something is watched changes nothing that happens", "[promises][measures]") {
    const Scenario plain = template_scene("station");
    Scenario watched = plain;
    watch_everything(watched);
    Simulation without(plain), with(watched);
    while (without.now() < 420) {
        without.step();
        with.step();
        if (static_cast<int>(without.now() * 10 + 0.5) % 100 != 0) continue;
        CAPTURE(without.now());
        REQUIRE(with.state_hash() == without.state_hash());
        for (const double value : with.observables()) REQUIRE(std::isfinite(value));
    }
    double sum = 0;
    for (const double value : with.observables()) sum += value;
    CHECK(sum > 0);
    CHECK(with.level_changes().size() == without.level_changes().size());
}

TEST_CASE("every measure has the same bits with one and three threads", "[promises][measures]") {
    Scenario station = template_scene("station");
    watch_everything(station);
    const int before = threads_in_use();
    std::vector<std::vector<double>> values;
    for (const int threads : {1, 3}) {
        set_threads(threads);
        Simulation simulation(station);
        while (simulation.now() < 300) simulation.step();
        values.emplace_back(simulation.observables().begin(), simulation.observables().end());
    }
    set_threads(before);
    CHECK(values[0] == values[1]);
}
