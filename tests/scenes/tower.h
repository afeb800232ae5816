#pragma once
#include "validate/scene.h"

namespace tidegate {

/// Levels of 20 m x 10 m, 4 m above each other, joined by one lift in their east walls; entrance k and exit k are on level k.
Scene tower(int stops, int capacity = 8);

}  // namespace tidegate
