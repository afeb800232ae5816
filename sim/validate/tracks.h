#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/vec2.h"
#include "engine/simulation.h"

namespace tidegate {

/// Where one person was at equally spaced moments, from `from_s` on; gone afterwards.
struct Track {
    double from_s = 0;
    std::vector<Vec2> at;             ///< local metres; on a connector metres of its plane
    std::vector<std::uint16_t> plane;  ///< row for row with `at`
};

/// Trajectories, simulated or measured: all figures of the published cases are taken from these, so
/// that both are evaluated alike.
struct Tracks {
    double interval_s = 0.1;
    std::vector<Track> people;  ///< [agent]

    /// Linear between two moments on one plane; empty while the person is not there.
    std::optional<Vec2> at(std::size_t person, double time_s, int plane = 0) const;
    /// Way from half a window before to half a window after, over that window [m/s]; empty unless
    /// the person is on `plane` at both.
    std::optional<Vec2> velocity(std::size_t person, double time_s, double window_s,
                                 int plane = 0) const;
    double end_s() const;  ///< last moment at which anybody was there
};

/// A run that ended when everybody had left, or at the scenario's end.
struct Watched {
    Tracks tracks;
    std::vector<AgentRecord> agents;
    std::vector<Crossing> crossings;
    std::vector<Event> events;
    std::int64_t still_there = 0;  ///< at the end: not yet out
    std::int64_t stuck = 0;        ///< people ever found stuck
    double over_s = 0;             ///< when the last one was out, or the run's end
};
/// Runs the scenario on one thread and keeps everyone's position at every step.
Watched watch(const Scenario& scenario);
/// The same with the suite's walking model.
Watched watch(const Scenario& scenario, WalkKind model);

}  // namespace tidegate
