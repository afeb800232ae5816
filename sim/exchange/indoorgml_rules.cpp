#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "exchange/map_rules.h"
#include "exchange/map_text.h"

// OGC 19-011r4 IndoorGML 1.1: cell spaces (primal space) and the transitions between their states (dual space).

namespace tidegate {
namespace {

using Part = ImportReport::Part;

constexpr double same_level_m = 1.5;  // floors that differ by less belong to one level; less than half a storey

// The heights of floors, grouped: the lowest of each group stands for a level.
std::vector<double> levels_of(std::vector<double> heights) {
    std::sort(heights.begin(), heights.end());
    std::vector<double> out;
    for (const double h : heights) {
        if (out.empty() || h - out.back() > same_level_m) out.push_back(h);
    }
    return out;
}

std::size_t level_at(const std::vector<double>& levels, double height_m) {
    std::size_t level = 0;
    while (level + 1 < levels.size() && levels[level + 1] <= height_m + 1e-6) ++level;
    return level;
}

}  // namespace

void take_indoorgml(const RawMap& raw, const ImportOptions&, ImportedMap& map, ImportReport& report) {
    std::vector<double> heights;
    for (const RawFeature& cell : raw.features) {
        if (cell.layer == "CellSpace") heights.push_back(number_in(tag(cell, "floor_m")).value_or(0));
    }
    const std::vector<double> levels = levels_of(std::move(heights));
    for (std::size_t i = 0; i < levels.size(); ++i) {
        map.levels.push_back({level_name(static_cast<double>(i)), static_cast<double>(i), levels[i]});
    }
    for (const RawFeature& shape : raw.features) {
        const double low_m = number_in(tag(shape, "floor_m")).value_or(0);
        const double high_m = number_in(tag(shape, "top_m")).value_or(low_m);
        const std::size_t level = level_at(levels, low_m);
        if (shape.layer == "Transition" && level_at(levels, high_m) != level) {
            report.add(Part::dropped, "transitions from one level to another: they join middles of cells, not ends of stairs",
                       shape.source);
            report.add(Part::by_hand, "draw a stair or lift where cells of two levels are joined", shape.source);
            continue;
        }
        MapFeature feature = as_feature(shape, shape.layer == "Transition" ? MapKind::passage : MapKind::room);
        feature.name = tag(shape, "name");
        if (!levels.empty()) feature.levels = {map.levels[level].name};
        map.features.push_back(std::move(feature));
    }
}

}  // namespace tidegate
