#include "engine/queue_lines.h"

#include <algorithm>
#include <cmath>

#include "engine/queue_checks.h"
#include "engine/site.h"
#include "engine/waiting_spots.h"
#include "navigation/solve_fields.h"

namespace tidegate {
namespace {

constexpr double served_before_m = 0.35;   // who is served stands so far before the lane's line, at most
constexpr double anchor_every_m = 1.5;
constexpr float beside_path_m = 0.5f;      // who is nearer to the path walks along it
constexpr float beyond_place_m = 1.0f;     // looked for on the path before one's place
constexpr float look_ahead_m = 0.4f;
constexpr float at_place_m = 0.2f;


void set_path(QueueLine& line, const std::vector<Vec2>& path) {
    float at_m = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (i > 0) at_m += static_cast<float>(length(path[i] - path[i - 1]));
        line.path.push_back(to_float(path[i]));
        line.at_m.push_back(at_m);
    }
    line.places = static_cast<int>(at_m / line.spacing_m + 1e-3f) + 1;
}

// Nothing behind the last place: the tail is there.
void cut_behind_last_place(QueueLine& line) {
    const float end_m = line.place_at_m(line.places - 1);
    const Vec2f end = line.point_at(end_m), back = line.backward();
    while (line.path.size() > 1 && line.at_m[line.path.size() - 2] >= end_m) line.path.pop_back();
    line.at_m.resize(line.path.size());
    if (line.places == 1) {  // a path of one point has no direction: keep a short piece of it
        line.path = {end, end + back * 0.01f};
        line.at_m = {0, 0.01f};
        return;
    }
    line.path.back() = end;
    line.at_m.back() = end_m;
}

QueueLine begun_before(const FacilityDef& def, int facility, const PortalSide& side, int direction) {
    QueueLine line;
    line.facility = facility;
    line.direction = direction;
    line.plane = side.plane;
    line.zone = side.zone.row;
    line.spacing_m = static_cast<float>(def.queue.spacing_m);
    return line;
}

// From the lane outwards, as far as there is floor.
QueueLine line_before(const Scenario& s, const Site& site, int facility, int portal, int direction) {
    const FacilityDef& def = s.facilities[std::size_t(facility)];
    const PortalSide& side = site.portals[std::size_t(portal)].sides[std::size_t(direction)];
    QueueLine line = begun_before(def, facility, side, direction);
    line.lanes = {portal};
    const Vec2 head = side.line.middle() + side.into * (served_before_m + def.queue.spacing_m);
    int places = 0;
    while (places * def.queue.spacing_m <= def.queue.length_m &&
           can_stand_in_queue(site, line, head + side.into * (places * def.queue.spacing_m))) {
        ++places;
    }
    if (places == 0) return line;
    set_path(line, {head, head + side.into * std::max(0.01, (places - 1) * def.queue.spacing_m)});
    line.places = places;
    return line;
}

QueueLine snake_before(const Scenario& s, const Site& site, int facility, int direction) {
    const FacilityDef& def = s.facilities[std::size_t(facility)];
    const int first = site.first_lane_portal[std::size_t(facility)];
    const PortalSide& side = site.portals[std::size_t(first)].sides[std::size_t(direction)];
    QueueLine line = begun_before(def, facility, side, direction);
    const Vec2 origin = site.planes[std::size_t(side.plane)].origin;
    std::vector<Vec2> path;
    for (auto p = def.queue.path.rbegin(); p != def.queue.path.rend(); ++p) path.push_back(*p - origin);
    if (path.size() < 2) return line;
    set_path(line, path);
    cut_behind_last_place(line);
    line.is_snake = true;
    for (int lane = 0; lane < def.lanes; ++lane) line.lanes.push_back(first + lane);
    std::stable_sort(line.lanes.begin(), line.lanes.end(), [&](int a, int b) {
        const auto away = [&](int portal) {
            const PortalSide& to = site.portals[std::size_t(portal)].sides[std::size_t(direction)];
            return length(to.line.middle() - to_double(line.path.front()));
        };
        return away(a) < away(b);
    });
    return line;
}

int anchor_of(const QueueLine& line, int place) {
    return std::min((place + line.places_per_anchor - 1) / line.places_per_anchor,
                    static_cast<int>(line.anchors.size()) - 1);
}
int place_of_anchor(const QueueLine& line, int anchor) {
    return std::min(anchor * line.places_per_anchor, line.places - 1);
}

// A short line across the path, walked up to from behind, as a portal of its own.
Portal anchor_at(const QueueLine& line, int place) {
    constexpr double half_width_m = 0.2;
    const float at_m = line.place_at_m(place);
    const Vec2 p = to_double(line.point_at(at_m));
    const Vec2 back = place == line.places - 1
                          ? to_double(line.backward())
                          : unit(to_double(line.point_at(at_m + 0.1f)) - p);
    const Vec2 across{back.y, -back.x};
    Portal portal;
    portal.sides[0] = {line.plane, {p - across * half_width_m, p + across * half_width_m}, ZoneId{line.zone}, back};
    return portal;
}

void add_anchors(const Site& site, QueueLine& line) {
    line.places_per_anchor = std::max(1, static_cast<int>(std::lround(anchor_every_m / line.spacing_m)));
    const int anchors = (line.places - 1 + line.places_per_anchor - 1) / line.places_per_anchor + 1;
    std::vector<Portal> portals;
    for (int a = 0; a < anchors; ++a) portals.push_back(anchor_at(line, place_of_anchor(line, a)));
    std::vector<TravelField> fields = make_fields(site.zones, site.rasters, portals);
    for (int a = 0; a < anchors; ++a) line.anchors.push_back(std::move(fields[std::size_t(2 * a)]));
}

struct OnPath {
    float at_m = 0;
    float beside_m = 1e9f;
};

OnPath nearest_on_path(const QueueLine& line, Vec2f p, float from_m, float to_m) {
    OnPath best;
    for (std::size_t k = 0; k + 1 < line.path.size(); ++k) {
        if (line.at_m[k + 1] < from_m || line.at_m[k] > to_m) continue;
        const Vec2f along = line.path[k + 1] - line.path[k];
        const float long_m = line.at_m[k + 1] - line.at_m[k];
        if (long_m <= 0) continue;
        const float low = std::max(0.0f, (from_m - line.at_m[k]) / long_m);
        const float high = std::min(1.0f, (to_m - line.at_m[k]) / long_m);
        const float t = std::clamp(dot(p - line.path[k], along) / (long_m * long_m), low, std::max(low, high));
        const float beside_m = length(p - (line.path[k] + along * t));
        if (beside_m < best.beside_m) best = {line.at_m[k] + t * long_m, beside_m};
    }
    return best;
}

std::vector<QueueLine> lines_of(const Scenario& s, const Site& site, int facility) {
    const FacilityDef& def = s.facilities[std::size_t(facility)];
    const int direction = def.direction == PassageDirection::backward ? 1 : 0;
    if (def.queue.shape == QueueShape::snake) return {snake_before(s, site, facility, direction)};
    std::vector<QueueLine> lines;
    const int first = site.first_lane_portal[std::size_t(facility)];
    for (int lane = 0; lane < def.lanes; ++lane) {
        lines.push_back(line_before(s, site, facility, first + lane, direction));
    }
    return lines;
}

}  // namespace

