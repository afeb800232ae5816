#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/sim_time.h"

namespace tidegate {

/// How passengers move in a venue. micro: each walks in the plane, step by step. network: each crosses the venue's zones by
/// events, as fast as their crowding allows, and queues at lines that serve at their capacity. automatic: network, but micro
/// while it is crowded.
enum class Fidelity : std::uint8_t { micro, network, automatic };

/// [from, until)
struct TimeWindow {
    SimTime from = 0;
    SimTime until = 0;
};

/// One venue of a scenario: what its levels have in common. Or a walkway between venues.
struct FidelityDef {
    std::string venue;  ///< its name, or the walkway's; empty: the scenario has one venue
    Fidelity kind = Fidelity::micro;
    std::vector<TimeWindow> micro;  ///< micro in these, whatever the kind
};

/// Under which events and outcomes tell of it.
inline std::string shown_name(const FidelityDef& venue) { return venue.venue.empty() ? "venue" : venue.venue; }

struct NetworkDef {
    std::vector<FidelityDef> venues = {FidelityDef{}};  ///< [LevelDef::venue, ConnectorDef::venue]
    double step_s = 1;             ///< of the run while nobody walks in the plane; a multiple of Scenario::step_s
    double cost_interval_s = 60;   ///< how often expected waits are brought up to date while nobody walks in the plane
    double micro_from_per_m2 = 1;  ///< automatic: a zone that is so full makes its venue micro, ...
    double network_below_per_m2 = 0.5;  ///< ... until all its zones have been below this for ...
    double network_after_s = 300;       ///< ... so long
};

}  // namespace tidegate
