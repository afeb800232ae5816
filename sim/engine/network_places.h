#pragma once
#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "engine/network_state.h"

namespace tidegate {

struct Scenario;
struct Site;
struct World;

/// Where people of zones of network fidelity are taken to be: they have no exact place, but areas count them, sensors see
/// them, pictures show them, and once the zone turns micro they walk on from there. Who waits stands packed before the line
/// (4 per m2, nearest first); who walks is as far from it as is left of the way.

/// Places of one zone, half a metre apart, clear of walls: 4 per m2.
struct ZoneSpots {
    std::vector<Vec2f> at;               ///< relative to the plane's origin
    std::vector<std::uint32_t> areas;    ///< [spot] bits of Site::area_rows of the plane
};

/// The same places as one comes to them from a side of a line, the nearest first.
struct SpotsBefore {
    std::vector<std::int32_t> spots;  ///< rows of ZoneSpots::at
    std::vector<float> distance_m;    ///< ascending
};

/// How much of a zone lies in an area.
struct ZoneInArea {
    std::int32_t zone = -1, area = -1;
    float share = 0;  ///< of its places
    /// Of those who wait before a line, how many of the first n stand in the area; empty where all of the zone does.
    struct Queue {
        std::int32_t target = -1;               ///< 2 * portal + side
        std::vector<std::int32_t> among_first;  ///< [n - 1]
    };
    std::vector<Queue> queues;
};

struct NetworkPlaces {
    std::vector<ZoneSpots> zones;       ///< [zone]
    std::vector<SpotsBefore> before;    ///< [2 * portal + side]
    std::vector<ZoneInArea> areas;
};

/// Makes them for zones that may be of network fidelity; nothing when none ever is.
NetworkPlaces make_network_places(const Scenario& scenario, const Site& site);

/// Where one who waits stands before the line it walked up to, `nth` in its queue from 0.
Vec2f queue_place(const Site& site, const NetworkPassenger& me, std::size_t nth);

/// Where everybody in the network is at world.now, by agent. Linear in passengers.
std::vector<PlaceNow> places_now(const Site& site, const World& world);

/// Adds those of the network to the counts of zones, areas, connectors and queues.
void count_network(const Site& site, World& world);

}  // namespace tidegate
