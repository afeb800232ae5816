#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "exchange/border_line.h"
#include "exchange/climbs.h"
#include "exchange/venue_draft.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double landing_m = 1.2;       // floor that must lie before an end
constexpr double bridged_m = 6;         // how far an end may lie from the floor of its level
constexpr double enough = 0.9;          // of a landing that is floor
constexpr double least_touch_m2 = 0.3;  // of a landing with the floor it leads to
constexpr double lift_reach_m = 6;      // from a lift's point to the floor it opens to
constexpr double shaft_m = 1.8;         // side of a lift's shaft that no area shows

/// Gives both ends of every stair, escalator and ramp floor to stand on.
class LandingMaker {
public:
    LandingMaker(VenueDraft& venue, const std::vector<Climb>& climbs, ImportReport& report)
        : venue_(venue), report_(report), holes_(venue.levels.size()) {
        std::vector<std::vector<Shape>> parts(venue.levels.size());
        for (const Climb& climb : climbs) {
            parts[climb.lower].push_back(climb.footprint());
            parts[climb.upper].push_back(climb.footprint());
        }
        for (std::size_t row = 0; row < parts.size(); ++row) {
            holes_[row] = Shape::unite(parts[row]);
            venue.levels[row].floor = venue.levels[row].floor.minus(holes_[row]);
        }
    }

    void make(const Climb& climb) {
        std::array<Shape, 2> landings;
        for (const bool upper : {false, true}) {
            const auto landing = landing_of(climb, upper);
            if (!landing) {
                report_.add(Part::dropped, "stairs, escalators and ramps with an end that no floor comes near", climb.source);
                report_.add(Part::by_hand, "draw the floor at both ends of these stairs, escalators and ramps, if they matter",
                            fmt::format("{}, from {} to {}", climb.source, venue_.levels[climb.lower].level.name,
                                        venue_.levels[climb.upper].level.name));
                return;
            }
            landings[upper ? 1 : 0] = *landing;
        }
        for (const bool upper : {false, true}) {
            const Shape& landing = landings[upper ? 1 : 0];
            if (landing.is_empty()) continue;
            LevelDraft& level = venue_.levels[upper ? climb.upper : climb.lower];
            report_.add(Part::repaired, "ends of stairs, escalators and ramps that touched no floor: a landing was added", climb.source);
            level.floor = Shape::unite({level.floor, landing});
        }
        double plan_m = 0;
        for (std::size_t i = 0; i + 1 < climb.line.size(); ++i) plan_m += length(climb.line[i + 1] - climb.line[i]);
        venue_.connectors.push_back({climb.kind, climb.name, climb.source, climb.lower, climb.upper, climb.end(false), climb.end(true),
                                     climb.out(false), climb.out(true), plan_m, climb.runs_up});
    }

private:
    // Nothing to add (empty), a landing, or none possible.
    std::optional<Shape> landing_of(const Climb& climb, bool upper) const {
        const std::size_t row = upper ? climb.upper : climb.lower;
        const Shape& floor = venue_.levels[row].floor;
        const Segment end = climb.end(upper);
        const Shape before = box_before(end, climb.out(upper), landing_m);
        if (before.common(floor).area_m2() >= enough * before.area_m2()) return Shape();
        for (double depth_m = landing_m; depth_m <= bridged_m; depth_m += landing_m) {
            const Shape landing = box_before(end, climb.out(upper), depth_m).minus(holes_[row]);
            if (landing.common(floor).area_m2() >= least_touch_m2) return landing;
        }
        return bridge(end, climb.out(upper), row);
    }

    // Beside the end: a strip from the landing to the nearest floor.
    std::optional<Shape> bridge(const Segment& end, Vec2 out, std::size_t row) const {
        const Vec2 from = end.middle() + out * (landing_m / 2);
        Segment best;
        double best_m = bridged_m;
        for (const Polygon& polygon : venue_.levels[row].floor.to_polygons(1)) {
            for (std::size_t i = 0; i < polygon.outer.size(); ++i) {
                const Segment edge{polygon.outer[i], polygon.outer[(i + 1) % polygon.outer.size()]};
                if (distance_m(edge, from) >= best_m) continue;
                best_m = distance_m(edge, from);
                best = {from, edge.at(nearest_parameter(edge, from))};
            }
        }
        if (best_m >= bridged_m) return {};
        best.b = best.b + best.direction() * 0.5;
        const double width_m = std::min(end.length_m(), landing_m);
        const Shape strip = Shape::line(best).thick(width_m).minus(holes_[row]);
        return Shape::unite({box_before(end, out, landing_m).minus(holes_[row]), strip});
    }

