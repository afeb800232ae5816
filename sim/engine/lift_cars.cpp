#include "engine/lift_cars.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/new_walker.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/stages.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

constexpr SimTime not_before_a_change = std::numeric_limits<double>::infinity();
constexpr double waits_within_m = 2;

int way_in(const Portal& portal) { return portal.kind == PortalKind::connector_lower ? 0 : 1; }

/// One lift, and the doors of its stops.
struct Lift {
    const Scenario& s;
    const Site& site;
    World& world;
    int row;

    const ConnectorDef& def() const { return s.venue.connectors[std::size_t(row)]; }
    CarState& car() const { return world.cars[std::size_t(row)]; }
    int doors(int stop) const { return site.first_end_portal[std::size_t(row)] + stop; }
    const Portal& portal(int stop) const { return site.portals[std::size_t(doors(stop))]; }
    int in(int stop) const { return way_in(portal(stop)); }
    int out(int stop) const { return 1 - in(stop); }
    const PortalSide& outside(int stop) const { return portal(stop).sides[std::size_t(in(stop))]; }
    const PortalSide& inside(int stop) const { return portal(stop).sides[std::size_t(out(stop))]; }
    std::int32_t target_in(int stop) const { return 2 * doors(stop) + in(stop); }
    std::int32_t target_out(int stop) const { return 2 * doors(stop) + out(stop); }
    bool is_network() const { return world.network.has(inside(0).zone.row); }
    PassageStatus status() const { return world.passages[std::size_t(doors(0))].status; }
    int places(std::int32_t agent) const {
        return places_for(def(), double{body_radius_of(s.demand, world.arrivals[std::size_t(agent)], world.draws)});
    }
};

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
        aboard.push_back({w.agent[i], static_cast<std::int64_t>(i), 0, wanted, distance_m(doors.line, to_double(w.position(i)))});
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
            if (wanted >= 0) waiting.push_back({w.agent[i], static_cast<std::int64_t>(i), stop, wanted, before_m});
        });
    }
    std::sort(waiting.begin(), waiting.end(), is_before);
}

void find_in_network(const Lift& lift, CarPeople& people) {
    const auto for_each_of = [&](std::int32_t target, auto&& f) {
        const NetworkQueue& queue = lift.world.network.queues[queue_of(lift.site, target)];
        for (std::size_t k = queue.head; k < queue.agents.size(); ++k) f(queue.agents[k]);
    };
    for (int stop = 0; stop < stops_of(lift.def()); ++stop) {
        for_each_of(lift.target_out(stop), [&](std::int32_t agent) { people.aboard.push_back({agent, -1, 0, stop, 0}); });
        if (turns_away(lift.world, lift.doors(stop), lift.in(stop))) continue;
        for_each_of(lift.target_in(stop), [&](std::int32_t agent) {
            const int wanted = stop_wanted(lift, agent, stop);
            if (wanted >= 0) people.waiting.push_back({agent, -1, stop, wanted, 0});
        });
    }
}

// Where lifts are not open nobody calls them.
void find_people(const Lift& lift, CarPeople& people) {
    people.aboard.clear();
    people.waiting.clear();
    if (lift.is_network()) {
        find_in_network(lift, people);
    } else {
        if (lift.car().aboard > 0) find_walkers_aboard(lift, people.aboard);
        find_walkers_waiting(lift, people.waiting);
    }
    if (lift.status() != PassageStatus::open) people.waiting.clear();
}

CarCalls calls_of(const CarPeople& people) {
    CarCalls calls;
    for (const CarPerson& one : people.aboard) calls.inside |= std::uint64_t{1} << one.wanted;
    for (const CarPerson& one : people.waiting) (one.wanted > one.at ? calls.up : calls.down) |= std::uint64_t{1} << one.at;
    return calls;
}

// Free places of the car as a grid, from the far end on; where all are taken (wide bodies), the one farthest from others.
Vec2f place_in_car(const Lift& lift) {
    constexpr double off_wall_m = 0.25, clear_m = 0.1;
    const ConnectorDef& def = lift.def();
    const World& world = lift.world;
    const int plane = lift.inside(0).plane, capacity = def.lift.capacity;
    const int rows = std::max(1, static_cast<int>(std::lround(std::sqrt(capacity * def.length_m / def.width_m))));
    const int files = (capacity + rows - 1) / rows;
    Vec2f best;
    double most_m = -1;
    for (int place = 0; place < capacity && most_m < clear_m; ++place) {
        const double deep = (place / files + 0.5) / rows, across = (place % files + 0.5) / files;
        const double x = off_wall_m + deep * std::max(0.0, def.length_m - 2 * off_wall_m);
        const double y = off_wall_m + across * std::max(0.0, def.width_m - 2 * off_wall_m);
        const Vec2f at = to_float(Vec2{lift.car().stop == 0 ? def.length_m - x : x, y});
        double free_m = 1e9;
        for (std::size_t i = 0; i < world.walkers.size(); ++i) {
            if (world.walkers.plane[i] != plane || world.walkers.agent[i] < 0) continue;
            free_m = std::min(free_m, double{length(world.walkers.position(i) - at)});
        }
        if (free_m > most_m) most_m = free_m, best = at;
    }
    return best;
}

void stand_in_car(const Lift& lift, std::size_t i, int wanted) {
    Walkers& w = lift.world.walkers;
    head_for(lift.site, lift.world, i, lift.doors(wanted), lift.out(wanted));
    w.vx[i] = w.vy[i] = 0;
    w.halt(i);
    w.set(i, served, true);
}

