#include "facilities/lift_bank.h"

#include <cstdlib>

namespace tidegate {
namespace {

int counts_from(const ConnectorDef& connector, SimTime now, const CarState& car) {
    if (car.rides == 0) return car.stop;
    for (int stop = car.stop + car.way; stop != car.to; stop += car.way) {
        if (can_brake_for(connector, now, car, stop)) return stop;
    }
    return car.to;
}

}  // namespace

int suitability(const ConnectorDef& connector, SimTime now, const CarState& car, LandingCall call) {
    if (car.places_left == 0) return 0;
    const int n = stops_of(connector) - 1, ahead = call.stop - counts_from(connector, now, car), away = std::abs(ahead);
    const bool leaves = car.rides == 0 && ahead == 0 && car.way == -call.way;
    const bool goes_away = leaves || car.way * ahead < 0;
    const int figure = goes_away ? 1 : n + 1 - away + (car.way == call.way ? 1 : 0);
    return figure * most_stops - away;
}

}  // namespace tidegate
