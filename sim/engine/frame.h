#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/sim_time.h"
#include "base/vec2.h"

namespace tidegate {

/// One passenger in a frame. `plane` is the row of PlaneInfo.
struct FrameAgent {
    std::int32_t agent = -1;
    float x = 0;  ///< on its plane, relative to the plane's origin [m]
    float y = 0;
    std::uint16_t speed_cm_s = 0;
    std::uint16_t plane = 0;
    std::uint8_t state = 0;  ///< AgentState
    std::uint8_t told = 0;   ///< Told
};

/// What reached a passenger of what the plan asks: nothing that would not have reached all, not (yet) how ways have changed,
/// or that everybody is to leave.
enum class Told : std::uint8_t { as_all, not_of_changed_ways, to_leave };

enum class AgentState : std::uint8_t { walking, queueing, waiting_for_train, in_service, held, stuck, staying };

/// A picture of the moment: those present, ordered by agent.
struct Frame {
    SimTime time = 0;
    std::span<const FrameAgent> agents;
    std::uint64_t state_hash = 0;
};

/// A walkable plane: a level, or a connector unrolled. For a connector, the frame lies between the two
/// lines given in the venue.
struct PlaneInfo {
    std::string name;
    bool is_connector = false;
    Vec2 origin;  ///< add to a FrameAgent's x, y to get the venue's local metres (levels only)
};

/// What a passenger was and how the journey ended; one row per released passenger.
struct AgentRecord {
    std::int32_t demand_line = 0;   ///< line of demand.csv
    float free_speed_m_s = 0;
    float body_radius_m = 0;
    double due_s = 0;               ///< when the demand wanted it to appear
    double appeared_s = -1;         ///< when it did; -1: not yet
    double left_s = -1;             ///< when it left by an exit or train; -1: still there
    std::int32_t origin_portal = -1;
    std::uint8_t fate = 0;          ///< Fate
    std::int16_t class_row = -1;    ///< DemandDef::class_at; -1: not known
};

/// riding: on a vehicle of a line, from stepping in until stepping out.
enum class Fate : std::uint8_t { due, waiting_outside, present, exited, boarded, riding };

/// The last word on a run.
struct Outcome {
    std::string name;   ///< "peak_platform_density"
    double value = 0;   ///< NaN: the run could not know it
    std::string unit;
    SimTime at = -1;    ///< when, if that makes sense
};

}  // namespace tidegate
