#include "exchange/map_rules.h"

#include <fmt/core.h>

#include <algorithm>

#include "exchange/map_text.h"
#include "exchange/to_local.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

bool any_has(const RawMap& raw, std::initializer_list<const char*> keys) {
    return std::any_of(raw.features.begin(), raw.features.end(), [&](const RawFeature& feature) {
        return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return feature.tags.contains(key); });
    });
}

void take_by_format(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults) {
    if (raw.format == "IMDF") return take_imdf(raw, options, map, report, faults);
    if (raw.format == "IndoorGML") return take_indoorgml(raw, options, map, report);
    if (raw.format == "DXF") return take_drawing(raw, options, map, report);
    if (raw.format == "OSM") return take_osm(raw, options, map, report);
    if (any_has(raw, {"kind"})) return take_named_kinds(raw, options, map, report, faults);
    if (any_has(raw, {"indoor", "highway"})) return take_osm(raw, options, map, report);
    take_bare_shapes(raw, map, report);
}

}  // namespace

const std::vector<std::string>& kind_words() {
    static const std::vector<std::string> words = {"floor", "room",  "way",       "obstacle", "wall", "door",
                                                   "exit",  "stair", "escalator", "ramp",     "lift", "passage"};
    return words;
}

const std::string& tag(const RawFeature& feature, const std::string& key) {
    static const std::string none;
    const auto found = feature.tags.find(key);
    return found != feature.tags.end() ? found->second : none;
}

MapFeature as_feature(const RawFeature& raw, MapKind kind) {
    MapFeature feature;
    feature.kind = kind;
    feature.source = raw.source;
    feature.polygons = raw.polygons;
    feature.lines = raw.lines;
    feature.points = raw.points;
    return feature;
}

void open_rings(MapFeature& feature) {
    for (const Polygon& polygon : feature.polygons) {
        feature.lines.push_back(polygon.outer);
        feature.lines.back().push_back(polygon.outer.front());
        for (const Ring& hole : polygon.holes) {
            feature.lines.push_back(hole);
            feature.lines.back().push_back(hole.front());
        }
    }
    feature.polygons.clear();
}

void take_bare_shapes(const RawMap& raw, ImportedMap& map, ImportReport& report) {
    const std::string level = level_name(0);
    map.levels = {{level, 0, 0}};
    for (const RawFeature& shape : raw.features) {
        if (shape.polygons.empty() && shape.lines.empty()) {
            report.add(Part::dropped, "points without a kind", shape.source);
            continue;
        }
        report.add(Part::guessed, shape.polygons.empty() ? "lines without a kind count as walls" : "polygons without a kind count as floor",
                   shape.source);
        MapFeature feature = as_feature(shape, shape.polygons.empty() ? MapKind::wall : MapKind::floor);
        feature.levels = {level};
        map.features.push_back(std::move(feature));
    }
}

ImportedMap understand(const RawMap& raw, const ImportOptions& options, ImportReport& report, Faults& faults) {
    ImportedMap map;
    map.file = raw.file;
    map.format = raw.format;
    map.coordinates = raw.coordinates;
    for (const RawFeature& feature : raw.features) {
        report.add(Part::read, fmt::format("features of the {} file", raw.format));
        if (feature.had_open_ring) report.add(Part::repaired, "rings whose last point was not the first: closed", feature.source);
    }
    take_by_format(raw, options, map, report, faults);
    for (MapFeature& feature : map.features) feature.name = clean_name(feature.name);
    to_local(raw.is_lon_lat, options.mends, map, report, faults);
    const bool has_floor = std::any_of(map.features.begin(), map.features.end(), [](const MapFeature& f) {
        return f.kind == MapKind::floor || f.kind == MapKind::room || f.kind == MapKind::way;
    });
    if (faults.empty() && !has_floor) {
        faults.add({raw.file}, "nothing in it can be walked on", "areas that stand for floors or rooms",
                   "see docs/import.md for what each format must say");
    }
    return map;
}

}  // namespace tidegate
