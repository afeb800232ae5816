#include "navigation/route_graph.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace tidegate {
namespace {

/// Walking distance from where people arrive on `side` to the line of `field`.
float distance_from(const PortalSide& side, const TravelField& field) {
    for (const double along : {0.5, 0.3, 0.7}) {
        for (const double away_m : {0.3, 0.15, 0.5}) {
            const Vec2 p = side.line.at(along) + side.into * away_m;
            const float d = field.distance(to_float(p));
            if (std::isfinite(d)) return d + static_cast<float>(away_m);
        }
    }
    return unreachable_s;
}

bool can_be_crossed(const Portal& portal) {
    const bool leads_out = portal.kind == PortalKind::exit || portal.kind == PortalKind::door ||
                           portal.kind == PortalKind::stay;
    return portal.sides[0].zone.is_valid() && (leads_out || portal.sides[1].zone.is_valid());
}

}  // namespace

RouteGraph make_route_graph(std::span<const Portal> portals, std::span<const TravelField> fields,
                            int zones) {
    RouteGraph graph;
    graph.portals = static_cast<int>(portals.size());
    graph.legs.resize(2 * portals.size());
    graph.legs_into.resize(2 * portals.size());
    graph.from_zone.resize(static_cast<std::size_t>(zones));
    for (int p = 0; p < graph.portals; ++p) {
        const Portal& portal = portals[static_cast<std::size_t>(p)];
        if (!can_be_crossed(portal)) continue;
        for (int d = 0; d < 2; ++d) {
            const PortalSide& side = portal.sides[static_cast<std::size_t>(d)];
            if (side.zone.is_valid()) graph.from_zone[side.zone.index()].push_back({p, d, 0});
        }
    }
    for (std::size_t p = 0; p < portals.size(); ++p) {
        if (!can_be_crossed(portals[p])) continue;
        for (std::size_t d = 0; d < 2; ++d) {
            const PortalSide& arrival = portals[p].sides[1 - d];
            if (!arrival.zone.is_valid()) continue;
            for (const RouteGraph::Leg& next : graph.from_zone[arrival.zone.index()]) {
                if (next.portal == static_cast<int>(p)) continue;
                const auto row = static_cast<std::size_t>(2 * next.portal + next.direction);
                const float distance = distance_from(arrival, fields[row]);
                if (!std::isfinite(distance)) continue;
                graph.legs[2 * p + d].push_back({next.portal, next.direction, distance});
                graph.legs_into[row].push_back({static_cast<int>(p), static_cast<int>(d), distance});
            }
        }
    }
    return graph;
}

std::vector<float> times_to_go(const RouteGraph& graph, std::span<const int> goals,
                               std::span<const PortalCost> costs, const SidePace& pace,
                               std::span<const float> extra_s, const Rides& rides) {
    std::vector<float> time(graph.legs.size(), unreachable_s);
    using Entry = std::pair<float, int>;  // ordered by time, then by portal and direction
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    for (std::size_t g = 0; g < goals.size(); ++g) {
        const float extra = extra_s.empty() ? 0.0f : extra_s[g];
        time[static_cast<std::size_t>(2 * goals[g])] = extra;
        open.push({extra, 2 * goals[g]});
    }
    const auto reach = [&](int from, float candidate) {
        float& best = time[static_cast<std::size_t>(from)];
        if (candidate >= best) return;
        best = candidate;
        open.push({candidate, from});
    };
    while (!open.empty()) {
        const auto [reached, state] = open.top();
        open.pop();
        const auto row = static_cast<std::size_t>(state);
        if (reached > time[row]) continue;
        const float wait = costs[row / 2].wait_s[row % 2];
        if (!std::isfinite(wait) || !std::isfinite(pace[row])) continue;
        for (const RouteGraph::Leg& leg : graph.legs_into[row]) {
            reach(2 * leg.portal + leg.direction, std::max(leg.distance_m * pace[row], wait) + leg.ride_s + reached);
        }
        if (rides.empty() || row % 2 == 0) continue;
        for (const Ride& ride : rides[row / 2]) reach(2 * ride.door, ride.seconds + wait + reached);
    }
    return time;
}

}  // namespace tidegate
