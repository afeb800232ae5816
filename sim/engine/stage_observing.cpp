#include <fmt/core.h>

#include <algorithm>

#include "base/chunks.h"
#include "engine/rides.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 1024;
constexpr std::int32_t watch_every = 10;  // steps between two looks of the stuck watch at one passenger

void clear(Tally& tally, const World& world) {
    tally.occupancy.assign(world.occupancy.size(), 0);
    tally.zone_people.assign(world.zone_people.size(), 0);
    tally.queue_length.assign(world.queue_length.size(), 0);
    tally.connector_people.assign(world.connectors.size(), 0);
    tally.waited_s.assign(world.queue_length.size(), 0);
    tally.stopped.clear();
}

void count_areas(const Site& site, const World& world, std::size_t i, Tally& tally) {
    const auto plane = static_cast<std::size_t>(world.walkers.plane[i]);
    const AreaMask& mask = site.area_masks[plane];
    if (mask.nodes.empty()) return;
    std::uint32_t bits = mask.at(site.rasters.planes[plane], world.walkers.position(i));
    for (; bits != 0; bits &= bits - 1) {
        ++tally.occupancy[std::size_t(site.area_rows[plane][std::size_t(__builtin_ctz(bits))])];
    }
}

void count(const Site& site, const World& world, std::size_t i, Tally& tally) {
    const Walkers& w = world.walkers;
    const ConnectorId connector = site.planes[std::size_t(w.plane[i])].connector;
    if (connector.is_valid()) ++tally.connector_people[connector.index()];
    if (w.zone[i] >= 0) ++tally.zone_people[std::size_t(w.zone[i])];
    count_areas(site, world, i, tally);
    if (!w.has(i, queueing)) return;
    const AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    ++tally.queue_length[std::size_t(agent.queue_place)];
    tally.waited_s[std::size_t(agent.queue_place)] += world.now - agent.queued_since;
}

template <class T>
void add(const std::vector<T>& from, std::vector<T>& to) {
    for (std::size_t k = 0; k < from.size(); ++k) to[k] += from[k];
}

void add_up(World& world, std::size_t chunks) {
    std::fill(world.occupancy.begin(), world.occupancy.end(), 0);
    std::fill(world.queue_length.begin(), world.queue_length.end(), 0);
    std::fill(world.mean_wait_s.begin(), world.mean_wait_s.end(), 0.0);
    std::fill(world.zone_people.begin(), world.zone_people.end(), 0);
    for (auto& connector : world.connectors) connector.people = 0;
    for (std::size_t c = 0; c < chunks; ++c) {  // in chunk order: the sums depend on nothing else
        const Tally& tally = world.tallies[c];
        add(tally.occupancy, world.occupancy);
        add(tally.zone_people, world.zone_people);
        add(tally.queue_length, world.queue_length);
        add(tally.waited_s, world.mean_wait_s);
        for (std::size_t k = 0; k < world.connectors.size(); ++k) {
            world.connectors[k].people += tally.connector_people[k];
        }
    }
    for (std::size_t q = 0; q < world.queue_length.size(); ++q) {
        if (world.queue_length[q] > 0) world.mean_wait_s[q] /= world.queue_length[q];
    }
}

double idle_s(const Scenario& s, const World& world, const AgentRow& agent) {
    return world.now - agent.anchor_step * s.step_s;
}

void report_stuck(const Scenario& s, const Site& site, World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    agent.was_stuck = true;
    world.stuck_ever += !agent.was_counted_stuck;
    agent.was_counted_stuck = true;
    Event event;
    event.time = world.now;
    event.kind = EventKind::stuck;
    event.subject = site.portals[std::size_t(w.target[i] / 2)].name;
    event.agent = w.agent[i];
    event.value = idle_s(s, world, agent);
    const Vec2 at = to_double(w.position(i)) + site.planes[std::size_t(w.plane[i])].origin;
    event.detail = fmt::format("on '{}' at ({:.1f}, {:.1f}); the crowd before '{}' does not move",
                               site.planes[std::size_t(w.plane[i])].name, at.x, at.y, event.subject);
    world.events.push_back(event);
}

