#include "exchange/street_graph.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tidegate {
namespace {

using PointKey = std::pair<double, double>;

PointKey key_of(Vec2 p) { return {p.x, p.y}; }

// Where a segment is within the circle, as parameters in [0, 1]; nothing when it passes by.
std::optional<std::pair<double, double>> inside_of(const Segment& segment, Vec2 middle, double radius_m) {
    const Vec2 d = segment.b - segment.a, from_middle = segment.a - middle;
    const double a = dot(d, d), b = dot(d, from_middle), c = dot(from_middle, from_middle) - radius_m * radius_m;
    const double root2 = b * b - a * c;
    if (a <= 0 || root2 <= 0) return {};
    const double root = std::sqrt(root2);
    const double first = std::max(0.0, (-b - root) / a), last = std::min(1.0, (-b + root) / a);
    if (first >= last) return {};
    return std::pair{first, last};
}

void add_point(std::vector<Vec2>& points, Vec2 p) {
    if (points.empty() || !(points.back() == p)) points.push_back(p);
}

/// Cuts ways into links, giving junctions numbers as they come.
class Splitter {
public:
    explicit Splitter(const std::vector<StreetWay>& ways) {
        for (const StreetWay& way : ways) {
            for (const Vec2 p : way.points) ++uses_[key_of(p)];
            // Ends are junctions however often they are used.
            for (const Vec2 p : {way.points.front(), way.points.back()}) ++uses_[key_of(p)];
        }
    }

    void split(const StreetWay& way) {
        std::vector<Vec2> points{way.points.front()};
        for (std::size_t i = 1; i < way.points.size(); ++i) {
            points.push_back(way.points[i]);
            if (uses_[key_of(way.points[i])] < 2) continue;
            add(way, std::move(points));
            points = {way.points[i]};
        }
    }

    StreetGraph take() { return std::move(graph_); }

private:
    int junction_at(Vec2 p) {
        const auto [at, is_new] = rows_.try_emplace(key_of(p), static_cast<int>(graph_.junctions.size()));
        if (is_new) graph_.junctions.push_back({{p}, p});
        return at->second;
    }

    void add(const StreetWay& way, std::vector<Vec2> points) {
        std::vector<PointKey> course;
        for (const Vec2 p : points) course.push_back(key_of(p));
        if (course.back() < course.front()) std::reverse(course.begin(), course.end());
        const auto [at, is_new] = drawn_.try_emplace(std::move(course), graph_.links.size());
        if (!is_new) {
            StreetLink& twin = graph_.links[at->second];
            twin.width_m = std::max(twin.width_m, way.width_m);
            if (!way.name.empty() && twin.names.empty()) twin.names[way.name] = length_of(points);
            return;
        }
        StreetLink link{junction_at(points.front()), junction_at(points.back()), way.width_m, way.source, {}, {}, {}};
        if (!way.name.empty()) link.names[way.name] = length_of(points);
        link.kinds[way.kind] = length_of(points);
        link.points = std::move(points);
        graph_.links.push_back(std::move(link));
    }

    std::map<PointKey, int> uses_;
    std::map<PointKey, int> rows_;
    std::map<std::vector<PointKey>, std::size_t> drawn_;
    StreetGraph graph_;
};

}  // namespace

double length_of(const std::vector<Vec2>& points) {
    double metres = 0;
    for (std::size_t i = 1; i < points.size(); ++i) metres += length(points[i] - points[i - 1]);
    return metres;
}

double length_m(const StreetGraph& graph, const StreetLink& link) {
    const auto aside_m = [&](int junction, Vec2 end) { return length(graph.junctions[static_cast<std::size_t>(junction)].at - end); };
    return length_of(link.points) + aside_m(link.from, link.points.front()) + aside_m(link.to, link.points.back());
}

std::string most_of(const std::map<std::string, double>& metres) {
    const auto most = std::max_element(metres.begin(), metres.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most != metres.end() ? most->first : "";
}

Vec2 direction_from(const StreetGraph& graph, const StreetLink& link, bool at_end) {
    constexpr double ahead_m = 15;  // bends nearer to the junction than this do not count; own choice
    const Vec2 here = graph.junctions[static_cast<std::size_t>(at_end ? link.to : link.from)].at;
    std::vector<Vec2> points = link.points;
    if (at_end) std::reverse(points.begin(), points.end());
    const auto far = std::find_if(points.begin(), points.end(), [&](Vec2 p) { return length(p - here) >= ahead_m; });
    return unit((far != points.end() ? *far : points.back()) - here);
}

std::vector<StreetWay> ways_within(const std::vector<StreetWay>& ways, Vec2 middle, double radius_m) {
    std::vector<StreetWay> out;
    for (const StreetWay& way : ways) {
        std::vector<Vec2> points;
        const auto finish = [&] {
            if (points.size() > 1) {
                out.push_back(way);
                out.back().points = points;
            }
            points.clear();
        };
        for (std::size_t i = 1; i < way.points.size(); ++i) {
            const Segment segment{way.points[i - 1], way.points[i]};
            const auto inside = inside_of(segment, middle, radius_m);
            if (!inside || inside->first > 0) finish();
            if (!inside) continue;
            // Whole ends keep their very coordinates: by them ways join.
            add_point(points, inside->first > 0 ? segment.at(inside->first) : segment.a);
            add_point(points, inside->second < 1 ? segment.at(inside->second) : segment.b);
        }
        finish();
    }
    return out;
}

StreetGraph street_graph(const std::vector<StreetWay>& ways) {
    std::vector<StreetWay> drawn;
    for (const StreetWay& way : ways) {
        StreetWay clean = way;
        clean.points.clear();
        for (const Vec2 p : way.points) add_point(clean.points, p);
        if (clean.points.size() > 1) drawn.push_back(std::move(clean));
    }
    Splitter splitter(drawn);
    for (const StreetWay& way : drawn) splitter.split(way);
    return splitter.take();
}

}  // namespace tidegate
