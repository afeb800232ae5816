#include "engine/simulation.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/state_bytes.h"
#include "engine/branch.h"
#include "engine/control_stages.h"
#include "engine/frame_builder.h"
#include "engine/network_fidelity.h"
#include "engine/network_step.h"
#include "engine/outcomes.h"
#include "engine/site.h"
#include "engine/stages.h"
#include "engine/world.h"
#include "engine/world_fields.h"
#include "warning/hindsight.h"

namespace tidegate {

struct Simulation::Parts {
    const Scenario& scenario;
    Site site;
    World world;
    WalkModel model;
    std::vector<PlaneInfo> planes;
    std::vector<std::string> portal_names;
    std::vector<StageTime> times;
    FrameBuffer frame;
    OutcomeState outcomes;
    mutable std::vector<AgentRecord> records;
    mutable std::vector<std::uint32_t> on_planes;
    mutable std::vector<double> values;
    bool is_finished = false;

    explicit Parts(const Scenario& of);

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        tidegate::for_each_field(world, f);
        f(outcomes);
    }
    void read(const Checkpoint& checkpoint) {
        StateReader reader(checkpoint.state);
        reader(*this);
        reader.end();
    }
    /// Makes the rest of what was read.
    void settle(std::uint64_t expected_hash) {
        for (PlanAct& act : world.due_acts) point_into(scenario.plan, act);
        solve_again(site, world.crowd_ways);
        if (tidegate::state_hash(world) != expected_hash) throw BadState("its state is not the one that was saved");
    }

    /// Runs one stage and adds its wall time, which never enters a result.
    template <class Stage>
    void timed(std::size_t row, const char* name, Stage&& stage) {
        const auto start = std::chrono::steady_clock::now();
        stage();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (times.size() <= row) times.resize(row + 1);
        times[row].name = name;
        times[row].wall_s += took.count();
    }
};

namespace {

/// While nobody walks in the plane, up to the next whole step of the network.
std::int64_t steps_at_once(const Scenario& s, const World& w) {
    if (walks_in_plane(w)) return 1;
    const std::int64_t whole = std::max<std::int64_t>(1, std::llround(s.network.step_s / s.step_s));
    const std::int64_t left = std::llround(s.end / s.step_s) - w.step;
    return std::max<std::int64_t>(1, std::min(whole - w.step % whole, left));
}

Site checked_site(const Scenario& scenario) {
    Faults faults;
    Site site = make_site(scenario, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return site;
}

}  // namespace

Simulation::Parts::Parts(const Scenario& of)
    : scenario(of),
      site(checked_site(of)),
      world(make_world(of, site)),
      model(make_walk_model(of.walk.model)),
      outcomes(make_outcome_state(of)) {
    for (const Plane& plane : site.planes) planes.push_back({plane.name, plane.connector.is_valid(), plane.origin});
    for (const Portal& portal : site.portals) portal_names.push_back(portal.name);
}

Simulation::Simulation(const Scenario& scenario) : parts_(std::make_unique<Parts>(scenario)) {
    plan_routes(scenario, parts_->site, parts_->world);  // the first to appear need times to their goals
}

Simulation::Simulation(const Scenario& scenario, const Checkpoint& checkpoint)
    : parts_(std::make_unique<Parts>(scenario)) {
    parts_->read(checkpoint);
    parts_->settle(checkpoint.state_hash);
}

Simulation::Simulation(const Scenario& scenario, const Simulation& past)
    : parts_(std::make_unique<Parts>(scenario)) {
    const Parts& old = *past.parts_;
    check_branch({old.scenario, old.site, old.world}, {scenario, parts_->site, parts_->world});
    const std::vector<AgentRow> fresh = parts_->world.agents;
    const Checkpoint now = past.checkpoint();
    parts_->read(now);
    adopt_past({old.scenario, old.site, old.world}, scenario, fresh, parts_->world);
    parts_->settle(now.state_hash);
}

Simulation::~Simulation() = default;
Simulation::Simulation(Simulation&&) noexcept = default;

const Scenario& Simulation::scenario() const { return parts_->scenario; }
SimTime Simulation::now() const { return parts_->world.now; }
bool Simulation::is_over() const {
    return parts_->world.now >= parts_->scenario.end - 0.5 * parts_->scenario.step_s;
}

void Simulation::step() {
    Parts& p = *parts_;
    const Scenario& s = p.scenario;
    World& w = p.world;
    const std::int64_t steps = steps_at_once(s, w);
    const SimTime end = static_cast<double>(w.step + steps) * s.step_s;
    w.step_end = end;
    const std::size_t changes = w.level_changes.size();
    p.timed(0, "measures", [&] {
        disturb(s, w);
        apply_measures(s, p.site, w);
        renew_fidelity(s, p.site, w);
    });
    p.timed(1, "trains", [&] {
        run_trains(s, p.site, w);
        run_lines(s, p.site, w);
    });
    p.timed(2, "arrivals", [&] { bring_arrivals(s, p.site, w); });
    p.timed(3, "routes", [&] {
        plan_routes(s, p.site, w);
        turn_people_away(s, p.site, w);
    });
    p.timed(4, "queues", [&] { order_queues(s, p.site, w); });
    p.timed(5, "walking", [&] { walk(s, p.site, w, p.model); });
    p.timed(6, "passing", [&] {
        pass_lines(s, p.site, w);
        leave_queues(s, p.site, w);
    });
    p.timed(7, "network", [&] { advance_network(s, p.site, w); });
    w.step += steps;
    w.now = end;
    p.timed(8, "observing", [&] { observe(s, p.site, w); });
    p.timed(9, "sensing", [&] { sense(s, p.site, w, end); });
    p.timed(10, "warning", [&] { warn(s, w); });
    p.timed(11, "plan", [&] { carry_out_plan(s, w, end, changes); });
    follow(p.outcomes, w);
#ifndef NDEBUG
    check_nobody_lost(w);
#endif
}

Checkpoint Simulation::checkpoint() const {
    promise(!parts_->is_finished, "a finished run does not go on");
    StateWriter writer;
    writer(*parts_);
    return {parts_->world.now, tidegate::state_hash(parts_->world), writer.take()};
}

Frame Simulation::frame() const { return build_frame(parts_->site, parts_->world, parts_->frame); }
std::uint64_t Simulation::state_hash() const { return tidegate::state_hash(parts_->world); }

Counts Simulation::counts() const {
    const World& w = parts_->world;
    Counts c;
    c.planned = static_cast<std::int64_t>(w.agents.size());
    c.due = c.planned - static_cast<std::int64_t>(w.next_arrival);
    c.present = static_cast<std::int64_t>(w.walkers.size()) + w.network.present + w.riding;
    c.riding = w.riding;
    c.exited = w.exited;
    c.boarded = w.boarded;
    c.waiting_outside = c.planned - c.due - c.present - c.exited - c.boarded;
    c.stuck = w.stuck_ever;
    return c;
}

std::span<const double> Simulation::observables() const {
    auto& values = parts_->values;
    values.clear();
    for (const ObservableState& o : parts_->world.sensors.observables) values.push_back(o.value);
    return values;
}

std::span<const std::uint32_t> Simulation::people_on_planes() const {
    const Parts& p = *parts_;
    p.on_planes.assign(p.planes.size(), 0);
    const Walkers& w = p.world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) ++p.on_planes[std::size_t(w.plane[i])];
    const NetworkState& net = p.world.network;
    for (std::size_t z = 0; z < net.zones.size(); ++z) {
        p.on_planes[std::size_t(p.site.rasters.zone_plane[z])] += static_cast<std::uint32_t>(net.zones[z].people);
    }
    return p.on_planes;
}

