#pragma once
#include "validate/case.h"

namespace tidegate::cases {

/// Each makes one case of the table; case_table.cpp puts them in order.

// single_walkers.cpp
Case corridor_walker();  // V1, V2
Case stair_walker();     // V3

// hermes_one_way.cpp
Case hermes_one_way();  // E1, E2, E3, E4

}  // namespace tidegate::cases