Vec2f QueueLine::point_at(float m) const {
    std::size_t k = 0;
    while (k + 2 < path.size() && at_m[k + 1] < m) ++k;
    const float long_m = at_m[k + 1] - at_m[k];
    const float t = long_m > 0 ? std::clamp((m - at_m[k]) / long_m, 0.0f, 1.0f) : 0.0f;
    return path[k] + (path[k + 1] - path[k]) * t;
}

Vec2f QueueLine::backward() const { return unit(path.back() - path[path.size() - 2]); }

PathPart path_to_end(const QueueLine& line, int place) {
    constexpr float behind_m = 2.5f;
    return {line.place_at_m(place) - beyond_place_m, line.place_at_m(place) + behind_m};
}
PathPart path_in_line(const QueueLine& line, int place) {
    constexpr float behind_m = 8;
    return {line.place_at_m(place) - beyond_place_m, line.place_at_m(place) + behind_m};
}

const TravelField& way_to_point(const QueueLine& line, float at_m) {
    const int place = std::min(static_cast<int>(std::ceil(at_m / line.spacing_m)), line.places - 1);
    return line.anchors[std::size_t(anchor_of(line, place))];
}

int place_to_join(const QueueLine& line, std::size_t people) {
    return line.is_snake ? line.places - 1 : std::min(static_cast<int>(people), line.places - 1);
}

QueueCourse way_to_place(const QueueLine& line, int place, Vec2f p, const PathPart& near) {
    const float goal_m = line.place_at_m(place);
    const OnPath on = nearest_on_path(line, p, near.from_m, near.to_m);
    if (on.beside_m < beside_path_m) {
        const float to_walk_m = on.at_m - goal_m;
        const float left_m = std::max(0.0f, std::abs(to_walk_m) - look_ahead_m);
        const Vec2f aim = line.point_at(goal_m + (to_walk_m < 0 ? -left_m : left_m));
        const float straight_m = length(line.point_at(goal_m) - p);
        return {{std::max(straight_m, std::abs(to_walk_m)), unit(aim - p)}, nullptr, to_walk_m > -at_place_m,
                on.at_m};
    }
    const int anchor = anchor_of(line, place);
    const TravelField& field = line.anchors[std::size_t(anchor)];
    Course course = field.course(p);
    course.distance_m += line.place_at_m(place_of_anchor(line, anchor)) - goal_m;
    return {course, &field, false, goal_m};
}

float overflow_cost_m(const QueueLine& line, Vec2f p) {
    const float way_m = line.anchors.back().distance(p);
    const float behind = dot(unit(p - line.tail()), line.backward());
    return way_m * (2 - (behind < 0 ? 8 : 1) * behind);
}

void add_queue_lines(const Scenario& s, Site& site, Faults& faults) {
    const bool any = std::any_of(s.facilities.begin(), s.facilities.end(), [](const FacilityDef& facility) {
        return facility.queue.shape != QueueShape::fan;
    });
    if (!any) return;
    site.queue_of_target.assign(2 * site.portals.size(), -1);
    for (int f = 0; f < static_cast<int>(s.facilities.size()); ++f) {
        if (s.facilities[std::size_t(f)].queue.shape == QueueShape::fan) continue;
        for (QueueLine& line : lines_of(s, site, f)) {
            for (const int portal : line.lanes) {
                site.queue_of_target[std::size_t(2 * portal + line.direction)] =
                    static_cast<int>(site.queue_lines.size());
            }
            site.queue_lines.push_back(std::move(line));
        }
    }
    const std::size_t before = faults.size();
    check_queue_lines(s, site, faults);
    if (faults.size() > before) return;
    for (QueueLine& line : site.queue_lines) add_anchors(site, line);
    add_waiting_spots(s, site);
}

}  // namespace tidegate
