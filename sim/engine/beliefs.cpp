#include "engine/beliefs.h"

#include <algorithm>

#include "engine/passage_rules.h"
#include "engine/person.h"

namespace tidegate {
namespace {

constexpr std::size_t most_beliefs = 200;  // then everybody is told

bool hears(const Scenario& s, const World& world, std::int32_t agent, std::uint32_t change) {
    const double share = class_of(s, world, decider_of(world, agent)).informed_share;
    if (share >= 1) return true;
    return world.draws.uniform(Purpose::hears_of_closure, decider_key(world, agent), change) < share;
}

bool is_true(const World& world, std::uint8_t belief, const std::vector<std::uint8_t>& now) {
    return belief == 0 || world.beliefs[std::size_t(belief - 1)].leads == now;
}

}  // namespace

std::uint8_t belief_in(const Site& site, World& world, const std::vector<std::uint8_t>& leads) {
    std::vector<Belief>& all = world.beliefs;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Belief& b) { return b.leads == leads; });
    if (known != all.end()) return static_cast<std::uint8_t>(known - all.begin() + 1);
    if (all.size() == most_beliefs) return 0;
    all.push_back({leads, world.costs});
    const std::size_t destinations = site.destinations.size();
    world.to_go.reserve(world.to_go.size() + destinations);
    for (std::size_t d = 0; d < destinations; ++d) world.to_go.push_back(world.to_go[d]);
    return static_cast<std::uint8_t>(all.size());
}

std::vector<std::uint8_t> leading_now(const Site& site, const World& world) {
    std::vector<std::uint8_t> leads;
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const bool is_lane = site.portals[std::size_t(p)].kind == PortalKind::lane;
        for (int d = 0; d < 2; ++d) {
            leads.push_back(is_lane ? Belief::as_it_is : leads_on(site, world, p, d) ? 1 : 0);
        }
    }
    return leads;
}

bool has_uninformed(const Scenario& s) {
    for (std::size_t c = 0; c < s.demand.class_count(); ++c) {
        if (s.demand.class_at(c).informed_share < 1) return true;
    }
    return false;
}

void spread_news(const Scenario& s, const Site& site, World& world, const std::vector<std::uint8_t>& before) {
    const std::vector<std::uint8_t> now = leading_now(site, world);
    if (now == before) return;
    ++world.way_changes;
    const std::uint8_t old = belief_in(site, world, before);
    if (world.belief_at_start == 0) world.belief_at_start = old;
    const auto hear = [&](std::int32_t agent) {
        AgentRow& row = world.agents[std::size_t(agent)];
        if (hears(s, world, agent, world.way_changes)) {
            row.belief = 0;
        } else if (row.belief == 0) {
            row.belief = old;
        }
        if (is_true(world, row.belief, now)) row.belief = 0;
    };
    for (std::size_t i = 0; i < world.walkers.size(); ++i) hear(world.walkers.agent[i]);
    for (std::size_t a = 0; a < world.network.people.size(); ++a)
        if (world.network.people[a].zone >= 0) hear(static_cast<std::int32_t>(a));
    world.routes_changed = true;
}

std::uint8_t belief_on_appearing(const Scenario& s, const World& world, std::int32_t agent) {
    return world.belief_at_start == 0 || hears(s, world, agent, 0) ? 0 : world.belief_at_start;
}

void learn(World& world, std::int32_t agent) {
    const auto first = static_cast<std::size_t>(decider_of(world, agent));
    const std::size_t size = world.arrivals[first].group_size;
    for (std::size_t m = first; m < first + size; ++m) world.agents[m].belief = 0;
}

void look_for_closures(const Scenario& s, const Site& site, World& world) {
    const auto sees_m = static_cast<float>(s.routing.sees_closure_m);
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::int32_t agent = w.agent[i], target = w.target[i];
        if (world.agents[std::size_t(agent)].belief == 0) continue;
        if (target < 0 && !w.has(i, stands)) {
            learn(world, agent);
            continue;
        }
        if (target < 0 || world.targets[std::size_t(target)].leads) continue;
        if (site.fields[std::size_t(target)].distance(w.position(i)) <= sees_m) learn(world, agent);
    }
}

}  // namespace tidegate
