#include "viz/data/shown.h"

#include <algorithm>
#include <cmath>

namespace tidegate::viz {

SimTime Shown::recorded_end() const {
    if (other == nullptr) return run.recorded_end_s;
    return std::max(run.recorded_end_s, clock_at(1, other->recorded_end_s));
}

namespace {

/// A run that was interrupted will not go on; its plan for later is of no use.
SimTime end_of(const RunData& run) {
    if (run.status == RunStatus::interrupted) return run.recorded_end_s;
    return std::max(run.planned_end_s, run.recorded_end_s);
}

}  // namespace

SimTime Shown::axis_end() const {
    const SimTime end = std::max(end_of(run), 1.0);
    return other == nullptr ? end : std::max(end, clock_at(1, end_of(*other)));
}

Shown paired(const RunData& run, const RunData* other) {
    if (other == nullptr) return {run, nullptr, 0};
    const auto apart =
        static_cast<double>(run.calendar.start_unix_s - other->calendar.start_unix_s);
    const bool overlap = apart < other->recorded_end_s && -apart < run.recorded_end_s;
    return {run, other, overlap ? apart : 0};
}

namespace {

std::string value_of(const RunData& run, const std::string& key) {
    const auto found = std::find_if(run.parameters.begin(), run.parameters.end(),
                                    [&](const auto& pair) { return pair.first == key; });
    return found == run.parameters.end() ? std::string{} : found->second;
}

std::string setting(const RunData& run, const std::string& key, const std::string& value, Language language) {
    if (key != "plan.file") return key + " = " + (value.empty() ? "–" : value);
    if (value.empty()) return say(Word::without_plan, language);
    return std::string(say(Word::plan, language)) + ": " + (run.plan.name.empty() ? value : shown_name(run.plan.name));
}

void add_setting(std::string& name, const std::string& words) {
    if (!name.empty()) name += ", ";
    name += words;
}

}  // namespace

RunNames telling_names(const RunData& run, const RunData& other, Language language) {
    constexpr int most = 3;
    RunNames names;
    int told = 0;
    for (const auto& [key, value] : run.parameters) {
        const std::string others = value_of(other, key);
        if (others == value || told == most) continue;
        add_setting(names.first, setting(run, key, value, language));
        add_setting(names.second, setting(other, key, others, language));
        ++told;
    }
    if (told == 0) return {run.file.empty() ? run.name : run.file, other.file.empty() ? other.name : other.file};
    return names;
}

}  // namespace tidegate::viz
