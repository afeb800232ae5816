#include "exchange/street_simplify.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tidegate {
namespace {

std::size_t at(int row) { return static_cast<std::size_t>(row); }

// [junction] rows of the links that end there; a loop stands there twice.
std::vector<std::vector<int>> links_at(const StreetGraph& graph) {
    std::vector<std::vector<int>> rows(graph.junctions.size());
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        rows[at(graph.links[i].from)].push_back(static_cast<int>(i));
        rows[at(graph.links[i].to)].push_back(static_cast<int>(i));
    }
    return rows;
}

// Junctions without links vanish; the others are numbered anew in their order.
void drop_bare_junctions(StreetGraph& graph) {
    const auto rows = links_at(graph);
    std::vector<int> now(graph.junctions.size(), -1);
    std::vector<StreetJunction> left;
    for (std::size_t j = 0; j < rows.size(); ++j) {
        if (rows[j].empty()) continue;
        now[j] = static_cast<int>(left.size());
        left.push_back(std::move(graph.junctions[j]));
    }
    graph.junctions = std::move(left);
    for (StreetLink& link : graph.links) {
        link.from = now[at(link.from)];
        link.to = now[at(link.to)];
    }
}

void drop_links(StreetGraph& graph, const std::vector<char>& is_dropped) {
    std::vector<StreetLink> left;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        if (is_dropped[i] == 0) left.push_back(std::move(graph.links[i]));
    }
    graph.links = std::move(left);
    drop_bare_junctions(graph);
}

/// Sets of rows that are joined step by step.
class Sets {
public:
    explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
    int of(int row) {
        while (parent_[at(row)] != row) row = parent_[at(row)] = parent_[at(parent_[at(row)])];
        return row;
    }
    /// The set of `other` becomes part of that of `row`.
    void join(int row, int other) { parent_[at(of(other))] = of(row); }

private:
    std::vector<int> parent_;
};

void turn(StreetLink& link) {
    std::swap(link.from, link.to);
    std::reverse(link.points.begin(), link.points.end());
}

void add_metres(std::map<std::string, double>& metres, const std::map<std::string, double>& more) {
    for (const auto& [name, m] : more) metres[name] += m;
}

// `next` begins where `link` ends.
void append(StreetLink& link, const StreetLink& next) {
    link.to = next.to;
    link.width_m = std::min(link.width_m, next.width_m);
    add_metres(link.names, next.names);
    add_metres(link.kinds, next.kinds);
    const bool is_same = link.points.back() == next.points.front();
    link.points.insert(link.points.end(), next.points.begin() + (is_same ? 1 : 0), next.points.end());
}

// From `start`, along links that are alone with the one before them at a junction.
StreetLink chain_from(const StreetGraph& graph, const std::vector<std::vector<int>>& rows, int start, int row, std::vector<char>& is_used) {
    StreetLink chain = graph.links[at(row)];
    is_used[at(row)] = 1;
    if (chain.from != start) turn(chain);
    while (rows[at(chain.to)].size() == 2 && chain.to != start) {
        const std::vector<int>& here = rows[at(chain.to)];
        const int next_row = here[0] == row ? here[1] : here[0];
        StreetLink next = graph.links[at(next_row)];
        if (next.from != chain.to) turn(next);
        append(chain, next);
        is_used[at(next_row)] = 1;
        row = next_row;
    }
    return chain;
}

double farthest_m(const std::vector<Vec2>& some, const std::vector<Vec2>& others) {
    double farthest = 0;
    for (const Vec2 a : some) {
        for (const Vec2 b : others) farthest = std::max(farthest, length(a - b));
    }
    return farthest;
}

Vec2 middle_of(const std::vector<Vec2>& points) {
    Vec2 sum;
    for (const Vec2 p : points) sum += p;
    return sum * (1.0 / static_cast<double>(points.size()));
}

void join_beside(const StreetGraph& graph, const StreetLink& beside, StreetLink& link) {
    const bool is_longer = length_m(graph, beside) < length_m(graph, link);
    link.width_m += beside.width_m;
    add_metres(link.names, beside.names);
    add_metres(link.kinds, beside.kinds);
    if (!is_longer) return;
    StreetLink shorter = beside;
    if (shorter.from != link.from) turn(shorter);
    link.points = std::move(shorter.points);
}

}  // namespace

