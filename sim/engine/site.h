#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/network_places.h"
#include "engine/queue_lines.h"
#include "navigation/corners.h"
#include "navigation/level_raster.h"
#include "navigation/plane.h"
#include "navigation/portal.h"
#include "navigation/route_graph.h"
#include "navigation/travel_field.h"
#include "navigation/zone_grid.h"
#include "scenario/scenario.h"

namespace tidegate {

/// Where people wait and are counted as a queue: openings, then facilities, then connectors.
struct QueuePlace {
    PlaceKind kind = PlaceKind::opening;
    int row = -1;
    float reach_m = 20;  ///< walking distance within which slow people count as its queue
};

/// How somebody judges ways.
struct RouteManner {
    Abilities can_use;
    bool is_shortest = false;    ///< by walking time alone
    bool avoids_held = false;    ///< takes a held way only when there is no other
    int familiar_exit = -1;      ///< row of the exits; goal any_exit: others ...
    float familiar_worth_s = 0;  ///< ... must save this to be taken

    bool operator==(const RouteManner&) const = default;
};

/// The ways of people who need a certain width: of the same portals, but around gaps that are narrower.
struct WideWays {
    std::uint8_t width = 0;           ///< Abilities::width
    std::vector<TravelField> fields;  ///< [2 * portal + side]
    RouteGraph graph;
};

/// The exit nearest to an entrance, for people who can use the same ways.
struct NearestExit {
    int entrance = -1;
    Abilities can_use;
    int exit = -1;
};

/// Where people want to go: portals whose forward crossing ends the journey; once for each manner of judging
/// the ways.
struct Destination {
    Goal goal;
    RouteManner manner;
    std::vector<int> goals;
    bool rides_to_exits = false; ///< RoutingDef::exits_by_line
    int wide_ways = -1;          ///< row of Site::wide_ways; -1: anybody's ways
    std::vector<float> extra_s;  ///< [goals] what it seems longer than it is
    int evacuation = -1;         ///< the destination to which an evacuation sends these people
    std::vector<float>
        way_m;  ///< [2 * portal + direction] least walking distance still to go after crossing it

    /// Whoever goes to whichever exit is best, and so all who are sent out, walks unless the scenario says otherwise.
    bool rides() const { return goal.kind != GoalKind::any_exit || rides_to_exits; }
};

/// Which areas a place on a plane belongs to, as bits (at most 32 areas on one plane): per raster node, and per
/// block of nodes where all agree.
struct AreaMask {
    static constexpr std::uint32_t mixed = ~0u;
    std::vector<std::uint32_t> nodes;   ///< empty: no area on this plane
    std::vector<std::uint32_t> blocks;  ///< mixed: look at the node

    std::uint32_t at(const LevelRaster& raster, Vec2f p) const {
        const std::uint32_t all = blocks[raster.block(p)];
        return all != mixed ? all : nodes[static_cast<std::size_t>(raster.nearest_node(p))];
    }
};

/// An area in which people of the demand stay.
struct StayPlace {
    AreaId area;
    int portal = -1;            ///< to which people walk until they are in the area: in its middle
    std::vector<Vec2f> spots;   ///< on its plane, half a metre apart, clear of walls and lines
};

/// A stop of a line.
struct LineStop {
    int line = -1;
    int stop = -1;
};

/// All that follows from the scenario alone and stays const in a run.
struct Site {
    std::vector<Plane> planes;
    std::vector<Portal> portals;
    Rasters rasters;
    std::vector<CornerMap> corners;   ///< [plane]
    std::vector<ZoneGrid> zones;      ///< [zone]
    std::vector<TravelField> fields;  ///< [2 * portal + side]
    RouteGraph graph;
    std::vector<WideWays> wide_ways;  ///< empty when nobody needs a certain width
    std::vector<std::vector<int>> lines_on_plane;  ///< [plane] openings and lanes: portals crossed sideways
    std::vector<AreaMask> area_masks;              ///< [plane]
    std::vector<std::vector<int>> area_rows;       ///< [plane] bit -> area row
    std::vector<QueuePlace> queue_places;
    std::vector<int> queue_place_of_portal;        ///< -1: none
    std::vector<QueueLine> queue_lines;            ///< ordered queues; empty when no facility has one
    std::vector<int> queue_of_target;              ///< [2 * portal + side] row of queue_lines, -1: none; empty as they are
    WaitingSpots waiting_spots;
    std::vector<int> first_end_portal;             ///< [connector] its lower end; the stops above follow
    std::vector<std::vector<int>> lift_banks;      ///< [connector] lifts that share its calls, by row, itself among them
    std::vector<int> first_lane_portal;            ///< [facility]
    std::vector<int> first_door_portal;            ///< [platform]
    std::vector<std::int32_t> first_file;          ///< [portals + 1] engine/network_files.h
    std::vector<Destination> destinations;
    std::vector<StayPlace> stay_places;            ///< each area once
    std::vector<NearestExit> nearest_exits;        ///< where somebody's familiar exit is the nearest one
    std::vector<std::vector<Vec2f>> entrance_spots;  ///< [entrance] places to appear, on its level's plane
    std::vector<Vec2f> spots;                      ///< [spot] on its level's plane
    std::vector<float> zone_area_m2;               ///< [zone]
    std::vector<std::int32_t> zone_venue;          ///< [zone] row of NetworkDef::venues
    NetworkPlaces network_places;                  ///< empty when all of it is always micro
    std::vector<int> service_of_platform;          ///< [platform]; -1: none
    std::vector<std::vector<LineStop>> lines_at;   ///< [platform] stops of lines there
    std::vector<int> ride_door;                    ///< [platform] the door in the middle: from it the way after a ride counts

    /// The line or snake before a side of a portal, row of queue_lines; -1: none.
    int ordered_queue(std::size_t target) const { return queue_of_target.empty() ? -1 : queue_of_target[target]; }
    /// Row of stay_places.
    int stay_place_of(const StayDef& stay) const {
        const auto is_it = [&](const StayPlace& place) { return place.area == stay.area; };
        return static_cast<int>(std::find_if(stay_places.begin(), stay_places.end(), is_it) - stay_places.begin());
    }
    bool is_in_area(std::int32_t plane, Vec2f at, int area) const;
    bool is_connector(int plane) const { return planes[std::size_t(plane)].connector.is_valid(); }
    const std::vector<TravelField>& fields_to(const Destination& there) const {
        return there.wide_ways < 0 ? fields : wide_ways[std::size_t(there.wide_ways)].fields;
    }
    const RouteGraph& graph_to(const Destination& there) const {
        return there.wide_ways < 0 ? graph : wide_ways[std::size_t(there.wide_ways)].graph;
    }
    const LevelRaster& raster(int plane) const { return rasters.planes[std::size_t(plane)]; }
};

/// Builds planes, rasters, fields and routes. Appends what can only be seen now to `faults`: an entrance without
/// room, a line that does not separate, a demand row whose goal cannot be reached even with everything open.
Site make_site(const Scenario& scenario, Faults& faults);

}  // namespace tidegate
