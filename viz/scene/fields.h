#pragma once
#include <vector>

#include "viz/scene/crowd.h"
#include "viz/scene/field_grid.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

struct History;

/// Which field, and the threshold of time_above [1/m2].
struct FieldAsked {
    Field field = Field::none;
    double threshold_per_m2 = 4;
};

/// The field on a level's cells; see docs/viewer.md for what each means. NaN where there is nothing
/// to say: off the floor, where nobody is near, or when the whole recording has to be known and is
/// not (`history` null). Fields of the moment weigh people around a cell 1-2-1 across and along, as
/// densities do:
///   density, service  passengers per m2 [1/m2]
///   speed             mean speed [m/s]
///   pressure          density times the variance of the velocity [1/s2] (Helbing, Johansson,
///                     Al-Abideen 2007, doi:10.1103/PhysRevE.75.046109, eq. 3)
///   counterflow       1 - |sum of velocities| / sum of |velocities|, of those faster than 0.1 m/s;
///                     0: all walk one way, 1: as many against each other [-]
///   peak              highest density of the recording [1/m2]
///   time_above        time for which the density was above the threshold [s]
FieldGrid field_of(const FieldAsked& asked, const FloorGrid& floor, const Crowd& crowd,
                   const History* history, LevelId level);

/// `second` minus `first` on the cells of `first_floor`; a value that only one has counts as that
/// one's against nothing (0); NaN where neither has one.
FieldGrid difference(const FloorGrid& first_floor, const FieldGrid& first,
                     const FloorGrid& second_floor, const FieldGrid& second);

/// The row of the level of that name; invalid when the run has none.
LevelId level_named(const RunData& run, const std::string& name);

}  // namespace tidegate::viz
