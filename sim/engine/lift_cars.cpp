#include "engine/lift_cars.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/lift_people.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/new_walker.h"
#include "engine/passage_rules.h"
#include "engine/stages.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

constexpr SimTime not_before_a_change = std::numeric_limits<double>::infinity();

CarCalls calls_of(const Lift& lift, const CarPeople& people, SimTime now) {
    CarCalls calls;
    for (const CarPerson& one : people.aboard) calls.inside |= std::uint64_t{1} << one.wanted;
    for (const CarPerson& one : people.waiting) {
        if (answering_lift(lift, one, now) == lift.row) (one.wanted > one.at ? calls.up : calls.down) |= std::uint64_t{1} << one.at;
    }
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

// Stands at the stop where the doors are open, wants the car's way, and there is room.
bool may_get_in(const Lift& lift, const CarPerson& one, SimTime now) {
    const CarState& car = lift.car();
    if (one.at != car.stop || car.way == 0 || (one.wanted > one.at) != (car.way > 0)) return false;
    return lift.places(one.agent) <= car.places_left && answering_lift(lift, one, now) == lift.row;
}

const CarPerson* next_in(const Lift& lift, const CarPeople& people, SimTime now) {
    const auto first = std::find_if(people.waiting.begin(), people.waiting.end(), [&](const CarPerson& one) {
        return may_get_in(lift, one, now) && (one.walker < 0 || one.lift == lift.row);
    });
    return first == people.waiting.end() ? nullptr : &*first;
}

// Of the walkers before other doors of the bank so many as have room beside those who are before these.
void call_over(const Lift& lift, const CarPeople& people, SimTime now) {
    if (lift.bank().size() == 1) return;
    const int stop = lift.car().stop;
    int places = lift.car().places_left;
    for (const bool are_here : {true, false}) {
        for (const CarPerson& one : people.waiting) {
            if (one.walker < 0 || (one.lift == lift.row) != are_here || !may_get_in(lift, one, now)) continue;
            places -= lift.places(one.agent);
            if (places < 0) return;
            if (!are_here) head_for(lift.site, lift.world, static_cast<std::size_t>(one.walker), lift.doors(stop), lift.in(stop));
        }
    }
}

// Who calls now may still be heard.
void ride_on(const Lift& lift, SimTime now) {
    if (stops_of(lift.def()) == 2 || !may_divert(lift.def(), now, lift.car())) return;
    CarPeople& people = lift.world.car_people;
    find_people(lift, people);
    divert(lift.def(), now, calls_of(lift, people, now), lift.car());
}

// One thing at a time: somebody gets out, or in, or the car sets out. Returns when there is more to do.
SimTime look_at(const Lift& lift, SimTime now) {
    CarState& car = lift.car();
    if (car.rides != 0 && now < car.arrives) {
        ride_on(lift, now);
        return car.arrives;
    }
    if (car.rides != 0) open_doors(now, car);
    CarPeople& people = lift.world.car_people;
    find_people(lift, people);
    if (const CarPerson* out = next_out(lift, people)) {
        if (now < car.next_transfer) return car.next_transfer;
        return let_out(lift, *out, now) ? car.next_transfer : not_before_a_change;
    }
    const CarCalls calls = calls_of(lift, people, now);
    car.way = way_from_stop(car, calls);
    call_over(lift, people, now);
    if (const CarPerson* in = next_in(lift, people, now)) {
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
    return has_car(world, portal) && direction == way_into_car(portal);
}

bool leaves_car(const World& world, const Portal& portal, int direction) {
    return has_car(world, portal) && direction != way_into_car(portal);
}

bool lets_out(const World& world, const Portal& portal) {
    const CarState& car = world.cars[std::size_t(portal.row)];
    return car.rides == 0 && car.to_alight > 0 && car.stop == portal.index;
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
    for (const int row : site.lift_banks[std::size_t(connector)]) {
        const Lift lift{s, site, world, row};
        if (!lift.is_network()) return;  // it has become micro since
        const SimTime next = look_at(lift, time);
        CarState& car = lift.car();
        if (next == car.looks || next == not_before_a_change) continue;
        car.looks = next;
        world.network.add({next, NetworkEvent::queue, lift.target_in(0)});
    }
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
