#include "engine/route_costs.h"

#include "base/chunks.h"
#include "engine/destinations.h"
#include "engine/lift_cars.h"
#include "engine/passage_rules.h"
#include "engine/queue_guidance.h"
#include "engine/route_choice.h"
#include "engine/rides.h"

namespace tidegate {
namespace {

void update_paces(const Scenario& s, const Site& site, World& world) {
    const auto base_speed = static_cast<float>(s.demand.population.free_speed_mean_m_s);
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const auto row = static_cast<std::size_t>(p);
        world.capacity_per_s[row] = static_cast<float>(capacity_per_s(s, site, world, p));
        for (int d = 0; d < 2; ++d) {
            const PlanePace pace = pace_towards(s, site, world, p, d);
            world.pace[2 * row + std::size_t(d)] =
                pace.belt_m_s > 0 ? 1 / pace.belt_m_s : 1 / (base_speed * pace.factor * pace.slowed);
        }
    }
}

// Waits as they are, at the portals that lead on: now, or as `belief` has it.
void update_waits(const Scenario& s, const Site& site, const World& world, const Belief* belief,
                  std::vector<PortalCost>& costs) {
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const auto row = static_cast<std::size_t>(p);
        const double capacity = capacity_per_s(s, site, world, p);
        for (int d = 0; d < 2; ++d) {
            const std::uint8_t leads =
                belief == nullptr ? Belief::as_it_is : belief->leads[2 * row + std::size_t(d)];
            const bool open = leads == Belief::as_it_is ? leads_on(site, world, p, d) : leads != 0;
            double wait = world.passages[row].heading[std::size_t(d)] / capacity;
            const int queue = site.ordered_queue(2 * row + std::size_t(d));
            if (queue >= 0 && !waits_in_network(site, world, p, d)) {
                const QueueBefore before = before_in_queue(site, world, queue, -1);
                wait = before.people / (before.lanes * capacity);
            }
            if (leaves_car(world, site.portals[row], d)) wait = 0;  // who is aboard waits for nobody there
            costs[row].wait_s[std::size_t(d)] =
                open ? static_cast<float>(s.routing.queue_weight * wait) : unreachable_s;
            // Only who has no other way comes to be sent home.
            if (turns_away(world, p, d)) costs[row].wait_s[std::size_t(d)] += held_as_long_s;
        }
    }
}

bool is_usual(const RouteManner& manner) {
    return manner.can_use == Abilities{} && !manner.is_shortest && !manner.avoids_held;
}

// Waits as somebody with this manner counts them.
void judge(const Scenario& s, const Site& site, const World& world, const RouteManner& manner,
           std::vector<PortalCost>& costs) {
    std::vector<double> belts;
    for (const ConnectorState& connector : world.connectors) belts.push_back(connector.belt_speed_m_s);
    bar_ways(s, site, manner.can_use, belts, costs);
    for (int p = 0; p < static_cast<int>(costs.size()); ++p) {
        for (int d = 0; d < 2; ++d) {
            float& wait = costs[std::size_t(p)].wait_s[std::size_t(d)];
            if (wait == unreachable_s) continue;
            if (manner.is_shortest) wait = 0;
            if (manner.avoids_held && is_last_resort(s, site, world, p, d)) wait += held_as_long_s;
        }
    }
}

void update_times(const Scenario& s, const Site& site, World& world, const std::vector<PortalCost>& costs,
                  std::size_t first) {
    const Rides none;
    parallel_chunks(site.destinations.size(), 1, [&](std::size_t g, std::size_t, std::size_t) {
        const Destination& there = site.destinations[g];
        const Rides& rides = there.rides() ? world.rides : none;
        if (is_usual(there.manner)) {
            world.to_go[first + g] =
                times_to_go(site.graph_to(there), there.goals, costs, world.pace, there.extra_s, rides);
            return;
        }
        std::vector<PortalCost> judged = costs;
        judge(s, site, world, there.manner, judged);
        world.to_go[first + g] =
            times_to_go(site.graph_to(there), there.goals, judged, world.pace, there.extra_s, rides);
    });
}

}  // namespace

void update_costs(const Scenario& s, const Site& site, World& world) {
    update_paces(s, site, world);
    update_waits(s, site, world, nullptr, world.costs);
    world.rides = rides_now(s, site, world);
    update_times(s, site, world, world.costs, 0);
    world.network.ways_renewed = true;
    for (std::size_t b = 0; b < world.beliefs.size(); ++b) {
        update_belief(s, site, world, static_cast<std::uint8_t>(b + 1));
    }
}

void update_belief(const Scenario& s, const Site& site, World& world, std::uint8_t row) {
    Belief& belief = world.beliefs[std::size_t(row - 1)];
    update_waits(s, site, world, &belief, belief.costs);
    update_times(s, site, world, belief.costs, row * site.destinations.size());
}

}  // namespace tidegate
