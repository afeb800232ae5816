#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/sim_time.h"
#include "sensors/observable_def.h"
#include "venue/venue_def.h"
#include "warning/rule_def.h"

namespace tidegate {

enum class MeasureKind : std::uint8_t {
    meter,          ///< an opening, connector or facility lets at most `max_per_min` pass
    close,          ///< an opening, exit, connector or facility is closed; of a service or line nothing sets out
    hold,           ///< it is held: people wait; vehicles stay where they stand
    open,           ///< it is opened
    reverse,        ///< an escalator runs the other way, once it is empty
    set_direction,  ///< an opening may be crossed one way only
    open_lanes,     ///< a facility works with `lanes` lanes
    extra_train,    ///< a service or line sends `trains` additional ones, `spacing_s` apart
    set_headway,    ///< a service or line runs every `headway_s`
    evacuate,       ///< everyone in an area heads for the nearest exit after a pre-movement time
    inform,         ///< everyone in an area is told which ways are open
    cancel_trips,   ///< the next `trains` departures of a line do not take place
    skip_stop,      ///< a line's vehicles pass `stop`
    short_turn,     ///< a line's vehicles that have not yet come to `stop` end there
    delay_vehicle,  ///< the vehicle at `stop`, or the next one there, stands `delay_s` longer
    turn_away,      ///< an opening, connector or facility lets nobody more through in `direction`: who comes there goes home
    slow,           ///< vehicles of a line, or people on a stair, ramp or link, have `speed_factor` of their usual speed
    set_places,     ///< trains or vehicles have `places`
    restore,        ///< what went wrong at a place is mended: the disturbances in force there end
};

/// The words of plan.toml: "meter", "close", ...
const char* name_of(MeasureKind kind);
/// True for what cannot be taken back, because it is over once done: extra_train, evacuate, inform, cancel_trips,
/// delay_vehicle and restore. Their steps are not withdrawn at stand-down.
bool is_one_shot(MeasureKind kind);

/// What a measure does to one target; plan hands it to the engine, which applies it.
struct Measure {
    MeasureKind kind = MeasureKind::meter;
    PlaceKind place_kind = PlaceKind::opening;
    int place = -1;  ///< row of that table; for trains the row of the service or line
    std::string place_name;
    double max_per_min = 0;
    PassageDirection direction = PassageDirection::both;
    int lanes = 0;
    int trains = 0;
    double spacing_s = 120;
    double headway_s = 0;
    double pre_movement_s = 30;
    int stop = -1;  ///< of the line, from 0
    std::string stop_name;
    double delay_s = 0;
    double speed_factor = 1;
    int places = 0;

    bool operator==(const Measure&) const = default;
};

/// One step of a procedure: who does what, and how long it takes from order to effect.
struct StepDef {
    std::string name;
    std::string role;
    Measure measure;
    double action_delay_s = 60;  ///< from the order until it takes effect

    bool operator==(const StepDef&) const = default;
};

/// Report -> decision -> order, after which the steps act; withdrawn when the stand-down criterion
/// has held. All steps are ordered together.
struct ProcedureDef {
    std::string name;
    RuleId rule;                                   ///< trigger: this rule ...
    WarningLevel at = WarningLevel::yellow;        ///< ... reaches this level or a higher one
    std::string decided_by;                        ///< role
    double report_delay_s = 60;
    double decision_delay_s = 60;
    double order_delay_s = 30;
    std::vector<StepDef> steps;
    bool stands_down = true;
    WarningLevel stand_down_below = WarningLevel::blue;  ///< the rule is below this ...
    double stand_down_hold_s = 600;                      ///< ... for this long

    bool operator==(const ProcedureDef&) const = default;
};

struct PlanDef {
    std::string name;
    std::vector<std::string> roles;
    std::vector<ProcedureDef> procedures;
};

}  // namespace tidegate
