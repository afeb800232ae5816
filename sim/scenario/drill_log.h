#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "base/fault.h"
#include "base/sim_time.h"
#include "warning/rule_def.h"

namespace tidegate {

/// What somebody wrote down in an exercise.
enum class DrillKind : std::uint8_t { count, level, report, order, action, arrival, stand_down };
/// As the log has it: "count", "stand-down".
const char* name_of(DrillKind kind);

struct DrillEntry {
    SimTime time = 0;
    DrillKind kind = DrillKind::report;
    std::string where;                ///< observable, rule, step, place or role
    double value = std::nan("");      ///< of a count
    WarningLevel level = WarningLevel::none;  ///< of a level
    std::string note;
};

/// The log of a drill, in order of time.
struct DrillLog {
    std::string file;  ///< path it was read from; empty: there is none
    std::vector<DrillEntry> entries;
};

/// Reads a log: a table with the columns time, kind, where, value, note in any order, the last two if wanted; times of day
/// or ISO 8601 on the run's calendar, up to `end`. Throws InputError with all faults.
DrillLog read_drill_log(const std::string& path, const Calendar& calendar, SimTime end);

}  // namespace tidegate
