#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "facilities/facility_def.h"
#include "navigation/plane.h"
#include "network/train_def.h"

namespace tidegate {

enum class PortalKind : std::uint8_t {
    opening, lane, connector_lower, connector_upper, exit, door, stay,
};

/// One side of a portal: from this side people walk up to `line`.
struct PortalSide {
    int plane = -1;  ///< -1: this side does not exist (beyond an exit or a train door, or of a stay)
    Segment line;    ///< relative to the plane's origin
    ZoneId zone;     ///< the zone people stand in on this side
    Vec2 into;       ///< unit vector that points from the line into this side's zone
};

/// Every line at which a passenger's way goes on: openings, facility lanes, both ends of each
/// connector, exits, train doors, and the middle of each area in which people stay. Forward is from side 0 to side 1: left to right of an opening or
/// lane; up a connector; out of an exit; into a train.
struct Portal {
    std::string name;  ///< "gate_west lane 3", "platform_1 door 12", "stair_a lower end"
    PortalKind kind = PortalKind::opening;
    int row = -1;   ///< of the openings, facilities, connectors, exits or platforms, or of Site::stay_places
    int index = 0;  ///< lane or door number from 0; of a connector the stop (venue/venue_def.h)
    std::array<PortalSide, 2> sides;
};

/// All portals in the order openings, lanes by facility, connectors (lower, a lift's stops between, upper), exits, doors by
/// platform. Zones are not yet set.
std::vector<Portal> make_portals(const VenueDef& venue, std::span<const FacilityDef> facilities,
                                 std::span<const Plane> planes);

}  // namespace tidegate
