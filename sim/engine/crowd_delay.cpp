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

float slowness_of(float people, float speed_sum, float floor_m2) {
    constexpr float least_floor_m2 = 1 / 9.0f;
    if (people <= 0) return 1;
    const float mean_m_s = speed_sum / people, density = people / std::max(floor_m2, least_floor_m2);
    const float crowded = std::clamp((density - sparse_per_m2) / (dense_per_m2 - sparse_per_m2), 0.0f, 1.0f);
    const float delay = free_m_s / std::max(mean_m_s, slowest_m_s) - 1;
    return 1 + dislike * crowded * std::max(0.0f, delay);
}

}  // namespace

void CrowdDelay::make(std::size_t cells) {
    people.assign(cells, 0), speed.assign(cells, 0);
    slowness.assign(cells, 1);
}

void CrowdDelay::clear_counts() {
    std::fill(people.begin(), people.end(), 0.0f);
    std::fill(speed.begin(), speed.end(), 0.0f);
    is_empty = true;
}

void CrowdDelay::count(std::size_t cell, Vec2f velocity) {
    people[cell] += 1;
    speed[cell] += length(velocity);
    is_empty = false;
}

// Were single cells looked at, chance differences of speed would draw a stream aside, and what that slows down would draw it back.
void CrowdDelay::feel(const ZoneCells& cells, std::vector<float>& scratch) {
    is_slow = false;
    if (is_empty && is_usual) return;
    blur(cells, people, scratch), blur(cells, speed, scratch);
    is_usual = true;
    for (std::size_t cell = 0; cell < people.size(); ++cell) {
        slowness[cell] += lag * (slowness_of(people[cell], speed[cell], cells.floor_m2[cell]) - slowness[cell]);
        is_slow = is_slow || slowness[cell] > felt;
        is_usual = is_usual && slowness[cell] == 1;
    }
}

}  // namespace tidegate
