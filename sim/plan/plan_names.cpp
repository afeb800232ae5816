#include "plan/plan_def.h"
#include "plan/plan_state.h"

namespace tidegate {

const char* name_of(MeasureKind kind) {
    switch (kind) {
        case MeasureKind::meter: return "meter";
        case MeasureKind::close: return "close";
        case MeasureKind::hold: return "hold";
        case MeasureKind::open: return "open";
        case MeasureKind::reverse: return "reverse";
        case MeasureKind::set_direction: return "set_direction";
        case MeasureKind::open_lanes: return "open_lanes";
        case MeasureKind::extra_train: return "extra_train";
        case MeasureKind::set_headway: return "set_headway";
        case MeasureKind::evacuate: return "evacuate";
        case MeasureKind::inform: return "inform";
        case MeasureKind::cancel_trips: return "cancel_trips";
        case MeasureKind::skip_stop: return "skip_stop";
        case MeasureKind::short_turn: return "short_turn";
        case MeasureKind::delay_vehicle: return "delay_vehicle";
        case MeasureKind::turn_away: return "turn_away";
        case MeasureKind::slow: return "slow";
        case MeasureKind::set_places: return "set_places";
        case MeasureKind::restore: return "restore";
    }
    return "";
}

bool is_one_shot(MeasureKind kind) {
    return kind == MeasureKind::extra_train || kind == MeasureKind::evacuate || kind == MeasureKind::inform ||
           kind == MeasureKind::cancel_trips || kind == MeasureKind::delay_vehicle || kind == MeasureKind::restore;
}

const char* name_of(PlanActKind kind) {
    switch (kind) {
        case PlanActKind::report: return "report";
        case PlanActKind::decision: return "decision";
        case PlanActKind::order: return "order";
        case PlanActKind::effect: return "effect";
        case PlanActKind::withdrawal: return "withdrawal";
    }
    return "";
}

}  // namespace tidegate
