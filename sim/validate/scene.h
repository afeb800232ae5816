#pragma once
#include <span>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace tidegate {

/// A scenario put together in code, for published cases, tests and benchmarks: one flat level
/// "floor" unless more are added (scene_parts.h).
class Scene {
public:
    explicit Scene(Ring floor);

    Scene& hole(Ring ring);
    Scene& opening(const std::string& name, Segment line,
                   PassageStatus status = PassageStatus::open);
    Scene& exit(const std::string& name, Segment line, int level = 0);
    Scene& entrance(const std::string& name, Ring ring, int level = 0);
    Scene& area(const std::string& name, Ring ring, double area_m2);
    Scene& observable(const std::string& name, ObservableKind kind, PlaceKind place_kind,
                      int place);
    /// `count` people appear in entrance `origin` at the start and walk to exit `goal` (-1: any).
    Scene& crowd(int origin, int goal, int count);
    /// One person exactly there at `time_s`, on the way to exit `goal` (-1: any).
    Scene& person(const SpotDef& spot, int goal, double time_s = 0);
    /// One person standing at each point from the start on, at least 0.3 m from each other.
    Scene& people(std::span<const Vec2> points, int goal, int level = 0);
    Scene& free_speed(double mean_m_s, double sd_m_s = 0);
    /// Free speeds uniform between the limits.
    Scene& free_speed_between(double low_m_s, double high_m_s);
    /// One more class of people, all with this free speed.
    Scene& add_class(const std::string& name, double free_speed_m_s);
    Scene& runs_for(double seconds);
    Scene& seed(std::uint64_t seed);

    Scenario scenario;
};

Ring rectangle(double x0, double y0, double x1, double y1);

/// `columns` x `rows` points, evenly spaced, the outermost on the rectangle's border; row by row.
std::vector<Vec2> lattice(double x0, double y0, double x1, double y1, int columns, int rows);

/// `count` points spread evenly over the rectangle but out of line, so that nobody walks in ranks
/// or files: a lattice whose columns are shifted, each point moved by chance as far as half a metre
/// between people allows.
std::vector<Vec2> scattered(double x0, double y0, double x1, double y1, int count,
                            std::uint64_t seed);

}  // namespace tidegate
