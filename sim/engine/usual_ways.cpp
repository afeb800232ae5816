#include "engine/usual_ways.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr float widest_angle = 0.6435f;  // acos 0.8
constexpr float near_m = 20, far_m = 40;

std::size_t row_of(const TravelField& field, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(field.nx) + static_cast<std::size_t>(x);
}

// How fast the x (or y) of directions changes along x (or y), over about 2 m or as much of it as belongs to the zone
// [1/m].
float change_along(const TravelField& field, int x, int y, bool along_x) {
    const int reach = std::max(1, static_cast<int>(1 / field.cell_m));
    int low = 0, high = 0;
    const auto at = [&](int step) -> const FieldNode* {
        const int ix = along_x ? x + step : x, iy = along_x ? y : y + step;
        if (ix < 0 || iy < 0 || ix >= field.nx || iy >= field.ny) return nullptr;
        const FieldNode& node = field.nodes[row_of(field, ix, iy)];
        return node.is_reached() ? &node : nullptr;
    };
    while (low > -reach && at(low - 1) != nullptr) --low;
    while (high < reach && at(high + 1) != nullptr) ++high;
    if (low == high) return 0;
    const Vec2f a = at(low)->direction(), b = at(high)->direction();
    return (along_x ? b.x - a.x : b.y - a.y) / (static_cast<float>(high - low) * field.cell_m);
}

// 1 far from all places at which usual ways run together, 0 near them.
float parallel_share(const TravelField& usual, int x, int y, float distance_m) {
    if (distance_m <= near_m) return 0;
    const float converges = -(change_along(usual, x, y, true) + change_along(usual, x, y, false));
    const float radius_m = 1 / std::max(converges, 1 / far_m);
    return std::clamp((std::min(distance_m, radius_m) - near_m) / (far_m - near_m), 0.0f, 1.0f);
}

Vec2f turned_back(Vec2f usual, Vec2f around, Vec2f turn) {
    if (dot(usual, around) >= turn.x) return usual;
    return turned(around, {turn.x, cross(usual, around) > 0 ? -turn.y : turn.y});
}

int stride_of(const TravelField& usual, const TravelField& around) {
    return static_cast<int>(std::lround(around.cell_m / usual.cell_m));
}

}  // namespace

WorthTurns worth_turns(const TravelField& usual, const TravelField& around) {
    const int stride = stride_of(usual, around);
    WorthTurns turns(around.nodes.size(), Vec2f{1, 0});
    std::size_t row = 0;
    for (int y = 0; y < around.ny; ++y) {
        for (int x = 0; x < around.nx; ++x, ++row) {
            if (stride * x >= usual.nx || stride * y >= usual.ny) continue;  // beyond the zone
            const FieldNode& own = usual.nodes[row_of(usual, stride * x, stride * y)];
            if (!own.is_reached()) continue;
            const float share = parallel_share(usual, stride * x, stride * y, usual.distance_at(own));
            if (share > 0) turns[row] = {std::cos(share * widest_angle), std::sin(share * widest_angle)};
        }
    }
    return turns;
}

void keep_to_usual_ways(const TravelField& usual, const WorthTurns& turns, TravelField& around) {
    const int stride = stride_of(usual, around);
    std::size_t row = 0;
    for (int y = 0; y < around.ny; ++y) {
        for (int x = 0; x < around.nx; ++x, ++row) {
            FieldNode& node = around.nodes[row];
            if (turns[row].y == 0 || !node.is_reached()) continue;
            const FieldNode& own = usual.nodes[row_of(usual, stride * x, stride * y)];
            node.set_direction(unit(turned_back(own.direction(), node.direction(), turns[row])));
        }
    }
}

}  // namespace tidegate
