#pragma once
#include "facilities/facility_def.h"
#include "scenario/features.h"

namespace tidegate {

/// How people wait before a gate or check; of a snake, with the path that is drawn for it. Faults: a snake without its
/// one path, an ordered queue where people pass in both directions.
QueueDef read_queue(const Feature& facility, PassageDirection direction, const FeatureList& list, Faults& faults);

/// Faults of a path that names no gate or check with a snake.
void check_queue_path(const Feature& path, const FeatureList& list);

}  // namespace tidegate
