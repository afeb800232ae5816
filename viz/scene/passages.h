#pragma once
#include <vector>

#include "viz/data/run_data.h"
#include "viz/words/word.h"

namespace tidegate::viz {

/// How a passage stands at one moment.
struct PassageNow {
    PassageStatus status = PassageStatus::open;
    PassageDirection direction = PassageDirection::both;
    double max_per_min = 0;   ///< 0: not metered
    int open_lanes = 0;       ///< facilities
    bool is_changed = false;  ///< by a measure in effect
};

struct PassagesNow {
    std::vector<PassageNow> openings;
    std::vector<PassageNow> connectors;
    std::vector<PassageNow> exits;
    std::vector<PassageNow> facilities;
};

/// The venue as the scenario starts it, with the measures in effect at `time` laid over in the
/// order in which they took effect. What a measure changes is known from the plan; steps the plan
/// does not name are left out.
PassagesNow passages_at(const RunData& run, SimTime time);

/// A train that stands at a platform.
struct TrainNow {
    PlatformId platform;
    std::string service;
};
std::vector<TrainNow> trains_at(const RunData& run, SimTime time);

/// What the vehicles of a service or line are called.
Word word_of_vehicles(const RunData& run, const std::string& service);

}  // namespace tidegate::viz
