#include "engine/groups.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/person.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 512;
constexpr float catches_up_m = 1;      // behind the foremost by this, one walks at one's own pace
constexpr float clear_of_line_m = 2;   // nobody waits nearer before a line ...
constexpr float clear_behind_m = 3;    // ... or behind the one that was crossed last
constexpr float room_to_wait_per_m2 = 1;  // in a denser zone nobody can stand and wait

struct Members {
    std::size_t first, end;
};
Members members_of(const World& world, std::int32_t agent) {
    const auto first = static_cast<std::size_t>(decider_of(world, agent));
    return {first, first + world.arrivals[first].group_size};
}

bool goes_along(const World& world, std::size_t member, const AgentRow& agent) {
    const AgentRow& other = world.agents[member];
    return other.fate == Fate::present && other.destination == agent.destination;
}

// How the group is spread along its way.
struct Spread {
    float slowest_m_s, last_m, foremost_m;
    bool is_complete = true;
};

Spread spread_of(const World& world, std::int32_t agent, float own_m_s) {
    const AgentRow& me = world.agents[std::size_t(agent)];
    const float mine = world.members[std::size_t(agent)].to_go_m;
    Spread spread{own_m_s, mine, mine};
    const Members all = members_of(world, agent);
    for (std::size_t m = all.first; m < all.end; ++m) {
        const Fate fate = world.agents[m].fate;
        if (fate == Fate::waiting_outside) spread.is_complete = false;
        if (!goes_along(world, m, me) || world.members[m].target < 0) continue;
        const GroupMember& other = world.members[m];
        if (other.speed_m_s > 0) spread.slowest_m_s = std::min(spread.slowest_m_s, other.speed_m_s);
        spread.last_m = std::max(spread.last_m, other.to_go_m);
        spread.foremost_m = std::min(spread.foremost_m, other.to_go_m);
    }
    return spread;
}

// Whether the walker stands clear of the line through which it came.
bool is_clear_of_last_line(const Site& site, const World& world, std::size_t i) {
    const AgentRow& agent = world.agents[std::size_t(world.walkers.agent[i])];
    const int portal = agent.last_portal >= 0 ? agent.last_portal : agent.origin_portal;
    if (portal < 0) return true;
    for (const PortalSide& side : site.portals[std::size_t(portal)].sides) {
        if (side.plane != world.walkers.plane[i]) continue;
        if (distance_m(side.line, to_double(world.walkers.position(i))) < clear_behind_m) return false;
    }
    return true;
}

// Nobody waits on a stair, in a queue, before or behind a line, or in a crowd: there one would stop others,
// and perhaps the very one who is waited for.
bool can_wait_here(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    if (site.is_connector(w.plane[i]) || w.has(i, queueing) || w.to_go[i] < clear_of_line_m || w.zone[i] < 0) {
        return false;
    }
    const auto zone = static_cast<std::size_t>(w.zone[i]);
    if (static_cast<float>(world.zone_people[zone]) > room_to_wait_per_m2 * site.zone_area_m2[zone])
        return false;
    return is_clear_of_last_line(site, world, i);
}

// Way to the goal: to the present line, and the shortest beyond it.
float way_to_go(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    const auto target = static_cast<std::size_t>(w.target[i]);
    const Destination& there =
        site.destinations[std::size_t(world.agents[std::size_t(w.agent[i])].destination)];
    const float to_line = w.to_go[i] > 0 ? w.to_go[i] : site.fields_to(there)[target].distance(w.position(i));
    return to_line + there.way_m[target];
}

// The target by which a member left `zone`; -1 when it is still there, or came another way.
std::int32_t left_by(const Site& site, const World& world, std::size_t member, int zone) {
    const int portal = world.agents[member].last_portal;
    if (portal < 0) return -1;
    const auto& sides = site.portals[std::size_t(portal)].sides;
    const bool is_out = world.agents[member].fate != Fate::present;
    for (int d = 0; d < 2; ++d) {
        const bool from_here = sides[std::size_t(d)].zone.row == zone;
        if (from_here && (is_out || sides[std::size_t(1 - d)].zone.row == world.members[member].zone)) {
            return 2 * portal + d;
        }
    }
    return -1;
}

}  // namespace

