#include <algorithm>

#include "base/fault.h"
#include "warning/warning_state.h"

namespace tidegate {
namespace {

struct Thresholds {
    std::array<double, most_rungs> list{};
    std::size_t size = 0;
};

Thresholds thresholds_of(const RuleDef& rule) {
    if (rule.scheme == Scheme::lead_time) return {{rule.criterion}, 1};
    Thresholds result{{}, rule.bands.size()};
    for (std::size_t i = 0; i < rule.bands.size(); ++i) result.list[i] = rule.bands[i] * rule.capacity;
    return result;
}

void note(const RungChange& change, const ObservableState& piece, RuleId row, const RuleDef& rule,
          RuleState& state, std::vector<LevelChange>& changes) {
    if (rule.scheme == Scheme::band) {
        changes.push_back({row, static_cast<WarningLevel>(change.before),
                           static_cast<WarningLevel>(change.after), change.crossed_s, change.known_s,
                           value_at(piece, change.known_s)});
    } else if (change.after > change.before) {
        state.episodes.push_back({change.crossed_s, never});
    } else {
        state.episodes.back().end_s = change.crossed_s;
    }
}

}  // namespace

WarningState make_warning_state(const WarningDef& def) {
    for (const RuleDef& rule : def.rules) {
        const Thresholds thresholds = thresholds_of(rule);
        double last = 0;
        for (std::size_t i = 0; i < thresholds.size; ++i) {
            promise(thresholds.list[i] > last, "a rule's thresholds rise from above 0");
            last = thresholds.list[i];
        }
        promise(rule.observable.is_valid(), "a rule watches an observable");
        promise(rule.clear_ratio > 0 && rule.clear_ratio <= 1, "clear_ratio lies in (0, 1]");
        promise(rule.hold_s >= 0 && rule.dwell_s >= 0, "hold and dwell are not negative");
    }
    WarningState state;
    state.rules.resize(def.rules.size());
    return state;
}

WarningLevel level_of(const WarningDef& def, const WarningState& state, RuleId rule) {
    if (def.rules[rule.index()].scheme == Scheme::lead_time) return WarningLevel::none;
    return static_cast<WarningLevel>(state.rules[rule.index()].ladder.rung);
}

void step(const WarningDef& def, std::span<const ObservableState> observables, WarningState& state,
          std::vector<LevelChange>& changes) {
    const std::size_t first = changes.size();
    for (std::size_t row = 0; row < def.rules.size(); ++row) {
        const RuleDef& rule = def.rules[row];
        const ObservableState& piece = observables[rule.observable.index()];
        if (!piece.is_new) continue;
        const Thresholds thresholds = thresholds_of(rule);
        const LadderDef ladder{{thresholds.list.data(), thresholds.size},
                               rule.clear_ratio, rule.hold_s, rule.dwell_s};
        const RungChanges found = follow(ladder, piece, state.rules[row].ladder);
        for (const RungChange& change : found.span())
            note(change, piece, id_of<RuleId>(row), rule, state.rules[row], changes);
    }
    std::sort(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(),
              [](const LevelChange& p, const LevelChange& q) {
                  if (p.known_s != q.known_s) return p.known_s < q.known_s;
                  if (p.rule != q.rule) return p.rule < q.rule;
                  // One rule's changes of one moment all go the same way.
                  return p.after > p.before ? p.after < q.after : p.after > q.after;
              });
}

}  // namespace tidegate
