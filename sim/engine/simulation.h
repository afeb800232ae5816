#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/checkpoint.h"
#include "engine/event.h"
#include "engine/frame.h"
#include "scenario/scenario.h"
#include "warning/rule_def.h"

namespace tidegate {

/// Where every passenger is; due + waiting_outside + present + exited + boarded = planned.
struct Counts {
    std::int64_t planned = 0;          ///< in the demand
    std::int64_t due = 0;              ///< not yet appeared, not yet wanted to
    std::int64_t waiting_outside = 0;  ///< wanted to appear, found no room
    std::int64_t present = 0;          ///< those who ride included
    std::int64_t riding = 0;           ///< of those present: on vehicles of lines
    std::int64_t exited = 0;
    std::int64_t boarded = 0;
    std::int64_t stuck = 0;            ///< passengers ever found stuck
};

struct StageTime {
    std::string name;
    double wall_s = 0;
};

/// One run. Everything that changes lives behind this; the scenario stays const and must outlive it.
/// Reading from it (frames, counts, hashes) never changes the result.
class Simulation {
public:
    /// Builds rasters, fields and routes. Throws InputError for faults that only show then (an exit that
    /// nobody can reach, an entrance without floor), in the file's words.
    explicit Simulation(const Scenario& scenario);
    /// Goes on from a checkpoint of the same scenario: from here on bit for bit what it would have been. Throws BadState when
    /// the bytes are none of its states, and what the constructor above throws.
    Simulation(const Scenario& scenario, const Checkpoint& checkpoint);
    /// Another future of the same past: goes on where `past` stands, from now on by `scenario`. What may differ is said in
    /// engine/branch.h; throws InputError that names the rest. The scenario unchanged goes on as `past` would.
    Simulation(const Scenario& scenario, const Simulation& past);
    ~Simulation();
    Simulation(Simulation&&) noexcept;

    const Scenario& scenario() const;
    bool is_over() const;  ///< the scenario's end is reached
    void step();           ///< one step of scenario().step_s
    SimTime now() const;

    /// All that is needed to go on from here; before finish(). Linear in passengers, events and crossings so far.
    Checkpoint checkpoint() const;
    Frame frame() const;  ///< valid until the next step or frame
    std::uint64_t state_hash() const;
    Counts counts() const;
    /// Observable values after the last step, in the scenario's order.
    std::span<const double> observables() const;
    /// People on each plane after the last step, in the order of planes().
    std::span<const std::uint32_t> people_on_planes() const;
    std::span<const Event> events() const;        ///< all so far, by time known
    std::span<const Crossing> crossings() const;  ///< all so far
    std::span<const AgentRecord> agents() const;  ///< all planned; row = agent
    std::span<const LevelChange> level_changes() const;
    std::span<const PlaneInfo> planes() const;
    std::span<const std::string> portal_names() const;
    std::span<const StageTime> stage_times() const;
    std::int64_t agent_steps() const;

    /// Writes what follows only from the whole run (hindsight of lead-time rules) and checks that nobody was
    /// lost or doubled; throws BrokenPromise otherwise. Call once, when over or interrupted.
    void finish();
    /// Standard outcomes after finish(): see docs/scenario.md.
    std::vector<Outcome> outcomes() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tidegate
