#pragma once
#include "demand/arrivals.h"
#include "engine/site.h"

namespace tidegate {

/// Ways of people who need a certain width. They are made only for the widths that people of some demand row
/// need.

/// Fields and graphs for each of these widths. wide_ways. Cost: that of the usual fields, for each width.
void add_wide_ways(const Scenario& scenario, Site& site);

/// Row of site.wide_ways for people who can use these ways; -1: they squeeze through wherever others do.
int wide_ways_for(const Site& site, Abilities can_use);

/// Whether both ends of a line leave room enough for them.
bool is_wide_enough(const Portal& portal, Abilities can_use);

}  // namespace tidegate