std::span<const Event> Simulation::events() const { return parts_->world.events; }
std::span<const Crossing> Simulation::crossings() const { return parts_->world.crossings; }
std::span<const LevelChange> Simulation::level_changes() const { return parts_->world.level_changes; }
std::span<const PlaneInfo> Simulation::planes() const { return parts_->planes; }
std::span<const std::string> Simulation::portal_names() const { return parts_->portal_names; }
std::span<const StageTime> Simulation::stage_times() const { return parts_->times; }
std::int64_t Simulation::agent_steps() const { return parts_->world.agent_steps; }

std::span<const AgentRecord> Simulation::agents() const {
    build_records(parts_->scenario, parts_->world, parts_->records);
    return parts_->records;
}

void Simulation::finish() {
    Parts& p = *parts_;
    promise(!p.is_finished, "a run is finished once");
    p.is_finished = true;
    check_nobody_lost(p.world);
    const std::size_t before = p.world.level_changes.size();
    for (std::size_t r = 0; r < p.scenario.warning.rules.size(); ++r) {
        const RuleDef& rule = p.scenario.warning.rules[r];
        if (rule.scheme != Scheme::lead_time) continue;
        hindsight(rule, id_of<RuleId>(r), p.world.warning.rules[r].episodes, p.world.now, {},
                  p.world.level_changes);
    }
    for (std::size_t c = before; c < p.world.level_changes.size(); ++c) {
        const LevelChange& change = p.world.level_changes[c];
        Event event;
        event.time = change.known_s;
        event.kind = EventKind::warning;
        event.subject = p.scenario.warning.rules[change.rule.index()].name;
        event.detail = std::string(name_of(change.before)) + " -> " + name_of(change.after);
        event.who = "hindsight";
        event.value = change.value;
        p.world.events.push_back(event);
    }
}

std::vector<Outcome> Simulation::outcomes() const {
    return tidegate::outcomes(parts_->outcomes, parts_->scenario, parts_->world);
}

}  // namespace tidegate
