#pragma once
#include <vector>

#include "validate/tracks.h"

namespace tidegate {

/// A rectangle with sides along the axes [m].
struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    double area_m2() const { return (x1 - x0) * (y1 - y0); }
    bool contains(Vec2 p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
};

/// Density and mean speed in an area at a moment.
struct AreaState {
    double density_per_m2 = 0;
    double speed_m_s = 0;
    int people = 0;  ///< in the area; for Voronoi: whose cells reach into it
};

/// How a speed is taken from a velocity: its length, or its part along a unit vector.
struct SpeedRule {
    double window_s = 0.6;
    Vec2 along{};  ///< zero: the length
};

/// Classic: people in the area over its size, mean of their speeds. On `plane`.
AreaState classic_state(const Tracks& tracks, const Box& area, const SpeedRule& rule, double time_s,
                        int plane = 0);

/// Voronoi (Steffen and Seyfried 2010, doi:10.1016/j.physa.2009.12.015): each person's density is 1
/// over the size of the cell nearest to him or her, cut by the walkable rectangle; both figures are
/// means over the area. Only people inside `walkable` whose velocity is known take part, as in the
/// evaluation of the measured trajectories. Quadratic in the people.
AreaState voronoi_state(const Tracks& tracks, const Box& walkable, const Box& area,
                        const SpeedRule& rule, double time_s, int plane = 0);

}  // namespace tidegate
