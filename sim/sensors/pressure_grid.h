#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "sensors/cell_cover.h"
#include "sensors/crowd.h"
#include "sensors/observable_def.h"
#include "venue/venue_def.h"

namespace tidegate {

/// Crowd pressure in one area (Helbing, Johansson and Al-Abideen 2007,
/// doi:10.1103/PhysRevE.75.046109). With R = kernel_m and f(d) = exp(-d^2 / R^2) / (pi R^2), at a
/// point r and a sample t
///
///     rho(r, t) = sum over j of f(|r_j - r|)
///     V(r, t) = sum over j of v_j f(|r_j - r|) / rho(r, t)
///
/// and over the samples of the window
///
///     P(r) = <rho> (<|V|^2> - |<V>|^2)        [1/s2]
///
/// <rho> over all of them, the variance (of both components) over those in which anybody was near.
/// f is cut off at 3 R along each axis, where it is 1e-4 of its height. Nothing is mended at walls:
/// there rho is low by up to half. Points stand R apart, in the middle of squares from the lower
/// left of the area's bounding box: all those with at least half as much to walk on as the most
/// walkable one.
struct PressureGrid {
    ObservableId observable;
    LevelId level;
    CellFrame frame;                  ///< squares of side R, relative to the level's origin
    std::vector<std::int32_t> cells;  ///< [points] the squares in whose middle one stands
    double least_density_per_m2 = 0;  ///< points with a lower <rho> do not count

    int window_samples = 1;
    std::int64_t samples = 0;  ///< taken so far
    /// What is kept of each point and sample; rho 0: nobody was near.
    struct Here {
        float rho = 0, vx = 0, vy = 0;
    };
    std::vector<Here> ring;  ///< [window_samples x points]
    /// Sums over the ring; made anew whenever it begins again, so that rounding cannot pile up.
    struct Sums {
        double rho = 0, seen = 0, vx = 0, vy = 0, square = 0;
    };
    std::vector<Sums> sums;           ///< [points]
    std::vector<double> rho, vx, vy;  ///< [squares] room to work in

    /// For checkpoints (base/state_bytes.h): the rest is const.
    template <class F>
    void for_each_field(F&& f) {
        f(samples, ring, sums);
    }
};
static_assert(sizeof(PressureGrid) == 208, "a field was added: if it is state, name it in for_each_field");

/// Throws InputError when there are more than 1,000,000 squares or 50,000,000 points x samples.
PressureGrid make_pressure_grid(const ObservableDef& observable, ObservableId row,
                                const VenueDef& venue, Vec2 origin, double sample_s);

/// Takes one sample. Linear in the people near the area (about 50 squares each) and in the points.
void sample(PressureGrid& grid, const CrowdColumns& crowd);

/// The highest P over the points [1/s2]; 0 before the second sample.
double crowd_pressure(const PressureGrid& grid);

}  // namespace tidegate
