#include "engine/network_leaving.h"

#include <algorithm>
#include <cmath>

#include "engine/leaving.h"
#include "engine/network_places.h"
#include "engine/network_walk.h"

namespace tidegate {
namespace {

constexpr double look_every_s = 1;  // how often one whose patience is at an end looks for another way

// The facility in whose queue somebody stands; -1: none.
int facility_of(const Site& site, const NetworkPassenger& me) {
    if (me.activity != NetworkActivity::queues) return -1;
    const Portal& portal = site.portals[std::size_t(me.target / 2)];
    return portal.kind == PortalKind::lane ? portal.row : -1;
}

std::size_t place_in(const NetworkQueue& queue, std::int32_t agent) {
    const auto first = queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head);
    return static_cast<std::size_t>(std::find(first, queue.agents.end(), agent) - first);
}

// Those who wait or are served on this side of the facility, but for the agent itself.
int people_before(const Scenario& s, const Site& site, const World& world, std::int32_t target, int facility) {
    const int first = site.first_lane_portal[std::size_t(facility)], lanes = s.facilities[std::size_t(facility)].lanes;
    int people = static_cast<int>(world.network.queues[queue_of(site, target)].size()) - 1;
    for (int p = first; p < first + lanes; ++p) people += world.lanes[std::size_t(p)].serving >= 0;
    return people;
}

// From its place in the queue it looks for another way.
void turn_from(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const NetworkQueue& queue = world.network.queues[queue_of(site, me.target)];
    turn_from_line(s, site, world, agent, queue_place(site, me, place_in(queue, agent)), time);
}

// Those of the group who stand in the same queue go with it; the others turn when they come to it.
void turn_together(const Scenario& s, const Site& site, World& world, std::int32_t agent, int facility, SimTime time) {
    const std::int32_t end = agent + world.arrivals[std::size_t(agent)].group_size;
    for (std::int32_t m = agent; m < end; ++m)
        if (facility_of(site, world.network.people[std::size_t(m)]) == facility) turn_from(s, site, world, m, time);
}

bool turn_away(const Scenario& s, const Site& site, World& world, std::int32_t agent, int facility, bool only_if_quicker, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    AgentRow& row = world.agents[std::size_t(agent)];
    const std::uint8_t before = row.belief, without = belief_without(s, site, world, agent, facility);
    if (without == 0) return false;
    const NetworkPassenger there = me;
    me.from = -1;
    me.at = queue_place(site, me, place_in(world.network.queues[queue_of(site, me.target)], agent));
    const float present_s = best_in_network(s, site, world, agent).present.time_s;
    row.belief = without;
    const RouteChoice other = best_in_network(s, site, world, agent);
    row.belief = before;
    me = there;
    if (other.portal < 0 || (only_if_quicker && other.way.time_s >= present_s)) return false;
    believe_together(world, agent, without);
    turn_together(s, site, world, agent, facility, time);
    return true;
}

}  // namespace

bool balks(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    AgentRow& row = world.agents[std::size_t(agent)];
    const int facility = facility_of(site, me);
    if (facility < 0 || row.has_judged_queue) return false;
    const FacilityDef& def = s.facilities[std::size_t(facility)];
    if (!can_be_left(def)) return false;
    if (row.belief != 0 && world.beliefs[std::size_t(row.belief - 1)].leads[std::size_t(me.target)] == 0) {
        turn_from(s, site, world, agent, time);
        return true;
    }
    const int before = people_before(s, site, world, me.target, facility);
    const bool minds = def.balk_length > 0 && before >= def.balk_length && decides_for_all(world, agent);
    if (minds && turn_away(s, site, world, agent, facility, false, time)) {
        report_leaving(s, world, agent, facility, EventKind::balked, before, time);
        return true;
    }
    row.has_judged_queue = true;
    return false;
}

void lose_patience_in_network(const Scenario& s, const Site& site, World& world) {
    const double step_s = world.step_end - world.now;
    const auto every = std::max<std::int64_t>(1, std::llround(look_every_s / step_s));
    const std::int64_t turn = std::llround(world.now / step_s) % every;
    for (std::size_t f = 0; f < s.facilities.size(); ++f) {
        if (s.facilities[f].patience.mean_s <= 0) continue;
        for (const int direction : {0, 1}) {
            const NetworkQueue& queue = world.network.queues[std::size_t(2 * site.first_lane_portal[f] + direction)];
            const std::vector<std::int32_t> agents(queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end());
            for (const std::int32_t agent : agents) {
                const int facility = static_cast<int>(f);
                const bool is_there = facility_of(site, world.network.people[std::size_t(agent)]) == facility;  // may have gone with its group
                if (!is_there || agent % every != turn || !decides_for_all(world, agent)) continue;
                const double waited_s = world.now - world.agents[std::size_t(agent)].queued_since;
                if (!has_lost_patience(s, world, agent, facility) || !turn_away(s, site, world, agent, facility, true, world.now)) continue;
                report_leaving(s, world, agent, facility, EventKind::gave_up, waited_s, world.now);
            }
        }
    }
}

}  // namespace tidegate
