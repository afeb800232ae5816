#pragma once
#include <optional>
#include <vector>

#include "viz/data/moment.h"
#include "viz/scene/network_map.h"
#include "viz/scene/passages.h"

namespace tidegate::viz {

struct VenueNow {
    std::size_t people = 0;  ///< on its levels, and on stairs and the like between them
    double per_m2 = 0;       ///< mean of its fullest level
    /// The highest of the rules that watch something in it; none: no rule does.
    std::optional<WarningLevel> warning_level;
};

struct LinkNow {
    std::size_t people = 0;
    double per_m2 = 0;
    PassageNow passage;
};

/// A vehicle at a stop (share 0), or on its way to the next one.
struct VehicleNow {
    std::size_t hop = 0;  ///< row of NetworkMap::hops
    double share = 0;     ///< of the way [0, 1]
    int on_board = 0;     ///< with those from outside the model, who have places too
    double load = 0;      ///< on_board over its capacity
};

/// What goes on between and in the venues at one moment.
struct NetworkNow {
    std::vector<VenueNow> venues;  ///< as NetworkMap has them
    std::vector<LinkNow> links;
    std::vector<VehicleNow> vehicles;
};

/// At the moment's time; people as counted at the last sample, or in the moment's frame where samples hold no counts. A vehicle that is at its last stop, or whose trip ended before, is not
/// there.
NetworkNow network_at(const RunData& run, const NetworkMap& map, const Moment& moment);

}  // namespace tidegate::viz
