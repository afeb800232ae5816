#pragma once
#include "validate/case.h"

namespace tidegate::cases {

/// Each makes one case of the table; case_table.cpp puts them in order.

// single_walkers.cpp
Case corridor_walker();  // V1, V2
Case stair_walker();     // V3

// hermes_one_way.cpp
Case hermes_one_way();  // E1, E2, E3, E4

// bottleneck_widths.cpp
Case bottleneck_widths();  // E8
// counterflow.cpp
Case counterflow();  // V20
// doors.cpp
Case hall_with_four_doors();  // V9
Case room_with_a_door();      // V21
// rimea_12.cpp
Case link_and_exit();      // V11
Case goal_distance();      // V12
Case bottleneck_length();  // V13
Case second_bottleneck();  // V14
Case bottleneck_width();   // V15

}  // namespace tidegate::cases
