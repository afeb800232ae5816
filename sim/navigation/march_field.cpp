#include "navigation/march_field.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr float unreached_m = 1e9f;
constexpr float settled = 1e-3f;      // of a spacing: less is no quicker way
constexpr float bucket_share = 0.1f;  // of the shortest time between two nodes
constexpr std::size_t most_buckets = 4096;

enum State : std::uint8_t { trial, known, given };

/// What the known neighbours on one axis say: T there, as a difference quotient scale * (T - base) / spacing.
struct Upwind {
    float nearest = unreached_m;
    float base = unreached_m;
    float scale = 1;  // 3/2 with second order
    float sign = 0;   // of the direction down
};

class March {
public:
    March(const EikonalGrid& grid, MarchScratch& scratch)
        : grid_(grid), t_(scratch.t), way_(scratch.way), state_(scratch.state), due_(scratch.due) {
        const std::size_t count = grid.links.size();
        t_.assign(count, unreached_m);
        way_.assign(count, {});
        state_.assign(count, trial);
        size_buckets();
    }

    void run(std::span<const EikonalSeed> seeds) {
        plant(seeds);
        for (; pending_ > 0; ++now_) {
            std::vector<int>& due = due_[now_ % due_.size()];
            for (std::size_t i = 0; i < due.size(); ++i) visit(static_cast<std::size_t>(due[i]));
            pending_ -= due.size();
            due.clear();
        }
    }

private:
    void size_buckets() {
        float least = unreached_m, most = 0;
        for (std::size_t i = 0; i < grid_.links.size(); ++i) {
            if (grid_.links[i] == 0) continue;
            least = std::min(least, grid_.slowness[i]);
            most = std::max(most, grid_.slowness[i]);
        }
        const auto h = static_cast<float>(grid_.spacing_m);
        bucket_ = most > 0 ? bucket_share * least * h : 1;
        const auto wanted = static_cast<std::size_t>(most > 0 ? 2 * most * h / bucket_ : 0) + 2;
        due_.resize(std::min(wanted, most_buckets));
        for (std::vector<int>& nodes : due_) nodes.clear();
    }

    std::size_t bucket_of(float t) const { return static_cast<std::size_t>(t / bucket_); }

    // What is due later than the buckets reach comes up early and is put back then.
    void put(std::size_t node) {
        const std::size_t last = now_ + due_.size() - 1;
        due_[std::clamp(bucket_of(t_[node]), now_, last) % due_.size()].push_back(static_cast<int>(node));
        ++pending_;
    }

    void plant(std::span<const EikonalSeed> seeds) {
        for (const EikonalSeed& seed : seeds) {
            const auto node = static_cast<std::size_t>(seed.node);
            t_[node] = std::min(t_[node], seed.value);
            state_[node] = given;
        }
        for (const EikonalSeed& seed : seeds) {
            if (t_[std::size_t(seed.node)] == seed.value) put(static_cast<std::size_t>(seed.node));
        }
    }

    void visit(std::size_t node) {
        if (state_[node] == known) return;
        if (bucket_of(t_[node]) > now_) return put(node);
        if (state_[node] == trial) state_[node] = known;
        const std::uint8_t links = grid_.links[node];
        const auto nx = static_cast<std::size_t>(grid_.nx);
        if ((links & EikonalGrid::left) != 0) look_at(node - 1, node);
        if ((links & EikonalGrid::right) != 0) look_at(node + 1, node);
        if ((links & EikonalGrid::down) != 0) look_at(node - nx, node);
        if ((links & EikonalGrid::up) != 0) look_at(node + nx, node);
    }

    bool is_known(std::size_t node) const { return state_[node] != trial; }

    Upwind look_along(std::size_t node, std::uint8_t back, std::uint8_t forth, std::size_t step) const {
        Upwind way;
        const std::uint8_t links = grid_.links[node];
        if ((links & back) != 0 && is_known(node - step)) way = {t_[node - step], t_[node - step], 1, -1};
        if ((links & forth) != 0 && is_known(node + step) && t_[node + step] < way.nearest) {
            way = {t_[node + step], t_[node + step], 1, 1};
        }
        if (way.sign == 0) return way;
        const std::size_t next = way.sign < 0 ? node - step : node + step;
        if ((grid_.links[next] & (way.sign < 0 ? back : forth)) == 0) return way;
        const std::size_t far = way.sign < 0 ? next - step : next + step;
        if (!is_known(far) || t_[far] > way.nearest) return way;
        way.base = (4 * way.nearest - t_[far]) * (1 / 3.0f);
        way.scale = 1.5f;
        return way;
    }

