#pragma once
#include "validate/density.h"
#include "validate/scene.h"

namespace tidegate::cases {

/// Two rooms of 10 x 10 m, joined by a way `width_m` wide and `length_m` long in the middle of the
/// wall between them; the first room is x = 0 to 10, y = 0 to 10.
struct TwoRooms {
    double width_m = 1;
    double length_m = 5;
    double second_m = 10;  ///< length of the second room; 0: it ends with the way
};
Ring floor_of(const TwoRooms& rooms);
/// x of the way's far end.
double way_end_m(const TwoRooms& rooms);

/// Highest mean density of a box over any `window_s`, sampled twice a second (classic count).
double peak_density_per_m2(const Tracks& tracks, const Box& box, double window_s, int plane = 0);

}  // namespace tidegate::cases
