#include "engine/route_choice.h"

#include <algorithm>
#include <cmath>

#include "engine/lift_cars.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/queue_guidance.h"
#include "engine/route_costs.h"
#include "network/walking_curve.h"
#include "network/walking_file.h"

namespace tidegate {
namespace {

constexpr float half_pi = 1.5707963f;

// What is left of the queue at a portal on arriving there, for somebody `distance` before it who walks for
// `walking`.
float queue_left(const Scenario& s, const Site& site, const World& world, std::int32_t agent,
                 const RouteGraph::Leg& leg, bool is_present, float distance, float walking) {
    const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
    const int queue = site.ordered_queue(node);
    if (queue >= 0 && !waits_in_network(site, world, leg.portal, leg.direction)) {
        const QueueBefore before = before_in_queue(site, world, queue, agent);
        const float rate = before.lanes * world.capacity_per_s[std::size_t(leg.portal)];
        return std::max(0.0f, static_cast<float>(s.routing.queue_weight) * before.people / rate - walking);
    }
    if (leaves_car(world, site.portals[std::size_t(leg.portal)], leg.direction)) return 0;
    // Counted afresh for each: were all to decide on the same count, they would all swing over and back.
    const std::int32_t heading = world.passages[std::size_t(leg.portal)].heading[std::size_t(leg.direction)];
    const auto there = static_cast<float>(is_present ? heading - 1 : heading);  // without itself
    // Of those who walk there, only those nearer stand before this one: at most a packed half disc.
    const float nearer = half_pi * packed_per_m2 * (distance + 1) * (distance + 1);
    const float wait = static_cast<float>(s.routing.queue_weight) * std::min(there, nearer) /
                       world.capacity_per_s[std::size_t(leg.portal)];
    return std::max(0.0f, wait - walking);
}

}  // namespace

float crowding(const Site& site, const World& world, std::int32_t zone) {
    const auto row = static_cast<std::size_t>(zone);
    return 1 / speed_share(static_cast<float>(world.zone_people[row]) / std::max(1.0f, site.zone_area_m2[row]));
}

std::int32_t target_of_crowd(const Site& site, std::int32_t target) {
    const Portal& portal = site.portals[std::size_t(target / 2)];
    return portal.kind == PortalKind::lane ? 2 * site.first_lane_portal[std::size_t(portal.row)] + target % 2 : target;
}

bool waits_in_network(const Site& site, const World& world, int portal, int direction) {
    return world.network.has(site.portals[std::size_t(portal)].sides[std::size_t(direction)].zone.row);
}

bool leads_to_goal(const Site& site, const World& world, std::int32_t who, const RouteGraph::Leg& leg) {
    const AgentRow& agent = world.agents[std::size_t(who)];
    const float rest = to_go_of(site, world, agent)[static_cast<std::size_t>(2 * leg.portal + leg.direction)];
    const float passable = costs_of(world, agent)[std::size_t(leg.portal)].wait_s[std::size_t(leg.direction)];
    return std::isfinite(rest) && std::isfinite(passable);
}

bool turns_back(const Site& site, const World& world, std::int32_t who, std::int32_t zone, int last_portal,
                const RouteGraph::Leg& leg) {
    if (leg.portal != last_portal || !site.is_connector(site.rasters.zone_plane[std::size_t(zone)])) return false;
    const auto& ways = site.graph.from_zone[std::size_t(zone)];
    return std::any_of(ways.begin(), ways.end(), [&](const RouteGraph::Leg& other) {
        return other.portal != leg.portal && leads_to_goal(site, world, who, other);
    });
}

JudgedWay judge_way(const Scenario& s, const Site& site, const World& world, std::int32_t who, const RouteGraph::Leg& leg,
                    bool is_present, float crowded) {
    const AgentRow& agent = world.agents[std::size_t(who)];
    const Destination& there = site.destinations[std::size_t(agent.destination)];
    const RouteManner& manner = there.manner;
    const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
    const float rest = to_go_of(site, world, agent)[node], distance = leg.distance_m;
    if (!std::isfinite(distance) || !leads_to_goal(site, world, who, leg)) return {};
    const bool is_avoided = manner.avoids_held && is_last_resort(s, site, world, leg.portal, leg.direction);
    const bool is_shut = is_avoided || turns_away(world, leg.portal, leg.direction);
    const float held = is_shut ? held_as_long_s : 0.0f;
    const float walk_alone = distance * world.pace[node] + leg.ride_s + rest + held;
    if (manner.is_shortest) return {walk_alone, walk_alone, rest};
    const float walking = distance * world.pace[node] * crowded;
    const float queue = queue_left(s, site, world, who, leg, is_present, distance, walking);
    // For a gate as a whole: tastes for single lanes would lead people across the crowd before them.
    const auto liked = static_cast<std::uint32_t>(target_of_crowd(site, static_cast<std::int32_t>(node)));
    const double taste =
        s.routing.logit_scale_s > 0
            ? s.routing.logit_scale_s * world.draws.gumbel(Purpose::route_taste, decider_key(world, who), liked)
            : 0.0;
    const float time = walking + leg.ride_s + queue + rest + held;
    return {time - static_cast<float>(taste), time, rest};
}

}  // namespace tidegate
