#include "engine/lift_rides.h"

#include <cmath>

#include "engine/lift.h"

namespace tidegate {
namespace {

struct LiftRides {
    const VenueDef& venue;
    std::span<const Portal> portals;

    const ConnectorDef* lift_of(int p) const {
        const Portal& portal = portals[static_cast<std::size_t>(p)];
        if (portal.kind != PortalKind::connector_lower && portal.kind != PortalKind::connector_upper) return nullptr;
        const ConnectorDef& def = venue.connectors[static_cast<std::size_t>(portal.row)];
        return def.kind == ConnectorKind::lift ? &def : nullptr;
    }
    int stop_of(int p) const { return portals[static_cast<std::size_t>(p)].index; }

    static bool is_against(PassageDirection direction, int from, int to) {
        return direction != PassageDirection::both && (direction == PassageDirection::forward) != (to > from);
    }

    /// Of the ways from or to doors at `p`; whether they lead through the car is the same for both lists.
    void add_to(std::vector<RouteGraph::Leg>& legs, int p, bool leads_on) const {
        const ConnectorDef* def = lift_of(p);
        if (def == nullptr) return;
        const int row = portals[static_cast<std::size_t>(p)].row;
        const auto is_of_it = [&](const RouteGraph::Leg& leg) {
            return lift_of(leg.portal) == def && portals[static_cast<std::size_t>(leg.portal)].row == row;
        };
        std::erase_if(legs, [&](const RouteGraph::Leg& leg) {
            const int from = leads_on ? stop_of(p) : stop_of(leg.portal), to = leads_on ? stop_of(leg.portal) : stop_of(p);
            return is_of_it(leg) && is_against(def->direction, from, to);
        });
        for (RouteGraph::Leg& leg : legs) {
            if (!is_of_it(leg)) continue;
            const double rise_m = std::abs(rise_of_stop(*def, stop_of(leg.portal)) - rise_of_stop(*def, stop_of(p)));
            leg.ride_s = static_cast<float>(ride_s(*def, rise_m) + ride_s(*def) + def->lift.dwell_s);
        }
    }
};

bool share_calls(const ConnectorDef& a, const ConnectorDef& b) {
    if (a.kind != ConnectorKind::lift || b.kind != ConnectorKind::lift) return false;
    return &a == &b || (!a.lift.bank.empty() && a.lift.bank == b.lift.bank && a.venue == b.venue);
}

}  // namespace

std::vector<std::vector<int>> banks_of_lifts(const VenueDef& venue) {
    std::vector<std::vector<int>> banks(venue.connectors.size());
    for (std::size_t a = 0; a < banks.size(); ++a) {
        for (std::size_t b = 0; b < banks.size(); ++b) {
            if (share_calls(venue.connectors[a], venue.connectors[b])) banks[a].push_back(static_cast<int>(b));
        }
    }
    return banks;
}

void add_lift_rides(const VenueDef& venue, std::span<const Portal> portals, RouteGraph& graph) {
    const LiftRides rides{venue, portals};
    for (int p = 0; p < graph.portals; ++p) {
        if (rides.lift_of(p) == nullptr) continue;
        const int in = way_into_car(portals[static_cast<std::size_t>(p)]);
        rides.add_to(graph.legs[static_cast<std::size_t>(2 * p + in)], p, true);
        rides.add_to(graph.legs_into[static_cast<std::size_t>(2 * p + 1 - in)], p, false);
    }
}

}  // namespace tidegate
