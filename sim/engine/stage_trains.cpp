#include <algorithm>

#include "engine/boarding.h"
#include "engine/person.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

// Those due on this service alight by this train, dealt over the doors in a drawn order.
void let_alight(const Scenario& s, const Site& site, World& world, std::size_t service) {
    auto& due = world.on_trains[service];
    const auto platform = s.services[service].platform.index();
    const int doors = s.venue.platforms[platform].doors;
    for (const std::int32_t agent : due) {
        const double u = world.draws.uniform(Purpose::train, decider_key(world, agent));
        const int door = std::min(doors - 1, static_cast<int>(u * doors));
        const auto portal = std::size_t(site.first_door_portal[platform] + door);
        world.alighting[portal].push_back(agent);
    }
    due.clear();
}

// It waits for those who alight, too.
void wait_for_those_at_doors(const Scenario& s, const Site& site, World& world, std::size_t service) {
    const auto platform = s.services[service].platform.index();
    const auto first = static_cast<std::size_t>(site.first_door_portal[platform]);
    for (std::size_t p = first; p < first + static_cast<std::size_t>(s.venue.platforms[platform].doors); ++p) {
        if (!world.alighting[p].empty()) world.trains[service].last_boarding = world.now;
    }
}

void on_departure(const Scenario& s, const Site& site, World& world, std::size_t service) {
    const TrainState& train = world.trains[service];
    const auto platform = s.services[service].platform.row;
    const auto left_behind = static_cast<std::int64_t>(waiting_at(site, world, platform).size());
    Event event;
    event.time = world.now;
    event.kind = EventKind::train_departure;
    event.subject = s.services[service].name;
    event.value = train.boarded;
    world.events.push_back(event);
    if (left_behind == 0) return;
    world.left_behind += left_behind;
    event.kind = EventKind::left_behind;
    event.value = static_cast<double>(left_behind);
    world.events.push_back(event);
}

}  // namespace

void run_trains(const Scenario& s, const Site& site, World& world) {
    for (std::size_t service = 0; service < s.services.size(); ++service) {
        TrainState& train = world.trains[service];
        if (train.at_platform) wait_for_those_at_doors(s, site, world, service);
        const TrainNews news = step(s.services[service], train, world.now);
        if (news == TrainNews::arrived) {
            let_alight(s, site, world, service);
            Event event;
            event.time = world.now;
            event.kind = EventKind::train_arrival;
            event.subject = s.services[service].name;
            event.value = train.places_left;
            world.events.push_back(event);
        } else if (news == TrainNews::departed) {
            world.routes_changed = world.routes_changed || train.is_closed;  // with it the last way by it is gone
            on_departure(s, site, world, service);
        }
    }
}

}  // namespace tidegate
