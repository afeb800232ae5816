#include "engine/network_files.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/network_walk.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "network/line_flow.h"

namespace tidegate {
namespace {

std::size_t count_of_files(const Site& site, std::int32_t target) {
    const auto portal = static_cast<std::size_t>(target / 2);
    return static_cast<std::size_t>(site.first_file[portal + 1] - site.first_file[portal]);
}

std::span<WalkingFile> files_to(const Site& site, World& world, std::int32_t target) {
    return std::span(world.network.files).subspan(std::size_t(site.first_file[std::size_t(target / 2)]), count_of_files(site, target));
}

bool is_free_earlier(const WalkingFile& a, const WalkingFile& b) { return a.enters_from < b.enters_from; }

// What the stream towards `target` has of the width: by how many walk and wait each way, but for those who are held there. Two
// streams hinder each other.
double width_share(const Site& site, const World& world, std::int32_t target) {
    // The rows of a connector's ends follow each other.
    const int here = target / 2, other = site.portals[std::size_t(here)].kind == PortalKind::connector_lower ? here + 1 : here - 1;
    const int direction = target % 2, against = 1 - direction;
    const auto walk = [&](int portal, int way) { return world.passages[std::size_t(portal)].heading[std::size_t(way)]; };
    const auto wait = [&](int portal, int way) {
        if (!leads_on(site, world, portal, way) || is_held(site, world, portal, way)) return 0;
        return static_cast<int>(world.network.queues[std::size_t(2 * portal + way)].size());
    };
    const double mine = std::max(1, walk(here, direction) + wait(other, direction));
    const double theirs = walk(other, against) + wait(here, against);
    if (theirs == 0) return 1;
    const double a_file = 1.0 / static_cast<double>(std::max<std::size_t>(2, count_of_files(site, target)));
    return both_ways_share * std::clamp(mine / (mine + theirs), a_file, 1 - a_file);  // nobody is kept to less than a file
}

}  // namespace

double level_share(const ConnectorDef& connector) {
    constexpr double least = 0.1;
    const double slope = std::min(1.0, connector.rise_m / connector.length_m);
    return std::max(least, std::sqrt(1 - slope * slope));
}

std::vector<std::int32_t> first_files(const Scenario& s, const std::vector<Portal>& portals) {
    std::vector<std::int32_t> first{0};
    for (const Portal& portal : portals) {
        const bool is_way = is_connector_end(portal) && s.venue.connectors[std::size_t(portal.row)].kind != ConnectorKind::lift;
        first.push_back(first.back() + (is_way ? files_in(s.venue.connectors[std::size_t(portal.row)].width_m) : 0));
    }
    return first;
}

bool walks_in_file(const Site& site, const World& world, std::int32_t target) {
    if (count_of_files(site, target) == 0 || world.targets[std::size_t(target)].belt_m_s > 0) return false;
    return site.is_connector(site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)].plane);
}

SimTime enters_file_from(const Site& site, const World& world, std::int32_t target) {
    const auto first = world.network.files.begin() + site.first_file[std::size_t(target / 2)];
    return std::min_element(first, first + static_cast<std::ptrdiff_t>(count_of_files(site, target)), is_free_earlier)->enters_from;
}

SimTime arrives_in_file(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t target, SimTime time) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const ConnectorDef& way = s.venue.connectors[std::size_t(site.portals[std::size_t(target / 2)].row)];
    const std::span<WalkingFile> files = files_to(site, world, target);
    const double pace_m_s = double{pace_of(world, agent, target, me.free_speed_m_s)}, in_plan = level_share(way);
    const double per_file = static_cast<double>(files.size()) / counted_width_m(way.width_m) / width_share(site, world, target);
    const bool on_treads = has_treads(way);
    const SimTime alone = time + double{me.left_m} / pace_m_s;
    const auto arrives = [&](const WalkingFile& file) { return std::max(alone, file.last_arrives + per_file * headway_m_s(file.last_pace_m_s, on_treads)); };
    // The next two that are free from the one where it steps on; if none is, all are full and the first to be free counts.
    const double u = world.draws.uniform(Purpose::place, world.arrivals[std::size_t(agent)].person, std::uint32_t(target));
    const auto start = static_cast<std::size_t>(u * static_cast<double>(files.size()));
    WalkingFile* best = nullptr;
    for (std::size_t k = 0, looked_at = 0; k < files.size() && looked_at < 2; ++k) {
        WalkingFile& file = files[(start + k) % files.size()];
        if (file.enters_from > time) continue;
        ++looked_at;
        if (best == nullptr || arrives(file) < arrives(*best)) best = &file;
    }
    if (best == nullptr) best = &*std::min_element(files.begin(), files.end(), is_free_earlier);
    const SimTime at = arrives(*best);
    best->last_arrives = at;
    best->last_pace_m_s = in_plan * double{me.left_m} / std::max(1e-3, at - time);
    const double waiting = me.from < 0 ? 0.0 : static_cast<double>(world.network.queues[queue_of(site, me.from)].size());
    best->enters_from = time + per_file * headway_m_s(best->last_pace_m_s, on_treads) / crowd_share(way.width_m, waiting);
    return at;
}

void note_in_file(const Site& site, World& world, std::int32_t agent, std::int32_t target, SimTime arrives) {
    const std::span<WalkingFile> files = files_to(site, world, target);
    WalkingFile& file = files[std::size_t(agent) % files.size()];
    file.last_arrives = std::max(file.last_arrives, arrives);
}

double usual_flow_per_s(const ConnectorDef& connector, double pace_m_s) {
    return counted_width_m(connector.width_m) * unequal_share / headway_m_s(level_share(connector) * pace_m_s, has_treads(connector));
}

}  // namespace tidegate
