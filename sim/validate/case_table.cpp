#include "validate/cases/cases.h"

namespace tidegate {

const std::vector<Case>& all_cases() {
    static const std::vector<Case> table{
        cases::corridor_walker(),
        cases::stair_walker(),
        cases::pre_movement(),
        cases::corner(),
        cases::speed_by_age(),
        cases::uniform_speeds(),
        cases::cabin_corridor(),
        cases::hall_with_four_doors(),
        cases::exit_choice(),
        cases::link_and_exit(),
        cases::goal_distance(),
        cases::bottleneck_length(),
        cases::second_bottleneck(),
        cases::bottleneck_width(),
        cases::stair_foot(),
        cases::stair_density(),
        cases::long_ways(),
        cases::single_file(),
        cases::counterflow(),
        cases::room_with_a_door(),
        cases::closing_exit(),
        cases::stair_widths(),
        cases::corridor_zones(),
        cases::wide_corridor(),
        cases::groups(),
        cases::wide_body(),
        cases::smoke(),
        cases::hermes_one_way(),
        cases::hermes_two_way(),
        cases::wuppertal(),
        cases::bottleneck_widths(),
        cases::closed_ring(),
        cases::t_junction(),
        cases::crossing(),
        cases::wide_corridors(),
        cases::street_walkers(),
        cases::escalator(),
        cases::turnstiles(),
        cases::walking_curve(),
        cases::fidelity_twin(),
        cases::evacuated_station(),
        cases::nobody_lost(),
        cases::same_bits(),
        cases::same_plan(),
        cases::more_room(),
        cases::two_links(),
    };
    return table;
}

}  // namespace tidegate
