#include "engine/zone_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tidegate {
namespace {

constexpr float cell_m = 1;
constexpr int blurs = 3;  // nobody sees how each square metre walks

Vec2f place_of(const EikonalGrid& grid, std::size_t node) {
    const auto nx = static_cast<std::size_t>(grid.nx);
    return Vec2f{static_cast<float>(node % nx), static_cast<float>(node / nx)} * static_cast<float>(grid.spacing_m);
}

std::size_t square_of(const ZoneCells& cells, Vec2f from_corner) {
    return static_cast<std::size_t>(cells.row_of(from_corner.y) * cells.nx + cells.column_of(from_corner.x));
}

template <class F>
void for_each_link(const EikonalGrid& grid, std::size_t node, F&& f) {
    const auto nx = static_cast<std::size_t>(grid.nx);
    if ((grid.links[node] & EikonalGrid::left) != 0) f(node - 1);
    if ((grid.links[node] & EikonalGrid::right) != 0) f(node + 1);
    if ((grid.links[node] & EikonalGrid::down) != 0) f(node - nx);
    if ((grid.links[node] & EikonalGrid::up) != 0) f(node + nx);
}

// Nodes that links join within one square are one cell.
void divide_squares(const EikonalGrid& grid, ZoneCells& cells) {
    std::vector<std::size_t> square(grid.links.size()), due;
    for (std::size_t node = 0; node < square.size(); ++node) square[node] = square_of(cells, place_of(grid, node));
    for (std::size_t first = 0; first < square.size(); ++first) {
        if (grid.links[first] == 0 || cells.of_node[first] != ZoneCells::none) continue;
        const auto cell = static_cast<std::int32_t>(cells.beside.size());
        cells.beside.emplace_back();
        std::int32_t& of_square = cells.of_square[square[first]];
        of_square = of_square == ZoneCells::none ? cell : ZoneCells::several;
        cells.of_node[first] = cell;
        due.assign(1, first);
        while (!due.empty()) {
            const std::size_t node = due.back();
            due.pop_back();
            for_each_link(grid, node, [&](std::size_t next) {
                if (square[next] != square[first] || cells.of_node[next] != ZoneCells::none) return;
                cells.of_node[next] = cell;
                due.push_back(next);
            });
        }
    }
}

// Squares without floor are cells, too: an average at an edge knows how far it reaches over it.
void join_empty_squares(ZoneCells& cells) {
    const auto with_floor = static_cast<std::int32_t>(cells.size());
    for (std::int32_t& cell : cells.of_square) {
        if (cell != ZoneCells::none) continue;
        cell = static_cast<std::int32_t>(cells.size());
        cells.beside.emplace_back();
    }
    const auto join = [&](std::int32_t a, std::int32_t b, std::int32_t ZoneCells::Beside::* forth, std::int32_t ZoneCells::Beside::* back) {
        if (a < 0 || b < 0 || (a < with_floor && b < with_floor)) return;
        cells.beside[std::size_t(a)].*forth = b, cells.beside[std::size_t(b)].*back = a;
    };
    const auto nx = static_cast<std::size_t>(cells.nx);
    for (std::size_t k = 0; k < cells.of_square.size(); ++k) {
        if ((k + 1) % nx != 0) join(cells.of_square[k], cells.of_square[k + 1], &ZoneCells::Beside::right, &ZoneCells::Beside::left);
        if (k + nx < cells.of_square.size()) join(cells.of_square[k], cells.of_square[k + nx], &ZoneCells::Beside::up, &ZoneCells::Beside::down);
    }
}

// Of several beside, the one that most links lead to.
void join_cells(const EikonalGrid& grid, ZoneCells& cells) {
    const auto join = [&](std::uint8_t link, std::size_t step, std::int32_t ZoneCells::Beside::* forth, std::int32_t ZoneCells::Beside::* back) {
        std::map<std::pair<std::int32_t, std::int32_t>, int> links;
        for (std::size_t node = 0; node < grid.links.size(); ++node) {
            if ((grid.links[node] & link) == 0) continue;
            const std::int32_t a = cells.of_node[node], b = cells.of_node[node + step];
            if (a != b) ++links[{a, b}];
        }
        std::vector<int> most_forth(cells.size(), 0), most_back(cells.size(), 0);
        for (const auto& [pair, count] : links) {
            const auto a = static_cast<std::size_t>(pair.first), b = static_cast<std::size_t>(pair.second);
            if (count > most_forth[a]) most_forth[a] = count, cells.beside[a].*forth = pair.second;
            if (count > most_back[b]) most_back[b] = count, cells.beside[b].*back = pair.first;
        }
    };
    join(EikonalGrid::right, 1, &ZoneCells::Beside::right, &ZoneCells::Beside::left);
    join(EikonalGrid::up, static_cast<std::size_t>(grid.nx), &ZoneCells::Beside::up, &ZoneCells::Beside::down);
}

std::vector<std::int32_t> every_second(const EikonalGrid& all, const EikonalGrid& used, const std::vector<std::int32_t>& of_node) {
    const int stride = static_cast<int>(std::lround(used.spacing_m / all.spacing_m));
    std::vector<std::int32_t> of_used;
    of_used.reserve(used.links.size());
    for (int y = 0; y < used.ny; ++y) {
        for (int x = 0; x < used.nx; ++x) {
            const bool is_there = stride * x < all.nx && stride * y < all.ny;
            of_used.push_back(is_there ? of_node[static_cast<std::size_t>(stride * y * all.nx + stride * x)] : ZoneCells::none);
        }
    }
    return of_used;
}

}  // namespace

