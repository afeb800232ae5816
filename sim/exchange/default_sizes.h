#pragma once

namespace tidegate {

/// Sizes that a map leaves out [m]; each use is reported.
struct DefaultSizes {
    double door_m = 1.2;       ///< own choice: a double door; DIN 18040-1 asks for at least 0.9 m
    double exit_m = 2.0;       ///< own choice: two leaves
    double stair_m = 2.0;      ///< own choice: two streams; DIN 18065 asks for at least 1.0 m
    double escalator_m = 1.0;  ///< EN 115-1: nominal width of the widest usual step
    double way_m = 2.0;        ///< own choice: two people pass each other with room
    double lift_door_m = 0.9;  ///< EN 81-70: clear width of a lift door
    double wall_m = 0.2;       ///< as barriers (docs/scenario.md)
};

}  // namespace tidegate
