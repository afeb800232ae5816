#include "sensors/level_of_service.h"

namespace tidegate {

const char* name_of(ServiceScale scale) {
    switch (scale) {
        case ServiceScale::walkway: return "walkway";
        case ServiceScale::stair: return "stair";
        case ServiceScale::queue: return "queue";
    }
    return "";
}

}  // namespace tidegate
