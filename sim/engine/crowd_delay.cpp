#include "engine/crowd_delay.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr float free_m_s = 1.34f;
constexpr float slowest_m_s = 0.15f;    // a crowd that stands is not an eternal wall
constexpr float sparse_per_m2 = 0.5f, dense_per_m2 = 1.5f;  // a slow walker is no crowd
constexpr float dislike = 2;            // people go further round a crowd than time alone would have them: it may grow
constexpr float felt = 1.15f;           // less than this is not worth a way round
constexpr float lag = 0.5f;             // share of the new look in what is believed
constexpr double smoothing_m = 0.72;    // of one pass to and fro; two of them have a standard deviation of 1.44 m

// What is left of a value one node on, each way. Links end at walls, and so does what one side knows of the other.
void smooth_along_x(const EikonalGrid& grid, float left, std::vector<float>& column, std::vector<float>& scratch) {
    const auto nx = static_cast<std::size_t>(grid.nx);
    for (std::size_t row = 0; row < column.size(); row += nx) {
        for (std::size_t i = row; i < row + nx; ++i) {
            scratch[i] = column[i] + ((grid.links[i] & EikonalGrid::left) != 0 ? left * scratch[i - 1] : 0);
        }
        float back = 0;
        for (std::size_t i = row + nx; i-- > row;) {
            back = (grid.links[i] & EikonalGrid::right) != 0 ? left * back : 0;
            scratch[i] += back;
            back += column[i];
        }
    }
    std::swap(column, scratch);
}

void smooth_along_y(const EikonalGrid& grid, float left, std::vector<float>& column, std::vector<float>& scratch) {
    const auto nx = static_cast<std::size_t>(grid.nx);
    for (std::size_t i = 0; i < column.size(); ++i) {
        scratch[i] = column[i] + ((grid.links[i] & EikonalGrid::down) != 0 ? left * scratch[i - nx] : 0);
    }
    std::vector<float> back(nx, 0);
    for (std::size_t row = column.size(); row > 0; row -= nx) {
        for (std::size_t i = row - nx, x = 0; i < row; ++i, ++x) {
            back[x] = (grid.links[i] & EikonalGrid::up) != 0 ? left * back[x] : 0;
            scratch[i] += back[x];
            back[x] += column[i];
        }
    }
    std::swap(column, scratch);
}

// Nobody sees how each square metre walks: were single ones looked at, chance differences of speed would draw a stream aside, and
// what that slows down would draw it back.
void smooth(const EikonalGrid& grid, std::vector<float>& column, std::vector<float>& scratch) {
    const auto left = static_cast<float>(std::exp(-grid.spacing_m / smoothing_m));
    scratch.resize(column.size());
    for (int pass = 0; pass < 2; ++pass) {
        smooth_along_x(grid, left, column, scratch);
        smooth_along_y(grid, left, column, scratch);
    }
}

float slowness_of(float people, float speed_sum, float floor_m2) {
    if (people <= 0 || floor_m2 <= 0) return 1;
    const float mean_m_s = speed_sum / people, density = people / floor_m2;
    const float crowded = std::clamp((density - sparse_per_m2) / (dense_per_m2 - sparse_per_m2), 0.0f, 1.0f);
    const float delay = free_m_s / std::max(mean_m_s, slowest_m_s) - 1;
    return 1 + dislike * crowded * std::max(0.0f, delay);
}

}  // namespace

std::vector<float> smoothed_floor(const EikonalGrid& grid) {
    std::vector<float> floor(grid.links.size()), scratch;
    const auto node_m2 = static_cast<float>(grid.spacing_m * grid.spacing_m);
    for (std::size_t i = 0; i < floor.size(); ++i) floor[i] = grid.links[i] != 0 ? node_m2 : 0;
    smooth(grid, floor, scratch);
    return floor;
}

void CrowdDelay::make(std::size_t nodes) {
    people.assign(nodes, 0), speed.assign(nodes, 0);
    slowness.assign(nodes, 1);
}

void CrowdDelay::clear_counts() {
    std::fill(people.begin(), people.end(), 0.0f);
    std::fill(speed.begin(), speed.end(), 0.0f);
}

void CrowdDelay::count(const EikonalGrid& grid, Vec2f from_corner, Vec2f velocity) {
    const Vec2f at = from_corner * (1 / static_cast<float>(grid.spacing_m));
    const int x = static_cast<int>(at.x + 0.5f), y = static_cast<int>(at.y + 0.5f);
    int nearest = -1;
    float least = 1e9f;
    for (int iy = std::max(0, y - 1); iy <= std::min(grid.ny - 1, y + 1); ++iy) {
        for (int ix = std::max(0, x - 1); ix <= std::min(grid.nx - 1, x + 1); ++ix) {
            const int node = iy * grid.nx + ix;
            const float away = length(Vec2f{static_cast<float>(ix), static_cast<float>(iy)} - at);
            if (grid.links[std::size_t(node)] != 0 && away < least) nearest = node, least = away;
        }
    }
    if (nearest < 0) return;
    people[std::size_t(nearest)] += 1;
    speed[std::size_t(nearest)] += length(velocity);
}

void CrowdDelay::feel(const EikonalGrid& grid, const std::vector<float>& floor, std::vector<float>& scratch) {
    smooth(grid, people, scratch), smooth(grid, speed, scratch);
    is_slow = false;
    for (std::size_t node = 0; node < people.size(); ++node) {
        slowness[node] += lag * (slowness_of(people[node], speed[node], floor[node]) - slowness[node]);
        is_slow = is_slow || slowness[node] > felt;
    }
}

}  // namespace tidegate
