#include "sensors/pressure_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sensors/grid_limits.h"
#include "sensors/region.h"
#include "sensors/sample_window.h"

namespace tidegate {
namespace {

constexpr int reach = 3;  // squares, so kernel widths, to either side

/// Weights exp(-d^2) along one axis of the squares within reach of `at`, in units of a square.
struct Weights {
    int first = 0, last = -1;
    double of[2 * reach + 1] = {};
};

Weights weights_at(double at, int squares) {
    Weights w;
    const double middle = at - 0.5;
    w.first = static_cast<int>(std::clamp(std::ceil(middle - reach), 0.0, 1.0 * squares));
    w.last = static_cast<int>(std::clamp(std::floor(middle + reach), -1.0, squares - 1.0));
    for (int k = w.first; k <= w.last; ++k)
        w.of[k - w.first] = std::exp(-(k - middle) * (k - middle));
    return w;
}

void spread(PressureGrid& grid, Vec2 position, Vec2 velocity) {
    const double r = grid.frame.cell_m;
    const Vec2 at = (position - grid.frame.corner) * (1 / r);
    const Weights x = weights_at(at.x, grid.frame.columns), y = weights_at(at.y, grid.frame.rows);
    for (int row = y.first; row <= y.last; ++row) {
        const double along_y = y.of[row - y.first] / (std::numbers::pi * r * r);
        for (int column = x.first; column <= x.last; ++column) {
            const auto square = static_cast<std::size_t>(row) * grid.frame.columns + column;
            const double f = along_y * x.of[column - x.first];
            grid.rho[square] += f;
            grid.vx[square] += f * velocity.x;
            grid.vy[square] += f * velocity.y;
        }
    }
}

void add(PressureGrid::Sums& sums, const PressureGrid::Here& here, double sign) {
    if (here.rho <= 0) return;
    const double vx = here.vx, vy = here.vy;
    sums.rho += sign * here.rho;
    sums.seen += sign;
    sums.vx += sign * vx;
    sums.vy += sign * vy;
    sums.square += sign * (vx * vx + vy * vy);
}

/// The squares in whose middle a point stands.
std::vector<std::int32_t> points_of(std::span<const double> walkable_m2) {
    std::vector<std::int32_t> cells;
    const auto most = std::max_element(walkable_m2.begin(), walkable_m2.end());
    for (std::size_t c = 0; c < walkable_m2.size(); ++c)
        if (*most > 0 && walkable_m2[c] >= 0.5 * *most)
            cells.push_back(static_cast<std::int32_t>(c));
    return cells;
}

}  // namespace

PressureGrid make_pressure_grid(const ObservableDef& observable, ObservableId row,
                                const VenueDef& venue, Vec2 origin, double sample_s) {
    const AreaDef& area = venue.areas[static_cast<std::size_t>(observable.place)];
    PressureGrid grid;
    grid.observable = row;
    grid.level = area.level;
    grid.least_density_per_m2 = observable.least_density_per_m2;
    const std::vector<Polygon> polygons = moved(area.polygons, origin);
    grid.frame = frame_around(polygons, observable.kernel_m);
    const char* cure = "choose a larger kernel_m or a shorter window_s";
    refuse_too_many(observable, "squares", 1.0 * grid.frame.columns * grid.frame.rows, 1e6, cure);
    const std::vector<Polygon> floor = moved(venue.levels[area.level.index()].floor, origin);
    grid.cells = points_of(covered_m2(grid.frame, polygons, floor));
    grid.window_samples = samples_in(observable.window_s, sample_s);
    const double kept = 1.0 * grid.window_samples * static_cast<double>(grid.cells.size());
    refuse_too_many(observable, "points x samples in the window", kept, 5e7, cure);
    grid.ring.resize(grid.cells.size() * static_cast<std::size_t>(grid.window_samples));
    grid.sums.resize(grid.cells.size());
    grid.rho.resize(grid.frame.size());
    grid.vx.resize(grid.frame.size());
    grid.vy.resize(grid.frame.size());
    return grid;
}

void sample(PressureGrid& grid, const CrowdColumns& crowd) {
    for (auto* column : {&grid.rho, &grid.vx, &grid.vy})
        std::fill(column->begin(), column->end(), 0.0);
    for (std::size_t i = 0; i < crowd.size(); ++i)
        spread(grid, crowd.position(i), crowd.velocity(i));
    const std::size_t points = grid.cells.size();
    const auto slot = static_cast<std::size_t>(grid.samples % grid.window_samples);
    const std::span<PressureGrid::Here> now{grid.ring.data() + slot * points, points};
    for (std::size_t k = 0; k < points; ++k) {
        const auto square = static_cast<std::size_t>(grid.cells[k]);
        const double rho = grid.rho[square];
        add(grid.sums[k], now[k], -1);
        now[k] = {};
        // The smallest weight that is not cut off is far above the least float.
        if (rho > 0)
            now[k] = {static_cast<float>(rho), static_cast<float>(grid.vx[square] / rho),
                      static_cast<float>(grid.vy[square] / rho)};
        add(grid.sums[k], now[k], 1);
    }
    ++grid.samples;
    if (grid.samples % grid.window_samples != 0) return;
    std::fill(grid.sums.begin(), grid.sums.end(), PressureGrid::Sums{});
    for (std::size_t i = 0; i < grid.ring.size(); ++i) add(grid.sums[i % points], grid.ring[i], 1);
}

double crowd_pressure(const PressureGrid& grid) {
    constexpr double rounding = 1e-9;  // [m2/s2] of a variance of floats
    const auto samples =
        static_cast<double>(std::min<std::int64_t>(grid.samples, grid.window_samples));
    double highest = 0;
    for (const PressureGrid::Sums& sums : grid.sums) {
        if (sums.seen < 1.5) continue;
        const double density = sums.rho / samples;
        if (density < grid.least_density_per_m2) continue;
        const double vx = sums.vx / sums.seen, vy = sums.vy / sums.seen;
        const double variance = sums.square / sums.seen - (vx * vx + vy * vy);
        if (variance > rounding) highest = std::max(highest, density * variance);
    }
    return highest;
}

}  // namespace tidegate