// False while there is no room before the doors.
bool let_out(const Lift& lift, const CarPerson& one, SimTime now) {
    const auto& [s, site, world, row] = lift;
    const int stop = lift.car().stop, p = lift.doors(stop), out = lift.out(stop);
    if (one.walker < 0) {
        if (!has_room_beyond(s, site, world, one.agent, p, out)) return false;
        quit_network(site, world, one.agent, now);
        step_into(s, site, world, one.agent, p, out, now);
    } else {
        const auto i = static_cast<std::size_t>(one.walker);
        const auto landing = landing_of(site, world, i, p, out);
        if (!landing) return false;
        land(s, site, world, i, p, out, *landing, now);
    }
    alight(lift.def(), lift.places(one.agent), now, lift.car());
    --lift.car().to_alight;
    return true;
}

// False when a measure lets fewer pass.
bool let_in(const Lift& lift, const CarPerson& one, SimTime now) {
    const auto& [s, site, world, row] = lift;
    const int stop = lift.car().stop, p = lift.doors(stop), in = lift.in(stop);
    if (!take_in_turn(s, site, world, p, in, now)) return false;
    if (one.walker < 0) {
        end_wait(site, world, one.agent, now);
        quit_network(site, world, one.agent, now);
        note_passage(world, one.agent, p, in, now);
        ride_in_network(s, site, world, one.agent, lift.target_out(one.wanted), now);
    } else {
        const auto i = static_cast<std::size_t>(one.walker);
        land(s, site, world, i, p, in, {lift.inside(stop).plane, place_in_car(lift), 0}, now);
        stand_in_car(lift, i, one.wanted);
    }
    board(lift.def(), lift.places(one.agent), now, lift.car());
    return true;
}

// Out of service everybody gets out where the car stands.
const CarPerson* next_out(const Lift& lift, const CarPeople& people) {
    const bool is_shut = lift.status() == PassageStatus::closed;
    const int stop = lift.car().stop;
    const auto gets_out = [&](const CarPerson& one) { return is_shut || one.wanted == stop; };
    lift.car().to_alight = static_cast<std::int32_t>(std::count_if(people.aboard.begin(), people.aboard.end(), gets_out));
    const auto first = std::find_if(people.aboard.begin(), people.aboard.end(), gets_out);
    return first == people.aboard.end() ? nullptr : &*first;
}

const CarPerson* next_in(const Lift& lift, const CarPeople& people) {
    const CarState& car = lift.car();
    const auto first = std::find_if(people.waiting.begin(), people.waiting.end(), [&](const CarPerson& one) {
        return one.at == car.stop && (one.wanted > one.at) == (car.way > 0) && lift.places(one.agent) <= car.places_left;
    });
    return first == people.waiting.end() || car.way == 0 ? nullptr : &*first;
}

// One thing at a time: somebody gets out, or in, or the car sets out. Returns when there is more to do.
SimTime look_at(const Lift& lift, SimTime now) {
    CarState& car = lift.car();
    if (car.rides != 0) {
        if (now < car.arrives) return car.arrives;
        open_doors(now, car);
    }
    CarPeople& people = lift.world.car_people;
    find_people(lift, people);
    if (const CarPerson* out = next_out(lift, people)) {
        if (now < car.next_transfer) return car.next_transfer;
        return let_out(lift, *out, now) ? car.next_transfer : not_before_a_change;
    }
    const CarCalls calls = calls_of(people);
    car.way = way_from_stop(car, calls);
    if (const CarPerson* in = next_in(lift, people)) {
        if (now < car.next_transfer) return car.next_transfer;
        if (let_in(lift, *in, now)) return car.next_transfer;
    }
    const int to = next_stop(car, calls, car.way);
    if (to < 0) return not_before_a_change;
    if (!may_leave(lift.def(), now, car)) return std::max(car.next_transfer, car.last_transfer + lift.def().lift.dwell_s);
    set_out(lift.def(), now, car.way, to, car);
    return car.arrives;
}

}  // namespace

bool has_car(const World& world, const Portal& portal) {
    return is_connector_end(portal) && world.cars[std::size_t(portal.row)].exists != 0;
}

bool enters_car(const World& world, const Portal& portal, int direction) {
    return has_car(world, portal) && direction == way_in(portal);
}

bool leaves_car(const World& world, const Portal& portal, int direction) {
    return has_car(world, portal) && direction != way_in(portal);
}

void run_cars(const Scenario& s, const Site& site, World& world) {
    for (std::size_t row = 0; row < world.cars.size(); ++row) {
        const Lift lift{s, site, world, static_cast<int>(row)};
        if (world.cars[row].exists == 0 || lift.is_network()) continue;
        world.cars[row].looks = -1;
        look_at(lift, world.now);
    }
}

void serve_car(const Scenario& s, const Site& site, World& world, int connector, SimTime time) {
    const Lift lift{s, site, world, connector};
    if (!lift.is_network()) return;  // it has become micro since
    const SimTime next = look_at(lift, time);
    CarState& car = lift.car();
    if (next == car.looks || next == not_before_a_change) return;
    car.looks = next;
    world.network.add({next, NetworkEvent::queue, lift.target_in(0)});
}

void set_down_in_car(const Scenario& s, const Site& site, World& world, std::int32_t agent) {
    const std::int32_t target = world.network.people[std::size_t(agent)].target;
    const Portal& doors = site.portals[std::size_t(target / 2)];
    const Lift lift{s, site, world, doors.row};
    quit_network(site, world, agent, world.now);
    const Vec2f at = place_in_car(lift);
    stand_in_car(lift, add_walker(s, site, world, agent, lift.inside(0).plane, at, {}), doors.index);
}

}  // namespace tidegate
