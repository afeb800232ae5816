#include "engine/fidelity_twin.h"

#include <algorithm>

#include "engine/lift_cars.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/person.h"
#include "engine/route_choice.h"

namespace tidegate {
namespace {

/// Row of the venue whose passages are compared; -1: this one is always micro, or the run is.
int compared_venue(const Scenario& s, const Site& site, const World& world, std::size_t walker) {
    const std::int32_t zone = world.walkers.zone[walker];
    if (world.network.twins.empty() || zone < 0) return -1;
    const std::int32_t venue = site.zone_venue[std::size_t(zone)];
    return s.network.venues[std::size_t(venue)].kind == Fidelity::micro ? -1 : venue;
}

double network_time_s(const Scenario& s, const Site& site, const World& world, std::size_t walker) {
    const Walkers& w = world.walkers;
    const std::int32_t target = w.target[walker];
    const auto zone = static_cast<std::size_t>(w.zone[walker]);
    const int p = target / 2, direction = target % 2;
    const float way_m = site.fields[std::size_t(target)].distance(w.position(walker));
    const float density = static_cast<float>(world.zone_people[zone]) / std::max(1.0f, site.zone_area_m2[zone]);
    const bool is_carried = world.targets[std::size_t(target)].belt_m_s > 0;
    const float pace = pace_of(world, walker) * (is_carried ? 1.0f : share_of_pace(site, target, density));
    const double walk_s = double{way_m} / double{pace};
    const bool is_lane = site.portals[std::size_t(p)].kind == PortalKind::lane;
    const double service_s = is_lane ? world.service_mean_s[std::size_t(site.portals[std::size_t(p)].row)] : 0;
    const double before = world.passages[std::size_t(p)].heading[std::size_t(direction)] - 1;  // without itself
    const double per_s = is_lane ? 1 / service_s : line_flow_per_s(s, site, world, w.agent[walker], p, direction, before);
    return walk_s + std::max(0.0, before / per_s - walk_s) + service_s;
}

}  // namespace

void begin_twin(const Scenario& s, const Site& site, World& world, std::size_t walker) {
    const int venue = compared_venue(s, site, world, walker);
    const std::int32_t target = world.walkers.target[walker];
    if (venue < 0 || target < 0) return;
    if (has_car(world, site.portals[std::size_t(target / 2)])) return;  // runs alike in both
    const TargetNow& now = world.targets[std::size_t(target)];
    if (now.is_stay || now.is_door || now.is_shut_now || site.portals[std::size_t(target / 2)].kind == PortalKind::door) return;
    FidelityTwin& twin = world.network.twins[std::size_t(world.walkers.agent[walker])];
    twin = {world.now, network_time_s(s, site, world, walker), target, venue};
}

void end_twin(World& world, std::size_t walker, int portal, SimTime time) {
    if (world.network.twins.empty()) return;
    FidelityTwin& twin = world.network.twins[std::size_t(world.walkers.agent[walker])];
    if (twin.target >= 0 && twin.target / 2 == portal) {
        TwinSums& sums = world.network.twin_sums[std::size_t(twin.venue)];
        sums.micro_s += time - twin.entered;
        sums.network_s += twin.network_s;
        ++sums.passages;
    }
    twin.target = -1;
}

std::vector<Outcome> twin_outcomes(const Scenario& s, const World& world) {
    std::vector<Outcome> out;
    for (std::size_t v = 0; v < world.network.twin_sums.size(); ++v) {
        const TwinSums& sums = world.network.twin_sums[v];
        if (sums.passages == 0) continue;
        const std::string venue = shown_name(s.network.venues[v]);
        const auto passages = static_cast<double>(sums.passages);
        out.push_back({"zone_time_micro." + venue, sums.micro_s / passages, "s", -1});
        out.push_back({"zone_time_network." + venue, sums.network_s / passages, "s", -1});
    }
    return out;
}

}  // namespace tidegate
