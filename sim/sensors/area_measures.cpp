#include "sensors/area_measures.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"

namespace tidegate {
namespace {

bool all_finite(std::span<const float> column) {
    return std::all_of(column.begin(), column.end(), [](float v) { return std::isfinite(v); });
}

void check(const CrowdColumns& crowd) {
    promise(crowd.is_whole(), "the columns of a crowd are equally long");
    promise(all_finite(crowd.x) && all_finite(crowd.y) && all_finite(crowd.vx) &&
                all_finite(crowd.vy) && all_finite(crowd.force_n) &&
                all_finite(crowd.compression_n_per_m),
            "positions, velocities and forces are numbers");
}

void add_measure(const ObservableDef& observable, ObservableId row, const VenueDef& venue,
                 Vec2 origin, double sample_s, AreaMeasures& measures) {
    const AreaDef& area = venue.areas[static_cast<std::size_t>(observable.place)];
    switch (observable.kind) {
        case ObservableKind::peak_density:
            measures.grids.push_back(make_density_grid(observable, row, venue, origin, sample_s));
            return;
        case ObservableKind::voronoi_density:
            measures.levels[area.level.index()].has_cells = true;
            measures.voronoi.push_back(make_voronoi_area(observable, row, area, origin, sample_s));
            return;
        case ObservableKind::speed:
        case ObservableKind::specific_flow:
            measures.moving.push_back(make_moving_area(observable, row, area, origin, sample_s));
            return;
        case ObservableKind::crowd_pressure:
            measures.pressures.push_back(
                make_pressure_grid(observable, row, venue, origin, sample_s));
            return;
        case ObservableKind::contact_force:
        case ObservableKind::compression:
            measures.forces.push_back({row, area.level, observable.kind, make_region(area.polygons, origin)});
            return;
        default:
            return;
    }
}

}  // namespace

bool is_area_measure(const ObservableDef& observable) {
    switch (observable.kind) {
        case ObservableKind::peak_density:
        case ObservableKind::voronoi_density:
        case ObservableKind::speed:
        case ObservableKind::crowd_pressure:
        case ObservableKind::contact_force:
        case ObservableKind::compression:
            return true;
        case ObservableKind::specific_flow:
            return observable.place_kind == PlaceKind::area;
        default:
            return false;
    }
}

AreaMeasures make_area_measures(const SensorsDef& def, const VenueDef& venue,
                                std::span<const Vec2> level_origins) {
    AreaMeasures measures;
    measures.levels.resize(venue.levels.size());
    const auto origin_of = [&](std::size_t level) {
        return level_origins.empty() ? Vec2{} : level_origins[level];
    };
    for (std::size_t i = 0; i < def.observables.size(); ++i) {
        const ObservableDef& observable = def.observables[i];
        if (!is_area_measure(observable)) continue;
        promise(observable.place_kind == PlaceKind::area && observable.place >= 0 &&
                    static_cast<std::size_t>(observable.place) < venue.areas.size(),
                "what looks at a crowd watches an area of the venue");
        const std::size_t level =
            venue.areas[static_cast<std::size_t>(observable.place)].level.index();
        measures.levels[level].is_needed = true;
        add_measure(observable, id_of<ObservableId>(i), venue, origin_of(level), def.sample_s,
                    measures);
    }
    for (std::size_t l = 0; l < venue.levels.size(); ++l)
        if (measures.levels[l].has_cells)
            measures.levels[l].floor = make_trapezoids(moved(venue.levels[l].floor, origin_of(l)));
    return measures;
}

void sample(const SensorsDef& def, std::span<const CrowdColumns> crowds, AreaMeasures& measures,
            std::span<double> values) {
    for (std::size_t l = 0; l < measures.levels.size(); ++l) {
        LevelCrowd& level = measures.levels[l];
        if (!level.is_needed) continue;
        promise(l < crowds.size(),
                "the sensors' input has a crowd for every level that is watched");
        check(crowds[l]);
        if (level.has_cells) sort_people(crowds[l], level.people);
    }
    for (DensityGrid& grid : measures.grids) {
        count(grid, crowds[grid.level.index()]);
        values[grid.observable.index()] = peak_density(grid);
    }
    for (VoronoiArea& area : measures.voronoi) {
        const LevelCrowd& level = measures.levels[area.level.index()];
        area.window.add(voronoi_density_now(area, level.floor, level.people));
        values[area.observable.index()] = area.window.mean();
    }
    for (MovingArea& area : measures.moving) {
        sample(area, crowds[area.level.index()]);
        const bool is_speed =
            def.observables[area.observable.index()].kind == ObservableKind::speed;
        values[area.observable.index()] =
            is_speed ? mean_speed_m_s(area) : specific_flow_per_m_s(area);
    }
    for (PressureGrid& grid : measures.pressures) {
        sample(grid, crowds[grid.level.index()]);
        values[grid.observable.index()] = crowd_pressure(grid);
    }
    for (ForceArea& area : measures.forces) {
        const CrowdColumns& crowd = crowds[area.level.index()];
        const bool is_force = area.kind == ObservableKind::contact_force;
        values[area.observable.index()] =
            highest_in(area.region, crowd, is_force ? crowd.force_n : crowd.compression_n_per_m);
    }
}

}  // namespace tidegate