int ZoneCells::column_of(float from_corner_m) const { return std::clamp(static_cast<int>(from_corner_m / cell_m), 0, nx - 1); }
int ZoneCells::row_of(float from_corner_m) const { return std::clamp(static_cast<int>(from_corner_m / cell_m), 0, ny - 1); }

std::int32_t ZoneCells::at(const EikonalGrid& grid, Vec2f from_corner) const {
    const std::int32_t whole = of_square[square_of(*this, from_corner)];
    if (whole >= 0) return whole;
    const Vec2f place = from_corner * (1 / static_cast<float>(grid.spacing_m));
    const int x = static_cast<int>(place.x + 0.5f), y = static_cast<int>(place.y + 0.5f);
    std::int32_t nearest = none;
    float least = 1e9f;
    for (int iy = std::max(0, y - 1); iy <= std::min(grid.ny - 1, y + 1); ++iy) {
        for (int ix = std::max(0, x - 1); ix <= std::min(grid.nx - 1, x + 1); ++ix) {
            const std::int32_t cell = of_node[static_cast<std::size_t>(iy * grid.nx + ix)];
            const float away = length(Vec2f{static_cast<float>(ix), static_cast<float>(iy)} - place);
            if (cell != none && away < least) nearest = cell, least = away;
        }
    }
    return nearest;
}

ZoneCells cells_over(const EikonalGrid& grid, const EikonalGrid& used) {
    ZoneCells cells;
    cells.nx = static_cast<int>(grid.nx * grid.spacing_m / cell_m) + 1;
    cells.ny = static_cast<int>(grid.ny * grid.spacing_m / cell_m) + 1;
    cells.of_square.assign(static_cast<std::size_t>(cells.nx) * static_cast<std::size_t>(cells.ny), ZoneCells::none);
    cells.of_node.assign(grid.links.size(), ZoneCells::none);
    divide_squares(grid, cells);
    join_cells(grid, cells);
    join_empty_squares(cells);
    cells.floor_m2.assign(cells.size(), 0);
    const auto node_m2 = static_cast<float>(grid.spacing_m * grid.spacing_m);
    for (const std::int32_t cell : cells.of_node) {
        if (cell != ZoneCells::none) cells.floor_m2[std::size_t(cell)] += node_m2;
    }
    std::vector<float> scratch;
    blur(cells, cells.floor_m2, scratch);
    cells.of_node = every_second(grid, used, cells.of_node);
    return cells;
}

void blur(const ZoneCells& cells, std::vector<float>& column, std::vector<float>& scratch) {
    scratch.resize(column.size());
    // Without a branch: what lies beside whom is guessed wrong too often.
    const auto of = [](const std::vector<float>& values, std::int32_t cell) {
        return values[std::size_t(std::max(cell, 0))] * static_cast<float>(cell >= 0);
    };
    for (int pass = 0; pass < blurs; ++pass) {
        for (std::size_t k = 0; k < column.size(); ++k) {
            scratch[k] = (column[k] + of(column, cells.beside[k].left) + of(column, cells.beside[k].right)) / 3;
        }
        for (std::size_t k = 0; k < column.size(); ++k) {
            column[k] = (scratch[k] + of(scratch, cells.beside[k].down) + of(scratch, cells.beside[k].up)) / 3;
        }
    }
}

float value_at(const ZoneCells& cells, const std::vector<float>& column, std::size_t node, Vec2f from_corner) {
    const std::int32_t own = cells.of_node[node];
    const float x = from_corner.x / cell_m - static_cast<float>(cells.column_of(from_corner.x)) - 0.5f;
    const float y = from_corner.y / cell_m - static_cast<float>(cells.row_of(from_corner.y)) - 0.5f;
    const auto along = [&](std::int32_t cell) {
        const ZoneCells::Beside& beside = cells.beside[std::size_t(cell)];
        const std::int32_t next = x < 0 ? beside.left : beside.right;
        const float here = column[std::size_t(cell)];
        return here + std::abs(x) * ((next >= 0 ? column[std::size_t(next)] : here) - here);
    };
    const ZoneCells::Beside& beside = cells.beside[std::size_t(own)];
    const std::int32_t across = y < 0 ? beside.down : beside.up;
    const float here = along(own);
    return here + std::abs(y) * ((across >= 0 ? along(across) : here) - here);
}

}  // namespace tidegate
