#include "engine/queue_guidance.h"

#include <algorithm>
#include <cmath>

#include "engine/near_walls.h"

namespace tidegate {
namespace {

constexpr float at_place_m = 0.1f;        // nearer, one stands
constexpr float in_line_m = 0.75f;        // ... and farther off one is not yet part of the line
constexpr float slows_down_s = 0.5f;      // one would reach the place in this time

// People in a line give way to those before them and to nobody else. Whoever walks past a line is no part of it: among
// people with one target, those who stand would bar a wider way than the one that was chosen past them, for good.
std::int32_t stream_of_line(const Site& site, int queue) {
    return static_cast<std::int32_t>(2 * site.portals.size()) + 2 * queue;
}
std::int32_t stream_to_tail(const Site& site, int queue) { return stream_of_line(site, queue) + 1; }
std::int32_t stream_alone(std::int32_t agent) { return -2 - agent; }

void stand(Walkers& w, std::size_t i) { w.ex[i] = w.ey[i] = 0; }

void head_to(Walkers& w, std::size_t i, Vec2f e, float left_m, float& pace_m_s) {
    w.ex[i] = e.x, w.ey[i] = e.y;
    pace_m_s = std::min(pace_m_s, left_m / slows_down_s);
}

void guide_to_spot(const Site& site, World& world, const QueueLine& line, std::size_t i, int spot, float& pace_m_s) {
    Walkers& w = world.walkers;
    const Vec2f p = w.position(i), to = site.waiting_spots.at[std::size_t(spot)] - p;
    const float left_m = length(to);
    w.to_go[i] = line.at_m.back() + left_m;
    if (left_m < at_place_m) return stand(w, i);
    const bool is_straight = is_straight_way(site.raster(w.plane[i]), p, p + to);
    const Course course = line.anchors.back().course(p);
    head_to(w, i, is_straight ? unit(to) : way_clear_of_walls(site, line.anchors.back(), w, i, course.direction), left_m,
            pace_m_s);
}

struct InQueue {
    int queue, place;
    bool has_turn, is_in_line;
};

void walk_in_queue(const Site& site, World& world, std::size_t i, const InQueue& me, const QueueCourse& way,
                   float& pace_m_s) {
    Walkers& w = world.walkers;
    const QueueLine& line = site.queue_lines[std::size_t(me.queue)];
    world.guidance.stream[i] = me.is_in_line ? stream_of_line(site, me.queue) : stream_to_tail(site, me.queue);
    // In the line the turn alone says who is before whom.
    w.to_go[i] = line.place_at_m(me.place) + (me.is_in_line ? 0.0f : way.course.distance_m);
    if (me.has_turn && way.course.distance_m < at_place_m) return stand(w, i);
    const Vec2f e = way.way == nullptr ? way.course.direction
                                       : way_clear_of_walls(site, *way.way, w, i, way.course.direction);
    head_to(w, i, e, me.has_turn ? way.course.distance_m : 1e3f, pace_m_s);
}

// For who was pushed aside, or comes from the overflow: straight to the path where that can be walked.
QueueCourse way_back(const LevelRaster& raster, const QueueLine& line, const QueueTicket& ticket, Vec2f p) {
    const Vec2f to = line.point_at(ticket.at_m);
    const float along_m = std::abs(ticket.at_m - line.place_at_m(ticket.rank));
    if (is_straight_way(raster, p, to)) return {{length(to - p) + along_m, unit(to - p)}, nullptr, false, 0};
    const TravelField& field = way_to_point(line, ticket.at_m);
    const Course course = field.course(p);
    return {{course.distance_m + along_m, course.direction}, &field, false, 0};
}

// One walks all of the path, however little of it is taken, so its next piece is always near where one was.
void guide_in_snake(const Site& site, World& world, const QueueLine& line, std::size_t i, float& pace_m_s) {
    constexpr float ahead_m = 1.5f, back_m = 1;
    const Vec2f p = world.walkers.position(i);
    QueueTicket& ticket = world.queues.tickets[std::size_t(world.walkers.agent[i])];
    QueueCourse way = way_to_place(line, ticket.rank, p, {ticket.at_m - ahead_m, ticket.at_m + back_m});
    const bool is_on_path = way.way == nullptr;
    if (is_on_path) {
        ticket.at_m = way.at_m;
    } else {
        way = way_back(site.raster(line.plane), line, ticket, p);
    }
    walk_in_queue(site, world, i, {ticket.queue, ticket.rank, true, is_on_path && way.is_behind}, way, pace_m_s);
}

}  // namespace

bool is_led_by_queue(const Site& site, const World& world, std::size_t i) {
    if (site.queue_lines.empty()) return false;
    const Walkers& w = world.walkers;
    if (w.target[i] < 0 || site.queue_of_target[std::size_t(w.target[i])] < 0 || w.has(i, served)) return false;
    return !world.queues.tickets[std::size_t(w.agent[i])].is_called;
}

void guide_in_queue(const Site& site, World& world, std::size_t i, float& pace_m_s) {
    Walkers& w = world.walkers;
    const int queue = site.queue_of_target[std::size_t(w.target[i])];
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    const QueueTicket& ticket = world.queues.tickets[std::size_t(w.agent[i])];
    const bool has_turn = ticket.queue == queue;
    w.gap_wanted[i] = 0;  // the places keep people apart
    if (has_turn && ticket.rank >= line.places) {
        world.guidance.stream[i] = stream_alone(w.agent[i]);
        if (ticket.spot >= 0) return guide_to_spot(site, world, line, i, ticket.spot, pace_m_s);
        w.to_go[i] = line.at_m.back() + line.anchors.back().distance(w.position(i));
        return stand(w, i);  // no floor is left: where one is
    }
    if (line.is_snake && has_turn) return guide_in_snake(site, world, line, i, pace_m_s);
    const int place = has_turn ? ticket.rank : place_to_join(line, world.queues.in_order[std::size_t(queue)].size());
    const PathPart near = has_turn ? path_in_line(line, place) : path_to_end(line, place);
    const QueueCourse way = way_to_place(line, place, w.position(i), near);
    const bool is_in_line = has_turn && way.is_behind && way.course.distance_m < in_line_m;
    walk_in_queue(site, world, i, {queue, place, has_turn, is_in_line}, way, pace_m_s);
}

QueueBefore before_in_queue(const Site& site, const World& world, int queue, std::int32_t agent) {
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    QueueBefore before{0, 0};
    for (const int portal : line.lanes) {
        before.people += static_cast<float>(world.passages[std::size_t(portal)].heading[std::size_t(line.direction)]);
        before.lanes += world.lanes[std::size_t(portal)].is_open ? 1.0f : 0.0f;
    }
    before.lanes = std::max(1.0f, before.lanes);
    if (agent < 0) return before;
    const QueueTicket& ticket = world.queues.tickets[std::size_t(agent)];
    if (ticket.queue == queue) before.people = static_cast<float>(ticket.rank + 1);
    return before;
}

}  // namespace tidegate
