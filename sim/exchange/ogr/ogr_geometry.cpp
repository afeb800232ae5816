#include "exchange/ogr/ogr_geometry.h"

#include <ogr_geometry.h>

#include <cmath>
#include <memory>

namespace tidegate {
namespace {

struct Taker {
    double unit_m;
    RawFeature& feature;
    bool finite = true;

    Vec2 point(double x, double y) {
        finite = finite && std::isfinite(x) && std::isfinite(y);
        return {x * unit_m, y * unit_m};
    }

    std::vector<Vec2> points(const OGRLineString& line) {
        std::vector<Vec2> out;
        for (int i = 0; i < line.getNumPoints(); ++i) {
            const Vec2 p = point(line.getX(i), line.getY(i));
            if (out.empty() || !(out.back() == p)) out.push_back(p);
        }
        return out;
    }

    Ring ring(const OGRLineString& line) {
        Ring out = points(line);
        feature.had_open_ring = feature.had_open_ring || (out.size() > 1 && !(out.front() == out.back()));
        while (out.size() > 1 && out.front() == out.back()) out.pop_back();
        return out;
    }

    void take_line(const OGRLineString& line) {
        std::vector<Vec2> out = points(line);
        if (out.size() >= 4 && out.front() == out.back()) {
            out.pop_back();
            feature.polygons.push_back({std::move(out), {}});
            feature.was_closed_line = true;
        } else if (out.size() >= 2) {
            feature.lines.push_back(std::move(out));
        }
    }

    void take_polygon(const OGRPolygon& polygon) {
        if (polygon.getExteriorRing() == nullptr) return;
        Polygon out{ring(*polygon.getExteriorRing()), {}};
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            Ring hole = ring(*polygon.getInteriorRing(i));
            if (hole.size() >= 3) out.holes.push_back(std::move(hole));
        }
        if (out.outer.size() >= 3) feature.polygons.push_back(std::move(out));
    }

    void take(const OGRGeometry& geometry) {
        const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
        if (geometry.IsEmpty()) return;
        if (type == wkbPoint) {
            feature.points.push_back(point(geometry.toPoint()->getX(), geometry.toPoint()->getY()));
        } else if (type == wkbLineString || type == wkbLinearRing) {
            take_line(*geometry.toLineString());
        } else if (type == wkbPolygon || type == wkbTriangle) {
            take_polygon(*geometry.toPolygon());
        } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) take(*part);
        }
    }
};

}  // namespace

bool take_geometry(const OGRGeometry& geometry, double unit_m, RawFeature& feature) {
    const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
    Taker taker{unit_m, feature};
    if (straight) taker.take(*straight);
    return taker.finite;
}

}  // namespace tidegate
