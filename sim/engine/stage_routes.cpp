#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/beliefs.h"
#include "engine/groups.h"
#include "engine/network_fidelity.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/queue_guidance.h"
#include "engine/route_choice.h"
#include "engine/route_costs.h"
#include "engine/stages.h"
#include "engine/stays.h"

namespace tidegate {
namespace {

constexpr double cost_interval_s = 5;      // how often expected waits are brought up to date
constexpr double look_s = 1;  // how often members of a group look whether the others go elsewhere, and visitors at their watches

// Who has a turn in a snake gains nothing from another of its lanes.
bool leads_to_same_queue(const Site& site, const World& world, std::size_t walker, const RouteGraph::Leg& leg) {
    const std::int32_t present = world.walkers.target[walker];
    if (site.queue_lines.empty() || present < 0 || present == 2 * leg.portal + leg.direction) return false;
    const int queue = site.ordered_queue(std::size_t(2 * leg.portal + leg.direction));
    return queue >= 0 && world.queues.tickets[std::size_t(world.walkers.agent[walker])].queue == queue;
}

}  // namespace

void head_for(const Site& site, World& world, std::size_t walker, int portal, int direction) {
    const std::int32_t before = world.walkers.target[walker];
    const std::int32_t target = portal < 0 ? -1 : 2 * portal + direction;
    if (before == target) return;
    if (before >= 0) --world.passages[std::size_t(before / 2)].heading[std::size_t(before % 2)];
    if (target >= 0) ++world.passages[std::size_t(portal)].heading[std::size_t(direction)];
    const int place_before =
        before >= 0 ? site.queue_place_of_portal[std::size_t(before / 2)] : -1;
    const int place = portal >= 0 ? site.queue_place_of_portal[std::size_t(portal)] : -1;
    if (place != place_before) {
        world.walkers.set(walker, queueing, false);
        world.agents[std::size_t(world.walkers.agent[walker])].has_judged_queue = false;
    }
    world.walkers.target[walker] = target;
    world.walkers.to_go[walker] = 0;  // until looked up
    if (world.walkers.has(walker, grouped)) show_to_group(world, walker);
}

RouteChoice best_choice(const Scenario& s, const Site& site, const World& world, std::size_t walker, int bound) {
    const std::int32_t zone = world.walkers.zone[walker], who = world.walkers.agent[walker];
    const Destination& there = site.destinations[std::size_t(world.agents[std::size_t(who)].destination)];
    const float crowded = crowding(site, world, zone);
    const auto& legs = site.graph.from_zone[std::size_t(zone)];
    const int last_portal = world.agents[std::size_t(who)].last_portal;
    RouteChoice best;
    const auto judge = [&](std::size_t k) -> JudgedWay {
        const RouteGraph::Leg& leg = legs[k];
        if (bound >= 0 && !is_same_choice(site, bound, 2 * leg.portal + leg.direction)) return {};
        if (turns_back(site, world, who, zone, last_portal, leg) || leads_to_same_queue(site, world, walker, leg)) return {};
        if (!leads_to_goal(site, world, who, leg)) return {};
        const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
        const float distance_m = site.fields_to(there)[node].distance(world.walkers.position(walker));
        const bool is_present = static_cast<std::int32_t>(node) == world.walkers.target[walker];
        const JudgedWay way = judge_way(s, site, world, who, {leg.portal, leg.direction, distance_m}, is_present, crowded);
        if (is_present) best.present = way;
        return way;
    };
    const PickedWay picked = pick_way(legs.size(), judge);
    if (picked.row < 0) return best;
    best.portal = legs[std::size_t(picked.row)].portal;
    best.direction = legs[std::size_t(picked.row)].direction;
    best.way = picked.way;
    return best;
}

namespace {

// The lane right before somebody who waits for another one of the same gate; -1: none. A crowd before a gate has one order, and
// whoever stands at a lane takes it: nobody walks along all the mouths against those who want in.
int lane_at_hand(const Scenario& s, const Site& site, const World& world, std::size_t i) {
    constexpr float at_hand_m = 1;
    const Walkers& w = world.walkers;
    const std::int32_t target = w.target[i];
    if (target < 0 || w.to_go[i] <= at_hand_m || w.has(i, served)) return -1;
    const Portal& portal = site.portals[std::size_t(target / 2)];
    if (portal.kind != PortalKind::lane || site.ordered_queue(std::size_t(target)) >= 0) return -1;
    const auto facility = static_cast<std::size_t>(portal.row);
    const int first = site.first_lane_portal[facility];
    int nearest = -1;
    float least_m = at_hand_m;
    for (int p = first; p < first + s.facilities[facility].lanes; ++p) {
        const PortalSide& side = site.portals[std::size_t(p)].sides[std::size_t(target % 2)];
        const auto away_m = static_cast<float>(distance_m(side.line, to_double(w.position(i))));
        if (away_m >= least_m || !world.targets[std::size_t(2 * p + target % 2)].leads) continue;
        least_m = away_m;
        nearest = p;
    }
    return nearest;
}

// False when there is none.
bool choose(const Scenario& s, const Site& site, World& world, std::size_t walker, int bound) {
    const RouteChoice best = best_choice(s, site, world, walker, bound);
    if (bound >= 0 && best.portal < 0) return false;
    if (!is_worth_changing(best)) return true;
    head_for(site, world, walker, best.portal, best.direction);
    return best.portal >= 0;
}

}  // namespace

void choose_target(const Scenario& s, const Site& site, World& world, std::size_t walker) {
    if (world.walkers.zone[walker] < 0) return;
    const bool has_group = world.walkers.has(walker, grouped);
    const int bound = has_group ? choice_of_group(site, world, walker) : -1;
    if (bound >= 0 && choose(s, site, world, walker, bound)) return;
    choose(s, site, world, walker, -1);
}

namespace {

// Whether it is an agent's turn, which comes every so many steps. Asked of everybody in every step, so without a division: what
// is a multiple shows in the low bits of the product with the inverse (Lemire, Kaser and Kurz 2019, doi:10.1002/spe.2689).
class Turn {
public:
    Turn(double every_s, double step_s, std::int64_t step) {
        const auto steps = static_cast<std::uint64_t>(std::max(1ll, std::llround(every_s / step_s)));
        inverse_ = ~std::uint64_t{0} / steps + 1;
        gone_ = static_cast<std::uint32_t>(static_cast<std::uint64_t>(step) % steps);
    }
    bool is_of(std::int32_t agent) const { return (static_cast<std::uint32_t>(agent) + gone_) * inverse_ <= inverse_ - 1; }

private:
    std::uint64_t inverse_;
    std::uint32_t gone_;
};

// Whether somebody must choose now: it is the turn, or the way is shut, or the group goes elsewhere.
struct Turns {
    Turn routes, looks;
    bool is_turn(std::int32_t agent) const { return routes.is_of(agent); }
    bool looks_up(std::int32_t agent) const { return looks.is_of(agent); }
};

bool leaves_group(const Site& site, const World& world, const Turns& turns, std::size_t i) {
    const Walkers& w = world.walkers;
    if (!w.has(i, grouped) || w.target[i] < 0 || !turns.looks_up(w.agent[i])) return false;
    const int bound = choice_of_group(site, world, i);
    return bound >= 0 && !is_same_choice(site, bound, w.target[i]);
}

bool target_leads(const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    if (w.target[i] < 0) return false;
    if (world.beliefs.empty()) return world.targets[std::size_t(w.target[i])].leads;
    return believes_leads(world, world.agents[std::size_t(w.agent[i])], w.target[i]);
}

// Those who may have to choose; whose stay is over finds out within a second. What a group does depends on who of it chose
// before, so of its members all whose turn it is to look.
void find_choosers(const Scenario& s, const Site& site, World& world, const Turns& turns) {
    constexpr std::size_t chunk = 4096;
    const Walkers& w = world.walkers;
    const std::size_t chunks = (w.size() + chunk - 1) / chunk;
    if (world.choosers.size() < chunks) world.choosers.resize(chunks);
    for (auto& list : world.choosers) list.clear();
    parallel_chunks(w.size(), chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        for (std::size_t i = begin; i < end; ++i) {
            if (w.has(i, stays)) {
                const bool is_over = turns.looks_up(w.agent[i]) && world.agents[std::size_t(w.agent[i])].walks_from() <= world.now;
                if (is_over) world.choosers[c].push_back(static_cast<std::int32_t>(i));
                continue;
            }
            const bool looks = (w.status[i] & (grouped | queueing)) != 0 && turns.looks_up(w.agent[i]) &&
                               (w.has(i, grouped) || lane_at_hand(s, site, world, i) >= 0);
            if (turns.is_turn(w.agent[i]) || looks || !target_leads(world, i)) {
                world.choosers[c].push_back(static_cast<std::int32_t>(i));
            }
        }
    });
}

// Whether it has no way.
bool let_choose(const Scenario& s, const Site& site, World& world, const Turns& turns, std::size_t i) {
    const Walkers& w = world.walkers;
    if (w.has(i, stays)) {
        end_stay(s, site, world, i);
        return w.target[i] < 0;
    }
    if (const int lane = turns.looks_up(w.agent[i]) ? lane_at_hand(s, site, world, i) : -1; lane >= 0) {
        head_for(site, world, i, lane, w.target[i] % 2);
        return false;
    }
    const std::int32_t target = w.target[i];
    const bool leads = target_leads(world, i), is_turn = turns.is_turn(w.agent[i]);
    if (leads && !is_turn && !leaves_group(site, world, turns, i)) return false;
    // Whoever is being served is let through, even if the gate closes meanwhile.
    if (w.has(i, served) || (leads && world.queues.is_called(w.agent[i]))) return false;
    if (target >= 0 && !leads) head_for(site, world, i, -1, 0);
    if (is_turn || target >= 0 || world.routes_changed) choose_target(s, site, world, i);
    return w.target[i] < 0;
}

// One after the other in the order of their rows, since each choice counts for the next. Returns how many have no way.
std::int64_t let_choose(const Scenario& s, const Site& site, World& world) {
    const Turns turns{{s.routing.replan_interval_s, s.step_s, world.step}, {look_s, s.step_s, world.step}};
    find_choosers(s, site, world, turns);
    std::int64_t without = 0;
    for (const auto& list : world.choosers) {
        for (const std::int32_t i : list) without += let_choose(s, site, world, turns, std::size_t(i));
    }
    return without;
}

}  // namespace

void plan_routes(const Scenario& s, const Site& site, World& world) {
    const double interval_s = walks_in_plane(world) ? cost_interval_s : s.network.cost_interval_s;
    const auto every = std::max<std::int64_t>(1, std::llround(interval_s / s.step_s));
    look_at_targets(s, site, world);
    const auto crowd_every = std::llround(s.routing.crowd_ways_s / s.step_s);
    if (crowd_every > 0 && world.step % crowd_every == crowd_every - 1) renew_crowd_ways(s, site, world);
    if (world.routes_changed || world.step % every == 0) update_costs(s, site, world);
    if (!world.beliefs.empty()) look_for_closures(s, site, world);
    const auto without = let_choose(s, site, world) + static_cast<std::int64_t>(world.network.without_way.size());
    world.routes_changed = false;
    if ((without > 0) != (world.without_way > 0)) {
        Event event;
        event.time = world.now;
        event.kind = without > 0 ? EventKind::unreachable : EventKind::reachable;
        event.value = static_cast<double>(without);
        event.detail = without > 0 ? "no open way to their goal; they wait" : "all have a way again";
        world.events.push_back(event);
    }
    world.without_way = without;
}

}  // namespace tidegate
