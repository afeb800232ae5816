#pragma once
#include "engine/person.h"
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Forward into the car from the lowest stop, backward from the others.
inline int way_into_car(const Portal& portal) { return portal.kind == PortalKind::connector_lower ? 0 : 1; }

/// One lift, and the doors of its stops.
struct Lift {
    const Scenario& s;
    const Site& site;
    World& world;
    int row;

    const ConnectorDef& def() const { return s.venue.connectors[std::size_t(row)]; }
    /// Those that share its calls, itself among them, by row.
    const std::vector<int>& bank() const { return site.lift_banks[std::size_t(row)]; }
    CarState& car() const { return world.cars[std::size_t(row)]; }
    int doors(int stop) const { return site.first_end_portal[std::size_t(row)] + stop; }
    const Portal& portal(int stop) const { return site.portals[std::size_t(doors(stop))]; }
    int in(int stop) const { return way_into_car(portal(stop)); }
    int out(int stop) const { return 1 - in(stop); }
    const PortalSide& outside(int stop) const { return portal(stop).sides[std::size_t(in(stop))]; }
    const PortalSide& inside(int stop) const { return portal(stop).sides[std::size_t(out(stop))]; }
    std::int32_t target_in(int stop) const { return 2 * doors(stop) + in(stop); }
    std::int32_t target_out(int stop) const { return 2 * doors(stop) + out(stop); }
    bool is_network() const { return world.network.has(inside(0).zone.row); }
    PassageStatus status() const { return world.passages[std::size_t(doors(0))].status; }
    int places(std::int32_t agent) const {
        return places_for(def(), double{body_radius_of(s.demand, world.arrivals[std::size_t(agent)], world.draws)});
    }
};

}  // namespace tidegate
