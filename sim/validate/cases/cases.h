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

// hermes_two_way.cpp
Case hermes_two_way();  // E5
// wuppertal.cpp
Case wuppertal();  // E6, E7
// corridors.cpp
Case closed_ring();     // E9
Case corridor_zones();  // V24
Case wide_corridor();   // R4
// stairs.cpp
Case stair_density();  // V17
Case stair_widths();   // V23
Case stair_foot();     // V16

// pre_movement.cpp
Case pre_movement();  // V4
// populations.cpp
Case speed_by_age();    // V6
Case uniform_speeds();  // V7
Case street_walkers();  // E13
// ways.cpp
Case corner();          // V5
Case cabin_corridor();  // V8
Case exit_choice();     // V10
Case long_ways();       // V18
Case closing_exit();    // V22
// single_file.cpp
Case single_file();  // V19
// wide_body.cpp
Case wide_body();  // V26
// servers.cpp
Case escalator();   // F3
Case turnstiles();  // F4
// evacuated_station.cpp
Case evacuated_station();  // F5
// two_links.cpp
Case two_links();  // P5
// fidelities.cpp
Case fidelity_twin();   // F2
Case walking_curve();   // F1
// recorded_crowds.cpp
Case t_junction();      // E10
Case crossing();        // E11
Case wide_corridors();  // E12
// promises.cpp
Case nobody_lost();  // P1
Case same_bits();    // P2
Case same_plan();    // P3
Case more_room();    // P4
// groups.cpp
Case groups();  // V25
// not_run.cpp
Case smoke();   // V27

}  // namespace tidegate::cases
