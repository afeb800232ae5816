#include "sensors/near_people.h"

#include <limits>
#include <utility>

namespace tidegate {
namespace {

constexpr double cell_m = 0.7;  // about two people each where it is crowded
constexpr double most_cells = 250000;

CellFrame frame_of(const CrowdColumns& crowd) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Vec2 low{far, far}, high{-far, -far};
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        const Vec2 p = crowd.position(i);
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const Vec2 size = high - low;
    const double cells = (size.x / cell_m + 1) * (size.y / cell_m + 1);
    CellFrame frame{low, cell_m * std::max(1.0, std::sqrt(cells / most_cells)), 0, 0};
    frame.columns = static_cast<int>(size.x / frame.cell_m) + 1;
    frame.rows = static_cast<int>(size.y / frame.cell_m) + 1;
    return frame;
}

}  // namespace

void sort_people(const CrowdColumns& crowd, NearPeople& people) {
    people.at.resize(crowd.size());
    people.cell.resize(crowd.size());
    people.frame = crowd.size() > 0 ? frame_of(crowd) : CellFrame{};
    const CellFrame& frame = people.frame;
    people.begin.assign(frame.size() + 1, 0);
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        const Vec2 p = (crowd.position(i) - frame.corner) * (1 / frame.cell_m);
        const int column = std::min(static_cast<int>(p.x), frame.columns - 1);
        const int row = std::min(static_cast<int>(p.y), frame.rows - 1);
        people.cell[i] = row * frame.columns + column;
        ++people.begin[static_cast<std::size_t>(people.cell[i])];
    }
    std::int32_t sum = 0;
    for (std::int32_t& b : people.begin) sum += std::exchange(b, sum);
    // begin[c] moves to the end of cell c while rows are dealt out; shifted back below.
    for (std::size_t i = 0; i < crowd.size(); ++i)
        people.at[static_cast<std::size_t>(
            people.begin[static_cast<std::size_t>(people.cell[i])]++)] = crowd.position(i);
    for (std::size_t c = people.begin.size() - 1; c > 0; --c) people.begin[c] = people.begin[c - 1];
    people.begin[0] = 0;
}

}  // namespace tidegate
