#include "sensors/observable_def.h"

namespace tidegate {

const char* unit_of(ObservableKind kind) {
    switch (kind) {
        case ObservableKind::occupancy:
        case ObservableKind::queue_length:
        case ObservableKind::waiting_outside: return "passengers";
        case ObservableKind::density:
        case ObservableKind::peak_density: return "1/m2";
        case ObservableKind::flow: return "1/min";
        case ObservableKind::queue_wait:
        case ObservableKind::time_above: return "s";
    }
    return "";
}

const char* name_of(ObservableKind kind) {
    switch (kind) {
        case ObservableKind::occupancy: return "occupancy";
        case ObservableKind::density: return "density";
        case ObservableKind::peak_density: return "peak_density";
        case ObservableKind::flow: return "flow";
        case ObservableKind::queue_length: return "queue_length";
        case ObservableKind::queue_wait: return "queue_wait";
        case ObservableKind::time_above: return "time_above";
        case ObservableKind::waiting_outside: return "waiting_outside";
    }
    return "";
}

const char* name_of(FlowDirection direction) {
    switch (direction) {
        case FlowDirection::both: return "both";
        case FlowDirection::forward: return "forward";
        case FlowDirection::backward: return "backward";
    }
    return "";
}

const char* name_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::area: return "area";
        case PlaceKind::opening: return "opening";
        case PlaceKind::facility: return "facility";
        case PlaceKind::connector: return "connector";
        case PlaceKind::exit: return "exit";
        case PlaceKind::entrance: return "entrance";
        case PlaceKind::platform: return "platform";
    }
    return "";
}

}  // namespace tidegate
