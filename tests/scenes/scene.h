#pragma once
#include <string>
#include <vector>

#include "engine/simulation.h"
#include "scenario/scenario.h"

namespace tidegate {

/// A scenario put together in code, for tests and benchmarks: one flat level "floor" unless more are added.
class Scene {
public:
    explicit Scene(Ring floor);

    Scene& hole(Ring ring);
    Scene& opening(const std::string& name, Segment line, PassageStatus status = PassageStatus::open);
    Scene& exit(const std::string& name, Segment line);
    Scene& entrance(const std::string& name, Ring ring);
    Scene& area(const std::string& name, Ring ring, double area_m2);
    Scene& observable(const std::string& name, ObservableKind kind, PlaceKind place_kind, int place);
    /// `count` people appear in entrance `origin` at the start and walk to exit `goal` (-1: any).
    Scene& crowd(int origin, int goal, int count);
    /// One person, on level `spot.level`, exactly there at `time_s`, on the way to exit `goal` (-1: any).
    Scene& person(const SpotDef& spot, int goal, double time_s = 0);
    Scene& free_speed(double mean_m_s, double sd_m_s = 0);
    Scene& runs_for(double seconds);
    Scene& seed(std::uint64_t seed);

    Scenario scenario;
};

Ring rectangle(double x0, double y0, double x1, double y1);

/// What came of a run that ended when everybody had left, or at the scenario's end.
struct SceneResult {
    double last_left_s = 0;          ///< when the last one left
    std::vector<double> left_s;      ///< ascending
    std::vector<AgentRecord> agents;
    std::vector<Crossing> crossings;
    std::int64_t still_there = 0;
    std::int64_t stuck = 0;
    std::uint64_t hash = 0;
};
SceneResult run_until_empty(const Scenario& scenario);

/// Passengers per second between the 20 % and the 80 % quantile of `left_s`.
double flow_per_s(const std::vector<double>& left_s);

}  // namespace tidegate
