#pragma once
#include <vector>

#include "exchange/map_feature.h"

namespace tidegate {

/// The middle of what a door or exit is drawn with, and its width: as given, else the length of the line; 0: not known [m].
struct DoorSite {
    Vec2 at;
    double width_m = 0;
};
std::vector<DoorSite> door_sites(const MapFeature& feature);

}  // namespace tidegate
