#include "viz/scene/marks.h"

#include <algorithm>

#include "viz/scene/drill_marks.h"

namespace tidegate::viz {

namespace {

constexpr double apart_s = 0.5;  ///< marks nearer than this to the moment are where we are

Word word_of_kind(EventKind kind) {
    switch (kind) {
        case EventKind::order: return Word::ordered;
        case EventKind::effect: return Word::in_effect;
        case EventKind::withdrawal: return Word::withdrawn;
        default: return Word::stuck;
    }
}

void add_run(const Shown& shown, int which, Language language, std::vector<Mark>& marks) {
    const RunData& run = shown.data(which);
    for (const LevelChange& change : run.level_changes) {
        const std::string rule = shown_name(run.warning.rules[change.rule.index()].name);
        marks.push_back({shown.clock_at(which, change.known_s), rule + " → " + say(word_of(change.after), language)});
    }
    for (const Event& event : run.events) {
        const bool is_worth = event.kind == EventKind::order || event.kind == EventKind::effect ||
                              event.kind == EventKind::withdrawal || event.kind == EventKind::stuck;
        if (!is_worth) continue;
        marks.push_back({shown.clock_at(which, event.time),
                         shown_name(event.subject) + " · " + say(word_of_kind(event.kind), language)});
    }
}

}  // namespace

std::vector<Mark> marks_of(const Shown& shown, Language language) {
    std::vector<Mark> marks;
    add_run(shown, 0, language, marks);
    if (shown.is_comparison()) add_run(shown, 1, language, marks);
    if (shown.drill != nullptr) {
        for (const DrillEntry& entry : shown.drill->entries) {
            marks.push_back({entry.time, say(Word::drill, language) + std::string(" · ") + drill_text(entry, language)});
        }
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.time < b.time; });
    return marks;
}

std::optional<Mark> next_mark(const std::vector<Mark>& marks, SimTime time) {
    for (const Mark& mark : marks) {
        if (mark.time > time + apart_s) return mark;
    }
    return std::nullopt;
}

std::optional<Mark> previous_mark(const std::vector<Mark>& marks, SimTime time) {
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->time < time - apart_s) return *mark;
    }
    return std::nullopt;
}

}  // namespace tidegate::viz
