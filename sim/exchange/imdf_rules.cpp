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

    /// Elevators of several levels that lie over each other are one lift.
    void join_lifts() {
        std::vector<std::vector<MapFeature>> shafts;
        for (MapFeature& space : lift_spaces_) {
            const auto same = std::find_if(shafts.begin(), shafts.end(), [&](const std::vector<MapFeature>& shaft) {
                return lie_over_each_other(shaft.front(), space) &&
                       std::none_of(shaft.begin(), shaft.end(), [&](const MapFeature& one) { return one.levels == space.levels; });
            });
            if (same == shafts.end()) {
                shafts.push_back({std::move(space)});
            } else {
                same->push_back(std::move(space));
            }
        }
        for (std::vector<MapFeature>& shaft : shafts) {
            if (shaft.size() < 2) {
                report_.add(Part::by_hand, "draw each elevator that is on one level only: IMDF holds the space, not where it goes", shaft.front().source);
                continue;
            }
            MapFeature lift = std::move(shaft.front());
            lift.kind = MapKind::lift;
            for (std::size_t k = 1; k < shaft.size(); ++k) lift.levels.push_back(shaft[k].levels.front());
            report_.add(Part::guessed, "lifts from elevators that lie over each other on several levels", lift.source);
            map_.features.push_back(std::move(lift));
        }
    }

private:
    // The middle of one is within the bounding box of the other.
    static bool lie_over_each_other(const MapFeature& a, const MapFeature& b) {
        const auto box = [](const MapFeature& space) {
            std::pair<Vec2, Vec2> corners{{1e300, 1e300}, {-1e300, -1e300}};
            for (const Vec2 p : space.polygons.front().outer) {
                corners.first = {std::min(corners.first.x, p.x), std::min(corners.first.y, p.y)};
                corners.second = {std::max(corners.second.x, p.x), std::max(corners.second.y, p.y)};
            }
            return corners;
        };
        const auto [low, high] = box(a);
        const auto [other_low, other_high] = box(b);
        const Vec2 middle = (other_low + other_high) * 0.5;
        return middle.x > low.x && middle.x < high.x && middle.y > low.y && middle.y < high.y;
    }

    void take_unit(const RawFeature& raw, const std::string& category) {
        if ( category == "stairs" || category == "escalator" || category == "ramp") {
            report_.add(Part::by_hand, fmt::format("draw each {}: IMDF holds the space, not its ends", category), raw.source);
        }
        const auto kind = kind_of_unit(category);
        const auto level = names_.find(tag(raw, "level_id"));
        if (category == "elevator" && level != names_.end()) {
            MapFeature space = as_feature(raw, MapKind::obstacle);
            space.name = label(tag(raw, "name"));
            space.levels = {level->second};
            if (!space.polygons.empty()) lift_spaces_.push_back(std::move(space));
        }
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
    std::vector<MapFeature> lift_spaces_;       // one for each level of each shaft
};

}  // namespace

void take_imdf(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults) {
    ImdfReader reader(raw, options, map, report, faults);
    reader.take_levels();
    for (const RawFeature& feature : raw.features) reader.take(feature);
    reader.join_lifts();
}

}  // namespace tidegate
