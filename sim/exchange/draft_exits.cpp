#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "exchange/border_line.h"
#include "exchange/door_sites.h"
#include "exchange/venue_draft.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double grid_m = 0.001;
constexpr double crooked_m = 0.02;
constexpr double sliver_m2 = 0.5;
constexpr double on_border_m = 0.15;  // nearer than what a scenario asks for (0.3 m)
constexpr double narrowest_m = 0.5;   // of a connector (docs/scenario.md)
constexpr double exit_reach_m = 3;    // from an entrance as drawn to the border
constexpr double exit_crooked_m = 0.08;
constexpr double same_exit_m = 1;

// What of an end lies on the border, with floor before it; nothing when that is too short.
bool trim(Segment& end, Vec2 out, const Shape& floor, const Shape& near_border) {
    std::vector<Vec2> best;
    for (const auto& part : Shape::line(end).common(near_border).to_lines()) {
        if (best.empty() || length(part.back() - part.front()) > length(best.back() - best.front())) best = part;
    }
    if (best.empty() || length(best.back() - best.front()) < narrowest_m) return false;
    const Segment whole{best.front(), best.back()};
    if (floor.distance_m(whole.middle() + out * 0.4) > 0.05) return false;
    if (whole.length_m() < end.length_m() - 1e-3) end = whole;
    return true;
}

bool is_door_within(const LevelDraft& level, Vec2 at) {
    return std::any_of(level.openings.begin(), level.openings.end(),
                       [&](const LineDraft& door) { return distance_m(door.line, at) < same_exit_m; });
}

// The level of an entrance that names none: the one nearest to the ground that has floor there.
const LevelDraft* ground_at(const VenueDraft& venue, Vec2 at) {
    const LevelDraft* best = nullptr;
    for (const LevelDraft& level : venue.levels) {
        if (level.floor.border().distance_m(at) > exit_reach_m) continue;
        if (best == nullptr || std::abs(level.level.order) < std::abs(best->level.order)) best = &level;
    }
    return best;
}

void add_exit(const MapFeature& feature, const DoorSite& site, const LevelDraft& level, const DefaultSizes& sizes, VenueDraft& venue,
              ImportReport& report) {
    const auto near = [&](const LineDraft& exit) { return exit.level == level.level.name && distance_m(exit.line, site.at) < same_exit_m; };
    if (std::any_of(venue.exits.begin(), venue.exits.end(), near)) return;
    const auto line = line_on_border(level.floor, {site.at, site.width_m > 0 ? site.width_m : sizes.exit_m, exit_reach_m, exit_crooked_m});
    if (!line) {
        report.add(Part::dropped, "entrances with no straight border of a floor near them that leads outdoors", feature.source);
        return;
    }
    if (site.width_m <= 0) report.add(Part::guessed, fmt::format("exits without a width: {} m", sizes.exit_m), feature.source);
    report.add(Part::read, "entrances as exits");
    venue.exits.push_back({feature.name.empty() ? "exit" : feature.name, level.level.name, feature.source, *line});
}

// The ends, and of a lift the stops, that are clear; one that has fewer than two is none.
bool trim_all(ConnectorDraft& c, const VenueDraft& venue, const std::vector<Shape>& borders, ImportReport& report) {
    std::vector<StopDraft> stops{{c.lower, c.lower_line, c.lower_out}};
    stops.insert(stops.end(), c.between.begin(), c.between.end());
    stops.push_back({c.upper, c.upper_line, c.upper_out});
    const std::size_t lost = std::erase_if(
        stops, [&](StopDraft& stop) { return !trim(stop.line, stop.out, venue.levels[stop.level].floor, borders[stop.level]); });
    if (stops.size() < 2 || (lost > 0 && c.kind != MapKind::lift)) return false;
    if (lost > 0) report.add(Part::dropped, "stops of lifts whose doors are not clear by 0.5 m", c.source);
    const StopDraft &lower = stops.front(), &upper = stops.back();
    c.lower = lower.level, c.lower_line = lower.line, c.lower_out = lower.out;
    c.upper = upper.level, c.upper_line = upper.line, c.upper_out = upper.out;
    c.between.assign(stops.begin() + 1, stops.end() - 1);
    return true;
}

// Levels that lost all of their floor go; no connector ends on them any more.
void drop_empty_levels(VenueDraft& venue, ImportReport& report) {
    for (std::size_t row = venue.levels.size(); row-- > 0;) {
        if (!venue.levels[row].floor.is_empty()) continue;
        report.add(Part::dropped, "levels on which nothing can be walked on", venue.levels[row].level.name);
        venue.levels.erase(venue.levels.begin() + static_cast<std::ptrdiff_t>(row));
        for (ConnectorDraft& c : venue.connectors) {
            c.lower -= c.lower > row ? 1 : 0;
            c.upper -= c.upper > row ? 1 : 0;
            for (StopDraft& stop : c.between) stop.level -= stop.level > row ? 1 : 0;
        }
    }
}

}  // namespace

void settle_floors(VenueDraft& venue, ImportReport& report) {
    std::vector<Shape> borders;
    for (LevelDraft& level : venue.levels) {
        std::vector<Shape> parts;
        for (const Polygon& polygon : level.floor.simplified(crooked_m).on_grid(grid_m).to_polygons(0)) {
            const Shape part = Shape::polygon(polygon);
            if (part.area_m2() >= sliver_m2) {
                parts.push_back(part);
            } else {
                report.add(Part::dropped, "slivers of floor smaller than 0.5 m2");
            }
        }
        level.floor = Shape::unite(parts);
        borders.push_back(level.floor.border().grown(on_border_m));
    }
    std::vector<ConnectorDraft> kept;
    for (ConnectorDraft& c : venue.connectors) {
        if (trim_all(c, venue, borders, report)) {
            kept.push_back(std::move(c));
        } else {
            report.add(Part::dropped, "stairs, escalators, ramps and lifts whose end is not clear by 0.5 m", c.source);
            report.add(Part::by_hand, "look at these stairs, escalators, ramps and lifts, and draw them if they matter", c.source);
        }
    }
    venue.connectors = std::move(kept);
    drop_empty_levels(venue, report);
}

void add_exits(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report) {
    for (const MapFeature& feature : map.features) {
        if (feature.kind != MapKind::exit) continue;
        for (const DoorSite& site : door_sites(feature)) {
            bool is_placed = false;
            for (const LevelDraft& level : venue.levels) {
                if (!is_level_of(feature, level)) continue;
                is_placed = true;
                if (!is_door_within(level, site.at)) add_exit(feature, site, level, sizes, venue, report);
            }
            if (is_placed) continue;
            const LevelDraft* ground = feature.levels.empty() ? ground_at(venue, site.at) : nullptr;
            if (ground == nullptr) {
                report.add(Part::dropped, "entrances near no floor", feature.source);
            } else if (!is_door_within(*ground, site.at)) {
                report.add(Part::guessed, "entrances without a level: the floor nearest to the ground", feature.source);
                add_exit(feature, site, *ground, sizes, venue, report);
            }
        }
    }
    if (venue.exits.empty()) report.add(Part::by_hand, "draw exits: features of kind exit, lines of two points on the border of a floor");
}

}  // namespace tidegate
