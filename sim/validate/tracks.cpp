#include "validate/tracks.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"

namespace tidegate {
namespace {

void note_positions(const Simulation& simulation, Tracks& tracks) {
    for (const FrameAgent& a : simulation.frame().agents) {
        Track& track = tracks.people[static_cast<std::size_t>(a.agent)];
        if (track.at.empty()) track.from_s = simulation.now();
        const PlaneInfo& plane = simulation.planes()[a.plane];
        const Vec2 origin = plane.is_connector ? Vec2{} : plane.origin;
        track.at.push_back(Vec2{a.x, a.y} + origin);
        track.plane.push_back(a.plane);
    }
}

}  // namespace

std::optional<Vec2> Tracks::at(std::size_t person, double time_s, int plane) const {
    const Track& track = people[person];
    const double moment = (time_s - track.from_s) / interval_s;
    const auto last = static_cast<double>(track.at.size()) - 1;
    if (moment < -1e-6 || moment > last + 1e-6) return {};
    const auto below = static_cast<std::size_t>(std::clamp(moment, 0.0, last));
    const std::size_t above = std::min(below + 1, track.at.size() - 1);
    if (track.plane[below] != plane || track.plane[above] != plane) return {};
    const double share = std::clamp(moment - static_cast<double>(below), 0.0, 1.0);
    return track.at[below] + (track.at[above] - track.at[below]) * share;
}

std::optional<Vec2> Tracks::velocity(std::size_t person, double time_s, double window_s,
                                     int plane) const {
    const auto before = at(person, time_s - 0.5 * window_s, plane);
    const auto after = at(person, time_s + 0.5 * window_s, plane);
    if (!before || !after) return {};
    return (*after - *before) * (1 / window_s);
}

double Tracks::end_s() const {
    double end = 0;
    for (const Track& track : people) {
        if (track.at.empty()) continue;
        end = std::max(end, track.from_s + interval_s * static_cast<double>(track.at.size() - 1));
    }
    return end;
}

Watched watch(const Scenario& scenario) {
    const ThreadsHere one(1);
    Simulation simulation(scenario);
    Watched run;
    run.tracks.interval_s = scenario.step_s;
    run.tracks.people.resize(static_cast<std::size_t>(simulation.counts().planned));
    while (!simulation.is_over()) {
        simulation.step();
        note_positions(simulation, run.tracks);
        run.over_s = simulation.now();
        const Counts c = simulation.counts();
        run.still_there = c.planned - c.exited - c.boarded;
        if (run.still_there == 0) break;
    }
    simulation.finish();
    run.stuck = simulation.counts().stuck;
    const auto agents = simulation.agents();
    const auto crossings = simulation.crossings();
    const auto events = simulation.events();
    run.agents.assign(agents.begin(), agents.end());
    run.crossings.assign(crossings.begin(), crossings.end());
    run.events.assign(events.begin(), events.end());
    return run;
}

Watched watch(const Scenario& scenario, WalkKind model) {
    Scenario with_model = scenario;
    with_model.walk.model = model;
    return watch(with_model);
}

}  // namespace tidegate
