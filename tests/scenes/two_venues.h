#pragma once
#include "scenario/scenario.h"

namespace tidegate {

/// Two halls of 20 m x 10 m, each drawn in a file of its own: people come into `west` and leave from `east`, over a
/// link of 30 m x 2 m. All micro.
ScenarioText two_venues();

}  // namespace tidegate
