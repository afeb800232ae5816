#pragma once
#include "facilities/facility_def.h"
#include "scenario/features.h"

namespace tidegate {

/// What a check does with goods and a second time. Faults: a second inspection that takes no time, uniform times that would
/// go below 0.
InspectionDef read_inspection(const Feature& check);

}  // namespace tidegate
