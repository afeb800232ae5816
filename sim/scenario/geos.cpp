#include "scenario/geos.h"

#include <geos_c.h>

#include <algorithm>
#include <limits>

namespace tidegate {
namespace {

// One context per thread, as GEOS asks; its messages are not printed: results are checked instead.
class Context {
public:
    Context() : handle_(GEOS_init_r()) {}
    ~Context() { GEOS_finish_r(handle_); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    GEOSContextHandle_t handle() const { return handle_; }

private:
    GEOSContextHandle_t handle_;
};

GEOSContextHandle_t geos() {
    thread_local const Context context;
    return context.handle();
}

GEOSGeometry* get(const std::shared_ptr<void>& geometry) {
    return static_cast<GEOSGeometry*>(geometry.get());
}

GEOSCoordSequence* sequence(const std::vector<Vec2>& points, bool closed) {
    const std::size_t n = points.size() + (closed ? 1 : 0);
    GEOSCoordSequence* coordinates = GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(n), 2);
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 p = points[i % points.size()];
        GEOSCoordSeq_setXY_r(geos(), coordinates, static_cast<unsigned>(i), p.x, p.y);
    }
    return coordinates;
}

GEOSGeometry* make_polygon(const Polygon& polygon) {
    if (polygon.outer.size() < 3) return GEOSGeom_createEmptyPolygon_r(geos());
    GEOSGeometry* shell = GEOSGeom_createLinearRing_r(geos(), sequence(polygon.outer, true));
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes) {
        if (hole.size() < 3) continue;
        holes.push_back(GEOSGeom_createLinearRing_r(geos(), sequence(hole, true)));
    }
    return GEOSGeom_createPolygon_r(geos(), shell, holes.data(),
                                    static_cast<unsigned>(holes.size()));
}

Ring read_ring(const GEOSGeometry* ring, bool counter_clockwise) {
    const GEOSCoordSequence* coordinates = GEOSGeom_getCoordSeq_r(geos(), ring);
    unsigned n = 0;
    GEOSCoordSeq_getSize_r(geos(), coordinates, &n);
    Ring out;
    for (unsigned i = 0; i + 1 < n; ++i) {
        Vec2 p;
        GEOSCoordSeq_getXY_r(geos(), coordinates, i, &p.x, &p.y);
        out.push_back(p);
    }
    double twice_area = 0;
    for (std::size_t i = 0; i < out.size(); ++i)
        twice_area += cross(out[i], out[(i + 1) % out.size()]);
    if ((twice_area > 0) != counter_clockwise) std::reverse(out.begin(), out.end());
    return out;
}

void collect(const GEOSGeometry* geometry, double least_m2, std::vector<Polygon>& out) {
    const int type = GEOSGeomTypeId_r(geos(), geometry);
    if (type == GEOS_POLYGON) {
        double area = 0;
        GEOSArea_r(geos(), geometry, &area);
        if (area < least_m2) return;
        Polygon polygon;
        polygon.outer = read_ring(GEOSGetExteriorRing_r(geos(), geometry), true);
        for (int i = 0; i < GEOSGetNumInteriorRings_r(geos(), geometry); ++i) {
            polygon.holes.push_back(read_ring(GEOSGetInteriorRingN_r(geos(), geometry, i), false));
        }
        out.push_back(std::move(polygon));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i) {
            collect(GEOSGetGeometryN_r(geos(), geometry, i), least_m2, out);
        }
    }
}

std::vector<Vec2> read_points(const GEOSGeometry* line) {
    const GEOSCoordSequence* coordinates = GEOSGeom_getCoordSeq_r(geos(), line);
    unsigned n = 0;
    GEOSCoordSeq_getSize_r(geos(), coordinates, &n);
    std::vector<Vec2> out(n);
    for (unsigned i = 0; i < n; ++i) GEOSCoordSeq_getXY_r(geos(), coordinates, i, &out[i].x, &out[i].y);
    return out;
}

void collect_lines(const GEOSGeometry* geometry, std::vector<std::vector<Vec2>>& out) {
    const int type = GEOSGeomTypeId_r(geos(), geometry);
    if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
        if (GEOSisEmpty_r(geos(), geometry) == 0) out.push_back(read_points(geometry));
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i) {
            collect_lines(GEOSGetGeometryN_r(geos(), geometry, i), out);
        }
    }
}

GEOSGeometry* or_empty(GEOSGeometry* geometry) {
    return geometry != nullptr ? geometry : GEOSGeom_createEmptyPolygon_r(geos());
}

}  // namespace

void Shape::Free::operator()(void* geometry) const {
    GEOSGeom_destroy_r(geos(), static_cast<GEOSGeometry*>(geometry));
}

Shape::Shape() : Shape(GEOSGeom_createEmptyPolygon_r(geos())) {}

