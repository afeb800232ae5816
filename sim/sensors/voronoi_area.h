#pragma once
#include <vector>

#include "base/ids.h"
#include "sensors/observable_def.h"
#include "sensors/region.h"
#include "sensors/sample_window.h"
#include "sensors/voronoi_cell.h"
#include "venue/venue_def.h"

namespace tidegate {

/// The Voronoi density of one area A (Steffen and Seyfried 2010, doi:10.1016/j.physa.2009.12.015):
///
///     D = sum over all people i of |c_i n A| / |c_i|, over |A|
///
/// c_i: the floor nearer to i than to anyone else, within cell_radius_m of i and not behind a wall
/// (see CellArea); |A|: walkable area. Everybody counts as one in all, whoever stands at the border
/// of A in shares, so it does not jump when someone steps over. Averaged over the samples in the
/// window.
struct VoronoiArea {
    ObservableId observable;
    LevelId level;
    Region region;     ///< A
    Trapezoids parts;  ///< A
    double area_m2 = 0;
    double cell_radius_m = 2;
    SampleWindow window;

    std::vector<Vec2> at_border;  ///< room to work in: those whose cell may lie partly in A,
    std::vector<double> share;    ///< the part of their cell that does,
    std::vector<CellRoom> rooms;  ///< [chunks]

    /// For checkpoints (base/state_bytes.h): the rest is const.
    template <class F>
    void for_each_field(F&& f) {
        f(window);
    }
};
static_assert(sizeof(VoronoiArea) == 424, "a field was added: if it is state, name it in for_each_field");

/// `origin`: positions will come relative to it.
VoronoiArea make_voronoi_area(const ObservableDef& observable, ObservableId row,
                              const AreaDef& area, Vec2 origin, double sample_s);

/// The Voronoi density at this moment. Who stands farther than cell_radius_m from the border of A
/// counts without a cell being made, so the cost is that of the people near the border, about 1.4 us
/// each, in parallel: 1.8 ms for an area with 3,000 people at 2 /m2 (4 ms when it is a strip, where
/// everybody stands near the border; the geometry library took 90 ms). Sums in a fixed order.
double voronoi_density_now(VoronoiArea& area, const Trapezoids& floor, const NearPeople& people);

}  // namespace tidegate
