#include "validate/density.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "catch.h"
#include "validate/cases/hermes.h"
#include "validate/data.h"
#include "validate/flow.h"
#include "validation/data_folder.h"

using namespace tidegate;

namespace {

// People on the given points who all walk at `velocity`, seen for 2 s.
Tracks walking(const std::vector<Vec2>& points, Vec2 velocity) {
    Tracks tracks;
    tracks.interval_s = 0.1;
    for (const Vec2 p : points) {
        Track track;
        for (int k = 0; k <= 20; ++k) {
            track.at.push_back(p + velocity * (0.1 * k - 1.0));
            track.plane.push_back(0);
        }
        tracks.people.push_back(track);
    }
    return tracks;
}

std::vector<Vec2> squares(int columns, int rows, double side_m) {
    std::vector<Vec2> points;
    for (int c = 0; c < columns; ++c) {
        for (int r = 0; r < rows; ++r) points.push_back({(c + 0.5) * side_m, (r + 0.5) * side_m});
    }
    return points;
}

}  // namespace

TEST_CASE("on a square lattice both densities are one over the square, whatever is cut",
          "[validate]") {
    const Tracks tracks = walking(squares(8, 4, 0.5), {1.2, 0});
    const Box floor{0, 0, 4, 2};
    for (const Box& area : {Box{1, 0, 3, 2}, Box{1.1, 0.3, 2.4, 1.9}}) {
        const AreaState state = voronoi_state(tracks, floor, area, {0.6, {}}, 1);
        CHECK(state.density_per_m2 == Approx(4).epsilon(1e-9));
        CHECK(state.speed_m_s == Approx(1.2).epsilon(1e-9));
    }
    const AreaState classic = classic_state(tracks, {1, 0, 3, 2}, {0.6, {}}, 1);
    CHECK(classic.density_per_m2 == Approx(4));
    CHECK(classic.people == 16);
    CHECK(classic.speed_m_s == Approx(1.2));
}

TEST_CASE("cells share out the whole floor: people per cell add up to everybody", "[validate]") {
    const std::vector<Vec2> points{{0.3, 0.4}, {1.7, 0.9}, {2.2, 1.8}, {3.9, 0.2}, {3.1, 1.1}};
    const Box floor{0, 0, 4, 2};
    const AreaState state = voronoi_state(walking(points, {0, 0}), floor, floor, {0.6, {}}, 1);
    CHECK(state.density_per_m2 * floor.area_m2() == Approx(5));
    CHECK(state.people == 5);
}

TEST_CASE("a speed may be the part of the velocity along the corridor", "[validate]") {
    const Tracks tracks = walking(squares(4, 4, 0.5), {0.3, -0.4});
    const Box floor{0, 0, 2, 2};
    CHECK(voronoi_state(tracks, floor, floor, {0.6, {}}, 1).speed_m_s == Approx(0.5));
    CHECK(voronoi_state(tracks, floor, floor, {0.6, {0, -1}}, 1).speed_m_s == Approx(0.4));
}

TEST_CASE("who has just come or is about to leave has no velocity and no cell", "[validate]") {
    const Tracks tracks = walking(squares(4, 4, 0.5), {0, 0});
    CHECK(voronoi_state(tracks, {0, 0, 2, 2}, {0, 0, 2, 2}, {0.6, {}}, 0.1).people == 0);
    CHECK(classic_state(tracks, {0, 0, 2, 2}, {0.6, {}}, 0.1).people == 16);
}

// The published points of a run were computed from its trajectories; from the same trajectories our
// estimator must give the same numbers, or simulated and measured figures could not be compared.
TEST_CASE("the estimators reproduce the published densities, speeds and flows of measured runs",
          "[validate][data]") {
    const std::string data = testing::data_folder();
    const std::array<std::string, 3> runs{"uo-050-180-180", "uo-145-180-180", "uo-180-180-095"};
    const std::string points_file = data + "/derived/hermes2009_unidirectional_fd_points.csv";
    if (!std::filesystem::exists(points_file)) {
        WARN("no data in " << data);
        return;
    }
    const DataTable points = read_table(points_file);
    const DataTable table = read_table(data + "/derived/hermes2009_unidirectional_runs.csv");
    for (const std::string& run : runs) {
        INFO(run);
        const Tracks tracks = read_tracks(data + "/trajectories/hermes2009/" + run + ".txt", 0.01,
                                          cases::hermes_frames_per_s);
        int compared = 0;
        for (std::size_t r = 0; r < points.rows.size(); ++r) {
            if (points.text(r, "run") != run || ++compared % 20 != 0) continue;
            const double t = points.number(r, "t_s");
            const SpeedRule rule{cases::hermes_window_s, {0, -1}};
            const AreaState state =
                voronoi_state(tracks, {0, -4, 1.8, 4}, {0, -2, 1.8, 0}, rule, t);
            CHECK(state.density_per_m2 == Approx(points.number(r, "rho_voronoi")).margin(0.0002));
            CHECK(state.speed_m_s == Approx(points.number(r, "v_voronoi")).margin(0.0002));
        }
        CHECK(compared > 60);
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            if (table.text(r, "run") != run) continue;
            // The table's flows were taken with another line or part of the run: 2.4 % apart at
            // most.
            const std::vector<double> passages = times_past(tracks, {{0, -4}, {0, -1}});
            CHECK(flow_per_s(passages) == Approx(table.number(r, "J_exit")).epsilon(0.03));
        }
    }
}
