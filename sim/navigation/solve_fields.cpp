#include "navigation/solve_fields.h"

#include <algorithm>
#include <mutex>

#include "base/chunks.h"
#include "base/fault.h"
#include "navigation/field_seeds.h"

namespace tidegate {
namespace {

constexpr double across_m = 0.6;  // from here on, people head across the line

// Close to the line people head across it, whatever the grid.
void head_across(TravelField& field, const ZoneGrid& zone, const LevelRaster& raster, const PortalSide& side,
                 bool floor_goes_on) {
    for_nodes_near(zone, raster, side.line, 1.0, [&](int node, Vec2 p) {
        const double depth = dot(p - side.line.a, side.into);
        const double reach = depth < 0 && floor_goes_on ? 1.0 : across_m;
        if ((depth < -1e-6 && !floor_goes_on) || distance_m(side.line, p) > reach) return;
        // A node behind a corner (its way is longer than the straight one) keeps its own direction.
        const auto row = static_cast<std::size_t>(node);
        const double straight_m =
            depth < 0 ? 0 : distance_m(side.line, p) * zone.grid.slowness[row];
        if (!field.nodes[row].is_reached() || field.distance_at(field.nodes[row]) > straight_m + 0.1) return;
        field.nodes[row].set_direction(to_float(direction_across(side, p)));
    });
}

bool has_floor_behind(const Portal& portal) {
    return portal.kind == PortalKind::exit || portal.kind == PortalKind::stay || portal.kind == PortalKind::connector_lower ||
           portal.kind == PortalKind::connector_upper;
}

/// Portal sides of one zone that are solved for together: rows of the fields.
struct Batch {
    std::size_t zone = 0;
    std::vector<std::size_t> rows;
};

std::vector<Batch> batches_of(std::span<const Portal> portals, std::size_t zones) {
    std::vector<std::vector<std::size_t>> rows_of_zone(zones);
    for (std::size_t row = 0; row < 2 * portals.size(); ++row) {
        const PortalSide& side = portals[row / 2].sides[row % 2];
        if (side.zone.is_valid()) rows_of_zone[side.zone.index()].push_back(row);
    }
    std::vector<Batch> batches;
    for (std::size_t zone = 0; zone < zones; ++zone) {
        const auto& rows = rows_of_zone[zone];
        for (std::size_t first = 0; first < rows.size(); first += sweep_lanes) {
            const std::size_t last = std::min(rows.size(), first + sweep_lanes);
            batches.push_back({zone, {rows.begin() + std::ptrdiff_t(first), rows.begin() + std::ptrdiff_t(last)}});
        }
    }
    return batches;
}

/// Scratch that lives longer than one batch: what was touched once need not be got from the system again.
class ScratchPool {
public:
    SweepTimes take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty()) return {};
        SweepTimes times = std::move(free_.back());
        free_.pop_back();
        return times;
    }
    void give_back(SweepTimes times) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(times));
    }

private:
    std::mutex mutex_;
    std::vector<SweepTimes> free_;
};

// Where the zone's field lies; its nodes are not touched.
void place_field(const ZoneGrid& zone, TravelField& field) {
    field.cell_m = static_cast<float>(zone.grid.spacing_m);
    field.corner = zone.corner;
    field.nx = zone.grid.nx;
    field.ny = zone.grid.ny;
}

}  // namespace

void solve_fields(const ZoneGrid& zone, const LevelRaster& raster, std::span<const Portal> portals,
                  std::span<const std::size_t> rows, SweepTimes& times, std::vector<TravelField>& fields) {
    constexpr float usual_unit_m = 0.005f, most_units = 65000;
    promise(rows.size() <= sweep_lanes, "more targets than lanes");
    std::vector<SweepSeed> seeds;
    for (std::size_t lane = 0; lane < rows.size(); ++lane) {
        const std::size_t row = rows[lane];
        const PortalSide& side = portals[row / 2].sides[row % 2];
        for (const EikonalSeed& seed : seeds_at(zone, raster, side, has_floor_behind(portals[row / 2]))) {
            seeds.push_back({seed.node, static_cast<int>(lane), seed.value});
        }
    }
    sweep_eikonal(zone.grid, seeds, times);
    const std::vector<FieldNode> blank(zone.grid.links.size());
    std::vector<FieldNode*> nodes;
    std::vector<float> units;
    for (std::size_t lane = 0; lane < rows.size(); ++lane) {
        TravelField& field = fields[rows[lane]];
        place_field(zone, field);
        field.unit_m = std::max(usual_unit_m, times.longest[lane] / most_units);
        field.nodes = blank;
        nodes.push_back(field.nodes.data());
        units.push_back(field.unit_m);
    }
    fill_field_nodes(zone.grid, times, nodes, units);
    for (const std::size_t row : rows) {
        const Portal& portal = portals[row / 2];
        head_across(fields[row], zone, raster, portal.sides[row % 2], has_floor_behind(portal));
    }
}

void solve_field(const ZoneGrid& zone, const LevelRaster& raster, const Portal& portal, int side,
                 MarchScratch& scratch, TravelField& field) {
    const PortalSide& line = portal.sides[std::size_t(side)];
    const bool floor_goes_on = has_floor_behind(portal);
    place_field(zone, field);
    field.unit_m = march_field(zone.grid, seeds_at(zone, raster, line, floor_goes_on), scratch, field.nodes);
    head_across(field, zone, raster, line, floor_goes_on);
}

std::vector<TravelField> make_fields(std::span<const ZoneGrid> zones, const Rasters& rasters,
                                     std::span<const Portal> portals) {
    const std::vector<Batch> batches = batches_of(portals, zones.size());
    std::vector<TravelField> fields(2 * portals.size());
    ScratchPool pool;
    parallel_chunks(batches.size(), 1, [&](std::size_t b, std::size_t, std::size_t) {
        SweepTimes times = pool.take();
        const ZoneGrid& zone = zones[batches[b].zone];
        solve_fields(zone, rasters.planes[std::size_t(zone.plane)], portals, batches[b].rows, times, fields);
        pool.give_back(std::move(times));
    });
    return fields;
}

}  // namespace tidegate
