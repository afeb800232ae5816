#pragma once

namespace tidegate {

/// How passengers choose and re-choose their way.
struct RoutingDef {
    double replan_interval_s = 10;    ///< each passenger reconsiders this often
    double logit_scale_s = 4;         ///< spread of tastes between ways [s]; 0: all take the quickest
    double crowd_ways_s = 2;          ///< ways around slow crowds are renewed this often [s]; 0: never
    double queue_weight = 1.0;        ///< how much an expected wait counts against walking time
    double sees_closure_m = 10;       ///< from here on a closed way is seen by those who have not heard of it
    double group_stretch_m = 4;       ///< this far ahead of the last of the group one waits
    double group_wait_s = 60;         ///< but never longer than this
    bool exits_by_line = false;       ///< who goes to whichever exit is best, and so all who are sent out, may ride
};

}  // namespace tidegate
