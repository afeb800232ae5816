#pragma once
#include "scenario/features.h"
#include "scenario/floors.h"

namespace tidegate {

/// Turns a stair, escalator or ramp into a definition: lengths, rise and capacity worked out where
/// not given, the two ends brought to the same orientation, both ends checked against the floors.
ConnectorDef read_connector(const Feature& feature, const std::vector<LevelDef>& levels,
                            const Floors& floors, const Projection& projection, Faults& faults);

}  // namespace tidegate
