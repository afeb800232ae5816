// The kernel of sweep_eikonal; included once per vector path, inside a namespace of that path.

/// Targets are solved for in parts, each as many as there are lanes, node by node one part after the other.
constexpr int most_parts = sweep_lanes / lanes;
inline int parts_of(int targets) { return (targets + lanes - 1) / lanes; }
inline std::size_t row_of(std::size_t node, int part) { return node * sweep_lanes + static_cast<std::size_t>(part * lanes); }

/// T of the node's two neighbours on one axis, and of those behind them where links go on.
struct Axis {
    Lanes nearest;  ///< the lesser of the two neighbours
    Lanes second;   ///< the one behind it; unreached_m when it does not lie upwind
};

class Sweeper {
public:
    Sweeper(const EikonalGrid& grid, int parts, SweepTimes& times)
        : grid_(grid), times_(times), parts_(parts), is_new_(static_cast<std::size_t>((grid.ny + band_rows - 1) / band_rows) + 2, 1) {}

    /// One round: up and down the rows in bands, each to the right and back. Bands are passed over as long as neither
    /// they nor the bands beside them have changed. Whether anything changed.
    template <bool second_order>
    bool round() {
        bool any = false;
        const int bands = static_cast<int>(is_new_.size()) - 2;
        for (int j = 0; j < 2 * bands; ++j) {
            const int band = j < bands ? j : 2 * bands - 1 - j;
            if (!second_order && is_new_[std::size_t(band) + 1] == 0) continue;
            is_new_[std::size_t(band) + 1] = 0;
            if (!sweep_band<second_order>(band, j < bands)) continue;
            any = true;
            is_new_[std::size_t(band)] = is_new_[std::size_t(band) + 1] = is_new_[std::size_t(band) + 2] = 1;
        }
        return any;
    }

private:
    static constexpr float settled_m = 1e-4f;
    // Rows swept together, each one node behind the one before: as each node waits for its neighbour, the
    // processor works on the others meanwhile.
    static constexpr int band_rows = 4;

    template <bool second_order>
    bool sweep_band(int band, bool up) {
        const int first = band * band_rows, rows = std::min(band_rows, grid_.ny - first), nx = grid_.nx;
        Lanes moved = Lanes{};
        for (int pass = 0; pass < 2; ++pass) {
            for (int i = 0; i < nx + rows - 1; ++i) {
                for (int r = 0; r < rows; ++r) {
                    const int along = i - r;
                    if (along < 0 || along >= nx) continue;
                    const int x = pass == 0 ? along : nx - 1 - along, y = up ? first + r : first + rows - 1 - r;
                    const auto node = static_cast<std::size_t>(y) * static_cast<std::size_t>(nx) + std::size_t(x);
                    if (grid_.links[node] == 0) continue;
                    for (int part = 0; part < parts_; ++part) {
                        if constexpr (second_order) {
                            correct(node, part);
                        } else {
                            moved = most(moved, update(node, part));
                        }
                    }
                }
            }
        }
        float greatest = 0;
        for (int k = 0; k < lanes; ++k) greatest = std::max(greatest, moved[k]);
        return greatest > settled_m;
    }

    Lanes at(std::size_t node, int part) const { return load(times_.t.data() + row_of(node, part)); }
    void put(std::size_t node, int part, Lanes t) { store(times_.t.data() + row_of(node, part), t); }
    bool leads(std::size_t node, std::uint8_t link) const { return (grid_.links[node] & link) != 0; }

    template <bool second_order>
    Axis look(std::size_t node, int part, std::uint8_t back, std::uint8_t forth, std::size_t step) const {
        const Lanes none = all_lanes(unreached_m);
        const Lanes before = leads(node, back) ? at(node - step, part) : none;
        const Lanes after = leads(node, forth) ? at(node + step, part) : none;
        Axis axis{least(before, after), none};
        if constexpr (second_order) {
            const Lanes far_before =
                leads(node, back) && leads(node - step, back) ? at(node - 2 * step, part) : none;
            const Lanes far_after =
                leads(node, forth) && leads(node + step, forth) ? at(node + 2 * step, part) : none;
            axis.second = before < after ? far_before : far_after;
        }
        return axis;
    }

    /// First order: sqrt((T - x)^2 + (T - y)^2) = step, T not before either; else along the quicker axis alone.
    static Lanes solve_first(Lanes x, Lanes y, float step) {
        const Lanes apart = most(x, y) - least(x, y);
        const Lanes both = 0.5f * (x + y + root(at_least_zero(2 * step * step - apart * apart)));
        return apart < step ? both : least(x, y) + step;
    }

