#include "sensors/cell_groups.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace tidegate {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Disjoint sets of cells; the least cell stands for its set.
struct Joining {
    const CellFrame& frame;
    std::vector<std::size_t> parent;
    std::vector<double> area_m2;  ///< of the set, at the cell that stands for it
    std::vector<std::size_t> cells;  ///< those with something walkable, ascending

    std::size_t find(std::size_t cell) {
        while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
        return cell;
    }
    void join(std::size_t p, std::size_t q) {
        const std::size_t low = std::min(find(p), find(q));
        const std::size_t high = std::max(find(p), find(q));
        parent[high] = low;
        area_m2[low] += area_m2[high];
    }
    std::array<std::size_t, 4> beside(std::size_t cell) const {
        const auto columns = static_cast<std::size_t>(frame.columns);
        const std::size_t column = cell % columns;
        return {cell >= columns ? cell - columns : nowhere, column > 0 ? cell - 1 : nowhere,
                column + 1 < columns ? cell + 1 : nowhere,
                cell + columns < parent.size() ? cell + columns : nowhere};
    }
};

/// The set beside `set` with the largest area, or nowhere.
std::size_t largest_beside(Joining& joining, std::size_t set, std::span<const std::size_t> members) {
    std::size_t best = nowhere;
    for (const std::size_t cell : members)
        for (const std::size_t other : joining.beside(cell)) {
            if (other == nowhere || joining.area_m2[other] <= 0) continue;
            const std::size_t root = joining.find(other);
            if (root == set) continue;
            if (best == nowhere || joining.area_m2[root] > joining.area_m2[best] ||
                (joining.area_m2[root] == joining.area_m2[best] && root < best))
                best = root;
        }
    return best;
}

/// The set with the cell nearest to `cell`, other than its own, or nowhere.
std::size_t nearest_set(Joining& joining, std::size_t cell) {
    const auto columns = static_cast<std::size_t>(joining.frame.columns);
    std::size_t best = nowhere;
    double best_distance = 0;
    for (const std::size_t other : joining.cells) {
        if (joining.find(other) == joining.find(cell)) continue;
        const double dx = static_cast<double>(other % columns) - static_cast<double>(cell % columns);
        const double dy = static_cast<double>(other / columns) - static_cast<double>(cell / columns);
        const double distance = dx * dx + dy * dy;
        if (best == nowhere || distance < best_distance) best = joining.find(other), best_distance = distance;
    }
    return best;
}

void join_small(Joining& joining, double least_m2) {
    std::vector<std::vector<std::size_t>> members(joining.parent.size());
    std::vector<std::size_t> small;
    for (const std::size_t cell : joining.cells) {
        members[cell] = {cell};
        if (joining.area_m2[cell] < least_m2) small.push_back(cell);
    }
    std::stable_sort(small.begin(), small.end(), [&](std::size_t p, std::size_t q) {
        return joining.area_m2[p] < joining.area_m2[q];
    });
    for (const std::size_t cell : small) {
        for (;;) {
            const std::size_t set = joining.find(cell);
            if (joining.area_m2[set] >= least_m2) break;
            std::size_t other = largest_beside(joining, set, members[set]);
            if (other == nowhere) other = nearest_set(joining, set);
            if (other == nowhere) break;
            joining.join(set, other);
            auto& kept = members[std::min(set, other)];
            auto& gone = members[std::max(set, other)];
            kept.insert(kept.end(), gone.begin(), gone.end());
            gone.clear();
        }
    }
}

}  // namespace

CellGroups group_cells(const CellFrame& frame, std::span<const double> walkable_m2) {
    Joining joining{frame, std::vector<std::size_t>(walkable_m2.size()),
                    std::vector<double>(walkable_m2.begin(), walkable_m2.end()), {}};
    std::iota(joining.parent.begin(), joining.parent.end(), std::size_t{0});
    for (std::size_t cell = 0; cell < walkable_m2.size(); ++cell)
        if (walkable_m2[cell] > 0) joining.cells.push_back(cell);
    join_small(joining, 0.5 * frame.cell_m * frame.cell_m);

    CellGroups groups;
    groups.of_cell.assign(walkable_m2.size(), -1);
    for (const std::size_t cell : joining.cells) {
        const std::size_t set = joining.find(cell);
        if (set == cell) {
            groups.of_cell[cell] = static_cast<std::int32_t>(groups.area_m2.size());
            groups.area_m2.push_back(joining.area_m2[cell]);
        } else {
            groups.of_cell[cell] = groups.of_cell[set];
        }
    }
    return groups;
}

}  // namespace tidegate
