#include "validation/people.h"

#include <algorithm>
#include <string>

namespace tidegate {

std::vector<Vec2> lattice(double x0, double y0, double x1, double y1, int columns, int rows) {
    std::vector<Vec2> points;
    for (int iy = 0; iy < rows; ++iy) {
        for (int ix = 0; ix < columns; ++ix) {
            const double fx = columns > 1 ? double(ix) / (columns - 1) : 0.5;
            const double fy = rows > 1 ? double(iy) / (rows - 1) : 0.5;
            points.push_back({x0 + (x1 - x0) * fx, y0 + (y1 - y0) * fy});
        }
    }
    return points;
}

void place_people(Scene& scene, std::span<const Vec2> points, int goal) {
    constexpr double half_m =
        0.125;  // an entrance of this size has one place to appear: its middle
    for (const Vec2 p : points) {
        const auto row = static_cast<int>(scene.scenario.venue.entrances.size());
        scene.entrance("place " + std::to_string(row),
                       rectangle(p.x - half_m, p.y - half_m, p.x + half_m, p.y + half_m));
        scene.crowd(row, goal, 1);
    }
}

std::vector<double> LinePassed::ascending() const {
    std::vector<double> times;
    for (const double t : time_s) {
        if (t >= 0) times.push_back(t);
    }
    std::sort(times.begin(), times.end());
    return times;
}

WatchedRun run_past_line(const Scenario& scenario, double x_m) {
    const OneThread one_thread;
    Simulation simulation(scenario);
    WatchedRun run;
    run.line.time_s.assign(static_cast<std::size_t>(simulation.counts().planned), -1);
    while (!simulation.is_over()) {
        simulation.step();
        for (const FrameAgent& a : simulation.frame().agents) {
            double& passed = run.line.time_s[static_cast<std::size_t>(a.agent)];
            const double x = a.x + simulation.planes()[a.plane].origin.x;
            if (passed < 0 && x >= x_m) passed = simulation.now();
        }
        const Counts c = simulation.counts();
        run.still_there = c.planned - c.exited;
        run.over_s = simulation.now();
        if (run.still_there == 0) break;
    }
    return run;
}

}  // namespace tidegate
