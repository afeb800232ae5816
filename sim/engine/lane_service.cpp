#include "engine/lane_service.h"

#include <algorithm>

#include "facilities/inspection.h"

namespace tidegate {

void begin_service(const Scenario& s, const Site& site, World& world, int p, std::int32_t agent, SimTime from, SimTime time) {
    LaneState& lane = world.lanes[std::size_t(p)];
    const int facility = site.portals[std::size_t(p)].row;
    const Arrival& arrival = world.arrivals[std::size_t(agent)];
    ServedHere who;
    who.person = arrival.person;
    who.has_goods = has_luggage(s.demand.class_at(arrival.class_row), world.draws, arrival.person);
    who.facility = static_cast<std::uint32_t>(facility);
    who.lane = std::uint64_t(p);
    who.nth = lane.served++;
    lane.serving = agent;
    lane.busy_until = std::max(time, from + draw_inspected_s(s.facilities[std::size_t(facility)], who, world.draws));
}

}  // namespace tidegate