    VenueDraft& venue_;
    ImportReport& report_;
    std::vector<Shape> holes_;  // by level: what connectors cut out
};

/// Doors of lifts.
class LiftMaker {
public:
    LiftMaker(VenueDraft& venue, const DefaultSizes& sizes, ImportReport& report) : venue_(venue), sizes_(sizes), report_(report) {}

    void make(const MapFeature& lift) {
        const Vec2 at = !lift.points.empty() ? lift.points.front() : middle_of(lift.polygons.front().outer);
        std::vector<std::pair<std::size_t, Segment>> stops;
        for (std::size_t row = 0; row < venue_.levels.size(); ++row) {
            if (!is_level_of(lift, venue_.levels[row])) continue;
            if (const auto doors = doors_on(row, at, lift)) stops.emplace_back(row, *doors);
        }
        if (stops.size() < lift.levels.size()) {
            report_.add(Part::dropped, "stops of lifts on levels without floor near them", lift.source);
        }
        if (stops.size() < 2) return report_.add(Part::dropped, "lifts with fewer than two stops on floors", lift.source);
        const auto& [lower, lower_line] = stops.front();
        const auto& [upper, upper_line] = stops.back();
        ConnectorDraft draft{MapKind::lift, lift.name, lift.source, lower, upper, lower_line, upper_line,
                             into_floor(lower, lower_line), into_floor(upper, upper_line), 0, true};
        for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
            const auto& [level, line] = stops[i];
            draft.between.push_back({level, line, into_floor(level, line)});
        }
        venue_.connectors.push_back(std::move(draft));
    }

private:
    static Vec2 middle_of(const Ring& ring) {
        Vec2 sum;
        for (const Vec2 p : ring) sum += p;
        return sum * (1.0 / static_cast<double>(std::max<std::size_t>(1, ring.size())));
    }

    std::optional<Segment> doors_on(std::size_t row, Vec2 at, const MapFeature& lift) {
        Shape& floor = venue_.levels[row].floor;
        if (!lift.polygons.empty()) {
            floor = floor.minus(Shape::polygons(lift.polygons));
        } else if (floor.distance_m(at) <= 0) {
            const double r = shaft_m / 2;
            report_.add(Part::guessed, fmt::format("shafts of lifts drawn as a point: {0} m by {0} m", shaft_m), lift.source);
            floor = floor.minus(Shape::polygon({{at + Vec2{-r, -r}, at + Vec2{r, -r}, at + Vec2{r, r}, at + Vec2{-r, r}}, {}}));
        }
        return line_on_border(floor, {at, lift.width_m > 0 ? lift.width_m : sizes_.lift_door_m, lift_reach_m});
    }

    Vec2 into_floor(std::size_t row, const Segment& line) const {
        const Vec2 right = line.right_normal();
        const Shape& floor = venue_.levels[row].floor;
        const double look_m = 0.5;
        return floor.distance_m(line.middle() + right * look_m) < floor.distance_m(line.middle() - right * look_m) ? right : right * -1.0;
    }

    VenueDraft& venue_;
    const DefaultSizes& sizes_;
    ImportReport& report_;
};

}  // namespace

void add_connectors(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report) {
    const std::vector<Climb> climbs = find_climbs(map, sizes, venue.levels, report);
    LandingMaker maker(venue, climbs, report);
    for (const Climb& climb : climbs) maker.make(climb);
}

void add_lifts(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report) {
    LiftMaker maker(venue, sizes, report);
    for (const MapFeature& feature : map.features) {
        if (feature.kind == MapKind::lift && (!feature.points.empty() || !feature.polygons.empty())) maker.make(feature);
    }
}

}  // namespace tidegate
