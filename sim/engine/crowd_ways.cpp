#include "engine/crowd_ways.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/crowd_grid.h"
#include "engine/world.h"
#include "navigation/solve_fields.h"

namespace tidegate {
namespace {

constexpr int many = 30;                // who walk up to a line, for the crowd's ways to be worth their cost
constexpr std::size_t side_by_side = 8;         // fields solved at a time

// --- Who is on the way, and who waits before a gate ----------------------------------------------

// As far before a gate as those who wait there need in a half disc, and a little more.
float reach_of_waiting(const Site& site, const World& world, std::size_t facility) {
    constexpr float waiting_per_m2 = 1.5f, more_m = 3;
    const int place = site.queue_place_of_portal[std::size_t(site.first_lane_portal[facility])];
    const auto waiting = static_cast<float>(place < 0 ? 0 : world.queue_length[std::size_t(place)]);
    return more_m + std::sqrt(waiting / (0.5f * 3.1415927f * waiting_per_m2));
}

bool waits_before_gate(const Site& site, const CrowdWays& ways, const Walkers& w, std::size_t i) {
    if (w.target[i] < 0) return false;
    const Portal& portal = site.portals[std::size_t(w.target[i] / 2)];
    if (portal.kind != PortalKind::lane) return false;
    return w.to_go[i] < ways.gates[2 * std::size_t(portal.row) + std::size_t(w.target[i] % 2)].reach_m;
}

void count_people(const Site& site, World& world) {
    CrowdWays& ways = world.crowd_ways;
    for (CrowdZone& zone : ways.zones) zone.all.clear_counts(), zone.walking.clear_counts();
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        if (w.zone[i] < 0) continue;
        CrowdZone& zone = ways.zones[static_cast<std::size_t>(w.zone[i])];
        if (zone.cells.empty()) continue;
        const std::int32_t cell = zone.cells.at(zone.grid.grid, w.position(i) - zone.grid.corner);
        if (cell < 0) continue;
        const Vec2f velocity{w.vx[i], w.vy[i]};
        zone.all.count(std::size_t(cell), velocity);
        if (!zone.walking.people.empty() && !waits_before_gate(site, ways, w, i)) zone.walking.count(std::size_t(cell), velocity);
    }
}

// --- What to solve for ---------------------------------------------------------------------------

int heading_for(const World& world, const RouteGraph::Leg& leg) {
    return world.passages[std::size_t(leg.portal)].heading[std::size_t(leg.direction)];
}

// An open lane that serves nobody although people make for it: they stand in the crowd before other lanes, and can go round that.
bool is_missed(const World& world, const RouteGraph::Leg& leg) {
    constexpr double idle_s = 5;
    constexpr int several = 10;
    const LaneState& lane = world.lanes[std::size_t(leg.portal)];
    return lane.is_open && lane.serving < 0 && world.now - lane.free_since > idle_s && heading_for(world, leg) >= several;
}

// Lines of the zone that many walk up to. At lanes that serve and at train doors people queue; there is no way round that. Who
// comes to stay stops before.
void note_lines(const Site& site, const World& world, std::size_t zone, std::vector<CrowdWayJob>& jobs) {
    for (const RouteGraph::Leg& leg : site.graph.from_zone[zone]) {
        const PortalKind kind = site.portals[std::size_t(leg.portal)].kind;
        if (kind == PortalKind::door || kind == PortalKind::stay) continue;
        if (kind == PortalKind::lane ? is_missed(world, leg) : heading_for(world, leg) >= many) jobs.push_back({zone, static_cast<std::size_t>(2 * leg.portal + leg.direction)});
    }
}

// Gates of the zone that many walk up to, without a queue that has an order: that is joined at its end.
void note_gates(const Site& site, World& world, std::size_t zone) {
    std::vector<std::vector<std::size_t>> leading(world.crowd_ways.gates.size());
    std::vector<int> heading(leading.size(), 0);
    for (const RouteGraph::Leg& leg : site.graph.from_zone[zone]) {
        const Portal& portal = site.portals[std::size_t(leg.portal)];
        const auto row = static_cast<std::size_t>(2 * leg.portal + leg.direction);
        if (portal.kind != PortalKind::lane || site.ordered_queue(row) >= 0) continue;
        const auto gate = static_cast<std::size_t>(2 * portal.row + leg.direction);
        heading[gate] += heading_for(world, leg);
        if (world.targets[row].leads) leading[gate].push_back(row);
    }
    for (std::size_t gate = 0; gate < leading.size(); ++gate) {
        if (heading[gate] < many || leading[gate].empty()) continue;
        GateWay& way = world.crowd_ways.gates[gate];
        way.job = {zone, leading[gate][leading[gate].size() / 2]};
        way.is_in_force = 1;
    }
}

// --- Solving -------------------------------------------------------------------------------------

void slow_down(CrowdZone& zone, const CrowdDelay& crowd) {
    EikonalGrid& grid = zone.grid.grid;
    const auto h = static_cast<float>(grid.spacing_m);
    std::size_t node = 0;
    for (int y = 0; y < grid.ny; ++y) {
        for (int x = 0; x < grid.nx; ++x, ++node) {
            if (zone.cells.of_node[node] < 0) continue;
            const Vec2f from_corner = Vec2f{static_cast<float>(x), static_cast<float>(y)} * h;
            grid.slowness[node] = zone.usual_slowness[node] * value_at(zone.cells, crowd.slowness, node, from_corner);
        }
    }
}

void solve(const Site& site, CrowdWays& ways, const CrowdWayJob& job, MarchScratch& scratch, TravelField& field) {
    const auto [zone, row] = job;
    const ZoneGrid& grid = ways.zones[zone].grid;
    solve_field(grid, site.raster(grid.plane), site.portals[row / 2], static_cast<int>(row % 2), scratch, field);
    WorthTurns& turns = ways.turns[row];
    if (turns.empty()) turns = worth_turns(site.fields[row], field);
    keep_to_usual_ways(site.fields[row], turns, grid.grid, scratch.t, field);
}

// Jobs are dealt out in turn to those who work side by side, each with a scratch of its own.
template <class Job>
void deal_out(CrowdWays& ways, std::size_t jobs, Job&& job) {
    parallel_chunks(ways.scratch.size(), 1, [&](std::size_t worker, std::size_t, std::size_t) {
        for (std::size_t j = worker; j < jobs; j += ways.scratch.size()) job(j, ways.scratch[worker]);
    });
}

void solve_for_lines(const Site& site, CrowdWays& ways) {
    std::vector<std::size_t> zones;  // jobs come zone by zone
    for (const CrowdWayJob& job : ways.jobs) {
        if (zones.empty() || zones.back() != job.zone) zones.push_back(job.zone);
    }
    deal_out(ways, zones.size(), [&](std::size_t k, MarchScratch&) { slow_down(ways.zones[zones[k]], ways.zones[zones[k]].all); });
    deal_out(ways, ways.jobs.size(), [&](std::size_t j, MarchScratch& scratch) {
        solve(site, ways, ways.jobs[j], scratch, ways.fields[ways.jobs[j].row]);
    });
}

void solve_for_gates(const Site& site, CrowdWays& ways) {
    std::vector<std::uint8_t> is_slowed(ways.zones.size(), 0);
    for (const GateWay& gate : ways.gates) {
        if (gate.is_in_force == 0 || is_slowed[gate.job.zone] != 0) continue;
        is_slowed[gate.job.zone] = 1;
        slow_down(ways.zones[gate.job.zone], ways.zones[gate.job.zone].walking);
    }
    deal_out(ways, ways.gates.size(), [&](std::size_t j, MarchScratch& scratch) {
        if (ways.gates[j].is_in_force != 0) solve(site, ways, ways.gates[j].job, scratch, ways.gates[j].field);
    });
}

bool has_gate(const Site& site, std::size_t zone) {
    const auto& legs = site.graph.from_zone[zone];
    return std::any_of(legs.begin(), legs.end(), [&](const RouteGraph::Leg& leg) {
        return site.portals[std::size_t(leg.portal)].kind == PortalKind::lane;
    });
}

}  // namespace

