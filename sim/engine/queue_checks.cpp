#include "engine/queue_checks.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "engine/site.h"

namespace tidegate {
namespace {

constexpr float clear_of_wall_m = 0.2f;    // half a body
constexpr double clear_of_line_m = 0.6;     // of openings, stairs and exits, and of the lanes themselves
constexpr float queues_apart_m = 0.5f;      // shoulders are 0.46 m wide (Fruin 1971)
constexpr double farthest_head_m = 6;       // from the head of a snake to the nearest lane

const FacilityDef& def_of(const Scenario& s, const QueueLine& line) {
    return s.facilities[std::size_t(line.facility)];
}
Vec2f place_of(const QueueLine& line, int place) { return line.point_at(line.place_at_m(place)); }

std::string title(const Scenario& s, const QueueLine& line) {
    const FacilityDef& def = def_of(s, line);
    const char* word = def.queue.shape == QueueShape::snake ? "snake" : "line";
    return fmt::format("the {} of '{}'", word, def.name);
}

void check_floor(const Scenario& s, const Site& site, const QueueLine& line, Faults& faults) {
    const Place& place = def_of(s, line).queue.place;
    const float end_m = line.at_m.back();
    for (float at_m = 0; at_m <= end_m; at_m += 0.1f) {
        if (can_stand_in_queue(site, line, to_double(line.point_at(at_m)))) continue;
        faults.add(place,
                   fmt::format("{} cannot be stood on {:.1f} m from its end before the lanes", title(s, line), at_m),
                   fmt::format("a path on the floor before the lanes, {} m clear of walls and {} m of lanes, openings, "
                               "exits and stairs",
                               clear_of_wall_m, clear_of_line_m),
                   "move its points in the venue file");
        return;
    }
}

void check_head(const Scenario& s, const Site& site, const QueueLine& line, Faults& faults) {
    float nearest_m = std::numeric_limits<float>::infinity();
    for (const int portal : line.lanes) {
        const TravelField& way = site.fields[std::size_t(2 * portal + line.direction)];
        nearest_m = std::min(nearest_m, way.distance(line.path.front()));
    }
    if (nearest_m <= farthest_head_m) return;
    const FacilityDef& def = def_of(s, line);
    const std::string how_far = std::isfinite(nearest_m) ? fmt::format("{:.1f} m from", nearest_m) : "without a way to";
    faults.add(def.queue.place, fmt::format("{} ends {} the nearest lane", title(s, line), how_far),
               fmt::format("a path whose last point is at most {} m before a lane", farthest_head_m),
               "draw it from its tail to its head, on the side from which people pass");
}

void check_runs(const Scenario& s, const QueueLine& line, Faults& faults) {
    const int apart = static_cast<int>(std::ceil(3 * queues_apart_m / line.spacing_m));  // farther along than round a bend
    for (int a = 0; a < line.places; ++a) {
        for (int b = a + apart; b < line.places; ++b) {
            const float d = length(place_of(line, a) - place_of(line, b));
            if (d >= queues_apart_m) continue;
            faults.add(def_of(s, line).queue.place,
                       fmt::format("{} comes within {:.2f} m of itself, {:.1f} m from its end before the lanes",
                                   title(s, line), d, line.place_at_m(a)),
                       fmt::format("runs at least {} m apart", queues_apart_m), "draw its runs farther apart");
            return;
        }
    }
}

void check_overlap(const Scenario& s, const QueueLine& first, const QueueLine& second, Faults& faults) {
    if (first.plane != second.plane || first.zone != second.zone) return;
    float nearest_m = std::numeric_limits<float>::infinity();
    for (int a = 0; a < first.places; ++a) {
        for (int b = 0; b < second.places; ++b) {
            nearest_m = std::min(nearest_m, length(place_of(first, a) - place_of(second, b)));
        }
    }
    if (nearest_m >= queues_apart_m) return;
    const bool same = first.facility == second.facility;
    faults.add(def_of(s, second).queue.place,
               same ? fmt::format("the lines of '{}' before two of its lanes are {:.2f} m apart",
                                  def_of(s, second).name, nearest_m)
                    : fmt::format("{} and {} share floor: they are {:.2f} m apart", title(s, first), title(s, second),
                                  nearest_m),
               fmt::format("queues at least {} m apart", queues_apart_m),
               same ? "draw the facility longer, or give it queue_shape = \"snake\""
                    : "shorten a line with queue_length_m, or move a path");
}

}  // namespace

bool can_stand_in_queue(const Site& site, const QueueLine& line, Vec2 p) {
    const Vec2f at = to_float(p);
    if (site.raster(line.plane).distance(at) < clear_of_wall_m) return false;
    if (site.rasters.zone_at(line.plane, at).row != line.zone) return false;
    return std::none_of(site.portals.begin(), site.portals.end(), [&](const Portal& portal) {
        return std::any_of(portal.sides.begin(), portal.sides.end(), [&](const PortalSide& side) {
            return side.plane == line.plane && side.zone.row == line.zone &&
                   distance_m(side.line, p) < clear_of_line_m;
        });
    });
}

void check_queue_lines(const Scenario& s, const Site& site, Faults& faults) {
    for (const QueueLine& line : site.queue_lines) {
        const FacilityDef& def = def_of(s, line);
        if (def.queue.shape == QueueShape::line && line.places > 0) continue;
        const std::size_t before = faults.size();
        if (line.places == 0) {
            const bool is_line = def.queue.shape == QueueShape::line;
            const std::string lane = is_line ? site.portals[std::size_t(line.lanes.front())].name : def.name;
            faults.add(def.queue.place, fmt::format("there is no room for a queue before '{}'", lane),
                       is_line ? fmt::format("{:.2f} m of floor before each lane", 0.35 + def.queue.spacing_m + clear_of_wall_m)
                               : "a path of two points or more",
                       is_line ? "move the walls, or give it queue_shape = \"fan\"" : "draw a feature of kind queue");
            continue;
        }
        check_floor(s, site, line, faults);
        if (faults.size() > before) continue;
        check_head(s, site, line, faults);
        check_runs(s, line, faults);
    }
    std::set<std::pair<int, int>> told;  // two facilities may have many lines
    for (std::size_t a = 0; a < site.queue_lines.size(); ++a) {
        for (std::size_t b = a + 1; b < site.queue_lines.size(); ++b) {
            const QueueLine &first = site.queue_lines[a], &second = site.queue_lines[b];
            if (told.contains({first.facility, second.facility})) continue;
            const std::size_t before = faults.size();
            check_overlap(s, first, second, faults);
            if (faults.size() > before) told.insert({first.facility, second.facility});
        }
    }
}

}  // namespace tidegate
