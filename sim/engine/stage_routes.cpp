#include <algorithm>
#include <cmath>

#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

constexpr double cost_interval_s = 5;      // how often expected waits are brought up to date
constexpr float worth_changing_s = 4;      // nobody changes the way for less
constexpr float worth_changing_share = 0.2f;
constexpr float half_pi = 1.5707963f;
constexpr float packed_per_m2 = 4;         // a queue's density, Fruin 1971: level of service E

void update_costs(const Scenario& s, const Site& site, World& world) {
    const auto base_speed = static_cast<float>(s.demand.population.free_speed_mean_m_s);
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const auto row = static_cast<std::size_t>(p);
        const double capacity = capacity_per_s(s, site, world, p);
        world.capacity_per_s[row] = static_cast<float>(capacity);
        for (int d = 0; d < 2; ++d) {
            const bool open = leads_on(site, world, p, d);
            const double wait = world.passages[row].heading[std::size_t(d)] / capacity;
            world.costs[row].wait_s[std::size_t(d)] =
                open ? static_cast<float>(s.routing.queue_weight * wait) : unreachable_s;
            const PlanePace pace = pace_towards(s, site, world, p, d);
            world.pace[2 * row + std::size_t(d)] =
                pace.belt_m_s > 0 ? 1 / pace.belt_m_s : 1 / (base_speed * pace.factor);
        }
    }
    for (std::size_t g = 0; g < site.destinations.size(); ++g) {
        world.to_go[g] = times_to_go(site.graph, site.destinations[g].goals, world.costs, world.pace);
    }
}

// How much longer walking takes in a zone as full as this one: Weidmann 1993 (Kladek's form).
float crowding(const Site& site, const World& world, std::int32_t zone) {
    constexpr float gamma = 1.913f, jam_per_m2 = 5.4f, slowest = 0.1f;
    const float density = static_cast<float>(world.zone_people[std::size_t(zone)]) /
                          std::max(1.0f, site.zone_area_m2[std::size_t(zone)]);
    if (density < 0.3f) return 1;
    const float share = 1 - std::exp(-gamma * (1 / density - 1 / jam_per_m2));
    return 1 / std::max(slowest, share);
}

// Time from p over one portal to the goal: walking, then what of the queue is left on arriving, then the rest.
float time_over(const Scenario& s, const Site& site, const World& world, std::size_t walker,
                const RouteGraph::Leg& leg, float crowded) {
    const AgentRow& agent = world.agents[std::size_t(world.walkers.agent[walker])];
    const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
    const float rest = world.to_go[std::size_t(agent.destination)][node];
    const float passable = world.costs[std::size_t(leg.portal)].wait_s[std::size_t(leg.direction)];
    if (!std::isfinite(rest) || !std::isfinite(passable)) return unreachable_s;
    const float distance = site.fields[node].distance(world.walkers.position(walker));
    if (!std::isfinite(distance)) return unreachable_s;
    const float walking = distance * world.pace[node] * crowded;
    // Counted afresh for each: were all to decide on the same count, they would all swing over and back.
    const auto there = static_cast<float>(
        world.passages[std::size_t(leg.portal)].heading[std::size_t(leg.direction)]);
    // Of those who walk there, only those nearer stand before this one: at most a packed half disc.
    const float nearer = half_pi * packed_per_m2 * (distance + 1) * (distance + 1);
    const float wait = static_cast<float>(s.routing.queue_weight) * std::min(there, nearer) /
                       world.capacity_per_s[std::size_t(leg.portal)];
    const float queue = std::max(0.0f, wait - walking);
    const std::uint64_t taste_row = world.arrivals[std::size_t(world.walkers.agent[walker])].person;
    const double taste = s.routing.logit_scale_s > 0
                             ? s.routing.logit_scale_s *
                                   world.draws.gumbel(Purpose::route_taste, taste_row, std::uint32_t(node))
                             : 0.0;
    return walking + queue + rest - static_cast<float>(taste);
}

