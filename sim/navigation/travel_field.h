#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/vec2.h"

namespace tidegate {

/// Of field nodes [m]; the raster's own spacing where that is coarser.
constexpr double field_spacing_m = 0.2;
/// In zones in which nodes so near make at most `most_fine_nodes` (500 m2): through a gap of 0.7 m that lies askew to the
/// axes, nodes 0.2 m apart lead 6 % fewer people than through the same gap along them.
constexpr double fine_field_spacing_m = 0.1;
constexpr std::size_t most_fine_nodes = 50000;

/// What a field knows at a node: 4 bytes, since a venue may have hundreds of fields of a million nodes.
struct FieldNode {
    static constexpr std::uint16_t unreached = 65535;
    /// Directions that cancel to this size (a ridge between two ways) are no better than none; its square in units of x, y.
    static constexpr float cancelled = 0.05f, cancelled2 = 127 * 127 * cancelled * cancelled;

    std::uint16_t distance = unreached;  ///< in units of the field's unit_m
    std::int8_t x = 0, y = 0;            ///< direction to walk as a unit vector times 127; zero off the zone

    bool operator==(const FieldNode&) const = default;
    bool is_reached() const { return distance != unreached; }
    Vec2f direction() const { return {float(x) * (1 / 127.0f), float(y) * (1 / 127.0f)}; }
    void set(float distance_m, float unit_m, float way_x, float way_y) {
        distance = static_cast<std::uint16_t>(distance_m / unit_m + 0.5f);
        set_direction({way_x, way_y});
    }
    void set_direction(Vec2f unit) {
        x = static_cast<std::int8_t>(unit.x * 127 + (unit.x < 0 ? -0.5f : 0.5f));
        y = static_cast<std::int8_t>(unit.y * 127 + (unit.y < 0 ? -0.5f : 0.5f));
    }
};

/// What a walker learns from a field.
struct Course {
    float distance_m = std::numeric_limits<float>::infinity();
    Vec2f direction;
};

/// Walking distance [m] from every node of one zone to one side of one portal, at field spacing,
/// and the direction to walk: the solution of the eikonal equation |grad T| = 1 (sweep_eikonal), exact within 1 %. Ways
/// lead close by corners; clear_of_corners() keeps people off them.
struct TravelField {
    float cell_m = 0.2f;
    Vec2f corner;  ///< position of node (0, 0), relative to the plane's origin
    int nx = 0;
    int ny = 0;
    float unit_m = 0.005f;  ///< of FieldNode::distance: 5 mm, more where ways are longer than 327 m
    std::vector<FieldNode> nodes;  ///< [ny * nx], row by row

    /// Walking distance at p [m], bilinear over the nodes that belong to the zone. Where none of the
    /// four does, by the nearest zone node within three spacings; infinity where there is none.
    float distance(Vec2f p) const { return course(p).distance_m; }
    /// Unit direction to walk at p: bilinear, renormalised. Where none of the four nodes belongs to
    /// the zone, that of the nearest zone node within three spacings; zero where there is none.
    Vec2f walk_direction(Vec2f p) const { return course(p).direction; }
    float distance_at(const FieldNode& node) const { return float(node.distance) * unit_m; }
    /// Both at once.
    Course course(Vec2f p) const;
};

}  // namespace tidegate
