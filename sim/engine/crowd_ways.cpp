#include "engine/crowd_ways.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/world.h"
#include "navigation/solve_fields.h"

namespace tidegate {
namespace {

constexpr float cell_m = 1;
constexpr int many = 30;                // who walk up to a line, for the crowd's ways to be worth their cost
constexpr float free_m_s = 1.34f;
constexpr float slowest_m_s = 0.15f;    // a crowd that stands is not an eternal wall
constexpr float sparse_per_m2 = 0.5f, dense_per_m2 = 1.5f;  // a slow walker is no crowd
constexpr float dislike = 2;            // people go further round a crowd than time alone would have them: it may grow
constexpr float felt = 1.15f;           // less than this is not worth a way round
constexpr float lag = 0.5f;             // share of the new look in what is believed
constexpr int blurs = 3;                // over 3 x 3 cells: nobody sees how each square metre walks (below)
constexpr std::size_t most_nodes = 12000;  // of a zone (480 m2 at 0.2 m); larger ones take every second node
constexpr std::size_t side_by_side = 8;         // fields solved at a time

int cell_of(const CrowdZone& zone, const ZoneGrid& grid, Vec2f p) {
    const int x = std::clamp(static_cast<int>((p.x - grid.corner.x) / cell_m), 0, zone.nx - 1);
    const int y = std::clamp(static_cast<int>((p.y - grid.corner.y) / cell_m), 0, zone.ny - 1);
    return y * zone.nx + x;
}

void count_people(const Site& site, World& world) {
    CrowdWays& ways = world.crowd_ways;
    for (CrowdZone& zone : ways.zones) {
        std::fill(zone.people.begin(), zone.people.end(), 0.0f);
        std::fill(zone.speed.begin(), zone.speed.end(), 0.0f);
    }
    const Walkers& w = world.walkers;
    for (std::size_t i = 0; i < w.size(); ++i) {
        if (w.zone[i] < 0) continue;
        const auto z = static_cast<std::size_t>(w.zone[i]);
        CrowdZone& zone = ways.zones[z];
        if (zone.people.empty()) continue;
        const auto cell = static_cast<std::size_t>(cell_of(zone, site.zones[z], w.position(i)));
        zone.people[cell] += 1;
        zone.speed[cell] += std::sqrt(w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i]);
    }
}

// Mean over each cell and those around it, several times: first along, then across. Nothing is beyond the edge. Were single cells
// looked at, chance differences of speed would draw a stream aside, and what that slows down would draw it back.
void blur(const CrowdZone& zone, std::vector<float>& column, std::vector<float>& scratch) {
    const auto nx = static_cast<std::size_t>(zone.nx), cells = column.size();
    scratch.resize(cells);
    for (int pass = 0; pass < blurs; ++pass) {
        for (std::size_t k = 0; k < cells; ++k) {
            const std::size_t x = k % nx;
            scratch[k] = (column[k] + (x > 0 ? column[k - 1] : 0) + (x + 1 < nx ? column[k + 1] : 0)) / 3;
        }
        for (std::size_t k = 0; k < cells; ++k) {
            column[k] = (scratch[k] + (k >= nx ? scratch[k - nx] : 0) + (k + nx < cells ? scratch[k + nx] : 0)) / 3;
        }
    }
}

void feel_crowd(CrowdZone& zone, std::vector<float>& scratch) {
    constexpr float least_floor_m2 = cell_m * cell_m / 9;
    blur(zone, zone.people, scratch), blur(zone, zone.speed, scratch);
    zone.is_slow = false;
    for (std::size_t cell = 0; cell < zone.people.size(); ++cell) {
        float now = 1;
        if (zone.people[cell] > 0) {
            const float mean_m_s = zone.speed[cell] / zone.people[cell];
            const float density = zone.people[cell] / std::max(zone.floor_m2[cell], least_floor_m2);
            const float crowded = std::clamp((density - sparse_per_m2) / (dense_per_m2 - sparse_per_m2), 0.0f, 1.0f);
            const float delay = free_m_s / std::max(mean_m_s, slowest_m_s) - 1;
            now += dislike * crowded * std::max(0.0f, delay);
        }
        float& slowness = zone.slowness[cell];
        slowness += lag * (now - slowness);
        zone.is_slow = zone.is_slow || slowness > felt;
    }
}

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

// Between the middles of cells, so that no edge of a cell leads people aside.
float slowness_at(const CrowdZone& zone, Vec2f from_corner) {
    const float gx = std::clamp(from_corner.x / cell_m - 0.5f, 0.0f, static_cast<float>(zone.nx - 1));
    const float gy = std::clamp(from_corner.y / cell_m - 0.5f, 0.0f, static_cast<float>(zone.ny - 1));
    const int x0 = static_cast<int>(gx), y0 = static_cast<int>(gy);
    const int x1 = std::min(x0 + 1, zone.nx - 1), y1 = std::min(y0 + 1, zone.ny - 1);
    const float tx = gx - static_cast<float>(x0), ty = gy - static_cast<float>(y0);
    const auto at = [&](int x, int y) { return zone.slowness[static_cast<std::size_t>(y * zone.nx + x)]; };
    return (1 - ty) * ((1 - tx) * at(x0, y0) + tx * at(x1, y0)) + ty * ((1 - tx) * at(x0, y1) + tx * at(x1, y1));
}

void slow_down(CrowdZone& zone) {
    EikonalGrid& grid = zone.grid.grid;
    const auto h = static_cast<float>(grid.spacing_m);
    std::size_t node = 0;
    for (int y = 0; y < grid.ny; ++y) {
        for (int x = 0; x < grid.nx; ++x, ++node) {
            if (grid.links[node] == 0) continue;
            const float crowd = slowness_at(zone, Vec2f{static_cast<float>(x), static_cast<float>(y)} * h);
            grid.slowness[node] = zone.usual_slowness[node] * crowd;
        }
    }
}

// Jobs are dealt out in turn to those who work side by side, each with a scratch of its own.
void solve(const Site& site, CrowdWays& ways) {
    parallel_chunks(ways.scratch.size(), 1, [&](std::size_t worker, std::size_t, std::size_t) {
        for (std::size_t j = worker; j < ways.jobs.size(); j += ways.scratch.size()) {
            const auto [zone, row] = ways.jobs[j];
            const ZoneGrid& grid = ways.zones[zone].grid;
            solve_field(grid, site.raster(grid.plane), site.portals[row / 2], static_cast<int>(row % 2),
                        ways.scratch[worker], ways.fields[row]);
            WorthTurns& turns = ways.turns[row];
            if (turns.empty()) turns = worth_turns(site.fields[row], ways.fields[row]);
            keep_to_usual_ways(site.fields[row], turns, ways.fields[row]);
        }
    });
}

std::vector<float> floor_of_cells(const CrowdZone& zone, const ZoneGrid& grid) {
    std::vector<float> floor_m2(zone.people.size(), 0);
    const auto h = static_cast<float>(grid.grid.spacing_m);
    std::size_t node = 0;
    for (int y = 0; y < grid.grid.ny; ++y) {
        for (int x = 0; x < grid.grid.nx; ++x, ++node) {
            if (grid.grid.links[node] == 0) continue;
            const Vec2f p = grid.corner + Vec2f{static_cast<float>(x), static_cast<float>(y)} * h;
            floor_m2[static_cast<std::size_t>(cell_of(zone, grid, p))] += h * h;
        }
    }
    return floor_m2;
}

}  // namespace

