#include "engine/network_step.h"

#include <fmt/core.h>

#include "engine/beliefs.h"
#include "engine/network_leaving.h"
#include "engine/network_places.h"
#include "engine/network_reopened.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/passage_rules.h"

namespace tidegate {
namespace {

// The line has been shut: everybody before it looks for another way.
void turn_away(const Scenario& s, const Site& site, World& world, std::size_t q) {
    NetworkQueue& queue = world.network.queues[q];
    const std::vector<std::int32_t> agents(queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end());
    for (std::size_t k = 0; k < agents.size(); ++k) {
        const Vec2f at = queue_place(site, world.network.people[std::size_t(agents[k])], k);
        learn(world, agents[k]);
        turn_from_line(s, site, world, agents[k], at, world.now);
    }
}

// Zones that wait for each other in a circle, all full: nobody has left the zone beyond for long though people there could
// pass but for want of room. The first is let in beyond what the zone holds, and counted as stuck.
bool waits_in_a_circle(const Scenario& s, const Site& site, const World& world, std::size_t q) {
    const NetworkState& net = world.network;
    const std::int32_t beyond = site.portals[q / 2].sides[1 - q % 2].zone.row;
    if (!net.queues[q].lacks_room || !net.has(beyond)) return false;
    const AgentRow& first = world.agents[std::size_t(net.queues[q].front())];
    const SimTime since = std::max({first.queued_since, world.passages[q / 2].last_crossing, net.zones[std::size_t(beyond)].last_left});
    if (world.now - since < s.walk.stuck_after_s) return false;
    for (const RouteGraph::Leg& leg : site.graph.from_zone[std::size_t(beyond)]) {
        const NetworkQueue& queue = net.queues[queue_of(site, 2 * leg.portal + leg.direction)];
        if (!queue.is_empty() && queue.lacks_room) return true;
    }
    return false;
}

void let_in(const Scenario& s, const Site& site, World& world, std::size_t q) {
    NetworkQueue& queue = world.network.queues[q];
    const std::int32_t agent = queue.front();
    AgentRow& row = world.agents[std::size_t(agent)];
    Event event;
    event.time = world.now;
    event.kind = EventKind::stuck;
    event.subject = site.portals[q / 2].name;
    event.agent = agent;
    event.value = world.now - row.queued_since;
    event.detail = fmt::format("before '{}'; the places beyond wait for each other, all full", event.subject);
    world.events.push_back(event);
    world.stuck_ever += !row.was_counted_stuck;
    row.was_counted_stuck = true;
    ++world.ways_given;
    quit_network(site, world, agent, world.now);
    step_into(s, site, world, agent, static_cast<int>(q / 2), static_cast<int>(q % 2), world.now);
}

// What only a change can help is looked at once a step.
void look_at_queues(const Scenario& s, const Site& site, World& world) {
    for (std::size_t q = 0; q < world.network.queues.size(); ++q) {
        if (world.network.queues[q].is_empty()) continue;
        if (!queue_leads(s, site, world, q)) turn_away(s, site, world, q);
        if (world.network.queues[q].is_empty()) continue;
        if (waits_in_a_circle(s, site, world, q)) let_in(s, site, world, q);
        call_queue(world, q, world.now);
    }
}

void look_for_ways_again(const Scenario& s, const Site& site, World& world) {
    if (!world.network.ways_renewed) return;
    world.network.ways_renewed = false;
    std::vector<std::int32_t> agents;
    agents.swap(world.network.without_way);
    for (const std::int32_t agent : agents) {
        learn(world, agent);
        choose_in_network(s, site, world, agent, world.now);
    }
}

}  // namespace

void advance_network(const Scenario& s, const Site& site, World& world) {
    NetworkState& net = world.network;
    if (!net.exists()) return;
    look_for_ways_again(s, site, world);
    lose_patience_in_network(s, site, world);
    look_at_reopened_lines(s, site, world);
    look_at_queues(s, site, world);
    while (!net.events.empty() && net.events.front().time <= world.step_end) {
        const NetworkEvent event = net.take();
        if (event.kind == NetworkEvent::queue) {
            serve_queue(s, site, world, std::size_t(event.row), event.time);
            continue;
        }
        const NetworkPassenger& me = net.people[std::size_t(event.row)];
        if (me.due != event.time) continue;  // it has chosen anew since
        if (me.activity == NetworkActivity::in_service) {
            leave_lane(s, site, world, event.row, event.time);
        } else if (me.activity == NetworkActivity::walks || me.activity == NetworkActivity::sets_out ||
                   me.activity == NetworkActivity::stays) {
            if (!go_on(s, site, world, event.row, event.time)) continue;
            const std::size_t q = queue_of(site, me.target);
            if (!net.queues[q].is_called) serve_queue(s, site, world, q, event.time);
        }
    }
}

}  // namespace tidegate
