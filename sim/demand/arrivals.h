#pragma once
#include <cstdint>
#include <vector>

#include "base/draws.h"
#include "demand/demand_def.h"
#include "demand/person_draws.h"

namespace tidegate {

/// One passenger to come, 24 bytes. The position in the list is the passenger's row in the agent table. The
/// members of a group stand one after the other, so the first of this one's group, who decides for all, is
/// `group_place` rows before. What is drawn for a person follows from class and key, so it is drawn when
/// needed instead of being kept.
struct Arrival {
    SimTime due = 0;
    std::uint64_t person = 0;  ///< key of all draws about this passenger: demand line and number in it, so
                               ///< that other rows never shift them
    std::int32_t row = 0;      ///< of DemandDef::rows
    std::uint8_t class_row = 0;    ///< DemandDef::class_at
    std::uint8_t group_size = 1;   ///< 1: alone
    std::uint8_t group_place = 0;
    Abilities can_use;             ///< what all of the group can
};

/// As drawn for the passenger [m/s], or as the spot says at which it appears.
float free_speed_of(const DemandDef& demand, const Arrival& arrival, const Draws& draws);
/// Likewise [m].
float body_radius_of(const DemandDef& demand, const Arrival& arrival, const Draws& draws);

/// How many of those who come carry luggage; 0 when nobody comes.
double luggage_share_of(const DemandDef& demand, const std::vector<Arrival>& arrivals, const Draws& draws);

/// All passengers, by time due, then demand row, then number within the row. Random: independent uniform
/// times, which is a Poisson process given its count; a group comes as one. Each passenger's draws depend on
/// (seed, row's line, number) only. Counts are exact: the last group of a row may be a part of one.
std::vector<Arrival> make_arrivals(const DemandDef& demand, const Draws& draws);

/// Who may come in a row: classes of those who decide (alone or first of their group), and what people or
/// groups can use; each once, in order of first mention.
struct RowPeople {
    std::vector<int> deciders;
    std::vector<Abilities> can_use;
};
RowPeople people_of(const DemandDef& demand, const DemandRow& row);

/// Mean of a law of group sizes; 1 when it is empty.
double mean_group_size(const std::vector<double>& sizes);

}  // namespace tidegate
