#include <fmt/core.h>

#include <algorithm>

#include "base/chunks.h"
#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

void count_areas(const Site& site, World& world, std::size_t i) {
    const int plane = world.walkers.plane[i];
    const AreaMask& mask = site.area_masks[std::size_t(plane)];
    if (mask.empty()) return;
    const LevelRaster& raster = site.raster(plane);
    std::uint32_t bits = mask[std::size_t(raster.nearest_node(world.walkers.position(i)))];
    while (bits != 0) {
        const int bit = __builtin_ctz(bits);
        ++world.occupancy[std::size_t(site.area_rows[std::size_t(plane)][std::size_t(bit)])];
        bits &= bits - 1;
    }
}

void count_queue(World& world, const AgentRow& agent) {
    if (agent.queue_place < 0) return;
    const auto place = static_cast<std::size_t>(agent.queue_place);
    ++world.queue_length[place];
    world.mean_wait_s[place] += world.now - agent.queued_since;
}

AgentState state_of(const Site& site, const World& world, std::size_t i, const AgentRow& agent) {
    const std::int32_t target = world.walkers.target[i];
    if (agent.is_frozen) return AgentState::in_service;
    if (target < 0) return AgentState::held;
    const bool held = is_held(site, world, target / 2, target % 2);
    const bool near = world.walkers.to_go[i] < 15;
    if (held && near) {
        return site.portals[std::size_t(target / 2)].kind == PortalKind::door
                   ? AgentState::waiting_for_train
                   : AgentState::held;
    }
    return agent.queue_place >= 0 ? AgentState::queueing : AgentState::walking;
}

// Not an ease of movement test but a watch: no progress for long although the way on is open and nobody
// has passed it in that time.
void watch_for_stuck(const Scenario& s, const Site& site, World& world, std::size_t i, AgentRow& agent) {
    const Walkers& w = world.walkers;
    const float dx = w.x[i] - agent.anchor_x, dy = w.y[i] - agent.anchor_y;
    const auto moved = static_cast<float>(s.walk.stuck_distance_m);
    const bool waits = agent.state != AgentState::walking && agent.state != AgentState::queueing;
    if (waits || dx * dx + dy * dy > moved * moved || world.now < agent.walks_from) {
        agent.anchor_x = w.x[i], agent.anchor_y = w.y[i], agent.anchor_time = world.now;
        agent.was_stuck = agent.was_stuck && waits;
        return;
    }
    if (agent.was_stuck || world.now - agent.anchor_time < s.walk.stuck_after_s) return;
    const int portal = w.target[i] / 2;
    const Passage& passage = world.passages[std::size_t(portal)];
    if (world.now - passage.last_crossing < s.walk.stuck_after_s) return;
    agent.was_stuck = true;
    world.stuck_ever += !agent.was_counted_stuck;
    agent.was_counted_stuck = true;
    Event event;
    event.time = world.now;
    event.kind = EventKind::stuck;
    event.subject = site.portals[std::size_t(portal)].name;
    event.agent = w.agent[i];
    event.value = world.now - agent.anchor_time;
    const Vec2 at = to_double(w.position(i)) + site.planes[std::size_t(w.plane[i])].origin;
    event.detail = fmt::format("on '{}' at ({:.1f}, {:.1f}); the crowd before '{}' does not move",
                               site.planes[std::size_t(w.plane[i])].name, at.x, at.y, event.subject);
    world.events.push_back(event);
}

}  // namespace

void observe(const Scenario& s, const Site& site, World& world) {
    std::fill(world.occupancy.begin(), world.occupancy.end(), 0);
    std::fill(world.queue_length.begin(), world.queue_length.end(), 0);
    std::fill(world.mean_wait_s.begin(), world.mean_wait_s.end(), 0.0);
    std::fill(world.zone_people.begin(), world.zone_people.end(), 0);
    for (auto& connector : world.connectors) connector.people = 0;
    for (std::size_t i = 0; i < world.walkers.size(); ++i) {
        AgentRow& agent = world.agents[std::size_t(world.walkers.agent[i])];
        const ConnectorId connector = site.planes[std::size_t(world.walkers.plane[i])].connector;
        if (connector.is_valid()) ++world.connectors[connector.index()].people;
        if (agent.zone >= 0) ++world.zone_people[std::size_t(agent.zone)];
        agent.state = state_of(site, world, i, agent);
        count_areas(site, world, i);
        count_queue(world, agent);
        watch_for_stuck(s, site, world, i, agent);
    }
    for (std::size_t q = 0; q < world.queue_length.size(); ++q) {
        if (world.queue_length[q] > 0) world.mean_wait_s[q] /= world.queue_length[q];
    }
    for (std::size_t e = 0; e < world.outside.size(); ++e) {
        world.outside_count[e] = static_cast<std::int32_t>(world.outside[e].size());
    }
}

}  // namespace tidegate
