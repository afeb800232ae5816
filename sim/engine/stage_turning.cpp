#include <algorithm>

#include "engine/destinations.h"
#include "engine/groups.h"
#include "engine/network_walk.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/route_choice.h"
#include "engine/stages.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

// From now on it wants home; a group sets out together.
void send_home(const Scenario& s, const Site& site, World& world, std::int32_t who, std::int32_t zone, int portal) {
    AgentRow& agent = world.agents[std::size_t(who)];
    const Arrival& decider = world.arrivals[std::size_t(decider_of(world, who))];
    agent.destination = static_cast<std::int16_t>(home_of(s, site, decider, zone, world.draws));
    agent.was_sent_out = true;
    const double mean_s = world.passages[std::size_t(portal)].sets_out_after_s;
    const double share = world.draws.uniform(Purpose::pre_movement, decider_key(world, who), std::uint32_t(portal));
    agent.stands_s = static_cast<float>(world.now + mean_s * (0.5 + share) - agent.appeared);
    ++world.turned_away;
}

void turn_walker(const Scenario& s, const Site& site, World& world, std::size_t i) {
    Walkers& w = world.walkers;
    const RouteChoice other = best_choice(s, site, world, i, -1);
    if (other.portal >= 0 && !turns_away(world, other.portal, other.direction)) return head_for(site, world, i, other.portal, other.direction);
    leave_order(site, world, w.agent[i]);
    send_home(s, site, world, w.agent[i], w.zone[i], w.target[i] / 2);
    w.set(i, stands, true);
    w.set(i, queueing, false);
    forget_target(world, i);
    if (w.has(i, grouped)) show_to_group(world, i);
}

void turn_queue(const Scenario& s, const Site& site, World& world, std::size_t q) {
    const NetworkQueue& queue = world.network.queues[q];
    const std::vector<std::int32_t> agents(queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end());
    for (std::size_t k = 0; k < agents.size(); ++k) {
        const NetworkPassenger& me = world.network.people[std::size_t(agents[k])];
        const Vec2f at = queue_place(site, me, k);
        const int portal = me.target / 2;
        turn_from_line(s, site, world, agents[k], at, world.now);
        if (me.target >= 0 && !turns_away(world, me.target / 2, me.target % 2)) continue;
        send_home(s, site, world, agents[k], me.zone, portal);
        stand_in_network(site, world, agents[k], at);
    }
}

}  // namespace

void turn_people_away(const Scenario& s, const Site& site, World& world) {
    const auto any = [](const Passage& passage) { return passage.turns_away != 0; };
    if (std::none_of(world.passages.begin(), world.passages.end(), any)) return;
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::int32_t target = w.target[i];
        const bool waits = target >= 0 && w.has(i, queueing) && !w.has(i, served);
        if (waits && turns_away(world, target / 2, target % 2)) turn_walker(s, site, world, i);
    }
    for (std::size_t q = 0; q < world.network.queues.size(); ++q) {
        if (turns_away(world, static_cast<int>(q / 2), static_cast<int>(q % 2))) turn_queue(s, site, world, q);
    }
}

}  // namespace tidegate
