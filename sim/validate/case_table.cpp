#include "validate/cases/cases.h"

namespace tidegate {

const std::vector<Case>& all_cases() {
    static const std::vector<Case> table{
        cases::corridor_walker(),   cases::stair_walker(),     cases::hall_with_four_doors(),
        cases::link_and_exit(),     cases::goal_distance(),    cases::bottleneck_length(),
        cases::second_bottleneck(), cases::bottleneck_width(), cases::counterflow(),
        cases::room_with_a_door(),  cases::hermes_one_way(),   cases::bottleneck_widths(),
    };
    return table;
}

}  // namespace tidegate