Shape Shape::polygon(const Polygon& polygon) { return Shape(or_empty(make_polygon(polygon))); }

Shape Shape::polygons(const std::vector<Polygon>& polygons) {
    std::vector<Shape> shapes;
    for (const Polygon& one : polygons) shapes.push_back(polygon(one));
    return unite(shapes);
}

Shape Shape::line(const Segment& segment) { return line(std::vector<Vec2>{segment.a, segment.b}); }

Shape Shape::line(const std::vector<Vec2>& points) {
    return Shape(or_empty(GEOSGeom_createLineString_r(geos(), sequence(points, false))));
}

Shape Shape::unite(const std::vector<Shape>& shapes) {
    std::vector<GEOSGeometry*> parts;
    for (const Shape& shape : shapes) {
        parts.push_back(GEOSGeom_clone_r(geos(), get(shape.geometry_)));
    }
    GEOSGeometry* all = GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                    static_cast<unsigned>(parts.size()));
    const Shape collection(or_empty(all));
    return Shape(or_empty(GEOSUnaryUnion_r(geos(), get(collection.geometry_))));
}

Shape Shape::mended(const Polygon& polygon) {
    const Shape drawn = Shape::polygon(polygon);
    return Shape(or_empty(GEOSMakeValid_r(geos(), get(drawn.geometry_))));
}

bool Shape::is_empty() const { return GEOSisEmpty_r(geos(), get(geometry_)) != 0; }

Shape Shape::minus(const Shape& other) const {
    return Shape(or_empty(GEOSDifference_r(geos(), get(geometry_), get(other.geometry_))));
}

Shape Shape::common(const Shape& other) const {
    return Shape(or_empty(GEOSIntersection_r(geos(), get(geometry_), get(other.geometry_))));
}

Shape Shape::border() const { return Shape(or_empty(GEOSBoundary_r(geos(), get(geometry_)))); }

Shape Shape::on_grid(double step_m) const {
    return Shape(or_empty(GEOSGeom_setPrecision_r(geos(), get(geometry_), step_m, 0)));
}

Shape Shape::simplified(double tolerance_m) const {
    return Shape(or_empty(GEOSTopologyPreserveSimplify_r(geos(), get(geometry_), tolerance_m)));
}

Shape Shape::convex_hull() const { return Shape(or_empty(GEOSConvexHull_r(geos(), get(geometry_)))); }

Shape Shape::grown(double distance_m) const {
    return Shape(or_empty(GEOSBuffer_r(geos(), get(geometry_), distance_m, 8)));
}

Shape Shape::thick(double thickness_m) const {
    return Shape(or_empty(GEOSBufferWithStyle_r(geos(), get(geometry_), 0.5 * thickness_m, 8,
                                                GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 5.0)));
}

double Shape::area_m2() const {
    double area = 0;
    GEOSArea_r(geos(), get(geometry_), &area);
    return area;
}

double Shape::length_m() const {
    double length = 0;
    GEOSLength_r(geos(), get(geometry_), &length);
    return length;
}

double Shape::distance_m(Vec2 point) const {
    if (is_empty()) return std::numeric_limits<double>::infinity();
    const Shape dot(GEOSGeom_createPointFromXY_r(geos(), point.x, point.y));
    double distance = std::numeric_limits<double>::infinity();
    GEOSDistance_r(geos(), get(geometry_), get(dot.geometry_), &distance);
    return distance;
}

double Shape::distance_m(const Shape& other) const {
    double distance = std::numeric_limits<double>::infinity();
    if (!is_empty() && !other.is_empty()) GEOSDistance_r(geos(), get(geometry_), get(other.geometry_), &distance);
    return distance;
}

bool Shape::covers(const Shape& other) const {
    return GEOSCovers_r(geos(), get(geometry_), get(other.geometry_)) == 1;
}

std::vector<Polygon> Shape::to_polygons(double least_m2) const {
    std::vector<Polygon> out;
    collect(get(geometry_), least_m2, out);
    return out;
}

std::vector<std::vector<Vec2>> Shape::to_lines() const {
    std::vector<std::vector<Vec2>> out;
    collect_lines(get(geometry_), out);
    return out;
}

Shape::Invalid Shape::invalid(const Polygon& polygon) {
    const Shape shape = Shape::polygon(polygon);
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    Invalid found;
    if (GEOSisValidDetail_r(geos(), get(shape.geometry_), 0, &reason, &where) == 0) {
        found.reason = reason != nullptr ? reason : "invalid";
        if (where != nullptr) {
            GEOSGeomGetX_r(geos(), where, &found.at.x);
            GEOSGeomGetY_r(geos(), where, &found.at.y);
        }
    }
    if (reason != nullptr) GEOSFree_r(geos(), reason);
    if (where != nullptr) GEOSGeom_destroy_r(geos(), where);
    return found;
}

}  // namespace tidegate
