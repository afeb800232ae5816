#include "warning/hindsight.h"

#include <algorithm>

namespace tidegate {
namespace {

/// A level (1 to 4) is expected in [begin, end) because of an episode that starts at start_s.
struct Expectation {
    int level;
    SimTime begin_s, end_s, start_s;
};

std::vector<Expectation> expectations_of(const RuleDef& rule, std::span<const CriterionEpisode> episodes) {
    std::vector<Expectation> list;
    for (const CriterionEpisode& episode : episodes)
        for (int i = 0; i < 4; ++i) {
            const double window_s = rule.windows_s[static_cast<std::size_t>(i)] * rule.window_scale;
            list.push_back(
                {i + 1, std::max(0.0, episode.start_s - window_s), episode.end_s, episode.start_s});
        }
    return list;
}

double recorded_at(const RecordedSeries& series, SimTime t, double otherwise) {
    if (series.time_s.empty()) return otherwise;
    const auto after = std::lower_bound(series.time_s.begin(), series.time_s.end(), t);
    const auto i = static_cast<std::size_t>(after - series.time_s.begin());
    if (i == series.time_s.size()) return series.value.back();
    if (i == 0 || *after == t) return series.value[i];
    const double part = (t - series.time_s[i - 1]) / (series.time_s[i] - series.time_s[i - 1]);
    return series.value[i - 1] + part * (series.value[i] - series.value[i - 1]);
}

/// Walks through the run from one change of what is expected to the next.
struct Walk {
    const RuleDef& rule;
    RuleId row;
    const RecordedSeries& series;
    std::vector<LevelChange>& changes;
    int level = 0;
    SimTime level_since_s = -never;
    std::array<SimTime, 5> unexpected_since_s{never, never, never, never, never};  ///< [level]

    void change(int after, SimTime crossed_s, SimTime known_s) {
        changes.push_back({row, static_cast<WarningLevel>(level), static_cast<WarningLevel>(after),
                           crossed_s, known_s, recorded_at(series, known_s, rule.criterion)});
        level = after;
        level_since_s = known_s;
    }

    /// What is expected at `now`: the earliest start of an episode behind each level or a higher one.
    void expect(std::span<const Expectation> list, SimTime now) {
        std::array<SimTime, 5> start_s{never, never, never, never, never};
        for (const Expectation& e : list)
            if (e.begin_s <= now && now < e.end_s)
                for (int i = 1; i <= e.level; ++i) {
                    SimTime& start = start_s[static_cast<std::size_t>(i)];
                    start = std::min(start, e.start_s);
                }
        for (std::size_t i = 1; i < start_s.size(); ++i) {
            if (start_s[i] != never)
                unexpected_since_s[i] = never;
            else if (unexpected_since_s[i] == never)
                unexpected_since_s[i] = now;
        }
        while (level < 4 && start_s[static_cast<std::size_t>(level) + 1] != never)
            change(level + 1, start_s[static_cast<std::size_t>(level) + 1], now);
    }

    void step_down(SimTime until, bool is_last) {
        while (level > 0) {
            const SimTime since = unexpected_since_s[static_cast<std::size_t>(level)];
            const SimTime known = std::max(since, level_since_s) + rule.dwell_s;
            if (!(known < until || (is_last && known <= until))) return;
            change(level - 1, since, known);
        }
    }
};

}  // namespace

void hindsight(const RuleDef& rule, RuleId row, std::span<const CriterionEpisode> episodes, SimTime end_s,
               const RecordedSeries& series, std::vector<LevelChange>& changes) {
    const std::vector<Expectation> list = expectations_of(rule, episodes);
    std::vector<SimTime> turns;
    for (const Expectation& e : list)
        for (const SimTime t : {e.begin_s, e.end_s})
            if (t <= end_s) turns.push_back(t);
    std::sort(turns.begin(), turns.end());
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());

    Walk walk{rule, row, series, changes};
    for (std::size_t i = 0; i < turns.size(); ++i) {
        walk.expect(list, turns[i]);
        const bool is_last = i + 1 == turns.size();
        walk.step_down(is_last ? end_s : turns[i + 1], is_last);
    }
}

}  // namespace tidegate
