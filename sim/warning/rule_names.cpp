#include "warning/rule_def.h"

namespace tidegate {

const char* name_of(WarningLevel level) {
    switch (level) {
        case WarningLevel::none: return "none";
        case WarningLevel::blue: return "blue";
        case WarningLevel::yellow: return "yellow";
        case WarningLevel::orange: return "orange";
        case WarningLevel::red: return "red";
    }
    return "";
}

const char* name_of(Scheme scheme) {
    switch (scheme) {
        case Scheme::band: return "band";
        case Scheme::lead_time: return "lead_time";
    }
    return "";
}

}  // namespace tidegate
