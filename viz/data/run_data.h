#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/sim_time.h"
#include "demand/demand_def.h"
#include "engine/event.h"
#include "engine/frame.h"
#include "facilities/facility_def.h"
#include "network/fidelity_def.h"
#include "network/line_def.h"
#include "network/train_def.h"
#include "plan/plan_def.h"
#include "record/run_file.h"
#include "sensors/observable_def.h"
#include "venue/venue_def.h"
#include "warning/rule_def.h"

namespace tidegate::viz {

/// The series of one observable over RunData::sample_times; unknown values are NaN.
struct Curve {
    std::string name;
    std::string unit;
    std::vector<double> values;
};

/// When passengers were due, appeared and went, each list sorted: any count at any time by
/// bisection.
struct Tally {
    std::vector<double> due_s;
    std::vector<double> appeared_s;
    std::vector<double> exited_s;
    std::vector<double> boarded_s;
};

/// The destinations of the run by name, in the order of their colours, and each passenger's row in
/// them (-1: not known).
struct Destinations {
    std::vector<std::string> names;
    std::vector<int> of_agent;
};

/// All of a run but its frames and crossings: what the viewer keeps in memory beside the frames it is showing. The
/// viewer knows nothing else of a run, wherever it came from.
struct RunData {
    std::string file;  ///< name of the file it was read from, without its folder; may be empty
    std::string name;
    std::string title;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< key, value in force
    Calendar calendar;
    SimTime planned_end_s = 0;   ///< of the scenario
    SimTime recorded_end_s = 0;  ///< last moment recorded
    double frame_interval_s = 1;
    std::size_t frames = 0;  ///< how many are recorded
    RunStatus status = RunStatus::finished;

    VenueDef venue;
    std::vector<FacilityDef> facilities;
    std::vector<TrainServiceDef> services;
    std::vector<LineDef> lines;
    NetworkDef network;
    SensorsDef sensors;
    WarningDef warning;
    PlanDef plan;
    DemandDef demand;

    std::vector<std::string> portals;
    std::vector<std::string> classes;  ///< of people; empty: not recorded, before format 1.2
    std::vector<AgentRecord> agents;  ///< one row for each passenger of the demand
    Destinations destinations;
    std::vector<PlaneInfo> planes;  ///< levels, then connectors
    std::vector<double> sample_times;
    std::vector<double> people_times;  ///< empty: not recorded, before format 1.2
    std::vector<std::uint32_t> people_on_planes;  ///< [time x planes] at these times
    std::vector<Curve> curves;  ///< in the order of the sensors' observables
    std::vector<LevelChange> level_changes;
    std::vector<Event> events;
    std::vector<Event> fidelity_changes;  ///< those of `events` that tell of one
    std::vector<Outcome> outcomes;
    Tally tally;
};

/// People on each plane at the last sample at or before `time`; empty when that is not recorded.
std::span<const std::uint32_t> people_at(const RunData& run, SimTime time);

/// How many of a sorted list of times are at or before `time`.
std::size_t count_until(const std::vector<double>& sorted, SimTime time);

/// Where everybody is at `time`, from the tally.
struct Headcount {
    std::size_t present = 0;
    std::size_t waiting_outside = 0;
    std::size_t exited = 0;
    std::size_t boarded = 0;
};
Headcount headcount_at(const Tally& tally, SimTime time);

/// The moment with most passengers present (the first of these); 0 when nobody ever is.
SimTime fullest_moment(const Tally& tally);

/// The curve's value at the last sample at or before `time`; NaN before the first.
double value_at(const RunData& run, const Curve& curve, SimTime time);

}  // namespace tidegate::viz
