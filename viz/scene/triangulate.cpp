#include "viz/scene/triangulate.h"

#include <geos_c.h>

#include <memory>

namespace tidegate::viz {

namespace {

/// One GEOS context, and geometries that are given back to it.
class Geos {
public:
    Geos() : handle_(GEOS_init_r()) {}
    ~Geos() { GEOS_finish_r(handle_); }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    GEOSContextHandle_t handle() const { return handle_; }

    auto owned(GEOSGeometry* geometry) const {
        const auto destroy = [handle = handle_](GEOSGeometry* g) { GEOSGeom_destroy_r(handle, g); };
        return std::unique_ptr<GEOSGeometry, decltype(destroy)>(geometry, destroy);
    }

    /// A closed ring; null when it has fewer than three points.
    GEOSGeometry* ring(const Ring& points) const {
        if (points.size() < 3) return nullptr;
        const auto size = static_cast<unsigned>(points.size() + 1);
        GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(handle_, size, 2);
        for (unsigned i = 0; i < size; ++i) {
            const Vec2 p = points[i % points.size()];
            GEOSCoordSeq_setXY_r(handle_, sequence, i, p.x, p.y);
        }
        return GEOSGeom_createLinearRing_r(handle_, sequence);
    }

private:
    GEOSContextHandle_t handle_;
};

GEOSGeometry* to_geos(const Geos& geos, const Polygon& polygon) {
    GEOSGeometry* shell = geos.ring(polygon.outer);
    if (shell == nullptr) return nullptr;
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes) {
        if (GEOSGeometry* ring = geos.ring(hole)) holes.push_back(ring);
    }
    return GEOSGeom_createPolygon_r(geos.handle(), shell, holes.data(),
                                    static_cast<unsigned>(holes.size()));
}

void append_triangle(const Geos& geos, const GEOSGeometry* triangle, std::vector<Vec2>& points) {
    const GEOSGeometry* shell = GEOSGetExteriorRing_r(geos.handle(), triangle);
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos.handle(), shell);
    for (unsigned i = 0; i < 3; ++i) {
        Vec2 p;
        GEOSCoordSeq_getXY_r(geos.handle(), sequence, i, &p.x, &p.y);
        points.push_back(p);
    }
}

}  // namespace

std::vector<Vec2> triangulate(const Polygon& polygon) {
    const Geos geos;
    std::vector<Vec2> points;
    const auto shape = geos.owned(to_geos(geos, polygon));
    if (!shape) return points;
    const auto cut = geos.owned(GEOSConstrainedDelaunayTriangulation_r(geos.handle(), shape.get()));
    if (!cut) return points;
    const int count = GEOSGetNumGeometries_r(geos.handle(), cut.get());
    for (int i = 0; i < count; ++i) {
        append_triangle(geos, GEOSGetGeometryN_r(geos.handle(), cut.get(), i), points);
    }
    return points;
}

}  // namespace tidegate::viz
