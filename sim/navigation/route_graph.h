#pragma once
#include <array>
#include <limits>
#include <span>
#include <vector>

#include "navigation/portal.h"
#include "navigation/travel_field.h"

namespace tidegate {

constexpr float unreachable_s = std::numeric_limits<float>::infinity();

/// What a portal costs now, per direction (0 forward, 1 backward): infinity when it cannot be
/// passed, else the expected wait there [s].
struct PortalCost {
    std::array<float, 2> wait_s{0, 0};
};

/// Walking times between portals inside each zone, at 1 m/s on the level.
/// Const once fields are built.
struct RouteGraph {
    int portals = 0;
    /// Ways on from a portal that was crossed in direction d: [2 * portal + d] -> list.
    struct Leg {
        int portal;     ///< next portal
        int direction;  ///< in which it would be crossed
        float distance_m;
        float ride_s = 0;  ///< in a lift from stop to stop, its wait included: what it takes whatever the pace
    };
    std::vector<std::vector<Leg>> legs;
    /// The same legs by where they lead: [2 * portal + direction] -> (portal and direction left, distance).
    std::vector<std::vector<Leg>> legs_into;
    /// Portals that can be crossed out of a zone: [zone] -> (portal, direction); direction d leaves
    /// side d.
    std::vector<std::vector<Leg>> from_zone;  ///< distance_m unused
};
RouteGraph make_route_graph(std::span<const Portal> portals, std::span<const TravelField> fields,
                            int zones);

/// A ride on a vehicle: from boarding at a door until getting off at another.
struct Ride {
    int door;   ///< portal at which one boards
    float seconds;  ///< expected wait for the vehicle included
};
/// [portal] of the door at which one gets off (direction 1) -> rides there; empty: there are none.
using Rides = std::vector<std::vector<Ride>>;

/// Seconds per metre of walking up to a side of a portal: [2 * portal + side]. 1 / mean speed on
/// levels, more on stairs (by direction), 1 / belt speed on escalators.
using SidePace = std::vector<float>;

/// Time still to go after crossing each portal in each direction: [2 * portal + d], infinity where
/// the goal cannot be reached. `goals`: portals whose forward crossing ends the journey. Dijkstra
/// from the goals backwards; ties by portal number, so the result does not depend on anything else.
/// `extra_s`: what each goal seems longer than it is; empty: nothing. `rides` lead on from a door crossed forward.
std::vector<float> times_to_go(const RouteGraph& graph, std::span<const int> goals,
                               std::span<const PortalCost> costs, const SidePace& pace,
                               std::span<const float> extra_s = {}, const Rides& rides = {});

}  // namespace tidegate
