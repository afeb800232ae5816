#include "sensors/density_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "sensors/cell_groups.h"

namespace tidegate {
namespace {

std::vector<Polygon> moved(std::span<const Polygon> polygons, Vec2 origin) {
    std::vector<Polygon> result(polygons.begin(), polygons.end());
    for (Polygon& polygon : result) {
        for (Vec2& p : polygon.outer) p = p - origin;
        for (Ring& hole : polygon.holes)
            for (Vec2& p : hole) p = p - origin;
    }
    return result;
}

void refuse_too_many(const ObservableDef& observable, const char* what, double number, double most) {
    if (number <= most) return;
    throw InputError(fmt::format("observable '{}': {:.0f} {}, at most {:.0f}; choose a larger cell_m "
                                 "or a shorter window_s",
                                 observable.name, number, what, most));
}

}  // namespace

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
    refuse_too_many(observable, "cells", 1.0 * grid.frame.columns * grid.frame.rows, 1e6);

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

    const double samples = std::max(1.0, std::round(observable.window_s / sample_s));
    refuse_too_many(observable, "counts in the window",
                    samples * static_cast<double>(std::max<std::size_t>(1, grid.group_m2.size())), 1e8);
    grid.window_samples = static_cast<int>(samples);
    grid.counts.resize(grid.group_m2.size() * static_cast<std::size_t>(grid.window_samples));
    grid.sums.resize(grid.group_m2.size());
    return grid;
}

void count(DensityGrid& grid, std::span<const Vec2f> positions) {
    const std::size_t groups = grid.group_m2.size();
    const auto slot = static_cast<std::size_t>(grid.samples % grid.window_samples);
    const std::span<std::uint32_t> sample{grid.counts.data() + slot * groups, groups};
    for (std::size_t g = 0; g < groups; ++g) {
        grid.sums[g] -= sample[g];
        sample[g] = 0;
    }
    for (const Vec2f position : positions) {
        const Vec2 p = to_double(position);
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
