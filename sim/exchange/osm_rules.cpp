#include <fmt/core.h>

#include <algorithm>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"
#include "venue/ring.h"

// Tags: OpenStreetMap wiki, "Simple Indoor Tagging", "Key:conveying", "Key:incline", "Key:entrance".

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double column_m2 = 4;  // a closed wall smaller than this is solid; own choice

bool is_one_of(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

// A degree is taken as 111 km: good enough to tell a column from a ring of walls.
bool is_column(const RawFeature& raw, bool is_lon_lat) {
    constexpr double metres_in_degree = 111e3;
    if (raw.polygons.empty()) return false;
    const double area = std::abs(signed_area(raw.polygons.front().outer));
    return (is_lon_lat ? area * metres_in_degree * metres_in_degree : area) <= column_m2;
}

/// Reads one feature after the other; what it is made of goes to `map`, the rest to `report`.
class OsmReader {
public:
    OsmReader(const RawMap& raw, ImportedMap& map, ImportReport& report) : raw_(raw), map_(map), report_(report) {}

    void take(const RawFeature& raw) {
        if (raw.tags.empty()) return;
        if (tag(raw, "indoor") == "no") return drop("outdoors (indoor=no)", raw);
        if (!raw.points.empty()) return take_point(raw);
        if (tag(raw, "highway") == "steps" || is_conveyed(raw)) return take_climb(raw);
        if (!raw.polygons.empty() && (!raw.was_closed_line || tag(raw, "highway").empty())) return take_polygon(raw);
        take_line(raw);
    }

private:
    static bool is_conveyed(const RawFeature& raw) {
        const std::string& conveying = tag(raw, "conveying");
        return !conveying.empty() && conveying != "no" && level_numbers(tag(raw, "level")).size() > 1;
    }

    void drop(const std::string& why, const RawFeature& raw) { report_.add(Part::dropped, why, raw.source); }

    void keep(const RawFeature& raw, MapKind kind) {
        MapFeature feature = as_feature(raw, kind);
        feature.name = tag(raw, "name");
        for (const double number : level_numbers(tag(raw, "level"))) feature.levels.push_back(level_name(number));
        if (const auto width = length_in_m(tag(raw, "width"))) feature.width_m = *width;
        if (kind == MapKind::stair || kind == MapKind::escalator || kind == MapKind::ramp) set_slope(raw, feature);
        if (kind == MapKind::way || kind == MapKind::wall) open_rings(feature);
        map_.features.push_back(std::move(feature));
    }

    static void set_slope(const RawFeature& raw, MapFeature& feature) {
        const std::string incline = plain_word(tag(raw, "incline"));
        if (incline == "up") feature.climbs = 1;
        if (incline == "down") feature.climbs = -1;
        if (const auto slope = number_in(incline.substr(0, incline.find_first_of("%°")))) {
            feature.climbs = *slope > 0 ? 1 : *slope < 0 ? -1 : 0;
        }
        const std::string& conveying = tag(raw, "conveying");
        feature.belt = conveying == "forward" ? 1 : conveying == "backward" ? -1 : 0;
    }

    bool has_levels(const RawFeature& raw, const std::string& what) {
        if (tag(raw, "level").empty()) {
            drop(what + " without level", raw);
            return false;
        }
        if (level_numbers(tag(raw, "level")).empty()) {
            drop(what + " with a level that cannot be read", raw);
            return false;
        }
        return true;
    }

    void take_point(const RawFeature& raw) {
        if (tag(raw, "highway") == "elevator") return take_lift(raw);
        const std::string& entrance = tag(raw, "entrance");
        if (!entrance.empty() && entrance != "no") return keep(raw, MapKind::exit);
        if (!tag(raw, "door").empty() || tag(raw, "indoor") == "door") return keep(raw, MapKind::door);
        if (tag(raw, "railway") == "subway_entrance") return keep(raw, MapKind::exit);
        drop("points that nobody walks through or round (shops, signs, machines, seats, ...)", raw);
    }

    void take_lift(const RawFeature& raw) {
        if (level_numbers(tag(raw, "level")).size() < 2) return drop("lifts without two levels", raw);
        keep(raw, MapKind::lift);
    }

    void take_climb(const RawFeature& raw) {
        const bool belt = !tag(raw, "conveying").empty() && tag(raw, "conveying") != "no";
        const std::string what = belt ? "escalators" : "steps";
        if (!has_levels(raw, what)) return;
        if (raw.lines.empty()) return drop(what + " drawn as an area: their ends are not known", raw);
        if (level_numbers(tag(raw, "level")).size() < 2) return drop(what + " on a single level: counted as flat", raw);
        keep(raw, belt ? MapKind::escalator : MapKind::stair);
    }

    void take_line(const RawFeature& raw) {
        if (tag(raw, "indoor") == "wall") return has_levels(raw, "walls") ? keep(raw, MapKind::wall) : void();
        const std::string& highway = tag(raw, "highway");
        if (!is_one_of(highway, {"footway", "path", "corridor", "pedestrian"})) {
            return drop("lines that are no way for people on foot", raw);
        }
        if (!has_levels(raw, "ways")) return;
        keep(raw, level_numbers(tag(raw, "level")).size() > 1 ? MapKind::ramp : MapKind::way);
    }

    void take_polygon(const RawFeature& raw) {
        const std::string& indoor = tag(raw, "indoor");
        const std::string& stairwell = tag(raw, "stairwell");
        if (tag(raw, "highway") == "elevator" && level_numbers(tag(raw, "level")).size() > 1) return take_lift(raw);
        if (indoor.empty() && (!tag(raw, "building").empty() || tag(raw, "shop") == "mall")) {
            return drop("outlines of buildings and malls: their rooms and corridors count", raw);
        }
        if (!is_indoor(raw)) return drop("areas that are neither indoors nor a platform", raw);
        if (stairwell == "flight_of_stairs") return drop("spaces of stairs: the steps drawn in them count", raw);
        if (!has_levels(raw, "areas")) return;
        if (tag(raw, "building:part") == "elevator" || tag(raw, "room") == "elevator" || indoor == "column") {
            return keep(raw, MapKind::obstacle);
        }
        if (indoor == "wall") return keep(raw, is_column(raw, raw_.is_lon_lat) ? MapKind::obstacle : MapKind::wall);
        keep(raw, is_room(raw) ? MapKind::room : MapKind::floor);
    }

    static bool is_indoor(const RawFeature& raw) {
        if (!tag(raw, "indoor").empty()) return true;
        if (tag(raw, "level").empty()) return false;
        return !tag(raw, "room").empty() || !tag(raw, "shop").empty() || tag(raw, "railway") == "platform" ||
               tag(raw, "public_transport") == "platform" ||
               is_one_of(tag(raw, "highway"), {"platform", "pedestrian", "footway", "corridor"});
    }

    static bool is_room(const RawFeature& raw) {
        const std::string& indoor = tag(raw, "indoor");
        if (is_one_of(indoor, {"corridor", "area"}) || !tag(raw, "highway").empty() || tag(raw, "stairwell") == "stair_landing") {
            return false;
        }
        if (indoor == "room" || !tag(raw, "room").empty() || !tag(raw, "shop").empty()) return true;
        return tag(raw, "area") != "yes" && (!tag(raw, "name").empty() || !tag(raw, "amenity").empty());
    }

    const RawMap& raw_;
    ImportedMap& map_;
    ImportReport& report_;
};

}  // namespace

void take_osm(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report) {
    OsmReader reader(raw, map, report);
    for (const RawFeature& feature : raw.features) reader.take(feature);
    std::vector<double> numbers;
    for (const RawFeature& feature : raw.features) {
        const std::vector<double> levels = level_numbers(tag(feature, "level"));
        numbers.insert(numbers.end(), levels.begin(), levels.end());
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (const double number : numbers) map.levels.push_back({level_name(number), number, number * options.storey_m});
    report.add(Part::guessed, fmt::format("heights: {} m from one level to the next (--storey)", options.storey_m));
}

}  // namespace tidegate
