#include "viz/scene/plan_bars.h"

#include <algorithm>

namespace tidegate::viz {

namespace {

PlanRow& row_of(std::vector<PlanRow>& rows, const Event& event) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const PlanRow& row) { return row.step == event.subject; });
    if (found != rows.end()) return *found;
    rows.push_back({event.subject, event.who, {}});
    return rows.back();
}

/// Opens a bar for an order, or for an effect whose order was not recorded.
void note_order(PlanRow& row, const Event& event, SimTime ordered) {
    row.bars.push_back({row.step, event.who, ordered, -1, -1});
}

void note_effect(PlanRow& row, const Event& event) {
    if (row.bars.empty() || row.bars.back().effect >= 0) {
        note_order(row, event, event.ordered >= 0 ? event.ordered : event.time);
    }
    row.bars.back().effect = event.time;
}

}  // namespace

std::vector<PlanRow> plan_rows(const RunData& run) {
    std::vector<Event> events;
    for (const Event& event : run.events) {
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
    return rows;
}

const StepDef* find_step(const PlanDef& plan, const std::string& name) {
    for (const ProcedureDef& procedure : plan.procedures) {
        for (const StepDef& step : procedure.steps) {
            if (step.name == name) return &step;
        }
    }
    return nullptr;
}

}  // namespace tidegate::viz
