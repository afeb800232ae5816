#pragma once
#include <cstdint>
#include <string>
#include <vector>

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

/// Where a demand row leads: portals whose forward crossing ends the journey.
struct Destination {
    GoalKind kind = GoalKind::exit;
    int row = -1;
    std::vector<int> goals;
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

/// All that follows from the scenario alone and stays const in a run.
struct Site {
    std::vector<Plane> planes;
    std::vector<Portal> portals;
    Rasters rasters;
    std::vector<CornerMap> corners;   ///< [plane]
    std::vector<ZoneGrid> zones;      ///< [zone]
    std::vector<TravelField> fields;  ///< [2 * portal + side]
    RouteGraph graph;
    std::vector<std::vector<int>> lines_on_plane;  ///< [plane] openings and lanes: portals crossed sideways
    std::vector<AreaMask> area_masks;              ///< [plane]
    std::vector<std::vector<int>> area_rows;       ///< [plane] bit -> area row
    std::vector<QueuePlace> queue_places;
    std::vector<int> queue_place_of_portal;        ///< -1: none
    std::vector<int> first_lane_portal;            ///< [facility]
    std::vector<int> first_door_portal;            ///< [platform]
    std::vector<Destination> destinations;
    std::vector<int> destination_of_row;           ///< [demand row]
    int any_exit_destination = -1;                 ///< for evacuations
    std::vector<std::vector<Vec2f>> entrance_spots;  ///< [entrance] places to appear, on its level's plane
    std::vector<Vec2f> spots;                      ///< [spot] on its level's plane
    std::vector<float> zone_area_m2;               ///< [zone]
    std::vector<int> service_of_platform;          ///< [platform]; -1: none

    bool is_connector(int plane) const { return planes[std::size_t(plane)].connector.is_valid(); }
    const LevelRaster& raster(int plane) const { return rasters.planes[std::size_t(plane)]; }
};

/// Builds planes, rasters, fields and routes. Appends what can only be seen now to `faults`: an entrance without
/// room, a line that does not separate, a demand row whose goal cannot be reached even with everything open.
Site make_site(const Scenario& scenario, Faults& faults);

}  // namespace tidegate
