#include "engine/step_over.h"

#include <cmath>

#include "engine/fidelity_twin.h"
#include "engine/network_files.h"
#include "engine/network_walk.h"
#include "engine/new_walker.h"
#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {

void note_passage(World& world, std::int32_t agent, int portal, int direction, SimTime time) {
    world.crossings.push_back({time, agent, portal, static_cast<std::int8_t>(direction == 0 ? 1 : -1)});
    AgentRow& row = world.agents[std::size_t(agent)];
    row.last_portal = static_cast<std::int16_t>(portal);
    row.has_judged_queue = false;
}

void record_crossing(const Site& site, World& world, std::size_t walker, int portal, int direction, SimTime time) {
    const std::int32_t agent = world.walkers.agent[walker];
    note_passage(world, agent, portal, direction, time);
    end_twin(world, walker, portal, time);
    AgentRow& row = world.agents[std::size_t(agent)];
    if (world.walkers.has(walker, queueing)) {
        const QueuePlace& place = site.queue_places[std::size_t(row.queue_place)];
        world.waits_ended.push_back({time, place.kind, place.row, time - row.queued_since});
        world.walkers.set(walker, queueing, false);
    }
}

void take_off_the_floor(const Site& site, World& world, std::size_t i, int portal, int direction, SimTime time) {
    record_crossing(site, world, i, portal, direction, time);
    forget_target(world, i);
    world.walkers.agent[i] = -1;
    world.left_rows.push_back(static_cast<std::int32_t>(i));
}

bool leads_into_network(const Site& site, const World& world, int portal, int direction) {
    return world.network.has(site.portals[std::size_t(portal)].sides[std::size_t(1 - direction)].zone.row);
}

bool has_room_in_network(const Site& site, const World& world, int portal, int direction) {
    const bool by_files = enters_connector(site.portals[std::size_t(portal)], direction) && walks_in_file(site, world, far_end(portal, direction));
    if (by_files && enters_file_from(site, world, far_end(portal, direction)) > world.now) return false;
    return lets_in(site, world, site.portals[std::size_t(portal)].sides[std::size_t(1 - direction)].zone.row);
}

void step_into_network(const Scenario& s, const Site& site, World& world, std::size_t i, int portal, int direction,
                       SimTime time) {
    const std::int32_t agent = world.walkers.agent[i];
    const std::int32_t beyond = site.portals[std::size_t(portal)].sides[std::size_t(1 - direction)].zone.row;
    take_off_the_floor(site, world, i, portal, direction, time);
    enter_network(s, site, world, agent, beyond, 2 * portal + direction, time);
}

void forget_target(World& world, std::size_t walker) {
    const std::int32_t target = world.walkers.target[walker];
    if (target < 0) return;
    --world.passages[std::size_t(target / 2)].heading[std::size_t(target % 2)];
    world.walkers.target[walker] = -1;
}

std::optional<Landing> landing_of(const Site& site, const World& world, std::size_t walker, int portal,
                                  int direction) {
    constexpr double step_aside_m = 0.7;  // along the line, from where one stands
    const Walkers& w = world.walkers;
    return find_landing(site, world, portal, direction, w.position(walker), w.radius[walker], step_aside_m);
}

std::optional<Landing> landing_on(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int portal,
                                  int direction) {
    const PortalSide& from = site.portals[std::size_t(portal)].sides[std::size_t(direction)];
    const Arrival& arrival = world.arrivals[std::size_t(agent)];
    // Anywhere along the line, first where the passenger's own number says.
    const Vec2f here = to_float(from.line.at(world.draws.uniform(Purpose::place, arrival.person, std::uint32_t(portal))));
    const float radius_m = body_radius_of(s.demand, arrival, world.draws);
    return find_landing(site, world, portal, direction, here, radius_m, from.line.length_m());
}

void set_down(const Scenario& s, const Site& site, World& world, std::int32_t agent, const Landing& landing, int portal,
              int direction) {
    const Vec2f into = to_float(site.portals[std::size_t(portal)].sides[std::size_t(1 - direction)].into);
    const float free_speed_m_s = free_speed_of(s.demand, world.arrivals[std::size_t(agent)], world.draws);
    const std::size_t i = add_walker(s, site, world, agent, landing.plane, landing.spot, into * free_speed_m_s);
    choose_target(s, site, world, i);
    begin_twin(s, site, world, i);
}

void land(const Scenario& s, const Site& site, World& world, std::size_t i, int portal, int direction,
          const Landing& landing, SimTime time) {
    Walkers& w = world.walkers;
    AgentRow& row = world.agents[std::size_t(w.agent[i])];
    record_crossing(site, world, i, portal, direction, time);
    forget_target(world, i);
    const PortalSide& to = site.portals[std::size_t(portal)].sides[std::size_t(1 - direction)];
    const Vec2f spot = landing.spot, into = to_float(to.into);
    w.plane[i] = static_cast<std::int16_t>(landing.plane);
    w.x[i] = spot.x, w.y[i] = spot.y;
    const float speed = std::sqrt(w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i]);
    w.vx[i] = into.x * speed, w.vy[i] = into.y * speed;
    w.hx[i] = into.x, w.hy[i] = into.y;
    w.begin_forces(i, {w.vx[i], w.vy[i]});
    w.zone[i] = static_cast<std::int16_t>(to.zone.row);
    row.anchor_x = spot.x, row.anchor_y = spot.y;
    row.anchor_step = static_cast<std::int32_t>(world.step);
    w.set(i, served, false);
    world.landed.add(landing.plane, spot);
    choose_target(s, site, world, i);
    begin_twin(s, site, world, i);
}

}  // namespace tidegate
