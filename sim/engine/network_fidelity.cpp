#include "engine/network_fidelity.h"

#include <algorithm>
#include <cmath>

#include "engine/network_planes.h"
#include "engine/network_transfer.h"
#include "warning/warning_state.h"

namespace tidegate {
namespace {

bool is_always_micro(const FidelityDef& venue) { return venue.kind == Fidelity::micro; }

bool is_in_window(const FidelityDef& venue, SimTime now) {
    return std::any_of(venue.micro.begin(), venue.micro.end(),
                       [now](const TimeWindow& w) { return w.from <= now && now < w.until; });
}

/// [venue] people per m2 of its fullest zone or area, and whether a rule on one of its areas has reached a level.
struct Crowding {
    std::vector<float> fullest_per_m2;
    std::vector<std::uint8_t> is_warned;
};

Crowding look_at_crowding(const Scenario& s, const Site& site, const World& world) {
    Crowding crowding;
    crowding.fullest_per_m2.assign(s.network.venues.size(), 0);
    crowding.is_warned.assign(s.network.venues.size(), 0);
    const auto note = [&](int venue, float people, double floor_m2) {
        float& fullest = crowding.fullest_per_m2[std::size_t(venue)];
        fullest = std::max(fullest, people / static_cast<float>(std::max(1.0, floor_m2)));
    };
    for (std::size_t z = 0; z < site.zone_venue.size(); ++z)
        note(site.zone_venue[z], float(world.zone_people[z]), double{site.zone_area_m2[z]});
    for (std::size_t a = 0; a < s.venue.areas.size(); ++a) {
        const AreaDef& area = s.venue.areas[a];
        note(s.venue.levels[area.level.index()].venue, float(world.occupancy[a]), area.area_m2);
    }
    for (std::size_t r = 0; r < s.warning.rules.size(); ++r) {
        const ObservableDef& watched = s.sensors.observables[s.warning.rules[r].observable.index()];
        if (watched.place_kind != PlaceKind::area || watched.place < 0) continue;
        if (level_of(s.warning, world.warning, id_of<RuleId>(r)) == WarningLevel::none) continue;
        const AreaDef& area = s.venue.areas[std::size_t(watched.place)];
        crowding.is_warned[std::size_t(s.venue.levels[area.level.index()].venue)] = 1;
    }
    return crowding;
}

bool wants_micro(const Scenario& s, World& world, const Crowding& crowding, std::size_t v) {
    const FidelityDef& venue = s.network.venues[v];
    NetworkState& net = world.network;
    if (is_always_micro(venue) || is_in_window(venue, world.now)) return true;
    if (venue.kind == Fidelity::network) return false;
    const double limit = net.venue_is_micro[v] != 0 ? s.network.network_below_per_m2 : s.network.micro_from_per_m2;
    if (crowding.fullest_per_m2[v] >= limit || crowding.is_warned[v] != 0) net.crowded_last[v] = world.now;
    return net.crowded_last[v] >= 0 && world.now - net.crowded_last[v] < s.network.network_after_s;
}

void set_fidelity(const Site& site, World& world, std::size_t v, bool is_micro) {
    NetworkState& net = world.network;
    net.venue_is_micro[v] = is_micro;
    for (std::size_t z = 0; z < net.is_network.size(); ++z)
        if (site.zone_venue[z] == static_cast<std::int32_t>(v)) net.is_network[z] = !is_micro;
    net.micro_zones = static_cast<int>(std::count(net.is_network.begin(), net.is_network.end(), 0));
}

void report(const Scenario& s, World& world, std::size_t v, bool is_micro, std::int64_t people) {
    Event event;
    event.time = world.now;
    event.kind = EventKind::fidelity;
    event.subject = shown_name(s.network.venues[v]);
    event.detail = is_micro ? "micro" : "network";
    event.value = static_cast<double>(people);
    world.events.push_back(event);
}

}  // namespace

std::vector<std::int32_t> venues_of_zones(const Scenario& s, const Site& site) {
    std::vector<std::int32_t> venues;
    for (const int plane : site.rasters.zone_plane)
        venues.push_back(venue_of_plane(s.venue, site.planes[std::size_t(plane)]));
    return venues;
}

std::vector<std::uint8_t> zones_ever_in_network(const Scenario& s, const Site& site) {
    std::vector<std::uint8_t> ever;
    for (const std::int32_t venue : site.zone_venue)
        ever.push_back(!is_always_micro(s.network.venues[std::size_t(venue)]));
    return ever;
}

NetworkState make_network_state(const Scenario& s, const Site& site, std::size_t agents) {
    NetworkState net;
    const std::vector<std::uint8_t> ever = zones_ever_in_network(s, site);
    if (std::find(ever.begin(), ever.end(), 1) == ever.end()) return net;
    net.is_network = ever;
    net.micro_zones = static_cast<int>(std::count(ever.begin(), ever.end(), 0));
    net.people.resize(agents);
    const bool changes = std::any_of(s.network.venues.begin(), s.network.venues.end(), [](const FidelityDef& venue) {
        return venue.kind == Fidelity::automatic || !venue.micro.empty();
    });
    if (changes) net.twins.resize(agents);
    net.twin_sums.resize(s.network.venues.size());
    net.queues.resize(2 * site.portals.size());
    net.line_free.assign(site.portals.size(), -1e9);
    net.files.resize(std::size_t(site.first_file.back()));
    net.zones.resize(ever.size());
    net.staying_in.assign(s.venue.areas.size(), 0);
    net.crowded_last.assign(s.network.venues.size(), -1);
    for (const FidelityDef& venue : s.network.venues) net.venue_is_micro.push_back(is_always_micro(venue));
    return net;
}

bool walks_in_plane(const World& world) {
    return !world.network.exists() || world.network.micro_zones > 0 || world.walkers.size() > 0;
}

void renew_fidelity(const Scenario& s, const Site& site, World& world) {
    NetworkState& net = world.network;
    if (!net.exists()) return;
    const Crowding crowding = look_at_crowding(s, site, world);
    for (std::size_t v = 0; v < s.network.venues.size(); ++v) {
        const bool is_micro = wants_micro(s, world, crowding, v);
        if (is_micro == (net.venue_is_micro[v] != 0)) continue;
        set_fidelity(site, world, v, is_micro);
        const auto venue = static_cast<std::int32_t>(v);
        report(s, world, v, is_micro, is_micro ? take_to_plane(s, site, world, venue) : take_to_network(s, site, world, venue));
    }
    set_down_waiting(s, site, world);
}

}  // namespace tidegate