// Those with other targets let this one through for a while: to it they are a quarter as wide, and it pushes them aside.
void let_through(const Scenario& s, const Site& site, World& world, std::size_t i) {
    if (!world.agents[std::size_t(world.walkers.agent[i])].was_stuck) report_stuck(s, site, world, i);
    world.walkers.impatience[i] = 2;
    ++world.ways_given;
}

// Stands at the edge while the vehicle of a line is there that leads elsewhere.
bool waits_for_another(const Scenario& s, const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    if (w.target[i] < 0 || !world.targets[std::size_t(w.target[i])].has_vehicle || w.to_go[i] >= waits_within_m) return false;
    return !takes_vehicle(s, site, world, w.target[i] / 2, w.agent[i]);
}

// Not an ease of movement test but a watch: no progress for long although the way on is open and nobody
// has passed it in that time. Only the own row of the agent table is written.
bool has_stopped(const Scenario& s, const Site& site, World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    const float dx = w.x[i] - agent.anchor_x, dy = w.y[i] - agent.anchor_y;
    const auto moved = static_cast<float>(s.walk.stuck_distance_m);
    const AgentState state = state_of(site, world, i);
    const bool waits = (state != AgentState::walking && state != AgentState::queueing) || waits_for_another(s, site, world, i);
    if (waits || dx * dx + dy * dy > moved * moved || world.now < agent.walks_from()) {
        agent.anchor_x = w.x[i], agent.anchor_y = w.y[i];
        agent.anchor_step = static_cast<std::int32_t>(world.step);
        agent.was_stuck = agent.was_stuck && waits;
        return false;
    }
    if (idle_s(s, world, agent) < s.walk.stuck_after_s || w.impatience[i] > 1) return false;
    const Passage& passage = world.passages[std::size_t(w.target[i] / 2)];
    return world.now - passage.last_crossing >= s.walk.stuck_after_s;
}

}  // namespace

AgentState state_of(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    const std::int32_t target = w.target[i];
    if (w.has(i, served)) return AgentState::in_service;
    if (w.has(i, stays)) return AgentState::staying;
    if (target < 0 || w.has(i, waits_for_group)) return AgentState::held;
    if (world.targets[std::size_t(target)].is_shut_now && w.to_go[i] < waits_within_m) {
        return site.portals[std::size_t(target / 2)].kind == PortalKind::door
                   ? AgentState::waiting_for_train
                   : AgentState::held;
    }
    return w.has(i, queueing) ? AgentState::queueing : AgentState::walking;
}

void observe(const Scenario& s, const Site& site, World& world) {
    const std::size_t n = world.walkers.size(), chunks = (n + chunk - 1) / chunk;
    const auto turn = static_cast<std::int32_t>(world.step % watch_every);
    if (world.tallies.size() < chunks) world.tallies.resize(chunks);
    parallel_chunks(n, chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        Tally& tally = world.tallies[c];
        clear(tally, world);
        for (std::size_t i = begin; i < end; ++i) {
            count(site, world, i, tally);
            if (world.walkers.agent[i] % watch_every != turn) continue;
            tally.stopped.push_back(static_cast<std::int32_t>(i));
            __builtin_prefetch(&world.agents[std::size_t(world.walkers.agent[i])]);
        }
        // Apart from the counting, so that rows of the agent table are fetched side by side.
        std::erase_if(tally.stopped, [&](std::int32_t i) { return !has_stopped(s, site, world, std::size_t(i)); });
    });
    add_up(world, chunks);
    count_network(site, world);
    for (std::size_t c = 0; c < chunks; ++c) {
        for (const std::int32_t i : world.tallies[c].stopped) let_through(s, site, world, std::size_t(i));
    }
    for (std::size_t e = 0; e < world.outside.size(); ++e) {
        world.outside_count[e] = static_cast<std::int32_t>(world.outside[e].size());
    }
}

}  // namespace tidegate
