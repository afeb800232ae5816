#include "sensors/observable_def.h"

namespace tidegate {

const char* unit_of(ObservableKind kind) {
    switch (kind) {
        case ObservableKind::occupancy:
        case ObservableKind::queue_length:
        case ObservableKind::passed:
        case ObservableKind::waiting_outside: return "passengers";
        case ObservableKind::density:
        case ObservableKind::voronoi_density:
        case ObservableKind::peak_density: return "1/m2";
        case ObservableKind::flow: return "1/min";
        case ObservableKind::queue_wait:
        case ObservableKind::travel_time:
        case ObservableKind::time_above: return "s";
        case ObservableKind::speed: return "m/s";
        case ObservableKind::specific_flow: return "1/(m s)";
        case ObservableKind::level_of_service: return service_level_unit;
        case ObservableKind::crowd_pressure: return "1/s2";
        case ObservableKind::contact_force: return "N";
        case ObservableKind::compression: return "N/m";
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
        case ObservableKind::voronoi_density: return "voronoi_density";
        case ObservableKind::speed: return "speed";
        case ObservableKind::specific_flow: return "specific_flow";
        case ObservableKind::level_of_service: return "level_of_service";
        case ObservableKind::crowd_pressure: return "crowd_pressure";
        case ObservableKind::contact_force: return "contact_force";
        case ObservableKind::compression: return "compression";
        case ObservableKind::passed: return "passed";
        case ObservableKind::travel_time: return "travel_time";
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
        case PlaceKind::line: return "line";
    }
    return "";
}

}  // namespace tidegate
