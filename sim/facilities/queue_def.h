#pragma once
#include <cstdint>
#include <vector>

#include "base/fault.h"
#include "base/vec2.h"

namespace tidegate {

/// How people wait before a facility. fan: they crowd freely before the lanes. line: one straight line before each
/// lane, perpendicular to the facility. snake: one line along a drawn path, whose first goes to the next free lane.
enum class QueueShape : std::uint8_t { fan, line, snake };

struct QueueDef {
    QueueShape shape = QueueShape::fan;
    double spacing_m = 0.5;   ///< between two places along a line or snake; Fruin 1971, queues at level E: up to 0.6 m
    double length_m = 20;     ///< line: at most so long; it ends sooner where the floor does
    std::vector<Vec2> path;   ///< snake: from its tail to its head, in local metres
    Place place;              ///< where it is drawn, for messages
};

}  // namespace tidegate
