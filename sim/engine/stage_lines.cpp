#include <fmt/core.h>

#include <algorithm>

#include "engine/boarding.h"
#include "engine/line_changes.h"
#include "engine/person.h"
#include "engine/rides.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

int doors_of(const Scenario& s, int platform) { return s.venue.platforms[std::size_t(platform)].doors; }

// Those who want out here go to its doors, a group to one of them, drawn as for trains of services.
void let_alight(const Scenario& s, const Site& site, World& world, int platform, LineVehicle& vehicle) {
    const bool all = vehicle.stop == vehicle.end;
    std::vector<Rider> stay;
    for (const Rider& rider : vehicle.riders) {
        if (!all && rider.stop != vehicle.stop) {
            stay.push_back(rider);
            continue;
        }
        const auto nth = static_cast<std::uint32_t>(1 + platform);
        const double u = world.draws.uniform(Purpose::train, decider_key(world, rider.agent), nth);
        const int door = std::min(doors_of(s, platform) - 1, static_cast<int>(u * doors_of(s, platform)));
        world.alighting[std::size_t(site.first_door_portal[std::size_t(platform)] + door)].push_back(rider.agent);
        ++vehicle.at_doors;
    }
    vehicle.riders = std::move(stay);
}

// Who waits at the edge, would have taken this vehicle and finds it gone.
std::int64_t left_behind_by(const Scenario& s, const Site& site, const World& world, int platform,
                            const LineNews& news) {
    const std::vector<std::int32_t> waiting = waiting_at(site, world, platform);
    return std::count_if(waiting.begin(), waiting.end(), [&](std::int32_t agent) {
        return takes_line(s, site, world, agent, news.line, news.stop, news.end);
    });
}

void tell(const Scenario& s, const Site& site, World& world, int platform, const LineNews& news) {
    const std::string& stop = s.venue.platforms[std::size_t(platform)].name;
    Event event;
    event.time = world.now;
    event.subject = s.lines[std::size_t(news.line)].name;
    if (news.kind == LineNews::Kind::arrived) {
        event.kind = EventKind::train_arrival;
        event.detail = fmt::format("{}: trip {}, {} on board", stop, news.trip + 1, news.load);
        event.value = news.load;
    } else if (news.kind == LineNews::Kind::passed) {
        event.kind = EventKind::train_departure;
        event.detail = fmt::format("{}: trip {} passes, {} on board", stop, news.trip + 1, news.load);
    } else {
        event.kind = EventKind::train_departure;
        event.detail = fmt::format("{}: trip {}, {} boarded, {} alighted, {} on board", stop, news.trip + 1,
                                   news.boarded, news.alighted, news.kind == LineNews::Kind::ended ? 0 : news.load);
        event.value = news.boarded;
    }
    world.events.push_back(event);
    if (news.kind != LineNews::Kind::departed) return;
    const std::int64_t left_behind = left_behind_by(s, site, world, platform, news);
    if (left_behind == 0) return;
    world.left_behind += left_behind;
    event.kind = EventKind::left_behind;
    event.detail = stop;
    event.value = static_cast<double>(left_behind);
    world.events.push_back(event);
}

void on_arrival(const Scenario& s, const Site& site, World& world, int platform, const LineNews& news) {
    LineVehicle& vehicle = *vehicle_at(world, platform);
    let_alight(s, site, world, platform, vehicle);
    LineState& line = world.lines[std::size_t(news.line)];
    line.stops[std::size_t(news.stop)].through = static_cast<int>(vehicle.riders.size());
}

// Doors may have been passed by others than those who walk: counted afresh.
void count_those_at_doors(const Scenario& s, const Site& site, World& world) {
    for (std::size_t p = 0; p < world.edges.size(); ++p) {
        LineVehicle* vehicle = vehicle_at(world, static_cast<int>(p));
        if (vehicle == nullptr) continue;
        vehicle->at_doors = 0;
        for (int door = 0; door < doors_of(s, static_cast<int>(p)); ++door) {
            const auto& list = world.alighting[std::size_t(site.first_door_portal[p] + door)];
            vehicle->at_doors += static_cast<int>(list.size());
        }
    }
}

}  // namespace

void run_lines(const Scenario& s, const Site& site, World& world) {
    if (s.lines.empty()) return;
    count_those_at_doors(s, site, world);
    world.line_news.clear();
    step(s.lines, world.lines, world.edges, world.now, world.line_news);
    for (const LineNews& news : world.line_news) {
        const int platform = s.lines[std::size_t(news.line)].stops[std::size_t(news.stop)].platform.row;
        if (news.kind == LineNews::Kind::arrived) on_arrival(s, site, world, platform, news);
        if (news.kind == LineNews::Kind::passed) reconsider_rides(s, site, world, news.line);
        tell(s, site, world, platform, news);
    }
    look_at_edges(s, site, world);
}

}  // namespace tidegate
