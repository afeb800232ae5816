#include "engine/world.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "base/state_hash.h"
#include "engine/destinations.h"
#include "engine/free_room.h"
#include "engine/groups.h"
#include "engine/network_fidelity.h"
#include "engine/rides.h"
#include "engine/stages.h"
#include "facilities/inspection.h"

namespace tidegate {
namespace {

// Of the flow through openings, the share that the standards allow on stairs (IMO MSC.1/Circ.1533, table 3.4:
// 1.33 through doors, 0.88 up and 1.10 down).
double code_share(const Scenario& s, const Portal& portal, int direction) {
    const bool is_end = portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper;
    if (!is_end) return 1;
    const ConnectorDef& def = s.venue.connectors[std::size_t(portal.row)];
    if (def.kind == ConnectorKind::lift) return 0;
    if (def.kind == ConnectorKind::ramp || def.kind == ConnectorKind::walkway || def.belt_speed_m_s > 0) return 1;
    return (direction == 0 ? 0.88 : 1.10) / 1.33;
}

void add_passages(const Scenario& s, const Site& site, World& world) {
    const auto facilities_at = s.venue.openings.size();
    const auto connectors_at = facilities_at + s.facilities.size();
    world.limits.resize(connectors_at + 2 * s.venue.connectors.size());
    for (const Portal& portal : site.portals) {
        Passage p;
        const auto row = static_cast<std::size_t>(portal.row);
        const double width_m = portal.sides[0].line.length_m();
        if (portal.kind == PortalKind::opening) {
            const OpeningDef& def = s.venue.openings[row];
            p.status = def.status;
            p.direction = def.direction;
            p.limit = portal.row;
            if (def.max_per_min > 0) world.limits[row].metered_interval_s = 60 / def.max_per_min;
        } else if (portal.kind == PortalKind::lane) {
            p.direction = s.facilities[row].direction;
            p.limit = static_cast<int>(facilities_at + row);
        } else if (portal.kind == PortalKind::exit) {
            p.status = s.venue.exits[row].status;
        } else if (portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper) {
            const ConnectorDef& def = s.venue.connectors[row];
            const bool upper = portal.kind == PortalKind::connector_upper;
            p.status = def.status;
            p.direction = def.direction;
            p.limit = static_cast<int>(connectors_at + 2 * row + (upper ? 1 : 0));
            RateLimit& limit = world.limits[std::size_t(p.limit)];
            if (def.capacity_per_min > 0) limit.interval_s = 60 / def.capacity_per_min;
        }
        if (portal.kind != PortalKind::lane && portal.kind != PortalKind::door) {
            for (const int direction : {0, 1}) {
                const double flow_per_m_s = s.walk.max_flow_per_m_s * code_share(s, portal, direction);
                if (flow_per_m_s > 0) p.code_interval_s[std::size_t(direction)] = 1 / (flow_per_m_s * width_m);
            }
        }
        world.passages.push_back(p);
    }
}

// Routes go by the people of the whole demand: who will come to which check is not known.
void add_service_means(const Scenario& s, World& world) {
    const bool any = std::any_of(s.facilities.begin(), s.facilities.end(),
                                 [](const FacilityDef& def) { return def.inspection.goods.mean_s > 0; });
    const double luggage_share = any ? luggage_share_of(s.demand, world.arrivals, world.draws) : 0;
    for (const FacilityDef& def : s.facilities) world.service_mean_s.push_back(mean_inspected_s(def, luggage_share));
}

void add_facilities_and_trains(const Scenario& s, const Site& site, World& world) {
    add_service_means(s, world);
    world.lanes.resize(site.portals.size());
    world.door_free.assign(site.portals.size(), 0);
    world.alighting.resize(site.portals.size());
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        const Portal& portal = site.portals[p];
        if (portal.kind != PortalKind::lane) continue;
        const FacilityDef& def = s.facilities[std::size_t(portal.row)];
        world.lanes[p].is_open = portal.index < def.open_lanes;
    }
    if (!site.queue_lines.empty()) {
        world.queues.tickets.resize(world.agents.size());
        world.queues.in_order.resize(site.queue_lines.size());
        world.queues.candidates.resize(site.queue_lines.size());
        world.queues.spot_holder.assign(site.waiting_spots.at.size(), -1);
        world.queues.called_to.assign(site.portals.size(), -1);
    }
    for (const auto& service : s.services) world.trains.push_back(make_train_state(service));
    for (const LineDef& line : s.lines) world.lines.push_back(make_line_state(line));
    world.edges.resize(s.venue.platforms.size());
    for (const ConnectorDef& def : s.venue.connectors) {
        world.connectors.push_back({def.belt_speed_m_s, 1, def.direction, false, 0});
        world.cars.push_back(make_car_state(def));
    }
}

// Classes that say nothing have the stair factors of [walking].
void add_stair_factors(const Scenario& s, World& world) {
    bool any = false;
    std::vector<float> factors;
    for (std::size_t c = 0; c < s.demand.class_count(); ++c) {
        const PopulationDef& def = s.demand.class_at(c);
        any = any || def.stair_up_factor > 0 || def.stair_down_factor > 0;
        factors.push_back(
            static_cast<float>(def.stair_up_factor > 0 ? def.stair_up_factor : s.walk.stair_up_factor));
        factors.push_back(
            static_cast<float>(def.stair_down_factor > 0 ? def.stair_down_factor : s.walk.stair_down_factor));
    }
    if (any) world.stair_factors = std::move(factors);
}

}  // namespace

