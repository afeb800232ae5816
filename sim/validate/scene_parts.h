#pragma once
#include <string>

#include "validate/scene.h"

namespace tidegate {

/// What Scene has no words for, put into its scenario; each returns the new row.

int add_level(Scenario& scenario, const std::string& name, double elevation_m, Ring floor);
int add_gate(Scenario& scenario, Segment line, int lanes, int open_lanes, ServiceTime service);

/// A stair (or escalator, ramp) from level `lower` at `lower_line` to level `upper` at
/// `upper_line`.
struct Flight {
    ConnectorKind kind = ConnectorKind::stair;
    int lower = 0, upper = 1;
    Segment lower_line, upper_line;
    double length_m = 0;  ///< along the slope
    double rise_m = 0;
};
int add_flight(Scenario& scenario, const std::string& name, const Flight& flight);

/// Lets `measure` take effect `delay_s` after more than half a passenger is in area `area`: a plan
/// whose report, decision and order take no time and which never stands down.
void add_measure(Scenario& scenario, int area, Measure measure, double delay_s);

}  // namespace tidegate
