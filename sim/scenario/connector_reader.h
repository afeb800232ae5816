#pragma once
#include <string_view>

#include "scenario/features.h"
#include "scenario/floors.h"

namespace tidegate {

/// Whether features of this kind join two levels.
inline bool is_connector(std::string_view kind) {
    return kind == "stair" || kind == "escalator" || kind == "ramp" || kind == "lift";
}

/// Turns a stair, escalator, ramp or lift into a definition: lengths, rise and capacity worked out where
/// not given, the two ends brought to the same orientation, both ends checked against the floors.
ConnectorDef read_connector(const Feature& feature, const std::vector<LevelDef>& levels,
                            const Floors& floors, const Projection& projection, Faults& faults);

/// Unit normal of a line on the border of the floor that points away from the floor.
Vec2 off_floor(const Segment& line, const Shape& floor);

}  // namespace tidegate
