#include "engine/network_reopened.h"

#include <cmath>

#include "engine/network_places.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/route_choice.h"

namespace tidegate {
namespace {

// Zones with a line that leads on now and did not when it was last looked at; none the first time.
std::vector<std::uint8_t> zones_before_reopened(const Scenario& s, const Site& site, World& world) {
    std::vector<std::uint8_t>& led = world.network.led;
    const bool is_first = led.empty();
    led.resize(world.network.queues.size());
    std::vector<std::uint8_t> zones;
    for (std::size_t q = 0; q < led.size(); ++q) {
        const std::int32_t zone = site.portals[q / 2].sides[q % 2].zone.row;
        if (!world.network.has(zone) || queue_of(site, static_cast<std::int32_t>(q)) != q) continue;
        const bool leads = queue_leads(s, site, world, q), reopens = leads && led[q] == 0 && !is_first;
        led[q] = leads;
        if (!reopens || site.is_connector(site.rasters.zone_plane[std::size_t(zone)])) continue;
        zones.resize(world.network.zones.size());
        zones[std::size_t(zone)] = 1;
    }
    return zones;
}

void choose_anew(const Scenario& s, const Site& site, World& world, std::int32_t agent, Vec2f at) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const NetworkPassenger there = me;
    me.from = -1;
    me.at = at;
    const RouteChoice best = best_in_network(s, site, world, agent);
    me = there;
    if (best.portal < 0 || 2 * best.portal + best.direction == me.target) return;
    if (!is_worth_changing(best)) return;
    turn_from_line(s, site, world, agent, at, world.now);
}

}  // namespace

void look_at_reopened_lines(const Scenario& s, const Site& site, World& world) {
    const std::vector<std::uint8_t> zones = zones_before_reopened(s, site, world);
    if (zones.empty()) return;
    for (const PlaceNow& place : places_now(site, world)) {
        const NetworkPassenger& me = world.network.people[std::size_t(place.agent)];
        if (zones[std::size_t(me.zone)] == 0) continue;
        const bool waits = me.activity == NetworkActivity::queues && site.portals[std::size_t(me.target / 2)].kind != PortalKind::lane;
        if (waits || me.activity == NetworkActivity::walks) choose_anew(s, site, world, place.agent, place.at);
    }
}

}  // namespace tidegate
