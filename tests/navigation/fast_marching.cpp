#include "navigation/fast_marching.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>

namespace tidegate {
namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

/// Heap entry: T in the upper half, node in the lower. For T >= 0 the bits of a float order like
/// its value, so one integer comparison orders by T, then by node.
std::uint64_t entry(float t, int node) {
    return (std::uint64_t{std::bit_cast<std::uint32_t>(t)} << 32) |
           static_cast<std::uint32_t>(node);
}

/// One axis of the upwind equation: weight * (T - base)^2.
struct Upwind {
    double weight = 0;  ///< 0: nothing known on this axis
    double base = 0;
    double nearest = 0;  ///< T of the neighbour
};

class Marcher {
public:
    Marcher(const EikonalGrid& grid, std::span<const EikonalSeed> seeds)
        : grid_(grid), t_(grid.links.size(), infinite), settled_(grid.links.size(), 0) {
        for (const EikonalSeed& seed : seeds) {
            const auto node = static_cast<std::size_t>(seed.node);
            if (seed.value >= t_[node]) continue;
            t_[node] = seed.value;
            settled_[node] = is_seed;
            push(seed.value, seed.node);
        }
    }

    std::vector<float> march() {
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
            const std::uint64_t top = heap_.back();
            heap_.pop_back();
            const auto node = static_cast<std::size_t>(top & 0xffffffffu);
            const bool is_stale = std::bit_cast<std::uint32_t>(t_[node]) != (top >> 32);
            if (settled_[node] == is_settled || is_stale) continue;
            settled_[node] = is_settled;
            const std::uint8_t links = grid_.links[node];
            const auto nx = static_cast<std::size_t>(grid_.nx);
            if (links & EikonalGrid::left) update(node - 1);
            if (links & EikonalGrid::right) update(node + 1);
            if (links & EikonalGrid::down) update(node - nx);
            if (links & EikonalGrid::up) update(node + nx);
        }
        return std::move(t_);
    }

private:
    static constexpr std::uint8_t is_settled = 1;
    static constexpr std::uint8_t is_seed = 2;  ///< its value is given, though not yet passed

    void push(float t, int node) {
        heap_.push_back(entry(t, node));
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }

    void look(std::size_t node, std::uint8_t link, std::ptrdiff_t step, Upwind& best) const {
        if (!(grid_.links[node] & link)) return;
        const std::size_t next = node + static_cast<std::size_t>(step);
        if (settled_[next] != is_settled) return;
        const double t1 = t_[next];
        if (best.weight > 0 && t1 >= best.nearest) return;
        best = {1, t1, t1};
        if (!(grid_.links[next] & link)) return;
        const std::size_t second = next + static_cast<std::size_t>(step);
        if (settled_[second] != is_settled || t_[second] > t1) return;
        best = {2.25, (4 * t1 - t_[second]) / 3, t1};
    }

    void update(std::size_t node) {
        if (settled_[node] != 0) return;
        Upwind x, y;
        look(node, EikonalGrid::left, -1, x);
        look(node, EikonalGrid::right, 1, x);
        look(node, EikonalGrid::down, -grid_.nx, y);
        look(node, EikonalGrid::up, grid_.nx, y);
        const double step = grid_.spacing_m * grid_.slowness[node];
        const float t = static_cast<float>(solve(x, y, step));
        if (t >= t_[node]) return;
        t_[node] = t;
        push(t, static_cast<int>(node));
    }

    /// Largest T with x.weight (T - x.base)^2 + y.weight (T - y.base)^2 = step^2 that is not before
    /// either neighbour; else the quicker of the two axes alone.
    static double solve(const Upwind& x, const Upwind& y, double step) {
        const auto alone = [step](const Upwind& u) {
            return u.weight > 0 ? u.base + step / std::sqrt(u.weight) : double{infinite};
        };
        if (x.weight > 0 && y.weight > 0) {
            const double a = x.weight + y.weight;
            const double b = x.weight * x.base + y.weight * y.base;
            const double c = x.weight * x.base * x.base + y.weight * y.base * y.base - step * step;
            const double root = b * b - a * c;
            if (root >= 0) {
                const double t = (b + std::sqrt(root)) / a;
                if (t >= x.nearest && t >= y.nearest) return t;
            }
        }
        return std::min(alone(x), alone(y));
    }

    const EikonalGrid& grid_;
    std::vector<float> t_;
    std::vector<std::uint8_t> settled_;
    std::vector<std::uint64_t> heap_;
};

}  // namespace

std::vector<float> march(const EikonalGrid& grid, std::span<const EikonalSeed> seeds) {
    return Marcher(grid, seeds).march();
}

}  // namespace tidegate
