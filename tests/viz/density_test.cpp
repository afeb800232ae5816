#include "viz/scene/density.h"

#include <numeric>

#include "catch.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

LevelMesh hall(double width_m, double height_m) {
    VenueDef venue;
    venue.levels = {
        {"hall", 0, {{{{0, 0}, {width_m, 0}, {width_m, height_m}, {0, height_m}}, {}}}}};
    return make_mesh(venue).levels[0];
}

std::vector<Vec2> evenly(double width_m, double height_m, double spacing_m) {
    std::vector<Vec2> people;
    for (double x = spacing_m / 2; x < width_m; x += spacing_m) {
        for (double y = spacing_m / 2; y < height_m; y += spacing_m) people.push_back({x, y});
    }
    return people;
}

}  // namespace

TEST_CASE("an even crowd has the same density everywhere, also beside the walls",
          "[viz][density]") {
    const LevelMesh mesh = hall(12, 8);
    const DensityGrid density = density_of(mesh.grid, evenly(12, 8, 0.5));
    for (const float value : density.per_m2) CHECK(value == Approx(4).epsilon(1e-4));
}

TEST_CASE("the peak is found where the crowd stands", "[viz][density]") {
    const LevelMesh mesh = hall(30, 10);
    const DensityGrid density = density_of(mesh.grid, std::vector<Vec2>(12, Vec2{20.3, 5.2}));
    const DensityPeak peak = peak_of(mesh.grid, density);
    CHECK(peak.place == Vec2{20.5, 5.5});
    CHECK(peak.per_m2 == Approx(3));
    CHECK(density.at(mesh.grid, {2, 2}) == 0);
    CHECK(density.at(mesh.grid, {-5, 200}) == 0);
}

TEST_CASE("cells of the grid know which share of them is floor", "[viz][density]") {
    const LevelMesh mesh = hall(10.5, 4);
    const double sum =
        std::accumulate(mesh.grid.floor_share.begin(), mesh.grid.floor_share.end(), 0.0);
    CHECK(sum == Approx(42));
    CHECK(mesh.grid.floor_share[mesh.grid.at(10, 1)] == Approx(0.5));
}
