#include "facilities/car_step.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tidegate {
namespace {

std::uint64_t bit(int stop) { return std::uint64_t{1} << stop; }
std::uint64_t below(int stop) { return bit(stop) - 1; }

std::uint64_t ahead_of(const CarState& car, int way) {
    return way > 0 ? ~below(car.stop) & ~bit(car.stop) : below(car.stop);
}

// Whoever is full passes calls.
std::uint64_t calls_for(const CarState& car, const CarCalls& calls, int way) {
    if (car.places_left == 0) return 0;
    return way > 0 ? calls.up : calls.down;
}

std::uint64_t all_calls(const CarState& car, const CarCalls& calls) {
    return calls.inside | calls_for(car, calls, 1) | calls_for(car, calls, -1);
}

bool leads(const CarState& car, const CarCalls& calls, int way) {
    return (all_calls(car, calls) & ahead_of(car, way)) != 0 || (calls_for(car, calls, way) & bit(car.stop)) != 0;
}

int nearest(std::uint64_t stops, int way) {
    return way > 0 ? std::countr_zero(stops) : 63 - std::countl_zero(stops);
}

// Of an idle car: who calls here first, then the nearest call, of two as near the one above.
int first_way(const CarState& car, const CarCalls& calls) {
    for (const int way : {1, -1}) {
        if ((calls_for(car, calls, way) & bit(car.stop)) != 0) return way;
    }
    const std::uint64_t all = all_calls(car, calls);
    const std::uint64_t above = all & ahead_of(car, 1), under = all & ahead_of(car, -1);
    if (above == 0) return under != 0 ? -1 : 0;
    if (under == 0) return 1;
    return nearest(above, 1) - car.stop <= car.stop - nearest(under, -1) ? 1 : -1;
}

void note_transfer(const ConnectorDef& connector, SimTime now, CarState& car) {
    car.last_transfer = now;
    car.next_transfer = now + connector.lift.transfer_s;
}

double way_m(const ConnectorDef& connector, const CarState& car, int to) {
    return std::abs(rise_of_stop(connector, to) - rise_of_stop(connector, car.stop));
}

void ride_to(const ConnectorDef& connector, int to, CarState& car) {
    car.to = to;
    car.arrives = car.left + ride_s(connector, way_m(connector, car, to));
}

}  // namespace

CarState make_car_state(const ConnectorDef& connector) {
    CarState car;
    car.exists = connector.kind == ConnectorKind::lift ? 1 : 0;
    car.places_left = connector.lift.capacity;
    return car;
}

int places_for(const ConnectorDef& connector, double radius_m) {
    constexpr double usual_m = 0.2;
    const double share = radius_m / usual_m;
    const auto places = static_cast<int>(std::ceil(share * share - 1e-6));
    return std::clamp(places, 1, connector.lift.capacity);
}

int way_from_stop(const CarState& car, const CarCalls& calls) {
    if (car.way == 0) return first_way(car, calls);
    if (leads(car, calls, car.way)) return car.way;
    return leads(car, calls, -car.way) ? -car.way : 0;
}

int next_stop(const CarState& car, const CarCalls& calls, int way) {
    if (way == 0) return -1;
    const std::uint64_t wanted = (calls.inside | calls_for(car, calls, way)) & ahead_of(car, way);
    if (wanted != 0) return nearest(wanted, way);
    // The last one that calls for the way back, where the car turns.
    const std::uint64_t against = calls_for(car, calls, -way) & ahead_of(car, way);
    return against != 0 ? nearest(against, -way) : -1;
}

bool may_leave(const ConnectorDef& connector, SimTime now, const CarState& car) {
    constexpr double rounding_s = 1e-9;
    if (now < car.next_transfer) return false;
    return car.places_left == 0 || now - car.last_transfer >= connector.lift.dwell_s - rounding_s;
}

void set_out(const ConnectorDef& connector, SimTime now, int way, int to, CarState& car) {
    car.rides = 1;
    car.way = way;
    car.left = now;
    ride_to(connector, to, car);
}

bool can_brake_for(const ConnectorDef& connector, SimTime now, const CarState& car, int stop) {
    return now <= car.left + free_to_stop_s(connector, way_m(connector, car, stop));
}

bool may_divert(const ConnectorDef& connector, SimTime now, const CarState& car) {
    return car.rides != 0 && can_brake_for(connector, now, car, car.to);
}

void divert(const ConnectorDef& connector, SimTime now, const CarCalls& calls, CarState& car) {
    std::uint64_t in_reach = 0;
    for (int stop = 0; stop < stops_of(connector); ++stop) {
        if (can_brake_for(connector, now, car, stop)) in_reach |= bit(stop);
    }
    const int to = next_stop(car, {calls.inside & in_reach, calls.up & in_reach, calls.down & in_reach}, car.way);
    if (to >= 0) ride_to(connector, to, car);
}

void open_doors(SimTime now, CarState& car) {
    car.rides = 0;
    car.stop = car.to;
    car.last_transfer = car.next_transfer = now;
}

void board(const ConnectorDef& connector, int places, SimTime now, CarState& car) {
    ++car.aboard;
    car.places_left -= places;
    note_transfer(connector, now, car);
}

void alight(const ConnectorDef& connector, int places, SimTime now, CarState& car) {
    --car.aboard;
    car.places_left += places;
    note_transfer(connector, now, car);
}

}  // namespace tidegate
