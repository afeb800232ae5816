#include "sensors/moving_area.h"

namespace tidegate {

MovingArea make_moving_area(const ObservableDef& observable, ObservableId row, const AreaDef& area,
                            Vec2 origin, double sample_s) {
    const SampleWindow window(samples_in(observable.window_s, sample_s));
    return {row, area.level, make_region(area.polygons, origin), area.area_m2, window, window};
}

void sample(MovingArea& area, const CrowdColumns& crowd) {
    double speeds = 0, people = 0;
    for (std::size_t i = 0; i < crowd.size(); ++i) {
        if (!contains(area.region, crowd.position(i))) continue;
        speeds += length(crowd.velocity(i));
        ++people;
    }
    area.speeds.add(speeds);
    area.people.add(people);
}

double mean_speed_m_s(const MovingArea& area) {
    const double people = area.people.sum();
    return people > 0 ? area.speeds.sum() / people : 0;
}

double specific_flow_per_m_s(const MovingArea& area) {
    return area.area_m2 > 0 ? area.speeds.mean() / area.area_m2 : 0;
}

double highest_in(const Region& region, const CrowdColumns& crowd, std::span<const float> column) {
    double highest = 0;
    for (std::size_t i = 0; i < column.size(); ++i)
        if (column[i] > highest && contains(region, crowd.position(i))) highest = column[i];
    return highest;
}

}  // namespace tidegate
