#pragma once
#include "locomotion/walk_model.h"

namespace tidegate {

/// A body that has just appeared, or stepped over a line, is this much smaller than itself, and grows in this time. Else
/// somebody who steps off a stair 0.3 m from another, less than two radii, would hit like a ram.
constexpr float least_size = 0.6f;
constexpr float grows_in_s = 0.5f;
inline float size_of(float grown) { return least_size + (1 - least_size) * grown; }

/// Nobody is thrown faster than this.
constexpr float most_speed_m_s = 5;

/// The force model (Helbing, Farkas and Vicsek 2000, doi:10.1038/35035023): everyone wants to walk at the free speed, keeps
/// apart from others and walls, and bodies in contact push and drag. Integrated in substeps of the step, so that
/// results depend neither on the one nor on the other; see docs/models.md. Writes the choice with the columns of forces.
/// Linear in walkers and neighbours, about 30 times the cost of the planning default.
void walk_by_forces(const WalkInput& input, ForceScratch& scratch, WalkChoice& choice);

}  // namespace tidegate
