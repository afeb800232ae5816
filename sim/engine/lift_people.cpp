#include "engine/lift_people.h"

#include <algorithm>

#include "engine/network_walk.h"
#include "engine/passage_rules.h"
#include "facilities/lift_bank.h"

namespace tidegate {
namespace {

constexpr double waits_within_m = 2;

// The stop from which the goal is nearest in time, of those to which the lift carries; -1: it is no way for this one.
int stop_wanted(const Lift& lift, std::int32_t agent, int at) {
    const World& world = lift.world;
    const AgentRow& row = world.agents[std::size_t(agent)];
    const Destination& there = lift.site.destinations[std::size_t(row.destination)];
    const std::vector<float>& to_go = to_go_of(lift.site, world, row);
    const std::vector<PortalCost>& costs = costs_of(world, row);
    int best = -1;
    float least_s = unreachable_s;
    for (const RouteGraph::Leg& leg : lift.site.graph_to(there).legs[std::size_t(lift.target_in(at))]) {
        const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
        const float wait_s = costs[node / 2].wait_s[node % 2];
        const float time_s = leg.distance_m * world.pace[node] + leg.ride_s + wait_s + to_go[node];
        if (!(time_s < least_s)) continue;
        least_s = time_s;
        best = lift.site.portals[node / 2].index;
    }
    return best;
}

bool is_before(const CarPerson& a, const CarPerson& b) {
    return a.before_m != b.before_m ? a.before_m < b.before_m : a.agent < b.agent;
}

void find_walkers_aboard(const Lift& lift, std::vector<CarPerson>& aboard) {
    const Walkers& w = lift.world.walkers;
    const PortalSide& doors = lift.inside(lift.car().stop);
    const Vec2 size = lift.site.planes[std::size_t(doors.plane)].size;
    for_each_near(lift.world.grid, doors.plane, to_float(size * 0.5), static_cast<float>(size.x + size.y), [&](std::size_t i) {
        if (w.plane[i] != doors.plane || w.agent[i] < 0 || w.target[i] < 0) return;
        const int wanted = lift.site.portals[std::size_t(w.target[i] / 2)].index;
        aboard.push_back({w.agent[i], static_cast<std::int64_t>(i), 0, lift.row, wanted, distance_m(doors.line, to_double(w.position(i)))});
    });
    std::sort(aboard.begin(), aboard.end(), is_before);
}

void find_walkers_waiting(const Lift& lift, std::vector<CarPerson>& waiting) {
    const Walkers& w = lift.world.walkers;
    for (int stop = 0; stop < stops_of(lift.def()); ++stop) {
        const std::int32_t target = lift.target_in(stop);
        if (lift.world.passages[std::size_t(target / 2)].heading[std::size_t(target % 2)] == 0) continue;
        if (turns_away(lift.world, target / 2, target % 2)) continue;
        const PortalSide& doors = lift.outside(stop);
        const auto reach_m = static_cast<float>(waits_within_m + 0.5 * doors.line.length_m());
        for_each_near(lift.world.grid, doors.plane, to_float(doors.line.middle()), reach_m, [&](std::size_t i) {
            if (w.agent[i] < 0 || w.plane[i] != doors.plane || w.target[i] != target) return;
            const double before_m = double{lift.site.fields[std::size_t(target)].distance(w.position(i))};
            if (!(before_m < waits_within_m)) return;
            const int wanted = stop_wanted(lift, w.agent[i], stop);
            if (wanted >= 0) waiting.push_back({w.agent[i], static_cast<std::int64_t>(i), stop, lift.row, wanted, before_m});
        });
    }
}

template <class F>
void for_each_queued(const Lift& lift, std::int32_t target, F&& f) {
    const NetworkQueue& queue = lift.world.network.queues[queue_of(lift.site, target)];
    for (std::size_t k = queue.head; k < queue.agents.size(); ++k) f(queue.agents[k]);
}

void find_riding(const Lift& lift, std::vector<CarPerson>& aboard) {
    for (int stop = 0; stop < stops_of(lift.def()); ++stop) {
        for_each_queued(lift, lift.target_out(stop), [&](std::int32_t agent) { aboard.push_back({agent, -1, 0, lift.row, stop, 0}); });
    }
}

void find_queued(const Lift& lift, std::vector<CarPerson>& waiting) {
    for (int stop = 0; stop < stops_of(lift.def()); ++stop) {
        if (turns_away(lift.world, lift.doors(stop), lift.in(stop))) continue;
        for_each_queued(lift, lift.target_in(stop), [&](std::int32_t agent) {
            const int wanted = stop_wanted(lift, agent, stop);
            if (wanted >= 0) waiting.push_back({agent, -1, stop, lift.row, wanted, 0});
        });
    }
}

// The car stands there with room, and goes that way or is free to.
bool is_let_in_by(const Lift& lift, LandingCall call) {
    const CarState& car = lift.car();
    return lift.status() == PassageStatus::open && car.rides == 0 && car.stop == call.stop && car.places_left > 0 && car.way != -call.way;
}

}  // namespace

void find_people(const Lift& lift, CarPeople& people) {
    people.aboard.clear();
    people.waiting.clear();
    const bool is_network = lift.is_network();
    if (is_network) {
        find_riding(lift, people.aboard);
    } else if (lift.car().aboard > 0) {
        find_walkers_aboard(lift, people.aboard);
    }
    if (lift.status() != PassageStatus::open) return;
    for (const int row : lift.bank()) {
        const Lift other{lift.s, lift.site, lift.world, row};
        is_network ? find_queued(other, people.waiting) : find_walkers_waiting(other, people.waiting);
    }
    if (!is_network) std::sort(people.waiting.begin(), people.waiting.end(), is_before);
}

int answering_lift(const Lift& lift, const CarPerson& one, SimTime now) {
    const LandingCall call{one.at, one.wanted > one.at ? 1 : -1};
    if (is_let_in_by(Lift{lift.s, lift.site, lift.world, one.lift}, call)) return one.lift;
    int best = -1, most = 0;
    for (const int row : lift.bank()) {
        const Lift other{lift.s, lift.site, lift.world, row};
        if (other.status() != PassageStatus::open) continue;
        const int suits = suitability(other.def(), now, other.car(), call);
        if (suits <= most) continue;
        most = suits;
        best = row;
    }
    return best;
}

}  // namespace tidegate
