#include "engine/frame_builder.h"

#include <algorithm>
#include <cmath>

#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

// What never changes of a passenger; the draws are too many to make them at every look.
AgentRecord record_of(const Scenario& s, const World& world, std::size_t agent) {
    const Arrival& arrival = world.arrivals[agent];
    AgentRecord r;
    r.demand_line = s.demand.rows[std::size_t(arrival.row)].line;
    r.free_speed_m_s = free_speed_of(s.demand, arrival, world.draws);
    r.body_radius_m = body_radius_of(s.demand, arrival, world.draws);
    r.due_s = arrival.due;
    r.class_row = arrival.class_row;
    return r;
}

}  // namespace

namespace {

std::uint8_t told_to(const AgentRow& row) {
    const Told told = row.was_sent_out ? Told::to_leave : row.belief != 0 ? Told::not_of_changed_ways : Told::as_all;
    return static_cast<std::uint8_t>(told);
}

AgentState state_in_network(const Site& site, const World& world, const NetworkPassenger& me) {
    if (me.activity == NetworkActivity::in_service) return AgentState::in_service;
    if (me.activity == NetworkActivity::walks) return AgentState::walking;
    if (me.activity == NetworkActivity::stays) return AgentState::staying;
    if (me.activity != NetworkActivity::queues) return AgentState::held;
    const int portal = me.target / 2;
    if (site.portals[std::size_t(portal)].kind == PortalKind::door) return AgentState::waiting_for_train;
    return is_held(site, world, portal, me.target % 2) ? AgentState::held : AgentState::queueing;
}

void add_network(const Site& site, const World& world, FrameBuffer& buffer) {
    for (const PlaceNow& place : places_now(site, world)) {
        FrameAgent f;
        f.agent = place.agent;
        f.x = place.at.x, f.y = place.at.y;
        f.speed_cm_s = static_cast<std::uint16_t>(std::min(65535.0f, length(place.velocity) * 100 + 0.5f));
        f.plane = static_cast<std::uint16_t>(place.plane);
        f.state = static_cast<std::uint8_t>(
            state_in_network(site, world, world.network.people[std::size_t(place.agent)]));
        f.told = told_to(world.agents[std::size_t(place.agent)]);
        buffer.agents.push_back(f);
    }
}

}  // namespace

Frame build_frame(const Site& site, const World& world, FrameBuffer& buffer) {
    const Walkers& w = world.walkers;
    buffer.agents.resize(w.size());
    for (std::size_t i = 0; i < w.size(); ++i) {
        const AgentRow& row = world.agents[std::size_t(w.agent[i])];
        const float speed = std::sqrt(w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i]);
        promise(std::isfinite(w.x[i]) && std::isfinite(w.y[i]) && std::isfinite(speed),
                "a passenger's position is not a number");
        FrameAgent& f = buffer.agents[i];
        f.agent = w.agent[i];
        f.x = w.x[i];
        f.y = w.y[i];
        f.speed_cm_s = static_cast<std::uint16_t>(std::min(65535.0f, speed * 100 + 0.5f));
        f.plane = static_cast<std::uint16_t>(w.plane[i]);
        f.state = static_cast<std::uint8_t>(row.was_stuck ? AgentState::stuck : state_of(site, world, i));
        f.told = told_to(row);
    }
    add_network(site, world, buffer);
    std::sort(buffer.agents.begin(), buffer.agents.end(),
              [](const FrameAgent& a, const FrameAgent& b) { return a.agent < b.agent; });
    return {world.now, buffer.agents, state_hash(world)};
}

void build_records(const Scenario& s, const World& world, std::vector<AgentRecord>& records) {
    const std::size_t known = records.size();
    records.resize(world.agents.size());
    for (std::size_t a = 0; a < records.size(); ++a) {
        const AgentRow& row = world.agents[a];
        AgentRecord& r = records[a];
        if (a >= known) r = record_of(s, world, a);
        r.appeared_s = row.appeared;
        r.left_s = row.left();
        r.origin_portal = row.origin_portal;
        r.fate = static_cast<std::uint8_t>(row.fate);
    }
}

}  // namespace tidegate
