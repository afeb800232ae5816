#include "scenario/venue_checks.h"

#include <fmt/core.h>

#include <algorithm>

#include "scenario/floors.h"

namespace tidegate {
namespace {

constexpr const char* draw_again = "move its points onto the wall in the venue file";

bool meets(const Shape& walls, const std::vector<Segment>& others, Vec2 end) {
    if (walls.distance_m(end) <= reach_m) return true;
    return std::any_of(others.begin(), others.end(),
                       [&](const Segment& other) { return distance_m(other, end) <= reach_m; });
}

Vec2 middle_of(const Ring& ring) {
    Vec2 sum;
    for (const Vec2 p : ring) sum += p;
    return sum * (1.0 / static_cast<double>(std::max<std::size_t>(ring.size(), 1)));
}

}  // namespace

void check_spans(const Feature& feature, const Segment& line, const Shape& floor,
                 const std::vector<Segment>& others, const Projection& projection, Faults& faults) {
    const double on_floor_m = Shape::line(line).common(floor).length_m();
    if (on_floor_m < 0.5 * line.length_m()) {
        faults.add(
            feature.geometry_place,
            fmt::format(
                "{} is not on the floor of level '{}': {:.1f} m of {:.1f} m are, from {} to {}",
                feature.title(), feature.values.text("level"), on_floor_m, line.length_m(),
                file_coordinates(projection, line.a), file_coordinates(projection, line.b)),
            "a line across the floor", "check its points and its level");
        return;
    }
    const Shape walls = floor.border();
    for (const Vec2 end : {line.a, line.b}) {
        if (meets(walls, others, end)) continue;
        faults.add(
            feature.geometry_place,
            fmt::format("{} touches no wall at {}: the nearest is {:.2f} m away", feature.title(),
                        file_coordinates(projection, end), walls.distance_m(end)),
            fmt::format("both ends within {} m of a wall, obstacle or barrier", reach_m),
            draw_again);
    }
}

void check_on_border(const Feature& feature, const std::string& what, const Segment& line,
                     const Shape& floor, const std::string& level, const Projection& projection,
                     Faults& faults) {
    const Shape border = floor.border();
    const double away_m = Shape::line(line).minus(border.grown(reach_m)).length_m();
    if (!border.is_empty() && away_m < 1e-6) return;
    double farthest_m = 0;
    for (const double t : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        farthest_m = std::max(farthest_m, border.distance_m(line.at(t)));
    }
    faults.add(
        feature.geometry_place,
        fmt::format("{} is not on the border of the floor of level '{}': from {} to {} it is up "
                    "to {:.2f} m away",
                    what, level, file_coordinates(projection, line.a),
                    file_coordinates(projection, line.b), farthest_m),
        fmt::format("within {} m of the border", reach_m), draw_again);
}

void check_inside(const Feature& feature, const Shape& floor, const std::string& level,
                  const Projection& projection, Faults& faults) {
    const Shape shape = Shape::polygons(feature.polygons);
    const double area_m2 = shape.area_m2();
    const double inside_m2 = shape.common(floor).area_m2();
    if (inside_m2 >= 0.99 * area_m2) return;
    const double outside = 100 * (1 - inside_m2 / area_m2);
    const std::string at = file_coordinates(projection, middle_of(feature.polygons[0].outer));
    const std::string what =
        inside_m2 < 0.01 * area_m2
            ? fmt::format("{} at {} lies inside a wall or outside level '{}'", feature.title(), at,
                          level)
            : fmt::format("{:.0f} % of {} at {} lie inside a wall or outside level '{}'", outside,
                          feature.title(), at, level);
    faults.add(feature.geometry_place, what, "a polygon on the floor");
}

}  // namespace tidegate
