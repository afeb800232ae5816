#pragma once
#include <memory>
#include <string>
#include <vector>

#include "venue/venue_def.h"

namespace tidegate {

/// A geometry of GEOS with its owner: shapes are made, joined, cut and measured through this class
/// only. All in one plane [m]. An operation that GEOS cannot carry out gives an empty shape.
class Shape {
public:
    Shape();  ///< empty
    static Shape polygon(const Polygon& polygon);
    static Shape polygons(const std::vector<Polygon>& polygons);  ///< their union
    static Shape line(const Segment& segment);
    static Shape line(const std::vector<Vec2>& points);
    static Shape unite(const std::vector<Shape>& shapes);
    /// The polygon, or what is nearest to it among the valid ones: loops of a ring that crosses itself become parts.
    static Shape mended(const Polygon& polygon);

    bool is_empty() const;
    Shape minus(const Shape& other) const;
    Shape common(const Shape& other) const;
    Shape border() const;
    /// On a grid of `step_m`, still valid; what is thinner than the grid is gone.
    Shape on_grid(double step_m) const;
    /// With fewer points, none moved by more than `tolerance_m`; rings and holes stay.
    Shape simplified(double tolerance_m) const;
    Shape convex_hull() const;
    /// Grown by `distance_m`, with round ends.
    Shape grown(double distance_m) const;
    /// A line made `thickness_m` thick, ends cut flat and corners sharp.
    Shape thick(double thickness_m) const;
    double area_m2() const;
    double length_m() const;
    double distance_m(Vec2 point) const;
    double distance_m(const Shape& other) const;  ///< infinite when either is empty
    bool covers(const Shape& other) const;
    /// Its polygons; outer rings counter-clockwise, holes clockwise. Parts smaller than `least_m2`
    /// are left out.
    std::vector<Polygon> to_polygons(double least_m2 = 1e-4) const;
    /// Its lines (not the rings of polygons), each with all its points.
    std::vector<std::vector<Vec2>> to_lines() const;

    /// What makes a polygon invalid, and where; empty text when it is valid.
    struct Invalid {
        std::string reason;
        Vec2 at;
    };
    static Invalid invalid(const Polygon& polygon);

private:
    struct Free {
        void operator()(void* geometry) const;
    };
    explicit Shape(void* geometry) : geometry_(geometry, Free{}) {}
    std::shared_ptr<void> geometry_;  ///< never changed once made, so copies may share it
};

}  // namespace tidegate