void add_groups(World& world) {
    const bool any = std::any_of(world.arrivals.begin(), world.arrivals.end(),
                                 [](const Arrival& a) { return a.group_size > 1; });
    if (any) world.members.resize(world.arrivals.size());
}

bool is_same_choice(const Site& site, std::int32_t target, std::int32_t other) {
    if (target == other) return true;
    const Portal& a = site.portals[std::size_t(target / 2)];
    const Portal& b = site.portals[std::size_t(other / 2)];
    return a.kind == PortalKind::lane && b.kind == PortalKind::lane && a.row == b.row &&
           target % 2 == other % 2;
}

std::int32_t choice_of_group(const Site& site, const World& world, std::size_t walker) {
    const auto self = static_cast<std::size_t>(world.walkers.agent[walker]);
    const int zone = world.walkers.zone[walker];
    const bool is_new = world.walkers.target[walker] < 0;
    const AgentRow& agent = world.agents[self];
    const Members all = members_of(world, static_cast<std::int32_t>(self));
    for (std::size_t m = all.first; m < all.end && (is_new || m < self); ++m) {
        const GroupMember& other = world.members[m];
        if (m != self && goes_along(world, m, agent) && other.zone == zone && other.target >= 0)
            return other.target;
    }
    for (std::size_t m = all.first; m < all.end; ++m) {
        const Fate fate = world.agents[m].fate;
        const bool is_gone = fate == Fate::exited || fate == Fate::boarded || fate == Fate::riding;
        if (m == self || !(goes_along(world, m, agent) || is_gone)) continue;
        if (!is_gone && world.members[m].zone == zone) continue;
        const std::int32_t target = left_by(site, world, m, zone);
        if (target >= 0) return target;
    }
    return -1;
}

void show_to_group(World& world, std::size_t walker) {
    const Walkers& w = world.walkers;
    GroupMember& me = world.members[std::size_t(w.agent[walker])];
    me.at = w.position(walker);
    me.target = w.target[walker];
    me.plane = w.plane[walker];
    me.zone = w.zone[walker];
}

void look_at_groups(const Site& site, World& world) {
    if (world.members.empty()) return;
    parallel_chunks(world.walkers.size(), chunk, [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i) {
            if (!world.walkers.has(i, grouped)) continue;
            show_to_group(world, i);
            GroupMember& me = world.members[std::size_t(world.walkers.agent[i])];
            me.speed_m_s = me.target < 0 || world.walkers.has(i, stands) ? 0 : pace_of(world, i);
            me.to_go_m = me.target >= 0 ? way_to_go(site, world, i) : 0;
        }
    });
}

float pace_in_group(const Scenario& s, const Site& site, World& world, std::size_t walker, float own_m_s) {
    Walkers& w = world.walkers;
    AgentRow& agent = world.agents[std::size_t(w.agent[walker])];
    const Spread spread = spread_of(world, w.agent[walker], own_m_s);
    const float mine = world.members[std::size_t(w.agent[walker])].to_go_m;
    const auto stretch_m = static_cast<float>(s.routing.group_stretch_m);
    const float ahead_m = spread.is_complete ? spread.last_m - mine : stretch_m;
    const bool is_near = !(ahead_m > 0.5f * stretch_m);
    w.set(walker, waits_for_group, false);
    if (is_near) {
        agent.waited_for_group = 0;
        return mine - spread.foremost_m > catches_up_m ? own_m_s : spread.slowest_m_s;
    }
    const auto longest = static_cast<std::uint16_t>(std::min(65535.0, s.routing.group_wait_s / s.step_s));
    if (agent.waited_for_group >= longest || !can_wait_here(site, world, walker)) return spread.slowest_m_s;
    ++agent.waited_for_group;
    w.set(walker, waits_for_group, true);
    return spread.slowest_m_s * std::max(0.0f, (stretch_m - ahead_m) / (0.5f * stretch_m));
}

std::int32_t companion_there(const World& world, std::int32_t agent, int plane) {
    if (world.arrivals[std::size_t(agent)].group_place == 0) return -1;
    const Members all = members_of(world, agent);
    for (std::size_t m = all.first; m < static_cast<std::size_t>(agent); ++m) {
        if (world.agents[m].fate == Fate::present && world.members[m].plane == plane) {
            return static_cast<std::int32_t>(m);
        }
    }
    return -1;
}

}  // namespace tidegate