CrowdWays make_crowd_ways(const Site& site) {
    CrowdWays ways;
    ways.fields.resize(site.fields.size()), ways.turns.resize(site.fields.size());
    ways.scratch.resize(side_by_side);
    for (const ZoneGrid& grid : site.zones) {
        CrowdZone zone;
        if (!grid.empty() && !site.is_connector(grid.plane)) {
            const double h = grid.grid.spacing_m;
            zone.nx = static_cast<int>(grid.grid.nx * h / cell_m) + 1;
            zone.ny = static_cast<int>(grid.grid.ny * h / cell_m) + 1;
            const auto cells = static_cast<std::size_t>(zone.nx) * static_cast<std::size_t>(zone.ny);
            zone.people.assign(cells, 0);
            zone.speed.assign(cells, 0);
            zone.slowness.assign(cells, 1);
            zone.floor_m2 = floor_of_cells(zone, grid);
            blur(zone, zone.floor_m2, ways.blurred);
            zone.grid = grid.grid.links.size() > most_nodes ? coarsened(grid) : grid;
            zone.usual_slowness = zone.grid.grid.slowness;
        }
        ways.zones.push_back(std::move(zone));
    }
    return ways;
}

void solve_again(const Site& site, CrowdWays& ways) {
    for (TravelField& field : ways.fields) field.nodes.clear();
    for (std::size_t j = 0; j < ways.jobs.size(); ++j) {
        const std::size_t zone = ways.jobs[j].zone;
        if (j == 0 || zone != ways.jobs[j - 1].zone) slow_down(ways.zones[zone]);
    }
    solve(site, ways);
}

void renew_crowd_ways(const Scenario&, const Site& site, World& world) {
    CrowdWays& ways = world.crowd_ways;
    count_people(site, world);
    ways.jobs.clear();
    for (TravelField& field : ways.fields) field.nodes.clear();
    for (std::size_t z = 0; z < ways.zones.size(); ++z) {
        CrowdZone& zone = ways.zones[z];
        if (zone.people.empty()) continue;
        feel_crowd(zone, ways.blurred);
        if (!zone.is_slow) continue;
        const std::size_t before = ways.jobs.size();
        note_lines(site, world, z, ways.jobs);
        if (ways.jobs.size() > before) slow_down(zone);
    }
    solve(site, ways);
}

}  // namespace tidegate
