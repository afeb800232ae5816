#include "validate/scene_parts.h"

#include <algorithm>
#include <utility>

namespace tidegate {

int add_level(Scenario& scenario, const std::string& name, double elevation_m, Ring floor) {
    scenario.venue.levels.push_back({name, elevation_m, {{std::move(floor), {}}}});
    return static_cast<int>(scenario.venue.levels.size()) - 1;
}

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

int add_flight(Scenario& scenario, const std::string& name, const Flight& flight) {
    ConnectorDef def;
    def.name = name;
    def.kind = flight.kind;
    def.lower_level = {flight.lower}, def.upper_level = {flight.upper};
    def.lower_line = flight.lower_line, def.upper_line = flight.upper_line;
    def.width_m = std::min(flight.lower_line.length_m(), flight.upper_line.length_m());
    def.length_m = flight.length_m, def.rise_m = flight.rise_m;
    scenario.venue.connectors.push_back(def);
    return static_cast<int>(scenario.venue.connectors.size()) - 1;
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

}  // namespace tidegate