    /// The same with (3 T - 4 nearest + second) / 2 in place of T - nearest where second lies upwind: w (T - b)^2 on each
    /// axis, w 1 or 3/2 squared. Below zero under the root is no number, which is never `valid`.
    static Lanes solve_second(const Axis& x, const Axis& y, float step) {
        const Lanes one = all_lanes(1.0f), two = all_lanes(2.25f);
        const Lanes whole = all_lanes(step), short_step = all_lanes(step / 1.5f);
        const auto x_two = x.second <= x.nearest, y_two = y.second <= y.nearest;
        const Lanes wx = x_two ? two : one, wy = y_two ? two : one;
        const Lanes bx = x_two ? (4 * x.nearest - x.second) * (1 / 3.0f) : x.nearest;
        const Lanes by = y_two ? (4 * y.nearest - y.second) * (1 / 3.0f) : y.nearest;
        const Lanes apart = bx - by, sum = wx + wy;
        const Lanes inside = sum * (step * step) - wx * wy * apart * apart;
        const Lanes both = (wx * bx + wy * by + root(inside)) / sum;
        const Lanes alone = least(bx + (x_two ? short_step : whole), by + (y_two ? short_step : whole));
        const auto valid = (both >= most(x.nearest, y.nearest)) & (inside > 0.0f);
        return valid ? both : alone;
    }

    float step_of(std::size_t node) const { return static_cast<float>(grid_.spacing_m) * grid_.slowness[node]; }

    template <bool second_order>
    Axis look_x(std::size_t node, int part) const {
        return look<second_order>(node, part, EikonalGrid::left, EikonalGrid::right, 1);
    }
    template <bool second_order>
    Axis look_y(std::size_t node, int part) const {
        return look<second_order>(node, part, EikonalGrid::down, EikonalGrid::up, static_cast<std::size_t>(grid_.nx));
    }

    /// By how much T falls, to first order.
    Lanes update(std::size_t node, int part) {
        const Lanes before = at(node, part);
        const Lanes t = least(before, solve_first(look_x<false>(node, part).nearest, look_y<false>(node, part).nearest, step_of(node)));
        put(node, part, t);
        return before - t;
    }

    /// What `look` sees where all links around lead on: most nodes.
    Axis look_open(std::size_t node, int part, std::size_t step) const {
        const Lanes before = at(node - step, part), after = at(node + step, part);
        const Lanes far_before = at(node - 2 * step, part), far_after = at(node + 2 * step, part);
        return {least(before, after), before < after ? far_before : far_after};
    }
    bool is_open(std::size_t node) const {
        constexpr int all = EikonalGrid::left | EikonalGrid::right | EikonalGrid::down | EikonalGrid::up;
        const std::uint8_t* links = grid_.links.data() + node;
        const auto nx = static_cast<std::ptrdiff_t>(grid_.nx);
        return *links == all && (links[-1] & links[1] & links[-nx] & links[nx]) == all;
    }

    /// T to second order; it may also rise.
    void correct(std::size_t node, int part) {
        const Lanes solved = is_open(node) ? solve_second(look_open(node, part, 1), look_open(node, part, std::size_t(grid_.nx)), step_of(node))
                                           : solve_second(look_x<true>(node, part), look_y<true>(node, part), step_of(node));
        Lanes t = least(solved, all_lanes(unreached_m));
        if (times_.is_given[node] != 0) [[unlikely]] t = keep_given(t, node, part);
        put(node, part, t);
    }

    [[gnu::noinline]] Lanes keep_given(Lanes t, std::size_t node, int part) const {
        const Lanes before = at(node, part);
        for (int k = 0; k < lanes; ++k) {
            if ((times_.is_given[node] >> (part * lanes + k) & 1) != 0) t[k] = before[k];
        }
        return t;
    }

    const EikonalGrid& grid_;
    SweepTimes& times_;
    int parts_;
    std::vector<std::uint8_t> is_new_;  ///< [1 + band] its neighbourhood has changed since it was last swept
};

/// Slope of T along one axis: central where T falls through the node, else towards the lower neighbour (second order
/// where the one behind it lies lower still), so that a step along it always goes down.
inline Lanes slope_of(Lanes here, Lanes before, Lanes after, Lanes far_before, Lanes far_after, float h) {
    const Lanes none = all_lanes(unreached_m);
    const Lanes central = after - before;
    const Lanes down_before = far_before < before ? 3 * here - 4 * before + far_before : 2 * (here - before);
    const Lanes down_after = far_after < after ? 4 * after - 3 * here - far_after : 2 * (after - here);
    const Lanes one_side = before <= after ? (before < here ? down_before : Lanes{})
                                           : (after < here ? down_after : Lanes{});
    const Lanes through = before < here ? (after < here ? one_side : central) : (after < here ? central : one_side);
    return (before < none ? (after < none ? through : one_side) : one_side) / (2 * h);
}

