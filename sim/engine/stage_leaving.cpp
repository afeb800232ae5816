#include <algorithm>
#include <cmath>

#include "engine/leaving.h"
#include "engine/route_choice.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

constexpr double look_every_s = 1;  // how often one whose patience is at an end looks for another way

// The facility in whose queue somebody stands, or is served from it; -1: none.
int facility_of(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    if (!w.has(i, queueing) || w.target[i] < 0) return -1;
    const Portal& portal = site.portals[std::size_t(w.target[i] / 2)];
    return portal.kind == PortalKind::lane ? portal.row : -1;
}

// Whose turn it is leaves no more.
bool may_leave(const World& world, std::size_t i) {
    const std::int32_t agent = world.walkers.agent[i];
    return !world.queues.is_called(agent) && !world.walkers.has(i, served) && decides_for_all(world, agent);
}

bool turn_away(const Scenario& s, const Site& site, World& world, std::size_t i, int facility, bool only_if_quicker) {
    const std::int32_t who = world.walkers.agent[i];
    AgentRow& agent = world.agents[std::size_t(who)];
    const float present_s = best_choice(s, site, world, i, -1).present.time_s;
    const std::uint8_t without = belief_without(s, site, world, who, facility);
    if (without == 0) return false;
    const std::uint8_t before = agent.belief;
    agent.belief = without;
    const RouteChoice other = best_choice(s, site, world, i, -1);
    if (other.portal < 0 || (only_if_quicker && other.way.time_s >= present_s)) {
        agent.belief = before;
        return false;
    }
    believe_together(world, who, without);
    head_for(site, world, i, other.portal, other.direction);
    return true;
}

// In the order of their rows: of two who join in one step the second finds the first in the queue.
void judge_queues(const Scenario& s, const Site& site, World& world) {
    std::vector<int> people(s.facilities.size(), 0);
    const std::size_t n = world.walkers.size();
    const auto agent_of = [&](std::size_t i) -> AgentRow& {
        return world.agents[std::size_t(world.walkers.agent[i])];
    };
    for (std::size_t i = 0; i < n; ++i) {
        const int facility = facility_of(site, world, i);
        if (facility >= 0 && agent_of(i).has_judged_queue) ++people[std::size_t(facility)];
    }
    for (std::size_t i = 0; i < n; ++i) {
        const int facility = facility_of(site, world, i);
        if (facility < 0 || agent_of(i).has_judged_queue) continue;
        const FacilityDef& def = s.facilities[std::size_t(facility)];
        int& before = people[std::size_t(facility)];
        const bool minds = def.balk_length > 0 && before >= def.balk_length && may_leave(world, i);
        if (minds && turn_away(s, site, world, i, facility, false)) {
            report_leaving(s, world, world.walkers.agent[i], facility, EventKind::balked, before, world.now);
            continue;
        }
        agent_of(i).has_judged_queue = true;
        ++before;
    }
}

void lose_patience(const Scenario& s, const Site& site, World& world) {
    const auto every = static_cast<std::int32_t>(std::max(1ll, std::llround(look_every_s / s.step_s)));
    const auto turn = static_cast<std::int32_t>(world.step % every);
    for (std::size_t i = 0; i < world.walkers.size(); ++i) {
        const std::int32_t who = world.walkers.agent[i];
        const int facility = facility_of(site, world, i);
        if (facility < 0 || who % every != turn || !may_leave(world, i)) continue;
        const double waited_s = world.now - world.agents[std::size_t(who)].queued_since;
        if (!has_lost_patience(s, world, who, facility) || !turn_away(s, site, world, i, facility, true)) continue;
        report_leaving(s, world, who, facility, EventKind::gave_up, waited_s, world.now);
    }
}

}  // namespace

void leave_queues(const Scenario& s, const Site& site, World& world) {
    if (std::none_of(s.facilities.begin(), s.facilities.end(), can_be_left)) return;
    judge_queues(s, site, world);
    lose_patience(s, site, world);
}

}  // namespace tidegate
