#include "engine/crowd_grid.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "catch.h"
#include "navigation/solve_fields.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

constexpr double side_m = 100, gap_m = 0.6;

/// A square hall, divided by a wall with one gap from y = gap_y on.
Ring divided_hall(double gap_y) {
    constexpr double left = 50, right = 50.6;
    return {{0, 0}, {left, 0}, {left, gap_y}, {right, gap_y}, {right, 0}, {side_m, 0}, {side_m, side_m}, {right, side_m},
            {right, gap_y + gap_m}, {left, gap_y + gap_m}, {left, side_m}, {0, side_m}};
}

/// With the exit on its right.
Site site_of(Ring floor) {
    Scene scene(std::move(floor));
    scene.exit("side", {{side_m, 0}, {side_m, side_m}});
    Faults faults;
    Site site = make_site(scene.scenario, faults);
    REQUIRE(faults.empty());
    return site;
}

std::size_t exit_row(const Site& site) {
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        if (site.portals[p].kind == PortalKind::exit) return 2 * p;
    }
    FAIL("no exit");
    return 0;
}

/// The most by which the usual time from a node of the grid to the exit differs from that of the zone's own field [m].
double farthest_off_m(const Site& site, const ZoneGrid& grid) {
    const std::size_t row = exit_row(site);
    MarchScratch scratch;
    TravelField field;
    solve_field(grid, site.raster(grid.plane), site.portals[row / 2], 0, scratch, field);
    double most = 0;
    for (double y = 0.8; y < side_m; y += 1.6) {
        for (double x = 0.8; x < side_m; x += 1.6) {
            if (std::abs(x - 50.3) < 1) continue;  // in the wall
            const Vec2f at = to_float({x, y});
            const double usual_m = site.fields[row].distance(at);
            if (!std::isfinite(usual_m)) continue;
            most = std::max(most, std::abs(field.distance(at) - usual_m) - 0.03 * usual_m);
        }
    }
    return most;
}

}  // namespace

TEST_CASE("ways around crowds in an open hall of a hectare are solved for on every fourth node", "[engine][ways]") {
    const Site site = site_of(rectangle(0, 0, side_m, side_m));
    const ZoneGrid grid = crowd_grid(site, 0);
    CHECK(grid.grid.spacing_m == Approx(4 * site.zones[0].grid.spacing_m));
    CHECK(farthest_off_m(site, grid) < 1);
}

TEST_CASE("wherever a gap lies, the grid for ways around crowds leads through it", "[engine][ways]") {
    int finer = 0;
    for (const double gap_y : {20.0, 20.2, 20.4, 20.6}) {
        const Site site = site_of(divided_hall(gap_y));
        const ZoneGrid grid = crowd_grid(site, 0);
        CAPTURE(gap_y, grid.grid.spacing_m);
        CHECK(farthest_off_m(site, grid) < 1);
        finer += grid.grid.spacing_m < 3 * site.zones[0].grid.spacing_m;
    }
    CHECK(finer > 0);  // else this test tests nothing
}