inline void solve(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times) {
    constexpr int most_rounds = 1000;  // a way turns less often than that
    const std::size_t nodes = grid.links.size();
    times.t.assign(nodes * sweep_lanes, unreached_m);
    times.is_given.assign(nodes, 0);
    int targets = 0;
    for (const SweepSeed& seed : seeds) {
        targets = std::max(targets, seed.lane + 1);
        const auto node = static_cast<std::size_t>(seed.node);
        float& t = times.t[node * sweep_lanes + static_cast<std::size_t>(seed.lane)];
        t = std::min(t, seed.value);
        times.is_given[node] |= static_cast<std::uint16_t>(1u << seed.lane);
    }
    Sweeper sweeper(grid, parts_of(targets), times);
    for (int n = 0; n < most_rounds && sweeper.round<false>(); ++n) {
    }
    for (int n = 0; n < 3; ++n) sweeper.round<true>();
    times.longest.fill(0);
    for (int part = 0; part < parts_of(targets); ++part) {
        Lanes longest = Lanes{};
        for (std::size_t node = 0; node < nodes; ++node) {
            const Lanes t = load(times.t.data() + row_of(node, part));
            longest = most(longest, t < unreached_m ? t : Lanes{});
        }
        store(times.longest.data() + part * lanes, longest);
    }
}

/// Unit directions down T, all lanes of one part of a node.
struct Direction {
    Lanes x, y;
};
inline Direction direction_at(const EikonalGrid& grid, const SweepTimes& times, std::size_t node, int part) {
    const Lanes none = all_lanes(unreached_m);
    const auto nx = static_cast<std::size_t>(grid.nx);
    const auto at = [&](std::size_t row) { return load(times.t.data() + row_of(row, part)); };
    const auto beside = [&](std::size_t from, std::uint8_t link, std::size_t to) {
        return (grid.links[from] & link) != 0 ? at(to) : none;
    };
    const auto behind = [&](std::uint8_t link, std::size_t next, std::size_t to) {
        return (grid.links[node] & link) != 0 && (grid.links[next] & link) != 0 ? at(to) : none;
    };
    const auto h = static_cast<float>(grid.spacing_m);
    const Lanes x = -slope_of(at(node), beside(node, EikonalGrid::left, node - 1), beside(node, EikonalGrid::right, node + 1),
                              behind(EikonalGrid::left, node - 1, node - 2),
                              behind(EikonalGrid::right, node + 1, node + 2), h);
    const Lanes y = -slope_of(at(node), beside(node, EikonalGrid::down, node - nx), beside(node, EikonalGrid::up, node + nx),
                              behind(EikonalGrid::down, node - nx, node - 2 * nx),
                              behind(EikonalGrid::up, node + nx, node + 2 * nx), h);
    const Lanes size = root(x * x + y * y);
    const Lanes scale = size > 1e-12f ? 1.0f / size : Lanes{};
    return {x * scale, y * scale};
}

/// FieldNodes as they lie in memory: distance in the low half, then x and y.
inline IntLanes packed(Lanes t, Lanes unit_m, const Direction& way) {
    static_assert(sizeof(FieldNode) == sizeof(std::int32_t) && std::endian::native == std::endian::little);
    const auto whole = [](Lanes v) { return __builtin_convertvector(v, IntLanes); };
    const auto near = [](Lanes v) { return v * 127.0f + (v < 0.0f ? all_lanes(-0.5f) : all_lanes(0.5f)); };
    const auto is_reached = t < unreached_m;
    const IntLanes distance = whole(is_reached ? t / unit_m + 0.5f : Lanes{});
    const IntLanes x = whole(near(way.x)) & 0xff, y = whole(near(way.y)) & 0xff;
    return is_reached ? (distance | x << 16 | y << 24) : IntLanes{} + std::int32_t{FieldNode::unreached};
}

inline void fill_nodes(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
                       std::span<const float> unit_m) {
    // Some nodes of all fields, then these nodes field by field: whole cache lines are written at a time.
    constexpr std::size_t block = 16;
    std::int32_t words[block][sweep_lanes];
    const int parts = parts_of(static_cast<int>(fields.size()));
    Lanes units[most_parts];
    for (int k = 0; k < sweep_lanes; ++k) units[k / lanes][k % lanes] = k < static_cast<int>(fields.size()) ? unit_m[std::size_t(k)] : 1.0f;
    for (std::size_t first = 0; first < grid.links.size(); first += block) {
        const std::size_t count = std::min(block, grid.links.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t node = first + i;
            for (int part = 0; part < parts; ++part) {
                const Lanes t = load(times.t.data() + row_of(node, part));
                const IntLanes word = packed(t, units[part], direction_at(grid, times, node, part));
                std::memcpy(words[i] + part * lanes, &word, sizeof(word));
            }
        }
        for (std::size_t k = 0; k < fields.size(); ++k) {
            for (std::size_t i = 0; i < count; ++i) fields[k][first + i] = std::bit_cast<FieldNode>(words[i][k]);
        }
    }
}
