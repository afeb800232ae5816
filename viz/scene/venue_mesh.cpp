#include "viz/scene/venue_mesh.h"

#include <algorithm>
#include <cmath>

#include "viz/scene/field_grid.h"
#include "viz/scene/triangulate.h"
#include "viz/scene/walkway_end.h"

namespace tidegate::viz {

namespace {

constexpr int samples_per_cell = 4;  ///< along each side

bool is_inside(const Vec2* t, Vec2 p) {
    const double a = cross(t[1] - t[0], p - t[0]);
    const double b = cross(t[2] - t[1], p - t[1]);
    const double c = cross(t[0] - t[2], p - t[2]);
    return (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0);
}

/// Marks the sample points inside one triangle.
void mark(const Vec2* triangle, Vec2 low, double spacing_m, int columns, int rows,
          std::vector<std::uint8_t>& marks) {
    Bounds box;
    for (int i = 0; i < 3; ++i) box.include(triangle[i]);
    const auto index = [&](double value, double from) {
        return static_cast<int>(std::floor((value - from) / spacing_m));
    };
    const int right = std::min(columns - 1, index(box.high.x, low.x));
    const int top = std::min(rows - 1, index(box.high.y, low.y));
    for (int row = std::max(0, index(box.low.y, low.y)); row <= top; ++row) {
        for (int column = std::max(0, index(box.low.x, low.x)); column <= right; ++column) {
            const Vec2 p = low + Vec2{(column + 0.5) * spacing_m, (row + 0.5) * spacing_m};
            if (is_inside(triangle, p)) marks[static_cast<std::size_t>(row) * columns + column] = 1;
        }
    }
}

FloorGrid make_grid(const std::vector<Vec2>& triangles, const Bounds& bounds) {
    FloorGrid grid;
    if (bounds.is_empty()) return grid;
    grid.low = {std::floor(bounds.low.x), std::floor(bounds.low.y)};
    grid.columns = static_cast<int>(std::ceil(bounds.high.x - grid.low.x));
    grid.rows = static_cast<int>(std::ceil(bounds.high.y - grid.low.y));
    const int fine_columns = grid.columns * samples_per_cell;
    const int fine_rows = grid.rows * samples_per_cell;
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(fine_columns) * fine_rows, 0);
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        mark(&triangles[i], grid.low, FloorGrid::cell_m / samples_per_cell, fine_columns, fine_rows,
             marks);
    }
    grid.floor_share.assign(static_cast<std::size_t>(grid.columns) * grid.rows, 0);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const int column = static_cast<int>(i % fine_columns) / samples_per_cell;
        const int row = static_cast<int>(i / fine_columns) / samples_per_cell;
        grid.floor_share[grid.at(column, row)] +=
            marks[i] / static_cast<float>(samples_per_cell * samples_per_cell);
    }
    grid.floor_around = smoothed(grid, grid.floor_share);
    return grid;
}

void include_ends(const ConnectorDef& connector, VenueMesh& mesh) {
    for (int stop = 0; stop < stops_of(connector); ++stop) {
        const LevelId level = level_of_stop(connector, stop);
        Bounds& bounds = mesh.levels.at(level.index()).bounds;
        for (const WalkwayEnd& end : walkway_ends(connector, level)) {
            for (const Vec2 p : end.corners()) bounds.include(p);
        }
        if (connector.kind == ConnectorKind::walkway) continue;
        for (int other = 0; other < stops_of(connector); ++other) {
            bounds.include(line_of_stop(connector, other).a);
            bounds.include(line_of_stop(connector, other).b);
        }
    }
}

}  // namespace

VenueMesh make_mesh(const VenueDef& venue) {
    VenueMesh mesh;
    for (const LevelDef& level : venue.levels) {
        LevelMesh& made = mesh.levels.emplace_back();
        for (const Polygon& polygon : level.floor) {
            const std::vector<Vec2> cut = triangulate(polygon);
            made.triangles.insert(made.triangles.end(), cut.begin(), cut.end());
            for (const Vec2 p : polygon.outer) made.bounds.include(p);
        }
        made.grid = make_grid(made.triangles, made.bounds);
    }
    for (const ConnectorDef& connector : venue.connectors) include_ends(connector, mesh);
    for (const PlatformDef& platform : venue.platforms) {
        // Room for a train, on whichever side it stands.
        constexpr double train_room_m = 3.2;
        const Vec2 aside = platform.edge.right_normal() * train_room_m;
        Bounds& bounds = mesh.levels.at(platform.level.index()).bounds;
        for (const Vec2 end : {platform.edge.a, platform.edge.b}) {
            bounds.include(end + aside);
            bounds.include(end - aside);
        }
    }
    for (const AreaDef& area : venue.areas) {
        std::vector<Vec2>& triangles = mesh.areas.emplace_back();
        for (const Polygon& polygon : area.polygons) {
            const std::vector<Vec2> cut = triangulate(polygon);
            triangles.insert(triangles.end(), cut.begin(), cut.end());
        }
    }
    return mesh;
}

}  // namespace tidegate::viz
