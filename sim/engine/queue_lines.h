#pragma once
#include <vector>

#include "base/fault.h"
#include "base/vec2.h"
#include "navigation/travel_field.h"

namespace tidegate {

struct Scenario;
struct Site;

/// An ordered queue, the line before a lane or the snake before a facility. Place k lies k spacings behind its head,
/// along the path; who finds all places taken waits at a spot of the overflow. Const in a run.
struct QueueLine {
    int facility = -1;
    bool is_snake = false;   ///< entered at its beginning, whatever is free of it
    int direction = 0;       ///< of the lanes it leads to
    std::vector<int> lanes;  ///< portals it leads to, nearest to its head first
    int plane = -1;
    int zone = -1;
    float spacing_m = 0.5f;
    int places = 0;
    std::vector<Vec2f> path;      ///< from the head to the tail, on the plane
    std::vector<float> at_m;      ///< [path] way from the head
    int places_per_anchor = 1;
    std::vector<TravelField> anchors;  ///< ways to places 0, n, 2 n, ... and to the last one
    std::vector<int> spots;            ///< rows of Site::waiting_spots in the order in which they fill
    std::vector<float> spot_cost_m;    ///< [spots]; see overflow_cost_m

    float place_at_m(int place) const { return static_cast<float>(place) * spacing_m; }
    Vec2f point_at(float m) const;  ///< so far behind the head; clamped to the path
    Vec2f tail() const { return path.back(); }
    Vec2f backward() const;  ///< unit vector from the last place on, away from the queue
};

/// Where those stand for whom an ordered queue has no place: a hexagonal lattice over the zones with such queues, at the
/// spacing of people who wait.
struct WaitingSpots {
    std::vector<Vec2f> at;
    std::vector<std::vector<int>> beside;  ///< [spot] those one spacing away
    float spacing_m = 0;
};

/// The way to a place of a queue from p. Along the queue where its path is near, else as the floor leads.
struct QueueCourse {
    Course course;                     ///< distance to the place and direction to walk
    const TravelField* way = nullptr;  ///< that leads there; null: along the queue's path
    bool is_behind = false;            ///< on the path, at the place or behind it
    float at_m = 0;                    ///< on the path: so far behind the head
};
/// The part of a path that is looked at [m behind the head].
struct PathPart {
    float from_m = 0, to_m = 0;
};
QueueCourse way_to_place(const QueueLine& line, int place, Vec2f p, const PathPart& near);
/// For who comes to the end of the queue, and for who moves up in a line from anywhere near.
PathPart path_to_end(const QueueLine& line, int place);
PathPart path_in_line(const QueueLine& line, int place);

/// The way over the floor to the anchor at or behind a point of the path.
const TravelField& way_to_point(const QueueLine& line, float at_m);

/// Where people join who come now: the first free place of a line, the beginning of a snake.
int place_to_join(const QueueLine& line, std::size_t people);

/// How late a spot at p is taken when the overflow fills [m]: the way to the last place for those straight behind the
/// queue, twice as long for those beside it, up to ten times for those before, where the overflow must not creep to.
float overflow_cost_m(const QueueLine& line, Vec2f p);

/// Builds Site::queue_lines, queue_of_target and waiting_spots for facilities whose queue is a line or a snake. Appends
/// what cannot be a queue to `faults`: off the floor, not before the lanes, too near to itself, to another queue or line.
void add_queue_lines(const Scenario& scenario, Site& site, Faults& faults);

}  // namespace tidegate
