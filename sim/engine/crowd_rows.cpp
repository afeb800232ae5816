#include "engine/crowd_rows.h"

#include <utility>

namespace tidegate {
namespace {

// Planes behind the levels are connectors: those who walk there are in no area.
bool is_needed(const CrowdRows& rows, std::int32_t plane) {
    return std::size_t(plane) < rows.is_needed.size() && rows.is_needed[std::size_t(plane)] != 0;
}

template <class F>
void for_each_needed(const Walkers& walkers, const CrowdRows& rows, F&& f) {
    for (std::size_t i = 0; i < walkers.size(); ++i) {
        if (is_needed(rows, walkers.plane[i])) f(i, std::size_t(walkers.plane[i]));
    }
}

// Which rows of the columns belong to each level, and the levels' crowds cut out of them.
void cut_into_levels(const Walkers& walkers, std::span<const PlaceNow> in_network, CrowdRows& rows) {
    const std::size_t levels = rows.is_needed.size();
    rows.next.assign(levels, 0);
    for_each_needed(walkers, rows, [&](std::size_t, std::size_t level) { ++rows.next[level]; });
    for (const PlaceNow& p : in_network)
        if (is_needed(rows, p.plane)) ++rows.next[std::size_t(p.plane)];
    std::size_t people = 0;
    rows.crowds.resize(levels);
    for (std::size_t& next : rows.next) people += std::exchange(next, people);
    for (auto* column : {&rows.x, &rows.y, &rows.vx, &rows.vy}) column->resize(people);
    for (auto* column : {&rows.force_n, &rows.compression_n_per_m})
        column->resize(walkers.has_forces ? people : 0);
    const std::vector<std::size_t>& first = rows.next;
    for (std::size_t l = 0; l < levels; ++l) {
        const std::size_t begin = first[l], count = (l + 1 < levels ? first[l + 1] : people) - begin;
        const auto cut = [&](const std::vector<float>& column) {
            return column.empty() ? std::span<const float>() : std::span<const float>(column).subspan(begin, count);
        };
        rows.crowds[l] = {cut(rows.x),  cut(rows.y),       cut(rows.vx),
                          cut(rows.vy), cut(rows.force_n), cut(rows.compression_n_per_m)};
    }
}

}  // namespace

void gather(const Walkers& walkers, CrowdRows& rows, std::span<const PlaceNow> in_network) {
    cut_into_levels(walkers, in_network, rows);
    for_each_needed(walkers, rows, [&](std::size_t i, std::size_t level) {
        const std::size_t row = rows.next[level]++;
        rows.x[row] = walkers.x[i], rows.y[row] = walkers.y[i];
        rows.vx[row] = walkers.vx[i], rows.vy[row] = walkers.vy[i];
        if (!walkers.has_forces) return;
        rows.force_n[row] = walkers.contact_n[i];
        rows.compression_n_per_m[row] = walkers.compression_n_per_m[i];
    });
    for (const PlaceNow& p : in_network) {
        if (!is_needed(rows, p.plane)) continue;
        const std::size_t row = rows.next[std::size_t(p.plane)]++;
        rows.x[row] = p.at.x, rows.y[row] = p.at.y;
        rows.vx[row] = p.velocity.x, rows.vy[row] = p.velocity.y;
        if (walkers.has_forces) rows.force_n[row] = rows.compression_n_per_m[row] = 0;
    }
}

}  // namespace tidegate
