#pragma once

namespace tidegate {

/// Parameters of the planning default; meaning, range and source of each in the key table.
struct WalkDef {
    double time_gap_s = 0.7;
    double body_length_m = 0.30;
    double anticipation_s = 2.0;
    double sight_m = 2.5;
    double relaxation_s = 0.3;
    double contact_time_s = 0.3;
    double stair_up_factor = 0.45;
    double stair_down_factor = 0.52;
    double max_flow_per_m_s = 0;  ///< profile `code`: 1.33; 0: emergent
    double stuck_after_s = 60;
    double stuck_distance_m = 0.5;
};

}  // namespace tidegate
