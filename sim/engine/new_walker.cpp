#include "engine/new_walker.h"

#include <algorithm>

namespace tidegate {

std::size_t add_walker(const Scenario& s, const Site& site, World& world, std::int32_t agent, int plane, Vec2f p,
                       Vec2f velocity) {
    const Arrival& arrival = world.arrivals[std::size_t(agent)];
    Walkers& w = world.walkers;
    const std::size_t i = w.size();
    w.resize(i + 1);
    w.x[i] = p.x, w.y[i] = p.y, w.vx[i] = velocity.x, w.vy[i] = velocity.y;
    const Vec2f heading = unit(velocity);
    w.hx[i] = heading.x, w.hy[i] = heading.y;
    w.free_speed[i] = free_speed_of(s.demand, arrival, world.draws);
    w.radius[i] = body_radius_of(s.demand, arrival, world.draws);
    w.agent[i] = agent;
    w.plane[i] = static_cast<std::int16_t>(plane);
    w.target[i] = -1;
    w.to_go[i] = 0;
    w.ex[i] = w.ey[i] = 0;
    w.gap_wanted[i] = 0;
    w.impatience[i] = 0;
    w.begin_forces(i, velocity);
    w.zone[i] = static_cast<std::int16_t>(site.rasters.zone_at(plane, p).row);
    w.status[i] = static_cast<std::uint8_t>(arrival.group_size > 1 ? grouped : 0);
    AgentRow& row = world.agents[std::size_t(agent)];
    row.anchor_x = p.x, row.anchor_y = p.y, row.anchor_step = static_cast<std::int32_t>(world.step);
    world.landed.add(plane, p);
    return i;
}

void drop_those_who_left(World& world) {
    std::vector<std::int32_t>& left = world.left_rows;
    if (left.empty()) return;
    Walkers& w = world.walkers;
    std::sort(left.begin(), left.end());
    left.push_back(static_cast<std::int32_t>(w.size()));
    w.for_each_column_on_all_threads([&](auto& column, std::size_t) {
        auto to = column.begin() + left[0];
        for (std::size_t k = 0; k + 1 < left.size(); ++k) {
            to = std::move(column.begin() + left[k] + 1, column.begin() + left[k + 1], to);
        }
    });
    w.resize(w.size() + 1 - left.size());
    left.clear();
}

}  // namespace tidegate
