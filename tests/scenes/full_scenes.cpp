#include "scenes/full_scenes.h"

#include "scenes/template_scene.h"
#include "scenes/tower.h"
#include "validate/scene_parts.h"

namespace tidegate {
namespace {

/// The station twice as full, with all sorts of people, a line before each gate that not all wait in, and a plan that acts.
Scenario station() {
    return template_scene(
        "station",
        {"demand.scale=2", "demand.class=adults: 0.4; day_trippers: 0.3; elderly: 0.2; with_luggage: 0.1",
         "demand.group=1: 0.4; 2: 0.4; 5: 0.2", "class.day_trippers.informed_share=0.3",
         "class.day_trippers.body_radius_sd_m=0.02", "rule.platform_crowding.capacity=40", "rule.platform_crowding.dwell_s=20",
         "venue.feature.gates_in.queue_shape=line", "venue.feature.gates_in.patience_mean_s=20",
         "venue.feature.gates_in.open_lanes=2"});
}

Scenario snake() {
    Scene scene(rectangle(0, 0, 30, 12));
    scene.entrance("west", rectangle(1, 1, 8, 11)).exit("east", {{30, 2}, {30, 10}});
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::facility, 0);
    add_gate(scene.scenario, {{20, 0}, {20, 12}}, 3, 2, {ServiceLaw::lognormal, 3, 1});
    QueueDef& queue = scene.scenario.facilities[0].queue;
    queue.shape = QueueShape::snake;
    queue.path = {{9, 8}, {18, 8}, {18, 6.8}, {10, 6.8}, {10, 5.6}, {18, 5.6}};
    scene.crowd(0, 0, 80).seed(3).runs_for(300);
    return scene.scenario;
}

Scenario lift() {
    Scene scene(rectangle(0, 0, 20, 10));
    Scenario& s = scene.scenario;
    const int above = add_level(s, "above", 6, rectangle(0, 0, 20, 10));
    ConnectorDef lift;
    lift.name = "lift";
    lift.kind = ConnectorKind::lift;
    lift.lower_level = {0}, lift.upper_level = {above};
    lift.lower_line = lift.upper_line = {{20, 4.4}, {20, 5.6}};
    lift.width_m = 1.2, lift.length_m = 1.4, lift.rise_m = 6;
    lift.lift.capacity = 8;
    s.venue.connectors.push_back(lift);
    scene.entrance("below", rectangle(8, 2, 18, 8)).exit("out", {{0, 3}, {0, 7}}, above);
    s.venue.entrances.push_back({"upstairs", {above}, {rectangle(8, 2, 18, 8), {}}});
    s.venue.exits.push_back({"street", {0}, {{0, 3}, {0, 7}}, PassageStatus::open});
    scene.crowd(0, 0, 40).crowd(1, 1, 30).free_speed(1.3, 0.2).runs_for(600);
    s.demand.rows[0].to = s.demand.rows[1].to = 120;
    return s;
}

// Five levels, people of three widths from each to some other; of network fidelity but for some time in the middle.
Scenario tower_with_crowds(Fidelity fidelity) {
    Scene scene = tower(5);
    const int ways[][2] = {{0, 4}, {0, 2}, {0, 1}, {3, 1}, {2, 4}, {4, 0}, {1, 0}};
    for (const auto& [from, to] : ways) scene.crowd(from, to, 9);
    scene.free_speed(1.3, 0.2).seed(9).runs_for(600);
    Scenario& s = scene.scenario;
    for (DemandRow& row : s.demand.rows) row.to = 120;
    s.demand.population.body_radius_sd_m = 0.04;
    s.network.venues[0].kind = fidelity;
    if (fidelity == Fidelity::network) s.network.venues[0].micro = {{70, 140}};
    return s;
}

Measure measure_at(MeasureKind kind, PlaceKind place_kind, int place) {
    Measure measure;
    measure.kind = kind;
    measure.place_kind = place_kind;
    measure.place = place;
    return measure;
}

// Half of the people do not hear that the line ahead was closed; they are told later, and then sent out.
Scenario closed_ahead() {
    Scene scene(rectangle(0, 0, 60, 10));
    scene.opening("line", {{50, 0}, {50, 10}}).entrance("start", rectangle(20, 2, 26, 8));
    scene.exit("behind", {{0, 3}, {0, 7}}).exit("ahead", {{60, 3}, {60, 7}});
    scene.area("all", rectangle(0, 0, 60, 10), 600).crowd(0, -1, 60).free_speed(1.3, 0.2).seed(4).runs_for(120);
    scene.scenario.demand.rows[0].to = 30;
    scene.scenario.demand.population.informed_share = 0.5;
    Scenario& s = scene.scenario;
    add_measure(s, 0, measure_at(MeasureKind::close, PlaceKind::opening, 0), 8);
    add_measure(s, 0, measure_at(MeasureKind::inform, PlaceKind::area, 0), 20);
    add_measure(s, 0, measure_at(MeasureKind::evacuate, PlaceKind::area, 0), 28);
    return s;
}

// Two halls that a line joins, the eastern one of network fidelity; its second trip is held at the first stop.
Scenario line() {
    Scene scene(rectangle(0, 0, 20, 8));
    Scenario& s = scene.scenario;
    const int east = add_level(s, "east", 100, rectangle(0, 0, 20, 8));
    s.network.venues.push_back({"east", Fidelity::network, {}});
    s.venue.levels[std::size_t(east)].venue = 1;
    scene.entrance("stairs", rectangle(6, 1, 14, 5)).exit("out", {{0, 1}, {0, 7}}, east).area("hall", rectangle(0, 0, 20, 8), 160);
    LineDef def;
    def.name = "line";
    for (const int level : {0, east}) {
        PlatformDef platform;
        platform.name = level == 0 ? "west edge" : "east edge";
        platform.level = {level};
        platform.edge = {{4, 8}, {16, 8}};
        platform.doors = 3;
        s.venue.platforms.push_back(platform);
        def.stops.push_back({{static_cast<int>(s.venue.platforms.size()) - 1}, level == 0 ? 0.0 : 40.0, 0});
    }
    def.departures = {40, 100, 160};
    def.capacity = 20, def.dwell_s = 15, def.max_dwell_s = 40, def.clearance_s = 20;
    s.lines.push_back(def);
    DisturbanceDef delay;
    delay.name = "delay";
    delay.measure = measure_at(MeasureKind::delay_vehicle, PlaceKind::line, 0);
    delay.measure.stop = 0;
    delay.measure.delay_s = 25;
    delay.at = 95;
    s.disturbances.all.push_back(delay);
    scene.crowd(0, 0, 50).seed(6).runs_for(300);
    return s;
}

// What measures set on a line or a train service, for a while each.
void disturb(Scenario& s, Measure measure, double at, double lasts_s) {
    DisturbanceDef def;
    def.name = name_of(measure.kind);
    def.measure = std::move(measure);
    def.at = at, def.lasts_s = lasts_s;
    s.disturbances.all.push_back(def);
}

// The same line in rain, with fewer places, added trips that come rarer, held for a while, and closed.
Scenario line_in_rain() {
    Scenario s = line();
    const auto of_line = [](MeasureKind kind) { return measure_at(kind, PlaceKind::line, 0); };
    Measure slow = of_line(MeasureKind::slow), places = of_line(MeasureKind::set_places), more = of_line(MeasureKind::extra_train),
            rarer = of_line(MeasureKind::set_headway);
    slow.speed_factor = 0.5, places.places = 6, more.trains = 2, more.spacing_s = 40, rarer.headway_s = 90;
    disturb(s, places, 20, 90);
    disturb(s, slow, 30, 100);
    disturb(s, more, 45, 0);
    disturb(s, rarer, 50, 60);
    disturb(s, of_line(MeasureKind::hold), 70, 12);
    disturb(s, of_line(MeasureKind::close), 130, 20);
    return s;
}

// The station with shorter trains, one held, and then none.
Scenario station_in_trouble() {
    Scenario s = station();
    const auto of_trains = [](MeasureKind kind) { return measure_at(kind, PlaceKind::platform, 0); };
    Measure places = of_trains(MeasureKind::set_places);
    places.places = 10;
    disturb(s, places, 5, 150);
    disturb(s, of_trains(MeasureKind::hold), 60, 60);
    disturb(s, of_trains(MeasureKind::close), 120, 60);
    return s;
}

// Two rooms with gates between, of network fidelity but for some time in the middle.
Scenario two_fidelities() {
    Scene scene(rectangle(0, 0, 30, 12));
    scene.entrance("west", rectangle(1, 1, 8, 11)).exit("east", {{30, 2}, {30, 10}}).area("west_part", rectangle(0, 0, 15, 12), 180);
    scene.observable("inside", ObservableKind::occupancy, PlaceKind::area, 0);
    scene.observable("fullest", ObservableKind::peak_density, PlaceKind::area, 0);
    add_gate(scene.scenario, {{20, 0}, {20, 12}}, 3, 2, {ServiceLaw::lognormal, 3, 1});
    scene.crowd(0, 0, 80).seed(5).runs_for(300);
    scene.scenario.demand.rows[0].to = 60;
    scene.scenario.network.venues[0].kind = Fidelity::network;
    scene.scenario.network.venues[0].micro = {{25, 75}};
    return scene.scenario;
}

// Visitors of two areas, alone and in groups, some of whom leave when the place closes; micro for some time in the middle.
Scenario visitors() {
    Scene scene(rectangle(0, 0, 40, 16));
    scene.entrance("west", rectangle(1, 1, 6, 15)).exit("east", {{40, 4}, {40, 12}});
    scene.area("lawn", rectangle(10, 1, 20, 15), 140).area("stage", rectangle(24, 1, 34, 15), 140);
    scene.observable("on lawn", ObservableKind::occupancy, PlaceKind::area, 0);
    scene.crowd(0, 0, 90).seed(7).runs_for(300);
    DemandDef& demand = scene.scenario.demand;
    demand.rows[0].to = 60;
    demand.population.group_sizes = {0.4, 0.3, 0.3};
    StayDef visit{"visit", {0}, 40, 20, -1, -1, 0}, show{"show", {1}, 30, 10, 90, 130, 20};
    demand.stays = {visit, show};
    demand.rows[0].stays = {0, 1};
    scene.scenario.network.venues[0].kind = Fidelity::network;
    scene.scenario.network.venues[0].micro = {{30, 80}};
    return scene.scenario;
}

Scenario escalator() {
    Scene scene(rectangle(0, 0, 20, 10));
    Scenario& s = scene.scenario;
    const int upper = add_level(s, "upper", 6, rectangle(0, 0, 20, 10));
    Flight flight{ConnectorKind::escalator, 0, upper, {{20, 4}, {20, 5.2}}, {{0, 4}, {0, 5.2}}, 12, 6};
    ConnectorDef& belt = s.venue.connectors[std::size_t(add_flight(s, "escalator", flight))];
    belt.direction = PassageDirection::forward;
    belt.belt_speed_m_s = 0.5;
    scene.entrance("below", rectangle(8, 2, 18, 8)).exit("way_up", {{0, 1}, {0, 3}});
    s.venue.entrances.push_back({"above", {upper}, {rectangle(3, 2, 12, 8), {}}});
    s.venue.exits.push_back({"way_down", {upper}, {{20, 4}, {20, 6}}, PassageStatus::open});
    scene.crowd(0, 1, 30).crowd(1, 0, 20).runs_for(300);
    s.demand.rows[0].to = 40;
    s.demand.rows[1].to = 80;
    scene.area("lower_hall", rectangle(0, 0, 20, 10), 200);
    add_measure(s, 0, measure_at(MeasureKind::reverse, PlaceKind::connector, 0), 25);
    return s;
}

/// A hall cut by a wall, so full that ways around the crowd are found; watched by everything that looks at an area.
Scenario watched_hall(WalkKind model) {
    Scene scene(rectangle(0, 0, 60, 40));
    scene.hole(rectangle(30, 0.01, 31, 18)).hole(rectangle(30, 22, 31, 39.99));
    scene.opening("gap", {{30.5, 18}, {30.5, 22}});
    scene.entrance("west", rectangle(16, 8, 29, 32)).exit("east_exit", {{60, 15}, {60, 25}});
    scene.area("before", rectangle(20, 12, 30, 28), 160);
    for (const ObservableKind kind :
         {ObservableKind::peak_density, ObservableKind::voronoi_density, ObservableKind::speed, ObservableKind::specific_flow,
          ObservableKind::level_of_service, ObservableKind::crowd_pressure, ObservableKind::occupancy}) {
        scene.observable(name_of(kind), kind, PlaceKind::area, 0);
        scene.scenario.sensors.observables.back().window_s = 10;
    }
    if (model == WalkKind::force) scene.observable("contact", ObservableKind::contact_force, PlaceKind::area, 0);
    scene.observable("flow", ObservableKind::flow, PlaceKind::opening, 0);
    scene.observable("wait", ObservableKind::queue_wait, PlaceKind::opening, 0);
    ObservableDef travel;
    travel.name = "travel", travel.kind = ObservableKind::travel_time, travel.window_s = 30;
    travel.place_kind = PlaceKind::opening, travel.place = 0;
    travel.to_kind = PlaceKind::exit, travel.to = 0;
    scene.scenario.sensors.observables.push_back(travel);
    ObservableDef above;
    above.name = "above", above.kind = ObservableKind::time_above, above.of = 0, above.threshold = 1;
    scene.scenario.sensors.observables.push_back(above);
    scene.crowd(0, 0, model == WalkKind::force ? 150 : 900).seed(4).runs_for(300);
    scene.scenario.walk.model = model;
    return scene.scenario;
}

}  // namespace

std::vector<FullScene> full_scenes() {
    return {{"station", station(), 420},
            {"snake", snake(), 90},
            {"lift", lift(), 100},
            {"tower", tower_with_crowds(Fidelity::micro), 200},
            {"tower in the network", tower_with_crowds(Fidelity::network), 200},
            {"closed ahead", closed_ahead(), 45},
            {"escalator", escalator(), 70},
            {"full hall", watched_hall(WalkKind::anticipation), 40},
            {"forces", watched_hall(WalkKind::force), 12},
            {"two fidelities", two_fidelities(), 100},
            {"visitors", visitors(), 140},
            {"line", line(), 180},
            {"line in rain", line_in_rain(), 180},
            {"station in trouble", station_in_trouble(), 200}};
}

}  // namespace tidegate
