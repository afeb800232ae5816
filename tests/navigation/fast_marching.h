#pragma once
#include <span>
#include <vector>

#include "navigation/eikonal.h"

namespace tidegate {

/// The plain reference for sweep_eikonal: |grad T| = slowness by second-order fast marching (Sethian 1999, Level Set
/// Methods and Fast Marching Methods, ch. 8; Rickett and Fomel 1999, Stanford Exploration Project 100); infinity where no
/// links lead.
std::vector<float> march(const EikonalGrid& grid, std::span<const EikonalSeed> seeds);

}  // namespace tidegate
