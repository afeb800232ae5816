#include "engine/station_parts.h"

#include <algorithm>

#include "catch.h"

namespace tidegate {

int add_gate(Scenario& scenario, Segment line, int lanes, int open_lanes, ServiceTime service) {
    FacilityDef gate;
    gate.name = "gate";
    gate.level = {0};
    gate.line = line;
    gate.lanes = lanes;
    gate.open_lanes = open_lanes;
    gate.service = service;
    scenario.facilities.push_back(gate);
    // What stands between the lanes, as the venue's reader cuts it out of the floor.
    std::vector<Segment> between = lane_segments(gate);
    between.push_back({line.b, line.b});
    const Vec2 thick = line.right_normal() * 0.1;
    Vec2 from = line.a;
    for (const Segment& lane : between) {
        scenario.venue.levels[0].floor[0].holes.push_back(
            {from - thick, lane.a - thick, lane.a + thick, from + thick});
        from = lane.b;
    }
    return static_cast<int>(scenario.facilities.size()) - 1;
}

int add_level(Scenario& scenario, const std::string& name, double elevation_m, Ring floor) {
    scenario.venue.levels.push_back({name, elevation_m, {{std::move(floor), {}}}});
    return static_cast<int>(scenario.venue.levels.size()) - 1;
}

int add_trains(Scenario& scenario, Segment edge, int doors, double first_s, double headway_s, int places) {
    PlatformDef platform;
    platform.name = "edge";
    platform.level = {0};
    platform.edge = edge;
    platform.doors = doors;
    scenario.venue.platforms.push_back(platform);
    TrainServiceDef service;
    service.name = "line";
    service.platform = id_of<PlatformId>(scenario.venue.platforms.size() - 1);
    service.first_arrival = first_s;
    service.last_arrival = 1e6;
    service.headways = {{0, headway_s}};
    service.places = places;
    scenario.services.push_back(service);
    return static_cast<int>(scenario.services.size()) - 1;
}

void add_measure(Scenario& scenario, int area, Measure measure, double delay_s) {
    ObservableDef occupancy;
    occupancy.name = "anyone";
    occupancy.kind = ObservableKind::occupancy;
    occupancy.place = area;
    scenario.sensors.observables.push_back(occupancy);
    RuleDef rule;
    rule.name = "someone is there";
    rule.observable = id_of<ObservableId>(scenario.sensors.observables.size() - 1);
    rule.capacity = 1;
    rule.bands = {0.5, 1000, 2000, 3000};
    scenario.warning.rules.push_back(rule);
    ProcedureDef procedure;
    procedure.name = "procedure";
    procedure.rule = id_of<RuleId>(scenario.warning.rules.size() - 1);
    procedure.at = WarningLevel::blue;
    procedure.report_delay_s = procedure.decision_delay_s = procedure.order_delay_s = 0;
    procedure.stands_down = false;
    StepDef step;
    step.name = "step";
    step.measure = std::move(measure);
    step.action_delay_s = delay_s;
    procedure.steps.push_back(step);
    scenario.plan.procedures.push_back(procedure);
}

void run_to(Simulation& simulation, double until_s) {
    while (simulation.now() < until_s - 1e-6 && !simulation.is_over()) simulation.step();
}

int portal_of(const Simulation& simulation, const std::string& name) {
    const auto names = simulation.portal_names();
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return static_cast<int>(found - names.begin());
}

std::vector<double> crossing_times(const Simulation& simulation, int portal, int direction) {
    std::vector<double> times;
    for (const Crossing& c : simulation.crossings()) {
        if (c.portal == portal && (direction == 0 || c.direction == direction)) times.push_back(c.time);
    }
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<Event> events_of(const Simulation& simulation, EventKind kind) {
    std::vector<Event> list;
    for (const Event& event : simulation.events()) {
        if (event.kind == kind) list.push_back(event);
    }
    return list;
}

Ring two_rooms(double low, double high) {
    return {{0, 0},     {9.9, 0},     {9.9, low},   {10.1, low}, {10.1, 0}, {20, 0},
            {20, 10},   {10.1, 10},   {10.1, high}, {9.9, high}, {9.9, 10}, {0, 10}};
}

Segment gap(double low, double high) { return {{10, low}, {10, high}}; }

}  // namespace tidegate
