#pragma once
#include <string>
#include <vector>

#include "venue/venue_def.h"

namespace tidegate {

/// What people walk on: every level, then every connector (unrolled, see ConnectorDef). Coordinates
/// are relative to `origin`, so that float32 is exact enough anywhere on Earth.
struct Plane {
    std::string name;
    LevelId level;          ///< set for a level
    ConnectorId connector;  ///< set for a connector
    Vec2 origin;            ///< lower-left corner of the bounding box in the venue's local metres
    Vec2 size;              ///< of the bounding box [m]
    std::vector<Polygon> floor;  ///< relative to origin
    /// Raster spacing where nobody ever walks in the plane, and only how far it is from line to line counts; 0: the usual one.
    /// Greater than 0.25 m only for connectors: then both ends lie on nodes and a row of nodes meets each end's line.
    double coarse_m = 0;
};

/// Planes in the order levels, connectors: plane row = level row, or levels.size() + connector row.
std::vector<Plane> make_planes(const VenueDef& venue);

}  // namespace tidegate
