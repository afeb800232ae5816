#include "engine/usual_ways.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "navigation/field_sweep.h"

namespace tidegate {
namespace {

constexpr float widest_angle = 0.6435f;  // acos 0.8
constexpr float near_m = 20, far_m = 40;
constexpr float narrow_m = 7, wide_m = 10;

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

float grown(float radius_m) { return std::clamp((radius_m - near_m) / (far_m - near_m), 0.0f, 1.0f); }

// Whether there is floor of the zone so far from a node.
bool is_floor(const TravelField& usual, int x, int y, Vec2f away_m) {
    const int ix = x + static_cast<int>(std::lround(away_m.x / usual.cell_m));
    const int iy = y + static_cast<int>(std::lround(away_m.y / usual.cell_m));
    return ix >= 0 && iy >= 0 && ix < usual.nx && iy < usual.ny && usual.nodes[row_of(usual, ix, iy)].is_reached();
}

// How far the floor reaches across the usual way from `ahead_m` on along it, up to `wide_m` to either side.
float width_on_line(const TravelField& usual, int x, int y, Vec2f way, float ahead_m) {
    float width_m = 0;
    for (const Vec2f side : {Vec2f{-way.y, way.x}, Vec2f{way.y, -way.x}}) {
        for (float out_m = usual.cell_m; out_m < wide_m; out_m += usual.cell_m, width_m += usual.cell_m) {
            if (!is_floor(usual, x, y, way * ahead_m + side * out_m)) break;
        }
    }
    return width_m;
}

// Of five lines 1 m apart the middle one: columns and other things that stand in a hall make no corridor of it, nor do niches of a
// corridor make a hall.
float width_across(const TravelField& usual, int x, int y, Vec2f way) {
    std::array<float, 5> widths_m;
    auto end = widths_m.begin();
    for (const float ahead_m : {-2.0f, -1.0f, 0.0f, 1.0f, 2.0f}) {
        if (is_floor(usual, x, y, way * ahead_m)) *end++ = width_on_line(usual, x, y, way, ahead_m);
    }
    const auto middle = widths_m.begin() + (end - widths_m.begin() - 1) / 2;
    std::nth_element(widths_m.begin(), middle, end);
    return *middle;
}

Vec2f turn_by(float angle) { return {std::cos(angle), std::sin(angle)}; }

WorthTurns::Share share_at(const TravelField& usual, int x, int y, const FieldNode& own) {
    const float converges = -(change_along(usual, x, y, true) + change_along(usual, x, y, false));
    const float parallel = grown(1 / std::max(converges, 1 / far_m)), far = grown(usual.distance_at(own));
    float narrow = 0;
    if (parallel > 0 && far < 1) narrow = std::clamp((wide_m - width_across(usual, x, y, own.direction())) / (wide_m - narrow_m), 0.0f, 1.0f);
    return {parallel, far, narrow, turn_by(widest_angle * parallel * far)};
}

// The time to the target by the usual way, with the delays of `grid`: upwind, so nodes nearer to the target must be known.
float time_by(const EikonalGrid& grid, const std::vector<float>& times, std::size_t node, Vec2f way) {
    const auto nx = static_cast<std::size_t>(grid.nx);
    const bool right = way.x > 0, up = way.y > 0;
    const bool has_x = (grid.links[node] & (right ? EikonalGrid::right : EikonalGrid::left)) != 0;
    const bool has_y = (grid.links[node] & (up ? EikonalGrid::up : EikonalGrid::down)) != 0;
    const float x_s = has_x && way.x != 0 ? times[right ? node + 1 : node - 1] : unreached_m;
    const float y_s = has_y && way.y != 0 ? times[up ? node + nx : node - nx] : unreached_m;
    const float along_s = grid.slowness[node] * static_cast<float>(grid.spacing_m);
    if (x_s >= unreached_m || y_s >= unreached_m) return std::min(x_s, y_s) + along_s;  // beside a wall: along it
    const float x = std::abs(way.x), y = std::abs(way.y);
    return (x * x_s + y * y_s + along_s) / (x + y);
}

// 1 where turning off gains next to nothing, 0 where it gains much.
float not_worth(float quickest_s, float usual_s) {
    constexpr float little = 0.15f, much = 0.25f;
    const float gain = 1 - quickest_s / std::max(usual_s, 1e-3f);
    return std::clamp((much - gain) / (much - little), 0.0f, 1.0f);
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
    WorthTurns turns;
    turns.shares.resize(around.nodes.size());
    std::vector<float> distance_m(around.nodes.size(), unreached_m);
    std::size_t row = 0;
    for (int y = 0; y < around.ny; ++y) {
        for (int x = 0; x < around.nx; ++x, ++row) {
            if (stride * x >= usual.nx || stride * y >= usual.ny) continue;  // beyond the zone
            const FieldNode& own = usual.nodes[row_of(usual, stride * x, stride * y)];
            if (!own.is_reached()) continue;
            distance_m[row] = usual.distance_at(own);
            turns.shares[row] = share_at(usual, stride * x, stride * y, own);
            turns.order.push_back(static_cast<std::int32_t>(row));
        }
    }
    const bool is_narrow = std::any_of(turns.shares.begin(), turns.shares.end(), [](const WorthTurns::Share& share) { return share.narrow * share.parallel * (1 - share.far) > 0; });
    if (!is_narrow) turns.order.clear();
    std::stable_sort(turns.order.begin(), turns.order.end(), [&](std::int32_t a, std::int32_t b) { return distance_m[std::size_t(a)] < distance_m[std::size_t(b)]; });
    return turns;
}

void keep_to_usual_ways(const TravelField& usual, const WorthTurns& turns, const EikonalGrid& grid, std::vector<float>& times, TravelField& around) {
    const int stride = stride_of(usual, around);
    const auto own_way = [&](std::size_t row) {
        const auto k = static_cast<int>(row);
        return usual.nodes[row_of(usual, stride * (k % around.nx), stride * (k / around.nx))].direction();
    };
    times.assign(turns.order.empty() ? 0 : around.nodes.size(), unreached_m);
    for (const std::int32_t k : turns.order) {
        const auto row = static_cast<std::size_t>(k);
        if (!around.nodes[row].is_reached()) continue;
        const float quickest_s = around.distance_at(around.nodes[row]), usual_s = time_by(grid, times, row, own_way(row));
        times[row] = usual_s >= unreached_m ? quickest_s : std::max(quickest_s, usual_s);  // quickest: beside the line
    }
    for (std::size_t row = 0; row < around.nodes.size(); ++row) {
        const WorthTurns::Share& share = turns.shares[row];
        FieldNode& node = around.nodes[row];
        if (share.parallel <= 0 || !node.is_reached()) continue;
        const float near = times.empty() ? 0 : share.narrow * not_worth(around.distance_at(node), times[row]);
        const Vec2f turn = near > share.far ? turn_by(widest_angle * share.parallel * near) : share.turn;
        if (turn.y > 0) node.set_direction(unit(turned_back(own_way(row), node.direction(), turn)));
    }
}

}  // namespace tidegate
