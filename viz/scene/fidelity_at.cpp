#include "viz/scene/fidelity_at.h"

namespace tidegate::viz {

bool walks_in_plane(const RunData& run, LevelId level, SimTime time) {
    const auto row = static_cast<std::size_t>(run.venue.levels[level.index()].venue);
    if (row >= run.network.venues.size()) return true;
    const FidelityDef& venue = run.network.venues[row];
    if (venue.kind == Fidelity::micro) return true;
    bool in_plane = false;
    for (const Event& event : run.fidelity_changes) {  // in order of time
        if (event.time > time) break;
        if (event.subject == shown_name(venue)) in_plane = event.detail == "micro";
    }
    return in_plane;
}

}  // namespace tidegate::viz
