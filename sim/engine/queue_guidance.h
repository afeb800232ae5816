#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Whether an ordered queue leads this walker now: walks up to it, or holds a place and has not been called.
bool is_led_by_queue(const Site& site, const World& world, std::size_t walker);

/// Wanted direction, way still to go and stream of somebody led by a queue; `pace_m_s` is lowered close to the place.
/// Writes walkers.ex to gap_wanted and guidance.stream of its own row.
void guide_in_queue(const Site& site, World& world, std::size_t walker, float& pace_m_s);

/// How many come before this walker at one side of a portal that an ordered queue leads to, itself included, and how
/// many lanes serve them. Those who only walk up to it count too.
struct QueueBefore {
    float people = 0;
    float lanes = 1;
};
/// `agent` -1: somebody who would come now.
QueueBefore before_in_queue(const Site& site, const World& world, int queue, std::int32_t agent);

}  // namespace tidegate
