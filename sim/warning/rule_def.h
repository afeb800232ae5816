#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

namespace tidegate {

enum class WarningLevel : std::uint8_t { none, blue, yellow, orange, red };
constexpr int warning_level_count = 5;
/// "none", "blue", "yellow", "orange", "red".
const char* name_of(WarningLevel level);

enum class Scheme : std::uint8_t { band, lead_time };
/// "band", "lead_time".
const char* name_of(Scheme scheme);

/// A warning rule on one observable. Band scheme: level i is reached when value / capacity >= bands[i].
/// Lead-time scheme: the criterion C is value >= criterion for hold_s; level i is announced when C is
/// expected within windows_s[i]; in hindsight the expectation is the run's own future.
struct RuleDef {
    std::string name;
    ObservableId observable;
    Scheme scheme = Scheme::band;
    double capacity = 0;                                 ///< band
    std::array<double, 4> bands{0.70, 0.80, 0.90, 1.00}; ///< blue, yellow, orange, red
    double criterion = 0;                                ///< lead_time
    std::array<double, 4> windows_s{86400, 43200, 21600, 10800};
    double window_scale = 1;   ///< lead_time: scales all windows, for runs shorter than a day
    double hold_s = 0;         ///< criterion must hold this long; dated back to its beginning
    double dwell_s = 300;      ///< below the present level for this long before stepping down
    double clear_ratio = 0.95; ///< "below" means below clear_ratio x threshold
};

struct WarningDef {
    std::vector<RuleDef> rules;
};

/// A change of a rule's level by one. `crossed` is the exact time at which the threshold was crossed:
/// upwards the level's own, downwards the margin below it; `known` is when the level changed
/// (crossed + hold, or the end of the dwell). Lead-time scheme: `crossed` is when the criterion C began
/// (upwards; at or after `known`, so crossed - known is the lead time) or ended (downwards).
struct LevelChange {
    RuleId rule;
    WarningLevel before = WarningLevel::none;
    WarningLevel after = WarningLevel::none;
    double crossed_s = 0;
    double known_s = 0;
    double value = 0;  ///< of the observable at known_s
};

}  // namespace tidegate
