#include "engine/network_places.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/chunks.h"
#include "engine/lift_cars.h"
#include "engine/network_fidelity.h"
#include "engine/network_walk.h"
#include "engine/route_choice.h"
#include "engine/stays.h"

namespace tidegate {
namespace {

constexpr float spacing_m = 0.5f;
constexpr float clear_m = 0.2f;
constexpr float all_of_it = 0.999f;

void add_spots(const Site& site, int plane, const std::vector<std::uint8_t>& wanted, std::vector<ZoneSpots>& zones) {
    const LevelRaster& raster = site.raster(plane);
    const Vec2 size = site.planes[std::size_t(plane)].size;
    const AreaMask& mask = site.area_masks[std::size_t(plane)];
    for (float y = 0.5f * spacing_m; y < float(size.y); y += spacing_m) {
        for (float x = 0.5f * spacing_m; x < float(size.x); x += spacing_m) {
            const Vec2f p{x, y};
            const int zone = site.rasters.zone_at(plane, p).row;
            if (zone < 0 || wanted[std::size_t(zone)] == 0 || raster.distance(p) < clear_m) continue;
            zones[std::size_t(zone)].at.push_back(p);
            zones[std::size_t(zone)].areas.push_back(mask.nodes.empty() ? 0 : mask.at(raster, p));
        }
    }
}

SpotsBefore spots_before(const TravelField& field, const ZoneSpots& zone) {
    std::vector<float> distance;
    for (const Vec2f p : zone.at) distance.push_back(field.distance(p));
    SpotsBefore before;
    before.spots.resize(zone.at.size());
    std::iota(before.spots.begin(), before.spots.end(), 0);
    std::erase_if(before.spots, [&](std::int32_t k) { return !std::isfinite(distance[std::size_t(k)]); });
    std::stable_sort(before.spots.begin(), before.spots.end(), [&](std::int32_t a, std::int32_t b) {
        return distance[std::size_t(a)] < distance[std::size_t(b)];
    });
    for (const std::int32_t k : before.spots) before.distance_m.push_back(distance[std::size_t(k)]);
    return before;
}

ZoneInArea::Queue queue_in_area(const NetworkPlaces& places, const ZoneSpots& zone, std::int32_t target, std::uint32_t bit) {
    ZoneInArea::Queue queue{target, {}};
    std::int32_t inside = 0;
    for (const std::int32_t k : places.before[std::size_t(target)].spots) {
        inside += (zone.areas[std::size_t(k)] & bit) != 0;
        queue.among_first.push_back(inside);
    }
    return queue;
}

void add_areas_of(const Site& site, std::size_t z, NetworkPlaces& places) {
    const ZoneSpots& zone = places.zones[z];
    const auto& rows = site.area_rows[std::size_t(site.rasters.zone_plane[z])];
    for (std::size_t bit = 0; bit < rows.size(); ++bit) {
        const auto inside = std::count_if(zone.areas.begin(), zone.areas.end(),
                                          [&](std::uint32_t bits) { return (bits >> bit & 1u) != 0; });
        if (inside == 0) continue;
        ZoneInArea part{static_cast<std::int32_t>(z), rows[bit], float(inside) / float(zone.at.size()), {}};
        if (part.share < all_of_it) {
            for (const RouteGraph::Leg& leg : site.graph.from_zone[z])
                part.queues.push_back(queue_in_area(places, zone, 2 * leg.portal + leg.direction, 1u << bit));
        }
        places.areas.push_back(std::move(part));
    }
}

// How many of `people` who wait before a line stand in the area; more than have places stand as the others do.
float queued_in(const ZoneInArea::Queue& queue, std::size_t people) {
    if (people == 0 || queue.among_first.empty()) return 0;
    const std::size_t placed = std::min(people, queue.among_first.size());
    return float(queue.among_first[placed - 1]) * float(people) / float(placed);
}

float people_in(const Site& site, const World& world, const ZoneInArea& part) {
    const NetworkState& net = world.network;
    const ZoneCrowd& crowd = net.zones[std::size_t(part.zone)];
    if (part.share >= all_of_it) return float(crowd.people);
    float queued = 0, here = 0;
    for (const ZoneInArea::Queue& queue : part.queues) {
        if (queue_of(site, queue.target) != std::size_t(queue.target)) continue;
        const std::size_t people = net.queues[std::size_t(queue.target)].size();
        queued += float(people);
        here += queued_in(queue, people);
    }
    const auto stay = static_cast<float>(net.staying_in[std::size_t(part.area)]);
    return here + stay + (float(crowd.people - crowd.staying) - queued) * part.share;
}

// Of all places as far from the line as is left of the way, the one nearest to the straight line from where the
// passenger came; people beside each other by their own number.
Vec2f walking_place(const Site& site, const World& world, std::int32_t agent, float left_m) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const float left = std::clamp(left_m / std::max(0.1f, me.way_m), 0.0f, 1.0f);
    if (site.portals[std::size_t(me.target / 2)].kind == PortalKind::stay) {
        const Vec2f spot = stay_spot(site, world, agent, me.target / 2);
        return spot + (me.at - spot) * left;
    }
    const ZoneSpots& zone = site.network_places.zones[std::size_t(me.zone)];
    const SpotsBefore& before = site.network_places.before[std::size_t(me.target)];
    const double u = world.draws.uniform(Purpose::place, world.arrivals[std::size_t(agent)].person, 1);
    const Vec2f to = to_float(site.portals[std::size_t(me.target / 2)].sides[std::size_t(me.target % 2)].line.at(u));
    const Vec2f wanted = to + (me.at - to) * left;
    const auto low = std::lower_bound(before.distance_m.begin(), before.distance_m.end(), left_m - spacing_m);
    auto first = static_cast<std::size_t>(low - before.distance_m.begin());
    Vec2f best = to;
    float best2 = 1e30f;
    for (std::size_t k = first; k < before.spots.size() && (before.distance_m[k] < left_m + spacing_m || k == first); ++k) {
        const Vec2f p = zone.at[std::size_t(before.spots[k])], d = p - wanted;
        if (dot(d, d) >= best2) continue;
        best2 = dot(d, d);
        best = p;
    }
    return best;
}

PlaceNow place_of(const Site& site, const World& world, std::int32_t agent, std::size_t nth) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    PlaceNow place{agent, site.rasters.zone_plane[std::size_t(me.zone)], me.at, {}};
    if (me.target < 0) return place;
    if (me.activity != NetworkActivity::walks) {
        place.at = queue_place(site, me, nth);
        return place;
    }
    const float left_m = me.left_m + me.speed_m_s * static_cast<float>(std::max(0.0, me.due - world.now));
    place.at = walking_place(site, world, agent, left_m);
    const Course course = site.fields[std::size_t(me.target)].course(place.at);
    place.velocity = course.direction * me.speed_m_s;
    return place;
}

}  // namespace

