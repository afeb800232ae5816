#include "engine/leaving.h"

#include "engine/beliefs.h"
#include "engine/person.h"
#include "engine/route_costs.h"

namespace tidegate {
namespace {

// What the agent believes of the ways, but that none leads over the facility.
std::vector<std::uint8_t> leads_without(const Site& site, const World& world, const AgentRow& agent, int facility) {
    std::vector<std::uint8_t> leads = agent.belief == 0
                                          ? std::vector<std::uint8_t>(2 * site.portals.size(), Belief::as_it_is)
                                          : world.beliefs[std::size_t(agent.belief - 1)].leads;
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        const Portal& portal = site.portals[p];
        if (portal.kind == PortalKind::lane && portal.row == facility) leads[2 * p] = leads[2 * p + 1] = 0;
    }
    return leads;
}

}  // namespace

bool decides_for_all(const World& world, std::int32_t agent) { return decider_of(world, agent) == agent; }

std::uint8_t belief_without(const Scenario& s, const Site& site, World& world, std::int32_t agent, int facility) {
    const std::size_t known = world.beliefs.size();
    const std::uint8_t without = belief_in(site, world, leads_without(site, world, world.agents[std::size_t(agent)], facility));
    if (world.beliefs.size() > known) update_belief(s, site, world, without);
    return without;
}

void believe_together(World& world, std::int32_t agent, std::uint8_t belief) {
    const std::size_t size = world.arrivals[std::size_t(agent)].group_size;
    for (std::size_t m = std::size_t(agent); m < std::size_t(agent) + size; ++m) world.agents[m].belief = belief;
}

bool has_lost_patience(const Scenario& s, const World& world, std::int32_t agent, int facility) {
    const ServiceTime& patience = s.facilities[std::size_t(facility)].patience;
    if (patience.mean_s <= 0) return false;
    const double longest_s = draw_time_s(patience, world.draws, Purpose::patience, world.arrivals[std::size_t(agent)].person,
                                         std::uint32_t(facility));
    return world.now - world.agents[std::size_t(agent)].queued_since >= longest_s;
}

void report_leaving(const Scenario& s, World& world, std::int32_t agent, int facility, EventKind kind, double value,
                    SimTime time) {
    ++(kind == EventKind::balked ? world.balked : world.gave_up);
    Event event;
    event.time = time;
    event.kind = kind;
    event.subject = s.facilities[std::size_t(facility)].name;
    event.agent = agent;
    event.value = value;
    world.events.push_back(event);
}

}  // namespace tidegate