CrowdWays make_crowd_ways(const Site& site) {
    CrowdWays ways;
    ways.fields.resize(site.fields.size()), ways.turns.resize(site.fields.size());
    ways.gates.resize(2 * site.first_lane_portal.size());
    ways.scratch.resize(side_by_side);
    for (std::size_t z = 0; z < site.zones.size(); ++z) {
        const ZoneGrid& grid = site.zones[z];
        CrowdZone zone;
        if (!grid.empty() && !site.is_connector(grid.plane)) {
            zone.grid = crowd_grid(site, z);
            zone.usual_slowness = zone.grid.grid.slowness;
            zone.cells = cells_over(grid.grid, zone.grid.grid);
            zone.all.make(zone.cells.size());
            if (has_gate(site, z)) zone.walking.make(zone.cells.size());
        }
        ways.zones.push_back(std::move(zone));
    }
    return ways;
}

void solve_again(const Site& site, CrowdWays& ways) {
    for (TravelField& field : ways.fields) field.nodes.clear();
    solve_for_lines(site, ways);
    solve_for_gates(site, ways);
}

void renew_crowd_ways(const Scenario&, const Site& site, World& world) {
    CrowdWays& ways = world.crowd_ways;
    for (std::size_t gate = 0; gate < ways.gates.size(); ++gate) {
        ways.gates[gate].reach_m = reach_of_waiting(site, world, gate / 2);
        ways.gates[gate].is_in_force = 0;
    }
    count_people(site, world);
    ways.jobs.clear();
    for (TravelField& field : ways.fields) field.nodes.clear();
    deal_out(ways, ways.zones.size(), [&](std::size_t z, MarchScratch& scratch) {
        CrowdZone& zone = ways.zones[z];
        zone.all.feel(zone.cells, scratch.t);
        if (!zone.walking.people.empty()) zone.walking.feel(zone.cells, scratch.t);
    });
    for (std::size_t z = 0; z < ways.zones.size(); ++z) {
        const CrowdZone& zone = ways.zones[z];
        if (zone.all.is_slow) note_lines(site, world, z, ways.jobs);
        if (zone.walking.is_slow) note_gates(site, world, z);
    }
    solve_for_lines(site, ways);
    solve_for_gates(site, ways);
}

}  // namespace tidegate
