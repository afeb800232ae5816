#include "viz/scene/ribbon.h"

#include <algorithm>

namespace tidegate::viz {

std::vector<RibbonInterval> ribbon(const RunData& run, RuleId rule) {
    std::vector<LevelChange> changes;
    for (const LevelChange& change : run.level_changes) {
        if (change.rule == rule) changes.push_back(change);
    }
    std::stable_sort(
        changes.begin(), changes.end(),
        [](const LevelChange& a, const LevelChange& b) { return a.known_s < b.known_s; });
    std::vector<RibbonInterval> result;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const bool is_last = i + 1 == changes.size();
        const SimTime to = is_last ? run.recorded_end_s : changes[i + 1].known_s;
        if (changes[i].after == WarningLevel::none || to <= changes[i].known_s) continue;
        result.push_back({changes[i].known_s, to, changes[i].after});
    }
    return result;
}

WarningLevel warning_level_at(const RunData& run, RuleId rule, SimTime time) {
    for (const RibbonInterval& interval : ribbon(run, rule)) {
        if (time >= interval.from && time < interval.to) return interval.warning_level;
        if (time >= interval.to && interval.to == run.recorded_end_s) return interval.warning_level;
    }
    return WarningLevel::none;
}

WarningLevel highest_warning_level(const RunData& run, RuleId rule) {
    WarningLevel highest = WarningLevel::none;
    for (const LevelChange& change : run.level_changes) {
        if (change.rule == rule) highest = std::max(highest, change.after);
    }
    return highest;
}

namespace {

/// At most `most` rules of `count` that ever rise, the highest kept, in order; the first three when
/// none does.
template <class Highest>
std::vector<RuleId> risen_rules(std::size_t count, std::size_t most, Highest highest) {
    std::vector<RuleId> rules;
    for (std::size_t i = 0; i < count; ++i) rules.push_back(id_of<RuleId>(i));
    std::stable_sort(rules.begin(), rules.end(),
                     [&](RuleId a, RuleId b) { return highest(a) > highest(b); });
    const auto quiet = std::find_if(rules.begin(), rules.end(), [&](RuleId rule) {
        return highest(rule) == WarningLevel::none;
    });
    const auto risen = static_cast<std::size_t>(quiet - rules.begin());
    constexpr std::size_t least = 3;
    rules.resize(std::min(rules.size(), risen == 0 ? least : std::min(risen, most)));
    std::sort(rules.begin(), rules.end());
    return rules;
}

}  // namespace

std::vector<RuleId> shown_rules(const RunData& run, std::size_t most) {
    return risen_rules(run.warning.rules.size(), most,
                       [&](RuleId rule) { return highest_warning_level(run, rule); });
}

std::vector<RuleId> shown_rules(const Shown& shown, std::size_t most) {
    return risen_rules(shown.run.warning.rules.size(), most, [&](RuleId rule) {
        WarningLevel highest = highest_warning_level(shown.run, rule);
        const RuleId twin = rule_in(shown, 1, rule);
        if (twin.is_valid()) highest = std::max(highest, highest_warning_level(*shown.other, twin));
        return highest;
    });
}

RuleId rule_in(const Shown& shown, int which, RuleId rule) {
    if (which == 0) return rule;
    if (!shown.is_comparison()) return {};
    const std::string& name = shown.run.warning.rules[rule.index()].name;
    const std::vector<RuleDef>& rules = shown.other->warning.rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].name == name) return id_of<RuleId>(i);
    }
    return {};
}

double threshold_of(const RuleDef& rule, WarningLevel level) {
    if (rule.scheme == Scheme::lead_time || level == WarningLevel::none) return rule.criterion;
    return rule.capacity * rule.bands[static_cast<std::size_t>(level) - 1];
}

}  // namespace tidegate::viz
