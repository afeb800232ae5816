#include "scenario/floors.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr double facility_thickness_m = 0.2;

LevelId level_named(const std::vector<LevelDef>& levels, std::string_view name) {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i].name == name) return id_of<LevelId>(i);
    }
    return {};
}

// A polygon that crosses itself and the like: says what and where.
void check_polygons(Feature& feature, const Projection& projection, Faults& faults) {
    if (!feature.good) return;
    for (const Polygon& polygon : feature.polygons) {
        const Shape::Invalid invalid = Shape::invalid(polygon);
        if (invalid.reason.empty()) continue;
        faults.add(feature.geometry_place,
                   fmt::format("the polygon of {} is not valid: {} at {}", feature.title(),
                               invalid.reason, file_coordinates(projection, invalid.at)),
                   "rings that do not cross themselves or each other");
        feature.good = false;
    }
}

// `is_given`, by level: an elevation has been read; the first one counts.
void add_level(const Feature& feature, std::vector<LevelDef>& levels, std::vector<bool>& is_given) {
    const std::string& name = feature.values.text("level");
    if (name.empty()) return;
    LevelId level = level_named(levels, name);
    if (!level.is_valid()) {
        level = id_of<LevelId>(levels.size());
        levels.push_back({name, 0, {}});
        is_given.push_back(false);
    }
    if (!feature.values.given("elevation_m") || !feature.values.good("elevation_m")) return;
    if (is_given[level.index()]) return;
    is_given[level.index()] = true;
    levels[level.index()].elevation_m = feature.values.number("elevation_m");
}

void check_elevation(const Feature& feature, const std::vector<LevelDef>& levels) {
    const LevelId level = level_named(levels, feature.values.text("level"));
    if (!level.is_valid() || !feature.values.given("elevation_m")) return;
    const double of_level = levels[level.index()].elevation_m;
    if (feature.values.number("elevation_m") == of_level) return;
    feature.values.fault(
        "elevation_m", fmt::format("is {}", feature.values.number("elevation_m")),
        fmt::format("{}, as elsewhere on level '{}'", of_level, levels[level.index()].name));
}

// Width and depth of a floor.
Vec2 extent(const Shape& floor) {
    if (floor.is_empty()) return {};
    Vec2 low{1e9, 1e9};
    Vec2 high{-1e9, -1e9};
    for (const Polygon& polygon : floor.to_polygons()) {
        for (const Vec2 p : polygon.outer) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    return high - low;
}

struct LevelParts {
    std::vector<Shape> walkable;
    std::vector<Shape> cut;
};

}  // namespace

LevelId find_level(const Feature& feature, std::string_view key,
                   const std::vector<LevelDef>& levels) {
    const std::string& name = feature.values.text(key);
    const LevelId level = level_named(levels, name);
    if (level.is_valid() || name.empty()) return level;
    std::vector<std::string> names;
    for (const LevelDef& def : levels) names.push_back(def.name);
    feature.values.fault(key, fmt::format("is '{}', which is no level", name),
                         "the level of a walkable polygon", nearest_name_cure(name, names));
    return level;
}

Floors make_base_floors(FeatureList& list, std::vector<LevelDef>& levels, Faults& faults) {
    std::vector<bool> is_given;
    for (Feature& feature : list.features) {
        check_polygons(feature, list.projection, faults);
        if (feature.kind == "walkable") add_level(feature, levels, is_given);
    }
    Floors floors;
    std::vector<LevelParts> parts(levels.size());
    for (Feature& feature : list.features) {
        const bool walkable = feature.kind == "walkable";
        if (!walkable && feature.kind != "obstacle" && feature.kind != "barrier") continue;
        if (walkable) check_elevation(feature, levels);
        const LevelId level = find_level(feature, "level", levels);
        if (!level.is_valid() || !feature.good) {
            floors.known = false;
            continue;
        }
        LevelParts& part = parts[level.index()];
        if (feature.kind == "barrier") {
            part.cut.push_back(
                Shape::line(feature.lines[0]).thick(feature.values.number("thickness_m")));
        } else {
            (walkable ? part.walkable : part.cut).push_back(Shape::polygons(feature.polygons));
        }
    }
    for (const LevelParts& part : parts) {
        floors.base.push_back(Shape::unite(part.walkable).minus(Shape::unite(part.cut)));
    }
    floors.floor = floors.base;
    return floors;
}

void cut_facilities(const std::vector<FacilityDef>& facilities, Floors& floors,
                    std::vector<LevelDef>& levels) {
    std::vector<std::vector<Shape>> cut(levels.size());
    for (const FacilityDef& facility : facilities) {
        if (!facility.level.is_valid() || facility.line.length_m() <= 0) continue;
        Vec2 from = facility.line.a;
        std::vector<Segment> lanes = lane_segments(facility);
        lanes.push_back({facility.line.b, facility.line.b});
        for (const Segment& lane : lanes) {
            const Segment solid{from, lane.a};
            if (dot(solid.b - solid.a, facility.line.direction()) > 1e-6) {
                cut[facility.level.index()].push_back(
                    Shape::line(solid).thick(facility_thickness_m));
            }
            from = lane.b;
        }
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        floors.floor[i] = floors.base[i].minus(Shape::unite(cut[i]));
        levels[i].floor = floors.floor[i].to_polygons();
    }
}

void check_size(const std::vector<LevelDef>& levels, double raster_m, bool lon_lat,
                const Place& place, Floors& floors, Faults& faults) {
    constexpr double widest_m = 5000;
    if (!floors.known) return;
    double bytes = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Vec2 size = extent(floors.base[i]);
        if (floors.base[i].is_empty()) {
            floors.known = false;
            faults.add(place, fmt::format("nothing of level '{}' can be walked on", levels[i].name),
                       "walkable polygons not covered by obstacles");
        }
        if (std::max(size.x, size.y) > widest_m) {
            floors.known = false;
            faults.add(
                place,
                fmt::format("level '{}' is {:.0f} m x {:.0f} m", levels[i].name, size.x, size.y),
                fmt::format("at most {:.0f} m", widest_m),
                lon_lat ? "if these are metres set venue.coordinates = \"local_m\""
                        : "cut the venue into several");
        }
        bytes += bytes_per_raster_node * (size.x / raster_m) * (size.y / raster_m);
    }
    if (floors.known && bytes > most_raster_bytes) {
        faults.add(
            place,
            fmt::format("the rasters of all levels would need {:.1f} GB at venue.raster_m = {}",
                        bytes / 1e9, raster_m),
            fmt::format("at most {:.0f} GB", most_raster_bytes / 1e9),
            fmt::format("set venue.raster_m to {:.2f} or draw a smaller venue",
                        std::ceil(raster_m * std::sqrt(bytes / most_raster_bytes) * 100) / 100));
    }
}

}  // namespace tidegate
