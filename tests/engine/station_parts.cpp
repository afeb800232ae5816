#include "engine/station_parts.h"

#include <algorithm>

#include "catch.h"

namespace tidegate {

int add_trains(Scenario& scenario, Segment edge, int doors, double first_s, double headway_s, int places) {
    PlatformDef platform;
    platform.name = "edge";
    platform.level = {0};
    platform.edge = edge;
    platform.doors = doors;
    scenario.venue.platforms.push_back(platform);
    TrainServiceDef service;
    service.name = "line";
    service.platform = id_of<PlatformId>(scenario.venue.platforms.size() - 1);
    service.first_arrival = first_s;
    service.last_arrival = 1e6;
    service.headways = {{0, headway_s}};
    service.places = places;
    scenario.services.push_back(service);
    return static_cast<int>(scenario.services.size()) - 1;
}

void run_to(Simulation& simulation, double until_s) {
    while (simulation.now() < until_s - 1e-6 && !simulation.is_over()) simulation.step();
}

int portal_of(const Simulation& simulation, const std::string& name) {
    const auto names = simulation.portal_names();
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return static_cast<int>(found - names.begin());
}

std::vector<double> crossing_times(const Simulation& simulation, int portal, int direction) {
    std::vector<double> times;
    for (const Crossing& c : simulation.crossings()) {
        if (c.portal == portal && (direction == 0 || c.direction == direction)) times.push_back(c.time);
    }
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<Event> events_of(const Simulation& simulation, EventKind kind) {
    std::vector<Event> list;
    for (const Event& event : simulation.events()) {
        if (event.kind == kind) list.push_back(event);
    }
    return list;
}

Ring two_rooms(double low, double high) {
    return {{0, 0},     {9.9, 0},     {9.9, low},   {10.1, low}, {10.1, 0}, {20, 0},
            {20, 10},   {10.1, 10},   {10.1, high}, {9.9, high}, {9.9, 10}, {0, 10}};
}

Segment gap(double low, double high) { return {{10, low}, {10, high}}; }

}  // namespace tidegate
