#include "viz/scene/plan_bars.h"

#include <algorithm>

namespace tidegate::viz {

namespace {

PlanRow& row_of(std::vector<PlanRow>& rows, const Event& event) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const PlanRow& row) { return row.step == event.subject; });
    if (found != rows.end()) return *found;
    rows.push_back({event.subject, event.who, {}, {event.subject}});
    return rows.back();
}

/// Opens a bar for an order, or for an effect whose order was not recorded.
void note_order(PlanRow& row, const Event& event, SimTime ordered) {
    row.bars.push_back({row.step, event.who, ordered});
}

void note_effect(PlanRow& row, const Event& event) {
    if (row.bars.empty() || row.bars.back().effect >= 0) {
        note_order(row, event, event.ordered >= 0 ? event.ordered : event.time);
    }
    row.bars.back().effect = event.time;
}

const ProcedureDef* procedure_of(const PlanDef& plan, const std::string& step) {
    for (const ProcedureDef& procedure : plan.procedures) {
        for (const StepDef& one : procedure.steps) {
            if (one.name == step) return &procedure;
        }
    }
    return nullptr;
}

/// The last of these times at which that happened to a procedure, not after `by`; -1: never.
SimTime last_time(const std::vector<Event>& events, EventKind kind, const std::string& procedure, SimTime by) {
    SimTime last = -1;
    for (const Event& event : events) {
        if (event.kind == kind && event.subject == procedure && event.time <= by) last = std::max(last, event.time);
    }
    return last;
}

/// When the order's procedure was decided on, and reported for that.
void look_back(const PlanDef& plan, const std::vector<Event>& before_orders, PlanRow& row) {
    const ProcedureDef* procedure = procedure_of(plan, row.step);
    if (procedure == nullptr) return;
    for (PlanBar& bar : row.bars) {
        bar.decided = last_time(before_orders, EventKind::decision, procedure->name, bar.ordered);
        if (bar.decided >= 0) bar.reported = last_time(before_orders, EventKind::report, procedure->name, bar.decided);
    }
}

}  // namespace

std::vector<PlanRow> plan_rows(const RunData& run) {
    std::vector<Event> events, before_orders;
    for (const Event& event : run.events) {
        if (event.kind == EventKind::report || event.kind == EventKind::decision) before_orders.push_back(event);
        const bool is_step = event.kind == EventKind::order || event.kind == EventKind::effect ||
                             event.kind == EventKind::withdrawal;
        if (is_step) events.push_back(event);
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    std::vector<PlanRow> rows;
    for (const Event& event : events) {
        PlanRow& row = row_of(rows, event);
        if (event.kind == EventKind::order) note_order(row, event, event.time);
        if (event.kind == EventKind::effect) note_effect(row, event);
        if (event.kind == EventKind::withdrawal && !row.bars.empty()) {
            row.bars.back().withdrawn = event.time;
        }
    }
    for (PlanRow& row : rows) look_back(run.plan, before_orders, row);
    return rows;
}

namespace {

constexpr char gap = '\x1f';  ///< that no name holds

/// A name with a gap for its one number, 3 of "gate 3". No number, or several: the name as it is, -1.
struct Numbered {
    std::string pattern;
    int number = -1;

    explicit Numbered(const std::string& name) : pattern(name) {
        constexpr const char* digits = "0123456789";
        const std::size_t from = name.find_first_of(digits);
        if (from == std::string::npos) return;
        const std::size_t to = std::min(name.find_first_not_of(digits, from), name.size());
        const bool is_one = name.find_first_of(digits, to) == std::string::npos && to - from <= 6;
        if (!is_one) return;
        number = std::stoi(name.substr(from, to - from));
        pattern = name.substr(0, from) + gap + name.substr(to);
    }
};

/// "1–5" or "1, 3, 4".
std::string listed(std::vector<int> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    const bool is_range = numbers.size() > 2 && numbers.back() - numbers.front() + 1 == static_cast<int>(numbers.size());
    if (is_range) return std::to_string(numbers.front()) + "–" + std::to_string(numbers.back());
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

bool fold_together(const PlanRow& a, const PlanRow& b) {
    const Numbered one(a.step), other(b.step);
    return one.number >= 0 && other.number >= 0 && one.pattern == other.pattern &&
           Numbered(a.who).pattern == Numbered(b.who).pattern &&
           std::equal(a.bars.begin(), a.bars.end(), b.bars.begin(), b.bars.end(),
                      [](const PlanBar& x, const PlanBar& y) { return x.has_times_of(y); });
}

/// The name of several that differ in their number; unchanged when they have none.
template <class Name>
std::string name_of_all(const std::vector<PlanRow>& rows, Name name) {
    const Numbered first(name(rows.front()));
    if (first.number < 0) return first.pattern;
    std::vector<int> numbers;
    for (const PlanRow& row : rows) numbers.push_back(Numbered(name(row)).number);
    std::string text = first.pattern;
    return text.replace(text.find(gap), 1, listed(std::move(numbers)));
}

}  // namespace

std::vector<PlanRow> folded(const std::vector<PlanRow>& rows) {
    std::vector<std::vector<PlanRow>> groups;
    for (const PlanRow& row : rows) {
        const auto like = std::find_if(groups.begin(), groups.end(),
                                       [&](const auto& group) { return fold_together(group.front(), row); });
        if (like != groups.end()) {
            like->push_back(row);
        } else {
            groups.push_back({row});
        }
    }
    std::vector<PlanRow> result;
    for (const std::vector<PlanRow>& group : groups) {
        PlanRow row = group.front();
        if (group.size() > 1) {
            row.step = name_of_all(group, [](const PlanRow& one) { return one.step; });
            row.who = name_of_all(group, [](const PlanRow& one) { return one.who; });
            row.steps.clear();
            for (const PlanRow& one : group) row.steps.push_back(one.step);
        }
        result.push_back(std::move(row));
    }
    return result;
}

const StepDef* find_step(const PlanDef& plan, const std::string& name) {
    const ProcedureDef* procedure = procedure_of(plan, name);
    if (procedure == nullptr) return nullptr;
    return &*std::find_if(procedure->steps.begin(), procedure->steps.end(), [&](const StepDef& step) { return step.name == name; });
}

}  // namespace tidegate::viz
