#include "sensors/voronoi_area.h"

#include "base/chunks.h"

namespace tidegate {

VoronoiArea make_voronoi_area(const ObservableDef& observable, ObservableId row,
                              const AreaDef& area, Vec2 origin, double sample_s) {
    VoronoiArea made;
    made.observable = row;
    made.level = area.level;
    made.region = make_region(area.polygons, origin);
    made.parts = make_trapezoids(made.region.polygons);
    made.area_m2 = area.area_m2;
    made.cell_radius_m = observable.cell_radius_m;
    made.window = SampleWindow(samples_in(observable.window_s, sample_s));
    return made;
}

double voronoi_density_now(VoronoiArea& area, const Trapezoids& floor, const NearPeople& people) {
    constexpr std::size_t chunk_people = 128;
    if (!(area.area_m2 > 0)) return 0;
    const Vec2 reach{area.cell_radius_m, area.cell_radius_m};
    double inside = 0;
    area.at_border.clear();
    for (const Vec2 p : people.at) {
        const CellKind kind = where_is(area.region, p - reach, p + reach);
        inside += kind == CellKind::inside;
        if (kind == CellKind::unknown) area.at_border.push_back(p);
    }
    area.share.resize(area.at_border.size());
    area.rooms.resize(std::max(area.rooms.size(), area.at_border.size() / chunk_people + 1));
    parallel_chunks(
        area.at_border.size(), chunk_people,
        [&](std::size_t begin, std::size_t end, std::size_t chunk) {
            CellRoom& room = area.rooms[chunk];
            for (std::size_t i = begin; i < end; ++i) {
                const Vec2 p = area.at_border[i];
                voronoi_cell(people, p, area.cell_radius_m, room);
                const CellArea cell = area_of_cell(floor, area.parts, p, area.cell_radius_m, room);
                area.share[i] =
                    cell.own_m2 > 0 ? std::min(1.0, cell.in_area_m2 / cell.own_m2) : 0.0;
            }
        });
    for (const double share : area.share) inside += share;
    return inside / area.area_m2;
}

}  // namespace tidegate
