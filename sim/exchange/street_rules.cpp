#include "exchange/street_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"

// Tags: OpenStreetMap wiki, "Key:highway", "Key:foot", "Key:access", "Key:sidewalk", "Key:service", "Key:width".

namespace tidegate {
namespace {

using Part = ImportReport::Part;

/// A value of `highway` on which people walk.
struct WayClass {
    std::string_view highway;
    double width_m;       ///< that people walk on, where the map says nothing; own choices
    bool is_for_foot;     ///< its `width` is that of what is walked on; of others that of the carriageway
    bool asks_for_foot;   ///< only where foot=yes, designated or permissive
};

// Carriageways: two pavements of 2 m.
constexpr std::array classes = {
    WayClass{"footway", 2, true, false},       WayClass{"pedestrian", 6, true, false},    WayClass{"path", 1.5, true, false},
    WayClass{"steps", 2, true, false},         WayClass{"living_street", 5, true, false}, WayClass{"track", 2.5, true, false},
    WayClass{"service", 3, true, false},       WayClass{"residential", 4, false, false},  WayClass{"unclassified", 4, false, false},
    WayClass{"road", 4, false, false},         WayClass{"tertiary", 4, false, false},     WayClass{"tertiary_link", 4, false, false},
    WayClass{"secondary", 4, false, false},    WayClass{"secondary_link", 4, false, false}, WayClass{"primary", 4, false, false},
    WayClass{"primary_link", 4, false, false}, WayClass{"trunk", 4, false, true},         WayClass{"cycleway", 2.5, true, true},
    WayClass{"bridleway", 2, true, true},
};
constexpr double one_pavement_m = 2;
constexpr double narrowest_m = 0.5, widest_m = 100;  // of links (docs/scenario.md)

bool is_one_of(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

bool is_for_people(const std::string& value) { return is_one_of(value, {"yes", "designated", "permissive", "official"}); }

const WayClass* class_of(const std::string& highway) {
    const auto known = std::find_if(classes.begin(), classes.end(), [&](const WayClass& c) { return c.highway == highway; });
    return known != classes.end() ? &*known : nullptr;
}

// Why nobody may walk there; empty when people may.
std::string why_not(const RawFeature& raw, const WayClass* known) {
    const std::string& highway = tag(raw, "highway");
    const std::string& foot = tag(raw, "foot");
    const bool foot_may = is_for_people(foot);
    if (known == nullptr) return fmt::format("highway={}: no street for people on foot", clean_name(highway));
    if (is_one_of(foot, {"no", "private", "use_sidepath"})) return "foot=no, private or use_sidepath";
    if (is_one_of(tag(raw, "access"), {"no", "private"}) && !foot_may) return "access=no or private";
    if (known->asks_for_foot && !foot_may) return fmt::format("highway={} without foot=yes", highway);
    if (!tag(raw, "indoor").empty() && tag(raw, "indoor") != "no") return "indoor ways: import the building as a venue";
    if (is_one_of(tag(raw, "service"), {"parking_aisle", "driveway", "drive-through", "emergency_access"}) && !foot_may) {
        return "aisles of car parks and driveways";
    }
    if (!known->is_for_foot || highway == "service") {
        const bool has_pavement = is_one_of(tag(raw, "sidewalk"), {"both", "left", "right", "yes"});
        if (tag(raw, "tunnel") == "yes" && !foot_may && !has_pavement) return "road tunnels without foot=yes or a pavement";
    }
    if (tag(raw, "footway") == "sidewalk") return "pavements drawn beside their street (footway=sidewalk): the street counts";
    return {};
}

std::optional<double> given_width_m(const RawFeature& raw, ImportReport& report) {
    if (tag(raw, "width").empty()) return {};
    const auto width = length_in_m(tag(raw, "width"));
    if (width && *width >= narrowest_m && *width <= widest_m) return width;
    report.add(Part::dropped, "widths that no street has or that cannot be read", raw.source + ": " + clean_name(tag(raw, "width")));
    return {};
}

double width_of(const RawFeature& raw, const WayClass& known, ImportReport& report) {
    if (known.is_for_foot) {
        if (const auto width = given_width_m(raw, report)) return *width;
        report.add(Part::guessed, fmt::format("width of {}: {} m", known.highway, known.width_m), raw.source);
        return known.width_m;
    }
    const bool has_one = is_one_of(tag(raw, "sidewalk"), {"left", "right"});
    report.add(Part::guessed,
               has_one ? fmt::format("carriageways with one pavement (sidewalk=left, right): {} m", one_pavement_m)
                       : fmt::format("width of {}: {} m, two pavements; the width of the carriageway does not count", known.highway,
                                     known.width_m),
               raw.source);
    return has_one ? one_pavement_m : known.width_m;
}

}  // namespace

std::vector<StreetWay> walkable_ways(const RawMap& raw, ImportReport& report) {
    std::vector<StreetWay> ways;
    for (const RawFeature& feature : raw.features) {
        if (tag(feature, "highway").empty()) continue;
        const WayClass* known = class_of(tag(feature, "highway"));
        const std::string reason = why_not(feature, known);
        if (!reason.empty()) {
            report.add(Part::dropped, reason, feature.source);
            continue;
        }
        const StreetWay way{clean_name(feature.source), clean_name(tag(feature, "name")), std::string(known->highway),
                            width_of(feature, *known, report), {}};
        report.add(Part::read, fmt::format("ways that may be walked: {}", known->highway));
        if (known->highway == "steps") report.add(Part::guessed, "steps are walked like level ways", feature.source);
        if (!feature.polygons.empty() && !feature.was_closed_line) {
            report.add(Part::guessed, "squares: people walk along their border", feature.source);
        }
        MapFeature lines = as_feature(feature, MapKind::way);
        open_rings(lines);
        for (std::vector<Vec2>& points : lines.lines) {
            ways.push_back(way);
            ways.back().points = std::move(points);
        }
    }
    return ways;
}

}  // namespace tidegate