World make_world(const Scenario& s, const Site& site) {
    World world;
    world.draws.seed = s.seed;
    world.arrivals = make_arrivals(s.demand, world.draws);
    world.agents.resize(world.arrivals.size());
    for (std::size_t a = 0; a < world.agents.size(); ++a) {
        const Arrival& decider = world.arrivals[a - world.arrivals[a].group_place];
        const DemandRow& row = s.demand.rows[std::size_t(decider.row)];
        const int there = destination_of(site, row.goal_after(0), manner_of(s, site, decider, world.draws));
        world.agents[a].destination = static_cast<std::int16_t>(there);
    }
    for (const Arrival& a : world.arrivals) {
        const float more_m = more_room_for(body_radius_of(s.demand, a, world.draws));
        world.most_room_more_m = std::max(world.most_room_more_m, more_m);
    }
    add_groups(world);
    add_stair_factors(s, world);
    world.outside.resize(s.venue.entrances.size());
    world.on_trains.resize(s.services.size());
    std::vector<Vec2> sizes;
    for (const Plane& plane : site.planes) sizes.push_back(plane.size);
    world.grid = make_walker_grid(sizes);
    world.walkers.has_forces = s.walk.model == WalkKind::force;
    add_passages(s, site, world);
    add_facilities_and_trains(s, site, world);
    look_at_edges(s, site, world);
    world.costs.resize(site.portals.size());
    world.capacity_per_s.assign(site.portals.size(), 1);
    world.pace.assign(2 * site.portals.size(), 0);
    world.to_go.resize(site.destinations.size());
    world.crowd_ways = make_crowd_ways(site);
    world.zone_people.assign(static_cast<std::size_t>(site.rasters.zones), 0);
    world.zone_spacing_m.assign(world.zone_people.size(), 0);
    world.occupancy.assign(s.venue.areas.size(), 0);
    world.queue_length.assign(site.queue_places.size(), 0);
    world.mean_wait_s.assign(site.queue_places.size(), 0);
    world.outside_count.assign(s.venue.entrances.size(), 0);
    std::vector<Vec2> origins;
    for (const Plane& plane : site.planes) {
        if (plane.level.is_valid()) origins.push_back(plane.origin);
    }
    world.network = make_network_state(s, site, world.agents.size());
    world.sensors = make_sensors_state(s.sensors, s.venue, origins);
    world.warning = make_warning_state(s.warning);
    world.plan = make_plan_state(s.plan);
    world.disturbances = make_disturbances_state(s.disturbances);
    return world;
}

namespace {

bool rides(const World& world, std::int32_t agent) {
    return world.agents[static_cast<std::size_t>(agent)].fate == Fate::riding;
}

// In how many places each is who is present: walker rows, vehicles, doors through which it gets off.
std::vector<std::uint8_t> places_of_all(const World& world) {
    std::vector<std::uint8_t> rows(world.agents.size(), 0);
    for (std::size_t i = 0; i < world.walkers.size(); ++i) {
        const std::int32_t agent = world.walkers.agent[i];
        if (agent >= 0) ++rows[static_cast<std::size_t>(agent)];
    }
    for (std::size_t a = 0; a < world.network.people.size(); ++a) rows[a] += world.network.people[a].zone >= 0;
    for (const LineState& line : world.lines) {
        for (const LineVehicle& vehicle : line.vehicles) {
            for (const Rider& rider : vehicle.riders) ++rows[static_cast<std::size_t>(rider.agent)];
        }
    }
    for (const auto& list : world.alighting) {
        for (const std::int32_t agent : list) rows[static_cast<std::size_t>(agent)] += rides(world, agent);
    }
    return rows;
}

}  // namespace

