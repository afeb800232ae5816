#include "viz/scene/graph_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace tidegate::viz {

namespace {

using Places = std::vector<Vec2>;

/// Edges between each two nodes on the shortest way.
struct Distances {
    std::size_t nodes;
    std::vector<double> between;

    double& at(std::size_t a, std::size_t b) { return between[a * nodes + b]; }
    double at(std::size_t a, std::size_t b) const { return between[a * nodes + b]; }
};

/// Floyd and Warshall; what nothing joins counts as a little farther apart than all that is joined.
Distances distances_of(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
    constexpr double none = std::numeric_limits<double>::infinity();
    Distances d{nodes, std::vector<double>(nodes * nodes, none)};
    for (std::size_t i = 0; i < nodes; ++i) d.at(i, i) = 0;
    for (const auto& [a, b] : edges) d.at(a, b) = d.at(b, a) = 1;
    for (std::size_t k = 0; k < nodes; ++k) {
        for (std::size_t i = 0; i < nodes; ++i) {
            for (std::size_t j = 0; j < nodes; ++j) d.at(i, j) = std::min(d.at(i, j), d.at(i, k) + d.at(k, j));
        }
    }
    double farthest = 0;
    for (const double one : d.between) farthest = one == none ? farthest : std::max(farthest, one);
    std::replace(d.between.begin(), d.between.end(), none, farthest + 1);
    return d;
}

double stress(const Distances& d, const Places& places) {
    double sum = 0;
    for (std::size_t i = 0; i < d.nodes; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double off = length(places[i] - places[j]) / d.at(i, j) - 1;
            sum += off * off;
        }
    }
    return sum;
}

/// Moves each node in turn to where all others want it.
void majorize_once(const Distances& d, Places& places) {
    for (std::size_t i = 0; i < d.nodes; ++i) {
        Vec2 sum;
        double weights = 0;
        for (std::size_t j = 0; j < d.nodes; ++j) {
            if (j == i) continue;
            const double wanted = d.at(i, j), weight = 1 / (wanted * wanted);
            sum += (places[j] + unit(places[i] - places[j]) * wanted) * weight;
            weights += weight;
        }
        if (weights > 0) places[i] = sum * (1 / weights);
    }
}

Places majorized(const Distances& d, Places places) {
    constexpr int most_rounds = 300;
    double before = stress(d, places);
    for (int round = 0; round < most_rounds; ++round) {
        majorize_once(d, places);
        const double after = stress(d, places);
        if (before - after < 1e-5 * before) break;
        before = after;
    }
    return places;
}

/// On a circle in an order drawn anew for each attempt.
Places beginning(std::size_t nodes, unsigned attempt) {
    std::vector<std::size_t> order(nodes);
    for (std::size_t i = 0; i < nodes; ++i) order[i] = i;
    std::mt19937 draw(attempt);
    // Not std::shuffle, whose result is the library's own.
    for (std::size_t i = nodes; i > 1; --i) std::swap(order[i - 1], order[draw() % i]);
    Places places(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(order[i]) / static_cast<double>(nodes);
        places[i] = Vec2{std::cos(angle), std::sin(angle)} * (static_cast<double>(nodes) / 4);
    }
    return places;
}

/// Turned so that it is widest along x.
void lay_flat(Places& places) {
    Vec2 middle;
    for (const Vec2& p : places) middle += p * (1.0 / static_cast<double>(places.size()));
    double xx = 0, xy = 0, yy = 0;
    for (Vec2& p : places) {
        p = p - middle;
        xx += p.x * p.x, xy += p.x * p.y, yy += p.y * p.y;
    }
    const double angle = 0.5 * std::atan2(2 * xy, xx - yy);
    for (Vec2& p : places) {
        p = {p.x * std::cos(angle) + p.y * std::sin(angle), p.y * std::cos(angle) - p.x * std::sin(angle)};
    }
}

/// Stretched to the unit square, but a chain, which is nearly flat, not over its whole height.
void fill_square(Places& places) {
    constexpr double most_stretch = 3;
    Vec2 low = places.front(), high = low;
    for (const Vec2& p : places) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const Vec2 middle = (low + high) * 0.5, extent = high - low;
    const double w = std::max(extent.x, 1e-3), h = std::max(extent.y, w / most_stretch);
    for (Vec2& p : places) p = {0.5 + (p.x - middle.x) / w, 0.5 + (p.y - middle.y) / h};
}

}  // namespace

std::vector<Vec2> graph_layout(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
    if (nodes == 0) return {};
    const unsigned attempts = nodes > 60 ? 3 : 12;  // a second at most
    const Distances d = distances_of(nodes, edges);
    Places best;
    double least = std::numeric_limits<double>::infinity();
    for (unsigned attempt = 0; attempt < attempts; ++attempt) {
        Places places = majorized(d, beginning(nodes, attempt));
        const double reached = stress(d, places);
        if (reached >= least) continue;
        least = reached;
        best = std::move(places);
    }
    if (best.empty()) best = beginning(nodes, 0);
    lay_flat(best);
    fill_square(best);
    return best;
}

}  // namespace tidegate::viz
