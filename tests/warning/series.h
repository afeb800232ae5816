#pragma once
#include <vector>

#include "warning/warning_state.h"

namespace tidegate {

/// A value given at increasing times, straight in between.
struct Series {
    std::vector<double> time_s;
    std::vector<double> value;

    double at(double t) const {
        std::size_t i = 1;
        while (i + 1 < time_s.size() && time_s[i] < t) ++i;
        return value_at({time_s[i - 1], value[i - 1], time_s[i], value[i], true}, t);
    }
};

/// What one rule did when its observable ran through the series.
struct RuleCourse {
    std::vector<LevelChange> changes;
    WarningState state;

    WarningLevel level_at(double t) const {
        WarningLevel level = WarningLevel::none;
        for (const LevelChange& change : changes)
            if (change.known_s <= t) level = change.after;
        return level;
    }
};

inline RuleCourse run(const RuleDef& rule, const Series& series) {
    WarningDef def{{rule}};
    def.rules[0].observable = ObservableId{0};
    RuleCourse course{{}, make_warning_state(def)};
    for (std::size_t i = 1; i < series.time_s.size(); ++i) {
        const ObservableState piece{series.time_s[i - 1], series.value[i - 1], series.time_s[i],
                                    series.value[i], true};
        step(def, {&piece, 1}, course.state, course.changes);
    }
    return course;
}

}  // namespace tidegate
