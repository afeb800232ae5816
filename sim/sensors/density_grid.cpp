#include "sensors/density_grid.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "sensors/cell_groups.h"
#include "sensors/grid_limits.h"
#include "sensors/region.h"
#include "sensors/sample_window.h"

namespace tidegate {

DensityGrid make_density_grid(const ObservableDef& observable, ObservableId row, const VenueDef& venue,
                              Vec2 origin, double sample_s) {
    promise(observable.place_kind == PlaceKind::area && observable.place >= 0 &&
                static_cast<std::size_t>(observable.place) < venue.areas.size(),
            "peak_density watches an area of the venue");
    const AreaDef& area = venue.areas[static_cast<std::size_t>(observable.place)];
    DensityGrid grid;
    grid.observable = row;
    grid.level = area.level;
    grid.polygons = moved(area.polygons, origin);
    grid.frame = frame_around(grid.polygons, observable.cell_m);
    const char* cure = "choose a larger cell_m or a shorter window_s";
    refuse_too_many(observable, "cells", 1.0 * grid.frame.columns * grid.frame.rows, 1e6, cure);

    const auto floor = moved(venue.levels[area.level.index()].floor, origin);
    const auto walkable_m2 = covered_m2(grid.frame, grid.polygons, floor);
    const auto in_area_m2 = covered_m2(grid.frame, grid.polygons, {});
    const double cell_m2 = observable.cell_m * observable.cell_m;
    grid.is_border.resize(in_area_m2.size());
    for (std::size_t c = 0; c < in_area_m2.size(); ++c)
        grid.is_border[c] = in_area_m2[c] < cell_m2 * (1 - 1e-9);
    CellGroups groups = group_cells(grid.frame, walkable_m2);
    grid.group = std::move(groups.of_cell);
    grid.group_m2 = std::move(groups.area_m2);

    grid.window_samples = samples_in(observable.window_s, sample_s);
    const auto groups_or_one = static_cast<double>(std::max<std::size_t>(1, grid.group_m2.size()));
    refuse_too_many(observable, "counts in the window", grid.window_samples * groups_or_one, 1e8,
                    cure);
    grid.counts.resize(grid.group_m2.size() * static_cast<std::size_t>(grid.window_samples));
    grid.sums.resize(grid.group_m2.size());
    return grid;
}

void count(DensityGrid& grid, const CrowdColumns& crowd) {
    const std::size_t groups = grid.group_m2.size();
    const auto slot = static_cast<std::size_t>(grid.samples % grid.window_samples);
    const std::span<std::uint32_t> sample{grid.counts.data() + slot * groups, groups};
    for (std::size_t g = 0; g < groups; ++g) {
        grid.sums[g] -= sample[g];
        sample[g] = 0;
    }
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        const Vec2 p = crowd.position(i);
        const double x = std::floor((p.x - grid.frame.corner.x) / grid.frame.cell_m);
        const double y = std::floor((p.y - grid.frame.corner.y) / grid.frame.cell_m);
        if (!(x >= 0 && y >= 0 && x < grid.frame.columns && y < grid.frame.rows)) continue;
        const auto cell = static_cast<std::size_t>(y) * grid.frame.columns + static_cast<std::size_t>(x);
        const std::int32_t group = grid.group[cell];
        if (group < 0 || (grid.is_border[cell] && !is_inside(grid.polygons, p))) continue;
        ++sample[static_cast<std::size_t>(group)];
    }
    for (std::size_t g = 0; g < groups; ++g) grid.sums[g] += sample[g];
    ++grid.samples;
}

double peak_density(const DensityGrid& grid) {
    const auto samples = std::min<std::int64_t>(grid.samples, grid.window_samples);
    if (samples == 0) return 0;
    double peak = 0;
    for (std::size_t g = 0; g < grid.sums.size(); ++g)
        peak = std::max(peak, grid.sums[g] / (static_cast<double>(samples) * grid.group_m2[g]));
    return peak;
}

}  // namespace tidegate