// Nobody turns round on a stair or an escalator while its other end leads on.
bool turns_back(const Site& site, const World& world, std::size_t walker, const RouteGraph::Leg& leg) {
    const int plane = world.walkers.plane[walker];
    if (!site.is_connector(plane)) return false;
    const AgentRow& agent = world.agents[std::size_t(world.walkers.agent[walker])];
    if (leg.portal != agent.last_portal) return false;
    for (const RouteGraph::Leg& other : site.graph.from_zone[std::size_t(world.walkers.zone[walker])]) {
        const auto node = static_cast<std::size_t>(2 * other.portal + other.direction);
        const bool leads = leads_on(site, world, other.portal, other.direction) &&
                           std::isfinite(world.to_go[std::size_t(agent.destination)][node]);
        if (other.portal != leg.portal && leads) return true;
    }
    return false;
}

void head_for(const Site& site, World& world, std::size_t walker, int portal, int direction) {
    const std::int32_t before = world.walkers.target[walker];
    const std::int32_t target = portal < 0 ? -1 : 2 * portal + direction;
    if (before == target) return;
    if (before >= 0) --world.passages[std::size_t(before / 2)].heading[std::size_t(before % 2)];
    if (target >= 0) ++world.passages[std::size_t(portal)].heading[std::size_t(direction)];
    const int place_before =
        before >= 0 ? site.queue_place_of_portal[std::size_t(before / 2)] : -1;
    const int place = portal >= 0 ? site.queue_place_of_portal[std::size_t(portal)] : -1;
    if (place != place_before) world.walkers.set(walker, queueing, false);
    world.walkers.target[walker] = target;
    world.walkers.to_go[walker] = 0;  // until looked up
}

}  // namespace

void choose_target(const Scenario& s, const Site& site, World& world, std::size_t walker) {
    const std::int32_t zone = world.walkers.zone[walker];
    if (zone < 0) return;
    const std::int32_t present = world.walkers.target[walker];
    const float crowded = crowding(site, world, zone);
    float best = unreachable_s, present_time = unreachable_s;
    int portal = -1, direction = 0;
    for (const RouteGraph::Leg& leg : site.graph.from_zone[std::size_t(zone)]) {
        if (turns_back(site, world, walker, leg)) continue;
        const float time = time_over(s, site, world, walker, leg, crowded);
        if (2 * leg.portal + leg.direction == present) present_time = time;
        if (time < best) {
            best = time;
            portal = leg.portal;
            direction = leg.direction;
        }
    }
    const float worth = worth_changing_s + worth_changing_share * std::abs(present_time);
    if (std::isfinite(present_time) && best > present_time - worth) return;
    head_for(site, world, walker, portal, direction);
}

void plan_routes(const Scenario& s, const Site& site, World& world) {
    const auto every = std::max<std::int64_t>(1, std::llround(cost_interval_s / s.step_s));
    look_at_targets(s, site, world);
    const auto crowd_every = std::llround(s.routing.crowd_ways_s / s.step_s);
    if (crowd_every > 0 && world.step % crowd_every == crowd_every - 1) renew_crowd_ways(s, site, world);
    if (world.routes_changed || world.step % every == 0) update_costs(s, site, world);
    const auto turns =
        static_cast<std::int32_t>(std::max(1ll, std::llround(s.routing.replan_interval_s / s.step_s)));
    const auto turn = static_cast<std::int32_t>(world.step % turns);
    const Walkers& w = world.walkers;
    std::int64_t without = 0;
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::int32_t target = w.target[i];
        const bool leads = target >= 0 && world.targets[std::size_t(target)].leads;
        const bool is_turn = (w.agent[i] + turn) % turns == 0;
        if (leads && !is_turn) continue;
        // Whoever is being served is let through, even if the gate closes meanwhile.
        if (w.has(i, served)) continue;
        if (target >= 0 && !leads) head_for(site, world, i, -1, 0);
        if (is_turn || target >= 0 || world.routes_changed) choose_target(s, site, world, i);
        without += w.target[i] < 0;
    }
    world.routes_changed = false;
    if ((without > 0) != (world.without_way > 0)) {
        Event event;
        event.time = world.now;
        event.kind = without > 0 ? EventKind::unreachable : EventKind::reachable;
        event.value = static_cast<double>(without);
        event.detail = without > 0 ? "no open way to their goal; they wait" : "all have a way again";
        world.events.push_back(event);
    }
    world.without_way = without;
}

}  // namespace tidegate
