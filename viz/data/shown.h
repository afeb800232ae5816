#pragma once
#include "scenario/drill_log.h"
#include "viz/data/run_data.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// What is on the screen: a run, and perhaps another one to compare it with and the log of a drill. There is one clock,
/// the first run's.
struct Shown {
    const RunData& run;
    const RunData* other = nullptr;
    double shift_s = 0;  ///< add it to the first run's time to get the other's
    const DrillLog* drill = nullptr;  ///< of an exercise, laid over; on the clock

    bool is_comparison() const { return other != nullptr; }
    const RunData& data(int which) const { return which == 0 ? run : *other; }
    /// The other run's time (1), or the first's (0), at a moment of the clock; and back.
    SimTime time_of(int which, SimTime clock) const { return which == 0 ? clock : clock + shift_s; }
    SimTime clock_at(int which, SimTime time) const { return which == 0 ? time : time - shift_s; }
    /// Last moment recorded in either, on the clock.
    SimTime recorded_end() const;
    /// End of the time axis: what was planned, of an interrupted run what was recorded; at least 1 s.
    SimTime axis_end() const;
};

/// Lays two runs on one clock: by the time of day when that makes them overlap, else by the time
/// since their starts.
Shown paired(const RunData& run, const RunData* other);

/// How the two runs' settings differ, as names to tell them apart by: "plan: full" and "without a plan", or "seed = 1"
/// and "seed = 2"; several are joined by ", ", at most three. The runs' own names when the settings are equal.
struct RunNames {
    std::string first, second;
};
RunNames telling_names(const RunData& run, const RunData& other, Language language);

}  // namespace tidegate::viz