NetworkPlaces make_network_places(const Scenario& s, const Site& site) {
    NetworkPlaces places;
    const std::vector<std::uint8_t> wanted = zones_ever_in_network(s, site);
    if (std::find(wanted.begin(), wanted.end(), 1) == wanted.end()) return places;
    places.zones.resize(wanted.size());
    for (int p = 0; p < static_cast<int>(site.planes.size()); ++p) add_spots(site, p, wanted, places.zones);
    places.before.resize(2 * site.portals.size());
    parallel_chunks(places.before.size(), 1, [&](std::size_t t, std::size_t, std::size_t) {
        const std::int32_t zone = site.portals[t / 2].sides[t % 2].zone.row;
        if (zone < 0 || wanted[std::size_t(zone)] == 0) return;
        places.before[t] = spots_before(site.fields[t], places.zones[std::size_t(zone)]);
    });
    for (std::size_t z = 0; z < wanted.size(); ++z)
        if (wanted[z] != 0 && !places.zones[z].at.empty()) add_areas_of(site, z, places);
    return places;
}

Vec2f queue_place(const Site& site, const NetworkPassenger& me, std::size_t nth) {
    const auto& spots = site.network_places.before[std::size_t(me.target)].spots;
    if (spots.empty()) return me.at;
    return site.network_places.zones[std::size_t(me.zone)].at[std::size_t(spots[std::min(nth, spots.size() - 1)])];
}

std::vector<PlaceNow> places_now(const Site& site, const World& world) {
    const NetworkState& net = world.network;
    std::vector<PlaceNow> places;
    if (net.present == 0) return places;
    std::vector<std::size_t> nth(net.people.size(), 0);
    for (const NetworkQueue& queue : net.queues)
        for (std::size_t k = 0; k < queue.size(); ++k)
            nth[std::size_t(queue.agents[queue.head + k])] = k;
    for (std::size_t a = 0; a < net.people.size(); ++a) {
        if (net.people[a].zone < 0) continue;
        places.push_back(place_of(site, world, static_cast<std::int32_t>(a), nth[a]));
    }
    return places;
}

void count_network(const Site& site, World& world) {
    const NetworkState& net = world.network;
    if (!net.exists()) return;
    for (std::size_t z = 0; z < net.zones.size(); ++z) {
        world.zone_people[z] += net.zones[z].people;
        const ConnectorId connector = site.planes[std::size_t(site.rasters.zone_plane[z])].connector;
        if (connector.is_valid()) world.connectors[connector.index()].people += net.zones[z].people;
    }
    std::vector<float> inside(world.occupancy.size(), 0);
    for (const ZoneInArea& part : site.network_places.areas)
        if (net.zones[std::size_t(part.zone)].people > 0) inside[std::size_t(part.area)] += people_in(site, world, part);
    for (std::size_t a = 0; a < inside.size(); ++a) world.occupancy[a] += static_cast<std::int32_t>(inside[a] + 0.5f);
    for (std::size_t q = 0; q < net.queues.size(); ++q) {
        const int place = site.queue_place_of_portal[q / 2];
        const auto people = static_cast<std::int32_t>(net.queues[q].size());
        if (people == 0 || place < 0 || leaves_car(world, site.portals[q / 2], int(q % 2))) continue;
        const double waited_s = people * world.now - net.queues[q].since_sum_s;
        const std::int32_t before = world.queue_length[std::size_t(place)];
        double& mean_s = world.mean_wait_s[std::size_t(place)];
        mean_s = (mean_s * before + waited_s) / (before + people);
        world.queue_length[std::size_t(place)] = before + people;
    }
}

}  // namespace tidegate
