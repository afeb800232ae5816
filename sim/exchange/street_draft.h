#pragma once
#include <string>
#include <vector>

#include "exchange/import_report.h"
#include "exchange/street_graph.h"

namespace tidegate {

/// Where a street or the way out leaves a junction's hall.
struct StreetDoor {
    std::string name;  ///< of the link, or "out"
    int side = 0;      ///< 0 west, 1 east, 2 south, 3 north
    double width_m = 0;
    int street = -1;  ///< row of StreetsDraft::streets
    Vec2 on_map{};    ///< where the street ends there
    double at_m = 0;  ///< its middle along the side, from the south or west end
    Vec2 in_hall{};   ///< its middle, from the south-west corner
};

/// A junction as a rectangular hall (docs/scenario.md, halls drawn by numbers).
struct JunctionHall {
    std::string name;     ///< "j17"
    std::string streets;  ///< that meet there, for people
    Vec2 at;
    double length_m = 0, width_m = 0;  ///< from west to east, from south to north
    std::vector<StreetDoor> doors;
    bool is_place = false;  ///< people come and go there: by the entrance "in" and the exit "out"
    StreetDoor entrance;
};

/// A street as a link.
struct StreetDraft {
    std::string name;    ///< "Kaivokatu 3"
    std::string source;  ///< "way/123"
    int from = -1, to = -1;
    double way_m = 0;     ///< along the way on the map
    double length_m = 0;  ///< of the link: longer and shorter by what is walked otherwise in the halls than on the map
    double width_m = 0;
};

/// A walking network as it will be written.
struct StreetsDraft {
    std::vector<JunctionHall> halls;  ///< from west to east
    std::vector<StreetDraft> streets;
    std::vector<int> places;   ///< rows of halls
    double longest_m = 0;      ///< of the shortest ways between two places
};

/// Rows of the junctions at which people come and go: in each of `count` equal sectors about (0, 0), the first one about the east, the
/// junction farthest out; none that is nearer than a quarter of the farthest to another. In the order of the sectors.
std::vector<int> rim_places(const StreetGraph& graph, int count);

/// Halls, names and lengths for a network in which every junction can be reached. Lengths of links are such that ways over a hall, from one
/// link to any other, are as long as on the map, as well as may be (least squares). What does not fit goes to the report.
StreetsDraft draft_streets(StreetGraph graph, int places, ImportReport& report);

}  // namespace tidegate
