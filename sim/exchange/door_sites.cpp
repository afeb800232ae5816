#include "exchange/door_sites.h"

namespace tidegate {

std::vector<DoorSite> door_sites(const MapFeature& feature) {
    std::vector<DoorSite> sites;
    for (const Vec2 p : feature.points) sites.push_back({p, feature.width_m});
    for (const auto& line : feature.lines) {
        const Segment whole{line.front(), line.back()};
        sites.push_back({whole.middle(), feature.width_m > 0 ? feature.width_m : whole.length_m()});
    }
    return sites;
}

}  // namespace tidegate
