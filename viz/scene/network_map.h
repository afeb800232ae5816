#pragma once
#include <string>
#include <utility>
#include <vector>

#include "viz/data/run_data.h"

namespace tidegate::viz {

/// A venue of the run: what its levels have in common.
struct MapVenue {
    int venue = 0;  ///< LevelDef::venue
    std::string name;
    std::vector<double> floor_m2;  ///< [level of the run] 0: of another venue
};

/// A walkway between two venues.
struct MapLink {
    std::size_t connector = 0;
    std::size_t from = 0, to = 0;  ///< rows of the venues
    double surface_m2 = 1;
};

/// A line's way from one stop to the next.
struct MapHop {
    std::size_t line = 0;
    int stop = 0;                  ///< it leaves from
    std::size_t from = 0, to = 0;  ///< rows of the venues
};

/// A vehicle of a line calls at a stop, as the recording tells it.
struct VehicleCall {
    std::size_t line = 0;
    int trip = 0;
    int stop = 0;
    SimTime time = 0;
    bool departs = false;
    int on_board = 0;
};

/// The venues of a run and what joins them, where they stand in a diagram, and the calls of all vehicles.
struct NetworkMap {
    std::vector<MapVenue> venues;
    std::vector<MapLink> links;
    std::vector<MapHop> hops;
    std::vector<int> venue_of_plane;  ///< row of `venues`; -1: a walkway
    std::vector<Vec2> places;         ///< [venue] in the unit square
    std::vector<VehicleCall> calls;   ///< by line, then trip, then time
};
NetworkMap make_network_map(const RunData& run);

/// Whether there is anything between venues to be shown.
bool has_network(const RunData& run);

/// Name of one of the run's venues; that of the run where it has only one.
std::string venue_name(const RunData& run, int venue);

}  // namespace tidegate::viz