void check_nobody_lost(const World& world) {
    const std::vector<std::uint8_t> rows = places_of_all(world);
    std::int64_t exited = 0, boarded = 0, riding = 0, waiting = 0;
    for (std::size_t a = 0; a < world.agents.size(); ++a) {
        const Fate fate = world.agents[a].fate;
        exited += fate == Fate::exited;
        boarded += fate == Fate::boarded;
        riding += fate == Fate::riding;
        waiting += fate == Fate::waiting_outside;
        promise(rows[a] == (fate == Fate::present || fate == Fate::riding ? 1 : 0), "a passenger was lost or doubled");
    }
    auto listed = static_cast<std::int64_t>(world.before_spots.size());
    for (const auto* lists : {&world.outside, &world.on_trains, &world.alighting}) {
        for (const auto& list : *lists) {
            listed += std::count_if(list.begin(), list.end(), [&](std::int32_t agent) { return !rides(world, agent); });
        }
    }
    promise(listed == waiting, "someone who waits to appear was lost or doubled");
    promise(riding == world.riding, "the count of those who ride is wrong");
    promise(exited == world.exited && boarded == world.boarded, "counts of those who left are wrong");
}

std::uint64_t state_hash(const World& world) {
    StateHash hash;
    hash.add(world.now);
    hash.add(static_cast<std::uint64_t>(world.walkers.size()));
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        hash.add((std::uint64_t{std::bit_cast<std::uint32_t>(w.x[i])} << 32) |
                 std::bit_cast<std::uint32_t>(w.y[i]));
        hash.add((std::uint64_t{std::bit_cast<std::uint32_t>(w.vx[i])} << 32) |
                 std::bit_cast<std::uint32_t>(w.vy[i]));
        hash.add((static_cast<std::uint64_t>(static_cast<std::uint32_t>(w.agent[i])) << 32) |
                 static_cast<std::uint32_t>(w.target[i]));
        if (!w.has_forces) continue;
        hash.add((std::uint64_t{std::bit_cast<std::uint32_t>(w.ux[i])} << 32) |
                 std::bit_cast<std::uint32_t>(w.uy[i]));
        hash.add((std::uint64_t{std::bit_cast<std::uint32_t>(w.contact_n[i])} << 32) |
                 std::bit_cast<std::uint32_t>(w.compression_n_per_m[i]));
    }
    for (const auto& queue : world.queues.in_order) {
        for (const std::int32_t agent : queue) hash.add(static_cast<std::uint64_t>(agent));
    }
    for (const NetworkPassenger& me : world.network.people) {
        if (me.zone < 0) continue;
        hash.add(std::bit_cast<std::uint64_t>(me.due));
        hash.add((std::uint64_t{std::bit_cast<std::uint32_t>(me.left_m)} << 32) | static_cast<std::uint32_t>(me.target));
        hash.add((static_cast<std::uint64_t>(me.activity) << 32) | static_cast<std::uint32_t>(me.zone));
    }
    for (const LineState& line : world.lines) {
        for (const LineVehicle& vehicle : line.vehicles) {
            hash.add(static_cast<std::uint64_t>(4 * vehicle.stop + 2 * vehicle.at_stop));
            hash.add(vehicle.due);
            for (const Rider& rider : vehicle.riders) hash.add(static_cast<std::uint64_t>(rider.agent));
        }
    }
    for (const CarState& car : world.cars) {
        if (!car.exists) continue;
        hash.add((static_cast<std::uint64_t>(car.rides) << 32) | static_cast<std::uint32_t>(car.stop));
        hash.add((static_cast<std::uint64_t>(static_cast<std::uint32_t>(car.to)) << 32) | static_cast<std::uint32_t>(car.places_left));
        hash.add(car.arrives);
    }
    hash.add(static_cast<std::uint64_t>(world.exited));
    hash.add(static_cast<std::uint64_t>(world.boarded));
    hash.add(static_cast<std::uint64_t>(world.crossings.size()));
    return hash.value();
}

}  // namespace tidegate
