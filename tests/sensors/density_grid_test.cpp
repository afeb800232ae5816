#include "sensors/density_grid.h"

#include <numeric>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "sensors/people.h"
#include "sensors/small_venue.h"

using namespace tidegate;

namespace {

DensityGrid grid_of(const VenueDef& venue, double cell_m = 2, double window_s = 1, Vec2 origin = {}) {
    ObservableDef def;
    def.name = "peak";
    def.kind = ObservableKind::peak_density;
    def.place = 0;
    def.cell_m = cell_m;
    def.window_s = window_s;
    return make_density_grid(def, ObservableId{0}, venue, origin, 1.0);
}

double total(const std::vector<double>& areas) { return std::accumulate(areas.begin(), areas.end(), 0.0); }

}  // namespace

TEST_CASE("peak density is the fullest cell's count over its walkable area", "[sensors][density]") {
    DensityGrid grid = grid_of(hall(10, 6));
    CHECK(grid.group_m2.size() == 15);
    const std::vector<Vec2f> positions{{1, 1}, {1.5f, 0.5f}, {0.1f, 1.9f}, {9, 5}, {20, 1}, {-1, -1}};
    count(grid, SensedPeople(positions).columns());
    CHECK(peak_density(grid) == Approx(3.0 / 4.0));
}

TEST_CASE("peak density is averaged over the samples of its window", "[sensors][density]") {
    DensityGrid grid = grid_of(hall(4, 4), 2, 3);
    CHECK(peak_density(grid) == 0);
    const std::vector<Vec2f> four(4, Vec2f{1, 1});
    count(grid, SensedPeople(four).columns());
    CHECK(peak_density(grid) == Approx(1.0));
    count(grid, CrowdColumns{});
    CHECK(peak_density(grid) == Approx(0.5));
    count(grid, CrowdColumns{});
    count(grid, CrowdColumns{});
    CHECK(peak_density(grid) == 0);
}

TEST_CASE("an obstacle makes the cell around it denser, for less of it can be walked on",
          "[sensors][density]") {
    VenueDef venue = hall(4, 2);
    venue.levels[0].floor[0].holes.push_back({{0.5, 0.5}, {0.5, 1.5}, {1.5, 1.5}, {1.5, 0.5}});
    DensityGrid grid = grid_of(venue);
    REQUIRE(grid.group_m2.size() == 2);
    CHECK(grid.group_m2[0] == Approx(3.0));
    CHECK(grid.group_m2[1] == Approx(4.0));
}

TEST_CASE("slivers of cells are counted with the cell beside them", "[sensors][density]") {
    DensityGrid grid = grid_of(hall(4.5, 2));
    REQUIRE(grid.group_m2.size() == 2);
    CHECK(grid.group_m2[1] == Approx(5.0));
    const std::vector<Vec2f> positions{{4.4f, 1}, {3, 1}};
    count(grid, SensedPeople(positions).columns());
    CHECK(peak_density(grid) == Approx(2.0 / 5.0));
}

TEST_CASE("a corridor narrower than half a cell is not lost", "[sensors][density]") {
    DensityGrid grid = grid_of(hall(20, 0.8));
    CHECK(total(grid.group_m2) == Approx(16.0));
    for (const double area : grid.group_m2) CHECK(area >= 2.0);
    DensityGrid tiny = grid_of(hall(1, 0.5));
    REQUIRE(tiny.group_m2.size() == 1);
    CHECK(tiny.group_m2[0] == Approx(0.5));
}

TEST_CASE("parts of an area that lie apart keep all their people", "[sensors][density]") {
    const std::vector<Polygon> parts{box(0, 0, 4, 4), box(9, 9, 9.4, 9.4)};
    DensityGrid grid = grid_of(venue_of(parts, 16.16, parts));
    CHECK(total(grid.group_m2) == Approx(16.16).epsilon(0.01));
    count(grid, SensedPeople({{9.2f, 9.2f}}).columns());
    CHECK(std::accumulate(grid.sums.begin(), grid.sums.end(), 0u) == 1);
}

TEST_CASE("everyone in an area of any shape is counted exactly once", "[sensors][density][property]") {
    for (std::uint64_t world = 0; world < 30; ++world) {
        const Draws draws{world};
        const auto draw = [&](std::uint64_t row, double low, double high) {
            return draws.uniform(Purpose::place, row, 0, low, high);
        };
        Polygon area{{}, {}};
        for (int i = 0; i < 9; ++i) {
            const double radius = draw(static_cast<std::uint64_t>(i), 4, 15);
            const double angle = 2 * 3.14159265358979 * i / 9;
            area.outer.push_back({100 + radius * std::cos(angle), 50 + radius * std::sin(angle)});
        }
        const VenueDef venue = venue_of({area}, 1, {box(90, 40, 115, 60)});
        const double cell_m = draw(50, 0.5, 4);
        const Vec2 origin{90, 40};
        DensityGrid grid = grid_of(venue, cell_m, 1, origin);
        std::vector<Vec2f> positions;
        unsigned inside = 0;
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Vec2 p{draw(100 + i, 0, 25), draw(1000 + i, 0, 20)};
            positions.push_back(to_float(p));
            inside += is_inside(std::vector<Polygon>{area}, to_double(positions.back()) + origin);
        }
        count(grid, SensedPeople(positions).columns());
        CAPTURE(world, cell_m);
        CHECK(std::accumulate(grid.sums.begin(), grid.sums.end(), 0u) == inside);
        for (const double area_m2 : grid.group_m2) CHECK(area_m2 >= 0.5 * cell_m * cell_m);
    }
}

TEST_CASE("the walkable area of a slanted shape is found within a hundredth", "[sensors][density]") {
    const std::vector<Polygon> triangle{{{{0, 0}, {7, 0}, {0, 5}}, {}}};
    const DensityGrid grid = grid_of(venue_of(triangle, 17.5, triangle), 1.3);
    CHECK(total(grid.group_m2) == Approx(17.5).epsilon(0.01));
}

TEST_CASE("a density grid that would not fit in memory is refused with a cure", "[sensors][density]") {
    CHECK_THROWS_WITH(grid_of(hall(1000, 1000), 0.1),
                      Catch::Contains("100000000 cells") && Catch::Contains("larger cell_m"));
    CHECK_THROWS_AS(grid_of(hall(100, 100), 1, 86400), InputError);
}