    // A neighbour of `from`, which has just become known.
    void look_at(std::size_t node, std::size_t from) {
        if (state_[node] == given || t_[node] <= t_[from]) return;
        const Upwind x = look_along(node, EikonalGrid::left, EikonalGrid::right, 1);
        const Upwind y = look_along(node, EikonalGrid::down, EikonalGrid::up, static_cast<std::size_t>(grid_.nx));
        const float step = static_cast<float>(grid_.spacing_m) * grid_.slowness[node];
        Vec2f way;
        const float t = solve(x, y, step, way);
        const bool is_quicker = t < t_[node] - settled * step;
        if (state_[node] == known && !is_quicker) return;
        // With more neighbours known, the second order may also say that it takes longer than the first had it.
        t_[node] = t;
        state_[node] = trial;
        way_[node] = way;
        if (is_quicker) put(node);
    }

    // wx (T - bx)^2 + wy (T - by)^2 = step^2 where T is behind both neighbours, else along the quicker axis alone.
    static float solve(const Upwind& x, const Upwind& y, float step, Vec2f& way) {
        if (x.sign != 0 && y.sign != 0) {
            const float wx = x.scale * x.scale, wy = y.scale * y.scale, sum = wx + wy;
            const float apart = x.base - y.base;
            const float inside = sum * step * step - wx * wy * apart * apart;
            if (inside > 0) {
                const float t = (wx * x.base + wy * y.base + std::sqrt(inside)) / sum;
                if (t >= std::max(x.nearest, y.nearest)) {
                    way = {x.sign * x.scale * (t - x.base), y.sign * y.scale * (t - y.base)};
                    return t;
                }
            }
        }
        const float along_x = x.base + step / x.scale, along_y = y.base + step / y.scale;
        way = along_x <= along_y ? Vec2f{x.sign, 0} : Vec2f{0, y.sign};
        return std::min(along_x, along_y);
    }

    const EikonalGrid& grid_;
    std::vector<float>& t_;
    std::vector<Vec2f>& way_;
    std::vector<std::uint8_t>& state_;
    std::vector<std::vector<int>>& due_;
    float bucket_ = 1;
    std::size_t now_ = 0, pending_ = 0;
};

// Towards the quickest neighbour: seeds are given, not solved for.
void turn_seed(const EikonalGrid& grid, const std::vector<float>& t, int seed, FieldNode& node) {
    const auto i = static_cast<std::size_t>(seed), nx = static_cast<std::size_t>(grid.nx);
    const auto fall = [&](std::uint8_t link, std::size_t to) {
        return (grid.links[i] & link) != 0 ? std::max(0.0f, t[i] - t[to]) : 0.0f;
    };
    node.set_direction(unit(Vec2f{fall(EikonalGrid::right, i + 1) - fall(EikonalGrid::left, i - 1),
                                  fall(EikonalGrid::up, i + nx) - fall(EikonalGrid::down, i - nx)}));
}

}  // namespace

float march_field(const EikonalGrid& grid, std::span<const EikonalSeed> seeds, MarchScratch& scratch,
                  std::vector<FieldNode>& nodes) {
    constexpr float usual_unit_m = 0.005f, most_units = 65000;
    March(grid, scratch).run(seeds);
    const std::vector<float>& t = scratch.t;
    nodes.assign(t.size(), {});
    float longest = 0;
    for (const float value : t) longest = value < unreached_m ? std::max(longest, value) : longest;
    const float unit_m = std::max(usual_unit_m, longest / most_units);
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (t[i] >= unreached_m) continue;
        const Vec2f way = unit(scratch.way[i]);
        nodes[i].set(t[i], unit_m, way.x, way.y);
    }
    for (const EikonalSeed& seed : seeds) turn_seed(grid, t, seed.node, nodes[std::size_t(seed.node)]);
    return unit_m;
}

}  // namespace tidegate
