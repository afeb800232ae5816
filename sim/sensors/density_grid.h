#pragma once
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "sensors/cell_cover.h"
#include "sensors/crowd.h"
#include "sensors/observable_def.h"
#include "venue/venue_def.h"

namespace tidegate {

/// The cells of one peak_density observable and how many stood in each of the last samples.
///
/// Cells are squares of cell_m from the lower left corner of the area's bounding box. A cell of which
/// less than half is walkable is counted together with the neighbour (sharing a side) that has the
/// largest walkable part, on until they make up half a cell; with nothing beside it, with the nearest
/// cells. Such a union is a `group`. So everyone in the area is counted exactly once and no sliver
/// gives a huge density. Averaged over window_s, each group as a whole.
struct DensityGrid {
    ObservableId observable;
    LevelId level;                       ///< positions on this level are to be counted
    CellFrame frame;                     ///< relative to the level's origin
    std::vector<Polygon> polygons;       ///< the area, relative to the level's origin
    std::vector<std::int32_t> group;     ///< [cells] group, -1: nothing walkable
    std::vector<std::uint8_t> is_border; ///< [cells] 1: partly outside the area, so test each position
    std::vector<double> group_m2;        ///< [groups] walkable area

    int window_samples = 1;              ///< samples averaged
    std::int64_t samples = 0;            ///< counted so far
    std::vector<std::uint32_t> counts;   ///< [window_samples x groups], a ring over the samples
    std::vector<std::uint32_t> sums;     ///< [groups] over the samples in the ring

    /// For checkpoints (base/state_bytes.h): the rest is const.
    template <class F>
    void for_each_field(F&& f) {
        f(samples, counts, sums);
    }
};
static_assert(sizeof(DensityGrid) == 200, "a field was added: if it is state, name it in for_each_field");

/// Builds the grid of `observable` (kind peak_density, place an area) with nothing counted yet.
/// `origin`: positions will come relative to it. Throws InputError when it has more than 1,000,000
/// cells or more than 100,000,000 counts (cells x samples in the window).
DensityGrid make_density_grid(const ObservableDef& observable, ObservableId row, const VenueDef& venue,
                              Vec2 origin, double sample_s);

/// Takes one sample of everyone on the grid's level; those outside the area are passed over. Linear in
/// people and groups; near the area's border also in its corners.
void count(DensityGrid& grid, const CrowdColumns& crowd);

/// Greatest over the groups of the mean count of the samples in the window over the walkable area
/// [1/m2]. Before the window has filled, of the samples so far; 0 with none.
double peak_density(const DensityGrid& grid);

}  // namespace tidegate
