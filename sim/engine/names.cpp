#include "engine/event.h"

namespace tidegate {

const char* name_of(EventKind kind) {
    switch (kind) {
        case EventKind::warning: return "warning";
        case EventKind::report: return "report";
        case EventKind::decision: return "decision";
        case EventKind::order: return "order";
        case EventKind::effect: return "effect";
        case EventKind::withdrawal: return "withdrawal";
        case EventKind::train_arrival: return "train arrival";
        case EventKind::train_departure: return "train departure";
        case EventKind::left_behind: return "left behind";
        case EventKind::stuck: return "stuck";
        case EventKind::unreachable: return "unreachable";
        case EventKind::reachable: return "reachable";
        case EventKind::balked: return "balked";
        case EventKind::gave_up: return "gave up";
        case EventKind::fidelity: return "fidelity";
    }
    return "";
}

}  // namespace tidegate
