#pragma once
#include "base/ids.h"
#include "sensors/crowd.h"
#include "sensors/observable_def.h"
#include "sensors/region.h"
#include "sensors/sample_window.h"
#include "venue/venue_def.h"

namespace tidegate {

/// How people move in one area, over the samples in the window (Edie 1963, for samples in time):
///
///     speed = sum of |v| / people counted              [m/s], 0 when nobody was there
///     specific flow = sum of |v| / (|A| x samples)     [1/(m s)], = density x speed
///
/// |v| is what the last step really moved: those who stand count, and with opposite directions both
/// add up. |A|: walkable area.
struct MovingArea {
    ObservableId observable;
    LevelId level;
    Region region;
    double area_m2 = 0;
    SampleWindow speeds;  ///< sum of |v| in each sample
    SampleWindow people;  ///< counted in each sample

    /// For checkpoints (base/state_bytes.h): the rest is const.
    template <class F>
    void for_each_field(F&& f) {
        f(speeds, people);
    }
};
static_assert(sizeof(MovingArea) == 240, "a field was added: if it is state, name it in for_each_field");

MovingArea make_moving_area(const ObservableDef& observable, ObservableId row, const AreaDef& area,
                            Vec2 origin, double sample_s);

/// Takes one sample. Linear in the people of the level.
void sample(MovingArea& area, const CrowdColumns& crowd);

double mean_speed_m_s(const MovingArea& area);
double specific_flow_per_m_s(const MovingArea& area);

/// The highest value of the column among those in the region; 0 when nobody is there or the column is empty.
double highest_in(const Region& region, const CrowdColumns& crowd, std::span<const float> column);

}  // namespace tidegate
