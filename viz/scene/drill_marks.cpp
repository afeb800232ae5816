#include "viz/scene/drill_marks.h"

#include <algorithm>
#include <iterator>

#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

Word word_of(DrillKind kind) {
    return static_cast<Word>(static_cast<int>(Word::drill_count) + static_cast<int>(kind));
}

template <class Kind>
std::vector<DrillEntry> entries_of(const DrillLog& log, const std::string& name, Kind is_kind) {
    std::vector<DrillEntry> found;
    std::copy_if(log.entries.begin(), log.entries.end(), std::back_inserter(found),
                 [&](const DrillEntry& entry) { return entry.where == name && is_kind(entry.kind); });
    return found;
}

}  // namespace

std::string drill_text(const DrillEntry& entry, Language language) {
    std::string text = say(word_of(entry.kind), language);
    if (!entry.where.empty()) text += " · " + shown_name(entry.where);
    if (entry.kind == DrillKind::count) text += " · " + shown_number(entry.value);
    if (entry.kind == DrillKind::level) text += std::string(" → ") + say(viz::word_of(entry.level), language);
    return entry.note.empty() ? text : text + " · " + entry.note;
}

std::vector<DrillEntry> drill_levels(const DrillLog& log, const std::string& rule) {
    return entries_of(log, rule, [](DrillKind kind) { return kind == DrillKind::level; });
}

std::vector<DrillEntry> drill_counts(const DrillLog& log, const std::string& observable) {
    return entries_of(log, observable, [](DrillKind kind) { return kind == DrillKind::count; });
}

std::vector<DrillEntry> drill_steps(const DrillLog& log, const std::string& step) {
    return entries_of(log, step, [](DrillKind kind) { return kind != DrillKind::level && kind != DrillKind::count; });
}

}  // namespace tidegate::viz
