#pragma once
#include <cstdint>

#include "locomotion/force_def.h"

namespace tidegate {

enum class WalkKind : std::uint8_t {
    anticipation,  ///< the planning default: room ahead and anticipated ways; no forces
    force,         ///< bodies that push: for crush risk
};

/// Parameters of walking. Range, meaning and source of each stand in the key table.
struct WalkDef {
    WalkKind model = WalkKind::anticipation;
    double time_gap_s = 0.58;  ///< T: free room in front over speed (Tordeux et al. 2016)
    double anticipation_s = 2.0;  ///< how far ahead others' motion is continued
    double sight_m = 2.0;  ///< others beyond this are not seen
    double acceleration_s = 0.25;  ///< relaxation time when speeding up
    double contact_s = 0.3;  ///< time in which overlapping bodies part
    double follow_width = 1.74;  ///< width in which one walks the same way ahead blocks, as a share
    double pass_width = 0.95;  ///< width in which the same bar a direction when one chooses where to go, as a share
    double shoulder_turn = 0.8;  ///< body width when passing someone who comes towards, as a share
    double body_depth = 0.82;  ///< room a body takes in front of who follows in the same stream, as a share of both bodies
    double squeeze = 0.35;  ///< how much narrower than that people make themselves when blocked
    double impatience_s = 2.0;  ///< time until someone blocked squeezes past
    double waiting_density_per_m2 = 2.0;  ///< how close people stand while there is room
    double stair_up_factor = 0.50;  ///< speed along the slope over speed on the level
    double stair_down_factor = 0.61;
    double stair_room_m = 0.04;  ///< free tread kept in front on stairs, along the slope
    double max_flow_per_m_s = 0;  ///< profile `code`: 1.33 through every opening; 0: emergent
    double stuck_after_s = 60;
    double stuck_distance_m = 0.5;
    ForceDef force;
};

}  // namespace tidegate
