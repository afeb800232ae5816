#include "viz/scene/history.h"

#include <algorithm>
#include <cmath>

#include "viz/scene/fidelity_at.h"

namespace tidegate::viz {

namespace {

std::size_t threshold_row(double per_m2) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < known_thresholds_per_m2.size(); ++i) {
        const double apart = std::abs(known_thresholds_per_m2[i] - per_m2);
        if (apart < std::abs(known_thresholds_per_m2[best] - per_m2)) best = i;
    }
    return best;
}

void add_level(LevelHistory& history, const FloorGrid& floor, const DensityGrid& density,
               SimTime time, double for_s, bool in_plane) {
    const DensityPeak peak = in_plane ? peak_of(floor, density) : DensityPeak{};
    if (peak.per_m2 > history.worst.per_m2) {
        history.worst = peak;
        history.worst_at = time;
    }
    for (std::size_t i = 0; i < density.per_m2.size(); ++i) {
        const float value = density.per_m2[i];
        history.peak_per_m2[i] = std::max(history.peak_per_m2[i], value);
        float* above = &history.above_s[i * known_thresholds_per_m2.size()];
        for (std::size_t k = 0; k < known_thresholds_per_m2.size(); ++k) {
            if (value <= known_thresholds_per_m2[k]) break;
            above[k] += static_cast<float>(for_s);
        }
    }
}

}  // namespace

float LevelHistory::time_above_s(std::size_t cell, double threshold_per_m2) const {
    return above_s[cell * known_thresholds_per_m2.size() + threshold_row(threshold_per_m2)];
}

double History::longest_s(double threshold_per_m2) const {
    float longest = 0;
    for (const LevelHistory& level : levels) {
        for (std::size_t i = 0; i < level.peak_per_m2.size(); ++i) {
            longest = std::max(longest, level.time_above_s(i, threshold_per_m2));
        }
    }
    return longest;
}

int worst_level(const History& history) {
    int worst = -1;
    for (std::size_t i = 0; i < history.levels.size(); ++i) {
        const double value = history.levels[i].worst.per_m2;
        const double before =
            worst < 0 ? 0 : history.levels[static_cast<std::size_t>(worst)].worst.per_m2;
        if (value > before) worst = static_cast<int>(i);
    }
    return worst;
}

History empty_history(const VenueMesh& mesh) {
    History history;
    for (const LevelMesh& level : mesh.levels) {
        const std::size_t cells = level.grid.floor_share.size();
        LevelHistory& made = history.levels.emplace_back();
        made.peak_per_m2.assign(cells, 0);
        made.above_s.assign(cells * known_thresholds_per_m2.size(), 0);
    }
    return history;
}

void add_to(History& history, const RunData& run, const VenueMesh& mesh, const StoredFrame& frame,
            double for_s) {
    std::vector<std::vector<Vec2>> places(mesh.levels.size());
    for (const FrameAgent& agent : frame.agents) {
        if (agent.plane >= places.size() || agent.plane >= run.planes.size()) continue;
        places[agent.plane].push_back(run.planes[agent.plane].origin + Vec2{agent.x, agent.y});
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].empty()) continue;
        const FloorGrid& floor = mesh.levels[i].grid;
        const bool in_plane = walks_in_plane(run, id_of<LevelId>(i), frame.time);
        add_level(history.levels[i], floor, density_of(floor, places[i]), frame.time, for_s, in_plane);
    }
    history.until = frame.time;
}

}  // namespace tidegate::viz
