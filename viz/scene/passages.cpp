#include "viz/scene/passages.h"

#include <algorithm>

#include "viz/scene/plan_bars.h"

namespace tidegate::viz {

namespace {

PassagesNow at_start(const RunData& run) {
    PassagesNow now;
    for (const OpeningDef& o : run.venue.openings) {
        now.openings.push_back({o.status, o.direction, o.max_per_min, 0, false});
    }
    for (const ConnectorDef& c : run.venue.connectors) {
        now.connectors.push_back({c.status, c.direction, 0, 0, false});
    }
    for (const ExitDef& e : run.venue.exits) {
        now.exits.push_back({e.status, PassageDirection::both, 0, 0, false});
    }
    for (const FacilityDef& f : run.facilities) {
        const PassageStatus status = f.open_lanes > 0 ? PassageStatus::open : PassageStatus::closed;
        now.facilities.push_back({status, f.direction, 0, f.open_lanes, false});
    }
    return now;
}

PassageNow* passage_of(PassagesNow& now, const Measure& measure) {
    std::vector<PassageNow>* table = nullptr;
    switch (measure.place_kind) {
        case PlaceKind::opening: table = &now.openings; break;
        case PlaceKind::connector: table = &now.connectors; break;
        case PlaceKind::exit: table = &now.exits; break;
        case PlaceKind::facility: table = &now.facilities; break;
        default: return nullptr;
    }
    const bool has_row =
        measure.place >= 0 && static_cast<std::size_t>(measure.place) < table->size();
    return has_row ? &(*table)[static_cast<std::size_t>(measure.place)] : nullptr;
}

PassageDirection reversed(PassageDirection direction) {
    if (direction == PassageDirection::forward) return PassageDirection::backward;
    if (direction == PassageDirection::backward) return PassageDirection::forward;
    return direction;
}

void apply(const Measure& measure, PassageNow& passage) {
    if (measure.kind == MeasureKind::restore) return;  // it changes what went wrong, nothing of the plan's
    passage.is_changed = true;
    switch (measure.kind) {
        case MeasureKind::meter: passage.max_per_min = measure.max_per_min; break;
        case MeasureKind::close: passage.status = PassageStatus::closed; break;
        case MeasureKind::hold: passage.status = PassageStatus::held; break;
        case MeasureKind::open: passage.status = PassageStatus::open; break;
        case MeasureKind::reverse: passage.direction = reversed(passage.direction); break;
        case MeasureKind::set_direction: passage.direction = measure.direction; break;
        case MeasureKind::open_lanes:
            passage.open_lanes = measure.lanes;
            passage.status = measure.lanes > 0 ? PassageStatus::open : PassageStatus::closed;
            break;
        default: break;
    }
}

}  // namespace

PassagesNow passages_at(const RunData& run, SimTime time) {
    PassagesNow now = at_start(run);
    std::vector<PlanBar> in_effect;
    for (const PlanRow& row : plan_rows(run)) {
        for (const PlanBar& bar : row.bars) {
            const bool has_begun = bar.effect >= 0 && bar.effect <= time;
            const bool is_over = bar.withdrawn >= 0 && bar.withdrawn <= time;
            if (has_begun && !is_over) in_effect.push_back(bar);
        }
    }
    std::stable_sort(in_effect.begin(), in_effect.end(),
                     [](const PlanBar& a, const PlanBar& b) { return a.effect < b.effect; });
    for (const PlanBar& bar : in_effect) {
        const StepDef* step = find_step(run.plan, bar.step);
        if (step == nullptr) continue;
        if (PassageNow* passage = passage_of(now, step->measure)) apply(step->measure, *passage);
    }
    return now;
}

namespace {

bool is_service(const RunData& run, const std::string& name) {
    return std::any_of(run.services.begin(), run.services.end(), [&](const TrainServiceDef& s) { return s.name == name; });
}

// Events of lines name the platform before a colon.
void add_vehicles_of_lines(const RunData& run, SimTime time, std::vector<TrainNow>& trains) {
    for (std::size_t p = 0; p < run.venue.platforms.size(); ++p) {
        const std::string stop = run.venue.platforms[p].name + ": ";
        const Event* last = nullptr;
        for (const Event& event : run.events) {
            const bool is_train = event.kind == EventKind::train_arrival || event.kind == EventKind::train_departure;
            if (!is_train || event.time > time || !event.detail.starts_with(stop)) continue;
            if (last == nullptr || event.time >= last->time) last = &event;
        }
        if (last == nullptr || last->kind != EventKind::train_arrival || is_service(run, last->subject)) continue;
        trains.push_back({id_of<PlatformId>(p), last->subject});
    }
}

}  // namespace

Word word_of_vehicles(const RunData& run, const std::string& service) {
    for (const LineDef& line : run.lines) {
        if (line.name != service) continue;
        if (line.kind == LineKind::bus) return Word::bus;
        if (line.kind == LineKind::shuttle) return Word::shuttle;
    }
    return Word::train;
}

std::vector<TrainNow> trains_at(const RunData& run, SimTime time) {
    std::vector<TrainNow> result;
    for (const TrainServiceDef& service : run.services) {
        const Event* last = nullptr;
        for (const Event& event : run.events) {
            const bool is_train =
                event.kind == EventKind::train_arrival || event.kind == EventKind::train_departure;
            if (!is_train || event.subject != service.name || event.time > time) continue;
            if (last == nullptr || event.time >= last->time) last = &event;
        }
        if (last != nullptr && last->kind == EventKind::train_arrival) {
            result.push_back({service.platform, service.name});
        }
    }
    add_vehicles_of_lines(run, time, result);
    return result;
}

}  // namespace tidegate::viz
