#include <fmt/core.h>

#include <algorithm>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"
#include "scenario/places.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

// Words of venue.geojson that mean the same.
const std::pair<const char*, MapKind> other_words[] = {
    {"walkable", MapKind::floor}, {"barrier", MapKind::wall}, {"opening", MapKind::door}};

bool climbs(MapKind kind) { return kind == MapKind::stair || kind == MapKind::escalator || kind == MapKind::ramp || kind == MapKind::lift; }

std::optional<MapKind> kind_of(const std::string& word) {
    const auto& words = kind_words();
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<MapKind>(found - words.begin());
    for (const auto& [other, kind] : other_words) {
        if (word == other) return kind;
    }
    return {};
}

bool has_shape_for(const MapFeature& feature) {
    switch (feature.kind) {
        case MapKind::floor:
        case MapKind::room:
        case MapKind::obstacle:
            return !feature.polygons.empty();
        case MapKind::way:
        case MapKind::wall:
        case MapKind::stair:
        case MapKind::escalator:
        case MapKind::ramp:
        case MapKind::passage:
            return !feature.lines.empty();
        case MapKind::door:
        case MapKind::exit:
            return !feature.lines.empty() || !feature.points.empty();
        case MapKind::lift:
            return !feature.points.empty() || !feature.polygons.empty();
    }
    return false;
}

const char* shape_for(MapKind kind) {
    if (kind == MapKind::floor || kind == MapKind::room || kind == MapKind::obstacle) return "a polygon";
    if (kind == MapKind::door || kind == MapKind::exit) return "a line or point";
    return kind == MapKind::lift ? "a point or polygon" : "a line";
}

class NamedReader {
public:
    NamedReader(const RawMap& raw, ImportedMap& map, Faults& faults) : raw_(raw), map_(map), faults_(faults) {}

    void take(const RawFeature& raw) {
        const std::string word = plain_word(tag(raw, "kind"));
        const auto kind = kind_of(word);
        if (!kind) {
            fault(raw, fmt::format("has the unknown kind '{}'", word), {}, nearest_name_cure(word, kind_words()));
            return;
        }
        MapFeature feature = as_feature(raw, *kind);
        if (*kind == MapKind::way || *kind == MapKind::wall) open_rings(feature);
        if (!has_shape_for(feature)) fault(raw, fmt::format("is {} without its shape", with_article(word)), shape_for(*kind));
        feature.name = tag(raw, "name");
        read_width(raw, feature);
        read_levels(raw, feature);
        const std::string& direction = tag(raw, "direction");
        feature.climbs = tag(raw, "lower_level").empty() ? 0 : 1;
        feature.belt = direction == "up" ? 1 : direction == "down" ? -1 : 0;
        map_.features.push_back(std::move(feature));
    }

private:
    void fault(const RawFeature& raw, const std::string& what, std::string expected, std::string cure = {}) {
        faults_.add({raw_.file}, raw.source + " " + what, std::move(expected), std::move(cure));
    }

    void read_width(const RawFeature& raw, MapFeature& feature) {
        const std::string& text = tag(raw, "width_m");
        if (text.empty()) return;
        const auto width = number_in(text);
        if (!width || *width < 0.5 || *width > 100) {
            fault(raw, fmt::format("has width_m '{}'", text), "a number from 0.5 to 100 [m]", "is it in another unit?");
            return;
        }
        feature.width_m = *width;
    }

    void read_levels(const RawFeature& raw, MapFeature& feature) {
        feature.levels = pieces_of(tag(raw, "level"), ';');
        for (const char* key : {"lower_level", "upper_level"}) {
            if (!tag(raw, key).empty()) feature.levels.push_back(tag(raw, key));
        }
        const bool enough = climbs(feature.kind) ? feature.levels.size() >= 2 : !feature.levels.empty();
        if (!enough) {
            fault(raw, feature.levels.empty() ? "has no level" : "has one level",
                  climbs(feature.kind) ? "lower_level and upper_level, or level \"below;above\"" : "level");
        }
        if (feature.kind != MapKind::floor && feature.kind != MapKind::room && feature.kind != MapKind::way) return;
        const double elevation_m = number_in(tag(raw, "elevation_m")).value_or(NAN);
        for (const std::string& name : feature.levels) add_level(name, elevation_m, map_);
    }

    const RawMap& raw_;
    ImportedMap& map_;
    Faults& faults_;
};

// Levels without a height: a storey from one to the next, in their order.
void complete_heights(ImportedMap& map, double storey_m, ImportReport& report) {
    const bool all = std::none_of(map.levels.begin(), map.levels.end(), [](const MapLevel& l) { return std::isnan(l.elevation_m); });
    if (!all) {
        for (MapLevel& level : map.levels) level.elevation_m = level.order * storey_m;
        report.add(Part::guessed, fmt::format("heights: {} m from one level to the next (--storey)", storey_m));
    }
    std::stable_sort(map.levels.begin(), map.levels.end(),
                     [](const MapLevel& a, const MapLevel& b) { return a.elevation_m < b.elevation_m; });
}

// A level that only a stair or door names is a slip of the pen.
void check_levels(const ImportedMap& map, Faults& faults) {
    std::vector<std::string> names;
    for (const MapLevel& level : map.levels) names.push_back(level.name);
    for (const MapFeature& feature : map.features) {
        for (const std::string& level : feature.levels) {
            if (std::find(names.begin(), names.end(), level) != names.end()) continue;
            faults.add({map.file}, fmt::format("{} is on level '{}', which has no floor", feature.source, level),
                       "the level of a floor, room or way", nearest_name_cure(level, names));
        }
    }
}

}  // namespace

void take_named_kinds(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults) {
    NamedReader reader(raw, map, faults);
    for (const RawFeature& feature : raw.features) reader.take(feature);
    complete_heights(map, options.storey_m, report);
    check_levels(map, faults);
}

}  // namespace tidegate
