#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "exchange/border_line.h"
#include "exchange/door_sites.h"
#include "exchange/venue_draft.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double reach_m = 0.8;      // from a door as drawn to its wall
constexpr double same_door_m = 1.0;  // doors nearer to each other are one
constexpr double narrowest_m = 0.6;  // what counts as a door; a lane has as much
constexpr double deepest_m = 1.2;    // half of the thickest wall a door goes through
constexpr double sample_m = 0.5;     // along walls, when a place for a door is sought

/// Where a wall is opened.
struct Gap {
    Segment line;
    double depth_m = 0;
};

/// Places the doors of one level.
class DoorPlacer {
public:
    DoorPlacer(LevelDraft& level, const DefaultSizes& sizes, ImportReport& report)
        : level_(level), sizes_(sizes), report_(report), closed_(level.floor) {}

    // Where a feature says that there is a door. Returns false when floor is on one side only, or no wall is near.
    bool place(Vec2 at, double width_m, const std::string& name, const std::string& source) {
        if (is_taken(at)) return true;
        const Segment* wall = wall_near(at);
        if (wall == nullptr) return false;
        const auto gap = gap_in(*wall, at, width_m > 0 ? width_m : sizes_.door_m);
        if (!gap) return false;
        open(*gap, name, source);
        return true;
    }

    void mark_rooms() {
        for (RoomDraft& room : level_.rooms) {
            for (const LineDraft& door : level_.openings) {
                if (room.shape.distance_m(door.line.middle()) < deepest_m + 0.1) room.has_door = true;
            }
        }
    }

    // Rooms that touch open floor first; others then get their door to a neighbour that has one.
    void complete() {
        for (const bool to_open_floor : {true, false}) {
            for (RoomDraft& room : level_.rooms) {
                if (!room.has_door) room.has_door = add_door_to(room, to_open_floor);
            }
        }
        for (const RoomDraft& room : level_.rooms) {
            if (room.has_door) continue;
            report_.add(Part::dropped, "rooms that touch no other floor: nobody gets in", room.source);
            level_.floor = level_.floor.minus(room.shape);
        }
    }

private:
    bool is_taken(Vec2 at) const {
        return std::any_of(level_.openings.begin(), level_.openings.end(),
                           [&](const LineDraft& door) { return distance_m(door.line, at) < same_door_m; });
    }

    const Segment* wall_near(Vec2 at) const {
        const Segment* best = nullptr;
        double best_m = reach_m;
        for (const Segment& edge : level_.wall_edges) {
            const double away_m = distance_m(edge, at);
            if (edge.length_m() < narrowest_m || away_m >= best_m) continue;
            best = &edge;
            best_m = away_m;
        }
        return best;
    }

    // The gap on a straight wall nearest to `at`, deep enough to reach floor on both sides.
    std::optional<Gap> gap_in(const Segment& wall, Vec2 at, double width_m) const {
        const double all_m = wall.length_m();
        const double half_m = std::min(width_m, all_m) / 2;
        const double middle_m = std::clamp(nearest_parameter(wall, at) * all_m, half_m, all_m - half_m);
        const Segment line{wall.at((middle_m - half_m) / all_m), wall.at((middle_m + half_m) / all_m)};
        const Vec2 n = line.right_normal();
        for (double depth_m = 0.2; depth_m <= deepest_m; depth_m += 0.2) {
            const Vec2 side = n * depth_m;
            if (closed_.distance_m(line.middle() + side) > 1e-6 || closed_.distance_m(line.middle() - side) > 1e-6) continue;
            return Gap{line, 2 * depth_m + 0.02};
        }
        return {};
    }

    void open(const Gap& gap, const std::string& name, const std::string& source) {
        level_.floor = Shape::unite({level_.floor, box_about(gap.line, gap.depth_m)});
        level_.openings.push_back({name.empty() ? "door" : name, level_.level.name, source, gap.line});
    }

    bool add_door_to(const RoomDraft& room, bool to_open_floor) {
        const Shape other = (to_open_floor ? level_.open.common(closed_) : closed_).minus(room.shape);
        double best_m = narrowest_m;
        std::optional<Gap> best;
        for (const Polygon& polygon : room.shape.to_polygons()) {
            look_along(polygon.outer, other, best_m, best);
        }
        if (!best) return false;
        report_.add(Part::guessed, fmt::format("rooms without a door: one of {} m where they touch other floor longest", sizes_.door_m),
                    room.source);
        open(*best, room.name.empty() ? "door" : "door of " + room.name, room.source);
        return true;
    }

    // The longest stretch of a straight wall that has `other` behind it.
    void look_along(const Ring& ring, const Shape& other, double& best_m, std::optional<Gap>& best) const {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Segment edge{ring[i], ring[(i + 1) % ring.size()]};
            const double all_m = edge.length_m();
            if (all_m <= best_m) continue;
            const auto steps = static_cast<int>(std::ceil(all_m / sample_m));
            int from = 0;
            for (int k = 0; k <= steps; ++k) {
                const bool touches = k < steps && other.distance_m(edge.at((k + 0.5) / steps)) < 0.5;
                if (touches) continue;
                const double run_m = (k - from) * all_m / steps;
                const auto gap =
                    run_m > best_m ? gap_in(edge, edge.at((k + from) / 2.0 / steps), std::min(sizes_.door_m, run_m)) : std::nullopt;
                if (gap) best_m = run_m, best = gap;
                from = k + 1;
            }
        }
    }

    LevelDraft& level_;
    const DefaultSizes& sizes_;
    ImportReport& report_;
    const Shape closed_;  // the floor before doors were opened
};

// A way that passes a wall shows a door there.
void place_where_ways_pass(const ImportedMap& map, const LevelDraft& level, DoorPlacer& placer, ImportReport& report) {
    std::vector<Shape> borders;
    for (const RoomDraft& room : level.rooms) borders.push_back(room.shape.border());
    const Shape walls = Shape::unite(borders).thick(0.02);
    for (const MapFeature& way : map.features) {
        if ((way.kind != MapKind::way && way.kind != MapKind::passage) || !is_level_of(way, level)) continue;
        for (const auto& line : way.lines) {
            for (const auto& crossing : Shape::line(line).common(walls).to_lines()) {
                const std::size_t before = level.openings.size();
                placer.place(Segment{crossing.front(), crossing.back()}.middle(), way.width_m, "", way.source);
                if (level.openings.size() > before) {
                    report.add(Part::guessed, "doors where ways pass the walls of rooms", way.source);
                }
            }
        }
    }
}

}  // namespace

void add_doors(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report) {
    for (LevelDraft& level : venue.levels) {
        DoorPlacer placer(level, sizes, report);
        for (const MapFeature& door : map.features) {
            // An entrance with floor on both sides is a door within the venue.
            if (door.kind != MapKind::door && door.kind != MapKind::exit) continue;
            if (!door.levels.empty() && !is_level_of(door, level)) continue;
            for (const auto& [at, width_m] : door_sites(door)) {
                const std::size_t before = level.openings.size();
                if (placer.place(at, width_m, door.name, door.source)) {
                    if (width_m <= 0 && level.openings.size() > before)
                        report.add(Part::guessed, fmt::format("doors without a width: {} m", sizes.door_m), door.source);
                } else if (door.kind == MapKind::door && !door.levels.empty()) {
                    report.add(Part::dropped, "doors that lie in no wall with floor on both sides", door.source);
                }
            }
        }
        place_where_ways_pass(map, level, placer, report);
        placer.mark_rooms();
        placer.complete();
    }
}

}  // namespace tidegate
