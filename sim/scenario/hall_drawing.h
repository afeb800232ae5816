#pragma once
#include <optional>

#include "scenario/document.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Draws the hall that a row of [[venues]] describes by numbers, as a venue file would: one level `hall`, a rectangle from
/// (0, 0) to (length_m, width_m), x from west to east. Along each side exits, then entrances, then platforms stand in the
/// order given with equal gaps, but for those with an `at_m`; entrances reach from 0.5 m to 0.5 m + depth_m into the hall.
/// Gates with the same `at_m` stand in one line across the hall, each as long as its share of the lanes. Areas: `hall`, and
/// with gates `part_1`, `part_2`, ... from west to east. All places of the result are that of the row. Empty, with
/// faults, when something does not fit.
std::optional<Node> draw_hall(Reading& reading, const TableReader& values);

}  // namespace tidegate
