#pragma once
#include <span>
#include <vector>

#include "sensors/crowd.h"
#include "sensors/density_grid.h"
#include "sensors/moving_area.h"
#include "sensors/observable_def.h"
#include "sensors/pressure_grid.h"
#include "sensors/voronoi_area.h"
#include "venue/venue_def.h"

namespace tidegate {

/// The place of a contact_force or compression observable.
struct ForceArea {
    ObservableId observable;
    LevelId level;
    ObservableKind kind = ObservableKind::contact_force;
    Region region;
};

/// What the measures of one level share.
struct LevelCrowd {
    bool is_needed = false;  ///< some observable looks at those who walk there
    bool has_cells = false;  ///< some observable makes Voronoi cells there
    Trapezoids floor;        ///< when has_cells
    NearPeople people;       ///< at the last sample, when has_cells
};

/// All observables that look at where people are and how they move, by kind, each list in the
/// observables' order. They are sampled together, level by level.
struct AreaMeasures {
    std::vector<LevelCrowd> levels;
    std::vector<DensityGrid> grids;
    std::vector<VoronoiArea> voronoi;
    std::vector<MovingArea> moving;  ///< speed, and specific_flow of areas
    std::vector<PressureGrid> pressures;
    std::vector<ForceArea> forces;

    /// For checkpoints (base/state_bytes.h): levels and force areas hold nothing from one sample to the next.
    template <class F>
    void for_each_field(F&& f) {
        f(grids, voronoi, moving, pressures);
    }
};
static_assert(sizeof(AreaMeasures) == 144, "a field was added: if it is state, name it in for_each_field");

/// Whether this observable is one of them.
bool is_area_measure(const ObservableDef& observable);

/// `level_origins` [levels]: what positions will come relative to; empty: all zero. Throws
/// InputError when a grid would be too large, BrokenPromise when a place is no area of the venue.
AreaMeasures make_area_measures(const SensorsDef& def, const VenueDef& venue,
                                std::span<const Vec2> level_origins);

/// Takes one sample of all of them and writes their values to values[observable]. `crowds`
/// [levels]. Throws BrokenPromise when a level that is needed is not there, its columns differ in
/// length, or one of their values is not finite: so no value that comes out can be.
void sample(const SensorsDef& def, std::span<const CrowdColumns> crowds, AreaMeasures& measures,
            std::span<double> values);

}  // namespace tidegate
