#include "engine/step_over.h"

#include <cmath>

#include "engine/stages.h"

namespace tidegate {

void record_crossing(const Site& site, World& world, std::size_t walker, int portal, int direction, SimTime time) {
    const std::int32_t agent = world.walkers.agent[walker];
    world.crossings.push_back(
        {time, agent, portal, static_cast<std::int8_t>(direction == 0 ? 1 : -1)});
    AgentRow& row = world.agents[std::size_t(agent)];
    row.last_portal = portal;
    if (world.walkers.has(walker, queueing)) {
        const QueuePlace& place = site.queue_places[std::size_t(row.queue_place)];
        world.waits_ended.push_back({time, place.kind, place.row, time - row.queued_since});
        world.walkers.set(walker, queueing, false);
        row.has_judged_queue = false;
    }
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
}

}  // namespace tidegate
