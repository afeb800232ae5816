#pragma once
#include <vector>

#include "viz/data/run_data.h"
#include "viz/scene/time_axis.h"

namespace tidegate::viz {

/// The highest value of a curve in each pixel column of the axis; NaN where it has no sample. A
/// column without a sample of its own between two that have one repeats the one before.
std::vector<float> column_peaks(const RunData& run, const Curve& curve, const TimeAxis& axis);

/// A rounded-up end for a scale that must hold `highest`: a small round number times a power of
/// ten.
double round_scale(double highest);

/// The rules that watch an observable.
std::vector<RuleId> rules_on(const RunData& run, std::size_t observable);

/// Rows of the observables in the order in which they are shown: first those whose rules rise
/// highest.
std::vector<std::size_t> curve_order(const RunData& run);

}  // namespace tidegate::viz
