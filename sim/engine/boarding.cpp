#include "engine/boarding.h"

#include "engine/passage_rules.h"
#include "engine/rides.h"

namespace tidegate {
namespace {

// One who boards a vehicle of a line that stands there; false: none does.
bool ride_from(const Scenario& s, const Site& site, World& world, int door, std::int32_t agent, SimTime time) {
    const int platform = site.portals[std::size_t(door)].row;
    LineVehicle* vehicle = vehicle_at(world, platform);
    if (vehicle == nullptr) return false;
    const int line = world.edges[std::size_t(platform)].line;
    const RideChoice choice = best_ride(s, site, world, agent, line, vehicle->stop, vehicle->end);
    vehicle->riders.push_back({agent, choice.stop >= 0 ? choice.stop : vehicle->end});
    vehicle->last_passage = time;
    ++vehicle->boarded;
    --world.edges[std::size_t(platform)].places_left;
    world.door_free[std::size_t(door)] = time + s.lines[std::size_t(line)].boarding_interval_s;
    world.agents[std::size_t(agent)].fate = Fate::riding;
    ++world.riding;
    return true;
}

// Where the crossing is, the agent has changed from riding to being present.
void end_ride(World& world, int door, std::int32_t agent, SimTime time) {
    AgentRow& row = world.agents[std::size_t(agent)];
    row.fate = Fate::present;
    row.last_portal = static_cast<std::int16_t>(door);
    world.crossings.push_back({time, agent, door, -1});
    --world.riding;
}

}  // namespace

bool can_board(const Site& site, const World& world, int door, SimTime time) {
    return !is_held(site, world, door, 0) && time >= world.door_free[std::size_t(door)];
}

void board(const Scenario& s, const Site& site, World& world, int door, std::int32_t agent, SimTime time) {
    if (ride_from(s, site, world, door, agent, time)) return;
    const auto platform = static_cast<std::size_t>(site.portals[std::size_t(door)].row);
    const auto service = static_cast<std::size_t>(site.service_of_platform[platform]);
    TrainState& train = world.trains[service];
    world.door_free[std::size_t(door)] = time + s.services[service].boarding_interval_s;
    --train.places_left;
    ++train.boarded;
    train.last_boarding = time;
    world.agents[std::size_t(agent)].leave(Fate::boarded, time);
    ++world.boarded;
}

std::vector<std::int32_t> waiting_at(const Site& site, const World& world, int platform) {
    const auto is_door_of_it = [&](std::size_t p) {
        return site.portals[p].kind == PortalKind::door && site.portals[p].row == platform;
    };
    std::vector<std::int32_t> agents;
    for (std::size_t i = 0; i < world.walkers.size(); ++i) {
        const std::int32_t target = world.walkers.target[i];
        if (target < 0 || world.walkers.to_go[i] > waits_within_m) continue;
        if (is_door_of_it(std::size_t(target / 2))) agents.push_back(world.walkers.agent[i]);
    }
    for (std::size_t q = 0; q < world.network.queues.size(); q += 2) {
        const NetworkQueue& queue = world.network.queues[q];
        if (!is_door_of_it(q / 2)) continue;
        agents.insert(agents.end(), queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end());
    }
    return agents;
}

bool can_step_out(const Site& site, const World& world, int door, SimTime time) {
    const int platform = site.portals[std::size_t(door)].row;
    const int service = site.service_of_platform[std::size_t(platform)];
    const bool stands = service >= 0 ? world.trains[std::size_t(service)].at_platform
                                     : vehicle_at(world, platform) != nullptr;
    return stands && time >= world.door_free[std::size_t(door)];
}

void step_out(const Scenario& s, const Site& site, World& world, int door, SimTime time) {
    const int platform = site.portals[std::size_t(door)].row;
    auto& waiting = world.alighting[std::size_t(door)];
    const std::int32_t agent = waiting.front();
    waiting.erase(waiting.begin());
    if (LineVehicle* vehicle = vehicle_at(world, platform); vehicle != nullptr) {
        --vehicle->at_doors;
        ++vehicle->alighted;
        vehicle->last_passage = time;
        const auto line = static_cast<std::size_t>(world.edges[std::size_t(platform)].line);
        world.door_free[std::size_t(door)] = time + s.lines[line].alighting_interval_s;
        end_ride(world, door, agent, time);
        return;
    }
    const auto service = static_cast<std::size_t>(site.service_of_platform[std::size_t(platform)]);
    world.door_free[std::size_t(door)] = time + s.services[service].alighting_interval_s;
    world.agents[std::size_t(agent)].origin_portal = static_cast<std::int16_t>(door);
}

}  // namespace tidegate