void keep_largest_part(StreetGraph& graph, StreetChanges& changes) {
    Sets sets(graph.junctions.size());
    for (const StreetLink& link : graph.links) sets.join(link.from, link.to);
    std::map<int, double> metres;
    for (const StreetLink& link : graph.links) metres[sets.of(link.from)] += length_of(link.points);
    if (metres.size() < 2) return;
    const auto largest = std::max_element(metres.begin(), metres.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<char> is_dropped;
    for (const StreetLink& link : graph.links) is_dropped.push_back(sets.of(link.from) != largest->first);
    for (const auto& [part, m] : metres) changes.parts_m += part == largest->first ? 0 : m;
    changes.parts += static_cast<int>(metres.size()) - 1;
    drop_links(graph, is_dropped);
}

void join_chains(StreetGraph& graph) {
    const auto rows = links_at(graph);
    std::vector<char> is_used(graph.links.size(), 0);
    std::vector<StreetLink> chains;
    const auto begin_at = [&](std::size_t junction) {
        for (const int row : rows[junction]) {
            if (is_used[at(row)] == 0) chains.push_back(chain_from(graph, rows, static_cast<int>(junction), row, is_used));
        }
    };
    for (std::size_t j = 0; j < rows.size(); ++j) {
        if (rows[j].size() != 2) begin_at(j);
    }
    // What is left goes round without a junction.
    for (std::size_t j = 0; j < rows.size(); ++j) begin_at(j);
    graph.links = std::move(chains);
    drop_bare_junctions(graph);
}

void join_junctions(StreetGraph& graph, double join_m, StreetChanges& changes) {
    std::vector<std::pair<double, std::size_t>> near;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const double metres = length_of(graph.links[i].points);
        if (metres < join_m) near.emplace_back(metres, i);
    }
    std::sort(near.begin(), near.end());
    Sets sets(graph.junctions.size());
    std::vector<char> is_inside(graph.links.size(), 0);
    for (const auto& [metres, i] : near) {
        const int a = sets.of(graph.links[i].from), b = sets.of(graph.links[i].to);
        std::vector<Vec2>& here = graph.junctions[at(a)].joined;
        const std::vector<Vec2>& there = graph.junctions[at(b)].joined;
        if (a != b && farthest_m(here, there) > join_m) continue;
        is_inside[i] = 1;
        if (a == b) continue;
        here.insert(here.end(), there.begin(), there.end());
        sets.join(a, b);
        ++changes.joined;
    }
    for (StreetLink& link : graph.links) {
        link.from = sets.of(link.from);
        link.to = sets.of(link.to);
    }
    drop_links(graph, is_inside);
    for (StreetJunction& junction : graph.junctions) junction.at = middle_of(junction.joined);
}

void drop_loops(StreetGraph& graph, StreetChanges& changes) {
    std::vector<char> is_dropped;
    for (const StreetLink& link : graph.links) is_dropped.push_back(link.from == link.to);
    changes.loops += static_cast<int>(std::count(is_dropped.begin(), is_dropped.end(), 1));
    drop_links(graph, is_dropped);
}

void join_side_by_side(StreetGraph& graph, StreetChanges& changes) {
    constexpr double alike = 4.0 / 3;  // own choice: a longer way round is one of its own
    std::map<std::pair<int, int>, std::vector<std::size_t>> between;
    std::vector<char> is_dropped(graph.links.size(), 0);
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const StreetLink& link = graph.links[i];
        std::vector<std::size_t>& others = between[std::minmax(link.from, link.to)];
        const double metres = length_m(graph, link);
        const auto beside = std::find_if(others.begin(), others.end(), [&](std::size_t other) {
            const double other_m = length_m(graph, graph.links[other]);
            return std::max(metres, other_m) < alike * std::min(metres, other_m);
        });
        if (beside == others.end()) {
            others.push_back(i);
            continue;
        }
        join_beside(graph, link, graph.links[*beside]);
        is_dropped[i] = 1;
        ++changes.side_by_side;
    }
    drop_links(graph, is_dropped);
}

void drop_dead_ends(StreetGraph& graph, double shorter_than_m, StreetChanges& changes) {
    const auto rows = links_at(graph);
    std::vector<std::pair<double, std::size_t>> ends;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const StreetLink& link = graph.links[i];
        const bool is_end = rows[at(link.from)].size() == 1 || rows[at(link.to)].size() == 1;
        if (is_end && length_m(graph, link) < shorter_than_m) ends.emplace_back(length_m(graph, link), i);
    }
    std::sort(ends.begin(), ends.end());
    std::vector<std::size_t> left;
    for (const auto& here : rows) left.push_back(here.size());
    std::vector<char> is_dropped(graph.links.size(), 0);
    for (const auto& [metres, i] : ends) {
        const StreetLink& link = graph.links[i];
        std::size_t& others = left[at(rows[at(link.from)].size() == 1 ? link.to : link.from)];
        if (others < 3) continue;
        --others;
        is_dropped[i] = 1;
        ++changes.dead_ends;
        changes.dead_ends_m += metres;
    }
    drop_links(graph, is_dropped);
}

StreetChanges simplify(StreetGraph& graph, const StreetLimits& limits) {
    StreetChanges changes;
    keep_largest_part(graph, changes);
    join_chains(graph);
    std::size_t before = graph.links.size() + 1;
    while (graph.links.size() < before) {
        before = graph.links.size();
        drop_dead_ends(graph, limits.dead_end_m, changes);
        join_chains(graph);
        join_junctions(graph, limits.join_m, changes);
        drop_loops(graph, changes);
        join_side_by_side(graph, changes);
        join_chains(graph);
    }
    return changes;
}

}  // namespace tidegate
