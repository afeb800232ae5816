#pragma once
#include <span>
#include <vector>

#include "base/chunks.h"
#include "scenes/scene.h"

namespace tidegate {

/// While it lives, runs use one thread: many tests run at once, and the results are the same.
class OneThread {
public:
    OneThread() : before_(threads_in_use()) { set_threads(1); }
    ~OneThread() { set_threads(before_); }
    OneThread(const OneThread&) = delete;
    OneThread& operator=(const OneThread&) = delete;

private:
    int before_;
};

/// `columns` x `rows` points, evenly spaced, the outermost on the rectangle's border.
std::vector<Vec2> lattice(double x0, double y0, double x1, double y1, int columns, int rows);

/// One person at each point, there from the start, on the way to exit `goal` (-1: any). Points at
/// least 0.46 m from each other and 0.2 m from walls.
void place_people(Scene& scene, std::span<const Vec2> points, int goal);

/// When each agent's centre first reached the line x = `x_m` from the left [s]; -1: never. Runs the
/// scenario until everybody has left or it is over.
struct LinePassed {
    std::vector<double> time_s;  ///< [agent]
    std::vector<double> ascending() const;
};
struct WatchedRun {
    LinePassed line;
    std::int64_t still_there = 0;
    double over_s = 0;  ///< when the last one left, or the run's end
};
WatchedRun run_past_line(const Scenario& scenario, double x_m);

}  // namespace tidegate
