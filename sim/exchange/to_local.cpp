#include "exchange/to_local.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "scenario/geos.h"
#include "scenario/projection.h"
#include "venue/ring.h"

namespace tidegate {
namespace {

constexpr double widest_m = 5000;  // what a level may be wide (docs/scenario.md)
constexpr double far_from_zero_m = 1e5;
constexpr double round_the_earth_m = 4e7;
constexpr std::size_t most_faults = 30;

template <class F>
void for_each_point(MapFeature& feature, F&& f) {
    for_each_point(feature.polygons, f);
    for (auto& line : feature.lines) {
        for (Vec2& p : line) f(p);
    }
    for (Vec2& p : feature.points) f(p);
}

Vec2 middle_of(std::vector<MapFeature>& features) {
    std::vector<Vec2> points;
    for (MapFeature& feature : features) {
        for_each_point(feature, [&](const Vec2& p) { points.push_back(p); });
    }
    return median_of(points);
}

void check_degrees(ImportedMap& map, Faults& faults) {
    for (MapFeature& feature : map.features) {
        bool is_reported = false;
        for_each_point(feature, [&](const Vec2& p) {
            if (is_reported || (std::abs(p.x) <= 180 && std::abs(p.y) <= 90) || faults.size() >= most_faults) return;
            is_reported = true;
            faults.add({map.file}, fmt::format("{}: ({}, {}) is not a place on Earth", feature.source, p.x, p.y),
                       "longitude from -180 to 180, latitude from -90 to 90", "for metres say --coordinates local_m");
        });
    }
}

// No plane in metres reaches so far: another unit, or a slip of the pen.
void check_metres(ImportedMap& map, Faults& faults) {
    for (MapFeature& feature : map.features) {
        bool is_reported = false;
        for_each_point(feature, [&](const Vec2& p) {
            if (is_reported || (std::abs(p.x) <= round_the_earth_m && std::abs(p.y) <= round_the_earth_m) || faults.size() >= most_faults) return;
            is_reported = true;
            faults.add({map.file}, fmt::format("{}: ({}, {}) is farther away than once round the Earth", feature.source, p.x, p.y),
                       "metres, at most 40,000 km from (0, 0)", "say its unit with --unit, or move the map near (0, 0)");
        });
    }
}

void check_extent(ImportedMap& map, bool is_lon_lat, Vec2 middle, Faults& faults) {
    for (MapFeature& feature : map.features) {
        double farthest_m = 0;
        for_each_point(feature, [&](const Vec2& p) { farthest_m = std::max(farthest_m, length(p - middle)); });
        if (farthest_m <= widest_m || faults.size() >= most_faults) continue;
        faults.add({map.file}, fmt::format("{} lies {:.4g} km from the middle of the map", feature.source, farthest_m / 1000),
                   fmt::format("a venue within {} km", widest_m / 1000),
                   is_lon_lat ? "cut the map to the venue; if its numbers are metres say --coordinates local_m"
                              : "cut the map to the venue, or say its unit with --unit");
    }
}

void check_rings(ImportedMap& map, bool mends, ImportReport& report, Faults& faults, const Projection& projection) {
    for (MapFeature& feature : map.features) {
        std::vector<Polygon> whole;
        for (const Polygon& polygon : feature.polygons) {
            const Shape::Invalid invalid = Shape::invalid(polygon);
            if (invalid.reason.empty()) {
                whole.push_back(polygon);
                continue;
            }
            const Vec2 at = projection.is_local() ? invalid.at + map.origin : projection.to_file(invalid.at);
            if (!mends) {
                if (faults.size() >= most_faults) continue;
                faults.add({map.file},
                           fmt::format("{}: its polygon is broken: {} at ({:.7g}, {:.7g})", feature.source, invalid.reason, at.x, at.y),
                           "rings that do not cross themselves or each other", "mend it in the map, or let --mend do it");
                continue;
            }
            report.add(ImportReport::Part::repaired, "rings that crossed themselves: cut at the crossing", feature.source);
            for (Polygon& part : Shape::mended(polygon).to_polygons()) whole.push_back(std::move(part));
        }
        feature.polygons = std::move(whole);
    }
}

}  // namespace

Vec2 median_of(const std::vector<Vec2>& points) {
    if (points.empty()) return {};
    const auto middle = [&](double Vec2::*axis) {
        std::vector<double> values;
        for (const Vec2& p : points) values.push_back(p.*axis);
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), at, values.end());
        return *at;
    };
    return {middle(&Vec2::x), middle(&Vec2::y)};
}

void to_local(bool is_lon_lat, bool mends, ImportedMap& map, ImportReport& report, Faults& faults) {
    const std::size_t before = faults.size();
    if (is_lon_lat) check_degrees(map, faults);
    if (map.features.empty() || faults.size() > before) return;
    const Vec2 middle = middle_of(map.features);
    const bool is_beyond = std::abs(middle.x) > round_the_earth_m || std::abs(middle.y) > round_the_earth_m;
    if (!is_lon_lat && is_beyond) return check_metres(map, faults);
    Projection projection;
    if (is_lon_lat) {
        map.has_origin_degrees = true;
        map.origin = middle;
        projection = Projection(middle);
    } else if (std::abs(middle.x) > far_from_zero_m || std::abs(middle.y) > far_from_zero_m) {
        map.origin = {std::round(middle.x), std::round(middle.y)};
    }
    for (MapFeature& feature : map.features) {
        for_each_point(feature, [&](Vec2& p) { p = is_lon_lat ? projection.to_local(p) : p - map.origin; });
    }
    check_extent(map, is_lon_lat, is_lon_lat ? Vec2{} : middle - map.origin, faults);
    if (faults.size() > before) return;
    check_rings(map, mends, report, faults, projection);
}

}  // namespace tidegate
