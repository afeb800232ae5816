#include <fmt/core.h>

#include <algorithm>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"

// OGC 20-094 Indoor Mapping Data Format 1.0: levels, units, openings, fixtures and kiosks.

namespace tidegate {
namespace {

using Part = ImportReport::Part;

// A text in several languages comes as JSON, {"en": "Main hall"}: the first value.
std::string label(const std::string& text) {
    if (!text.starts_with('{')) return text;
    const auto colon = text.find(':');
    const auto begin = colon == std::string::npos ? colon : text.find('"', colon);
    const auto end = begin == std::string::npos ? begin : text.find('"', begin + 1);
    return end == std::string::npos ? std::string{} : text.substr(begin + 1, end - begin - 1);
}

std::string id_of_feature(const RawFeature& raw) {
    const std::string& id = tag(raw, "id");
    return id.empty() ? tag(raw, "feature_id") : id;
}

std::optional<MapKind> kind_of_unit(const std::string& category) {
    for (const char* shut : {"opentobelow", "structure", "column", "nonpublic", "escalator", "stairs", "elevator", "ramp"}) {
        if (category == shut) return {};
    }
    for (const char* open : {"walkway", "concourse", "lobby", "platform", "foodservice", "movingwalkway"}) {
        if (category == open) return MapKind::floor;
    }
    return MapKind::room;
}

class ImdfReader {
public:
    ImdfReader(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults)
        : raw_(raw), options_(options), map_(map), report_(report), faults_(faults) {}

    void take_levels() {
        for (const RawFeature& raw : raw_.features) {
            if (raw.layer != "level") continue;
            const auto ordinal = number_in(tag(raw, "ordinal"));
            if (!ordinal) {
                faults_.add({raw_.file + "/level.geojson"}, raw.source + " has no ordinal", "a whole number");
                continue;
            }
            const std::string name = label(tag(raw, "name"));
            names_[id_of_feature(raw)] = name.empty() ? level_name(*ordinal) : name;
            map_.levels.push_back({names_[id_of_feature(raw)], *ordinal, *ordinal * options_.storey_m});
        }
        std::stable_sort(map_.levels.begin(), map_.levels.end(), [](const MapLevel& a, const MapLevel& b) { return a.order < b.order; });
        if (map_.levels.size() > 1) {
            report_.add(Part::guessed, fmt::format("heights: {} m from one level to the next (--storey)", options_.storey_m));
        }
    }

    void take(const RawFeature& raw) {
        if (raw.layer == "level") return;
        const std::string category = tag(raw, "category");
        if (raw.layer == "unit") return take_unit(raw, category);
        if (raw.layer == "opening") return keep(raw, category.find("emergencyexit") != std::string::npos ? MapKind::exit : MapKind::door);
        if (raw.layer == "fixture" || raw.layer == "kiosk") return keep(raw, MapKind::obstacle);
        report_.add(Part::dropped, fmt::format("features of type {}", raw.layer), raw.source);
    }

private:
    void take_unit(const RawFeature& raw, const std::string& category) {
        if (category == "elevator" || category == "stairs" || category == "escalator" || category == "ramp") {
            report_.add(Part::by_hand, fmt::format("draw each {}: IMDF holds the space, not its ends", category), raw.source);
        }
        const auto kind = kind_of_unit(category);
        keep(raw, kind.value_or(MapKind::obstacle));
    }

    void keep(const RawFeature& raw, MapKind kind) {
        const auto level = names_.find(tag(raw, "level_id"));
        if (level == names_.end()) {
            faults_.add({raw_.file + "/" + raw.layer + ".geojson"},
                        fmt::format("{} has the level_id '{}', which is no level", raw.source, tag(raw, "level_id")),
                        "the id of a feature of level.geojson");
            return;
        }
        MapFeature feature = as_feature(raw, kind);
        feature.name = label(tag(raw, "name"));
        feature.levels = {level->second};
        if (kind == MapKind::obstacle && feature.polygons.empty()) {
            report_.add(Part::dropped, fmt::format("{}s that are no area", raw.layer), raw.source);
            return;
        }
        map_.features.push_back(std::move(feature));
    }

    const RawMap& raw_;
    const ImportOptions& options_;
    ImportedMap& map_;
    ImportReport& report_;
    Faults& faults_;
    std::map<std::string, std::string> names_;  // of levels, by id
};

}  // namespace

void take_imdf(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults) {
    ImdfReader reader(raw, options, map, report, faults);
    reader.take_levels();
    for (const RawFeature& feature : raw.features) reader.take(feature);
}

}  // namespace tidegate
