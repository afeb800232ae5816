#include "validate/cases/cases.h"

namespace tidegate {

const std::vector<Case>& all_cases() {
    static const std::vector<Case> table{
        cases::corridor_walker(),
        cases::stair_walker(),
        cases::hermes_one_way(),
    };
    return table;
}

}  // namespace tidegate
