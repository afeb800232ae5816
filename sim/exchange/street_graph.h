#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/vec2.h"

namespace tidegate {

/// A way of a map that may be walked [m].
struct StreetWay {
    std::string source;  ///< "way/123"
    std::string name;    ///< of the street; empty: it has none
    std::string kind;    ///< what stands in for a name: "footway", "steps"
    double width_m = 2;
    std::vector<Vec2> points;
};

/// Where streets meet or end.
struct StreetJunction {
    std::vector<Vec2> joined;  ///< those of the map that it is made of, at least one
    Vec2 at;                   ///< their middle
};

/// A street from one junction to the next.
struct StreetLink {
    int from = -1, to = -1;
    double width_m = 0;
    std::string source;                   ///< the first way that it is made of
    std::map<std::string, double> names;  ///< metres of it that bear a name
    std::map<std::string, double> kinds;  ///< metres of it that are of a kind
    std::vector<Vec2> points;             ///< along the way; its ends may lie beside the middle of a joined junction
};

/// A network of streets as it is walked, without heights and one-way rules.
struct StreetGraph {
    std::vector<StreetJunction> junctions;
    std::vector<StreetLink> links;
};

/// Along the points.
double length_of(const std::vector<Vec2>& points);
/// From middle to middle of its junctions, along the way.
double length_m(const StreetGraph& graph, const StreetLink& link);
/// The text that covers most metres, the first of several in alphabetical order; empty when there is none.
std::string most_of(const std::map<std::string, double>& metres);
/// Which way the link leaves its junction `from`, or with `at_end` its junction `to`: a unit vector.
Vec2 direction_from(const StreetGraph& graph, const StreetLink& link, bool at_end);

/// The parts of ways within `radius_m` of `middle`, cut where they leave the circle.
std::vector<StreetWay> ways_within(const std::vector<StreetWay>& ways, Vec2 middle, double radius_m);
/// Splits ways where they have points in common (equal coordinates) and at their ends. Ways that are drawn twice count once, the
/// wider one. Junctions are numbered as they come. n log n in points.
StreetGraph street_graph(const std::vector<StreetWay>& ways);

}  // namespace tidegate
