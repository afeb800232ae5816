#include "engine/boarding.h"

#include "engine/passage_rules.h"

namespace tidegate {
namespace {

std::size_t service_at(const Site& site, int door) {
    return std::size_t(site.service_of_platform[std::size_t(site.portals[std::size_t(door)].row)]);
}

}  // namespace

bool can_board(const Site& site, const World& world, int door, SimTime time) {
    return !is_held(site, world, door, 0) && time >= world.door_free[std::size_t(door)];
}

void board(const Scenario& s, const Site& site, World& world, int door, std::int32_t agent, SimTime time) {
    const std::size_t service = service_at(site, door);
    TrainState& train = world.trains[service];
    world.door_free[std::size_t(door)] = time + s.services[service].boarding_interval_s;
    --train.places_left;
    ++train.boarded;
    train.last_boarding = time;
    world.agents[std::size_t(agent)].leave(Fate::boarded, time);
    ++world.boarded;
}

}  // namespace tidegate
