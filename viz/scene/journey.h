#pragma once
#include <array>
#include <string>
#include <vector>

#include "viz/data/moment.h"
#include "viz/data/run_data.h"

namespace tidegate::viz {

/// Where a passenger was in one frame.
struct JourneyPoint {
    SimTime time = 0;
    Vec2 at;  ///< on its plane
    std::uint16_t plane = 0;
    std::uint8_t state = 0;  ///< AgentState
};

/// A line that the passenger crossed.
struct JourneyLeg {
    SimTime time = 0;
    std::string portal;
};

constexpr std::size_t agent_states = 7;

/// All that a recording holds of one passenger.
struct Journey {
    int agent = -1;
    std::vector<JourneyPoint> points;  ///< in order of time
    std::vector<JourneyLeg> legs;      ///< in order of time
    std::array<double, agent_states> in_state_s{};  ///< time in each AgentState
};

/// Takes the passenger's place in one frame, if he or she is in it.
void add_to(Journey& journey, const StoredFrame& frame);
/// Takes those of the crossings that are this passenger's.
void add_to(Journey& journey, const RunData& run, const std::vector<Crossing>& crossings);

/// What an itinerary calls whichever exit is quickest.
inline constexpr const char* any_exit_name = "any_exit";

/// Where the passenger came from and wanted to go, by name, from the demand file; empty when not
/// known.
struct Itinerary {
    std::string from, to;
};
Itinerary itinerary_of(const RunData& run, int agent);

/// Looks up everybody's destination.
Destinations destinations_of(const RunData& run);

}  // namespace tidegate::viz
