#include "facilities/lift_step.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

void note_transfer(const ConnectorDef& connector, SimTime now, LiftState& lift) {
    lift.last_transfer = now;
    lift.next_transfer = now + connector.lift.transfer_s;
}

}  // namespace

LiftState make_lift_state(const ConnectorDef& connector) {
    LiftState lift;
    lift.exists = connector.kind == ConnectorKind::lift && stops_of(connector) == 2;
    lift.places_left = connector.lift.capacity;
    return lift;
}

void step(const ConnectorDef& connector, SimTime now, bool is_called_here, bool is_called_there, LiftState& lift) {
    if (lift.rides) {
        if (now < lift.arrives) return;
        lift.rides = false;
        lift.stop = 1 - lift.stop;
        lift.to_alight = lift.aboard;
        lift.last_transfer = lift.next_transfer = now;
        return;
    }
    const bool is_open_long_enough = now - lift.last_transfer >= connector.lift.dwell_s;
    const bool is_full = lift.places_left == 0 && now >= lift.next_transfer;
    if (lift.to_alight > 0 || !(is_open_long_enough || is_full)) return;
    if (lift.aboard == 0 && (!is_called_there || is_called_here)) return;
    lift.rides = true;
    lift.arrives = now + ride_s(connector);
}

int places_for(const ConnectorDef& connector, double radius_m) {
    constexpr double usual_m = 0.2;
    const double share = radius_m / usual_m;
    const auto places = static_cast<int>(std::ceil(share * share - 1e-6));
    return std::clamp(places, 1, connector.lift.capacity);
}

void board(const ConnectorDef& connector, int places, SimTime now, LiftState& lift) {
    ++lift.aboard;
    lift.places_left -= places;
    note_transfer(connector, now, lift);
}

void alight(const ConnectorDef& connector, SimTime now, LiftState& lift) {
    --lift.aboard;
    --lift.to_alight;
    if (lift.aboard == 0) lift.places_left = connector.lift.capacity;
    note_transfer(connector, now, lift);
}

}  // namespace tidegate
