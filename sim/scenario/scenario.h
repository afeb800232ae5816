#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/sim_time.h"
#include "demand/demand_def.h"
#include "facilities/facility_def.h"
#include "locomotion/walk_def.h"
#include "navigation/routing_def.h"
#include "network/fidelity_def.h"
#include "network/line_def.h"
#include "network/train_def.h"
#include "plan/disturbance_def.h"
#include "plan/plan_def.h"
#include "sensors/observable_def.h"
#include "venue/venue_def.h"
#include "warning/rule_def.h"

namespace tidegate {

/// The texts a scenario consists of, by file name relative to its folder ("scenario.toml", ...), and the
/// settings laid over them (--set). A recording carries exactly this, so any run can be made again.
struct ScenarioText {
    std::map<std::string, std::string> files;
    std::vector<std::string> settings;  ///< "key=value", in the order given
};

struct RecordDef {
    double frame_interval_s = 1;  ///< of trajectories; 0: none
    int compression = 4;          ///< deflate 0-9
    double checkpoint_interval_s = 120;  ///< between two states that are kept to go on from; 0: none
};

/// Everything that defines a run; const from here on.
struct Scenario {
    std::string name;
    std::string title;
    Calendar calendar;
    SimTime end = 0;  ///< the run stops here [s]
    double step_s = 0.1;
    double raster_m = 0.1;
    std::uint64_t seed = 1;
    bool compare_without_plan = false;  ///< run also without the plan and print both outcomes
    VenueDef venue;
    std::vector<FacilityDef> facilities;
    std::vector<TrainServiceDef> services;
    std::vector<LineDef> lines;
    NetworkDef network;
    DemandDef demand;
    RoutingDef routing;
    WalkDef walk;
    SensorsDef sensors;
    WarningDef warning;
    PlanDef plan;  ///< no procedures: no plan
    DisturbancesDef disturbances;
    RecordDef record;
    ScenarioText text;  ///< what it was read from
    /// Every key with the value in force, in the key table's order: "agents.free_speed_mean_m_s" -> "1.34".
    std::vector<std::pair<std::string, std::string>> parameters;
};

/// Reads scenario.toml and the files it names from `folder`. Throws InputError when the folder or
/// scenario.toml is missing.
ScenarioText read_scenario_text(const std::string& folder, std::vector<std::string> settings = {});

/// Turns texts into a Scenario, appending every fault found to `faults`. The result is usable only
/// when no fault was added.
Scenario load_scenario(const ScenarioText& text, Faults& faults);

/// Both of the above; throws InputError with all faults.
Scenario load_scenario(const std::string& folder, std::vector<std::string> settings = {});

}  // namespace tidegate
