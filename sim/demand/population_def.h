#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tidegate {

enum class SpeedLaw : std::uint8_t { normal, uniform, by_age };
enum class DelayLaw : std::uint8_t { uniform, normal, lognormal, gamma, weibull, triangular };
/// quickest: with the waits of the moment and one's taste. shortest: whatever the queues. familiar: as
/// quickest, but other exits than the one known count as longer.
enum class RouteLaw : std::uint8_t { quickest, shortest, familiar };

/// Which ways somebody can use; connectors without steps can always be used. One byte, since every passenger
/// has it.
struct Abilities {
    static constexpr double width_unit_m = 0.05;

    bool stairs : 1 = true;
    bool escalators : 1 = true;
    std::uint8_t width : 6 = 0;  ///< that must be clear, in width_unit_m; 0: as people squeeze

    bool operator==(const Abilities&) const = default;
    double clear_width_m() const { return width * width_unit_m; }
    /// What both can use.
    Abilities operator&(const Abilities& other) const {
        Abilities both;
        both.stairs = stairs && other.stairs;
        both.escalators = escalators && other.escalators;
        both.width = width > other.width ? width : other.width;
        return both;
    }
};
static_assert(sizeof(Abilities) == 1);

/// One class of people: how they differ, what they can use, how they choose. Keys, units, ranges and sources
/// stand in the key table ([population], [[class]]).
struct PopulationDef {
    std::string name = "population";

    SpeedLaw free_speed_law = SpeedLaw::normal;
    double free_speed_mean_m_s = 1.34;  // Weidmann 1993
    double free_speed_sd_m_s = 0.26;
    double free_speed_min_m_s = 0.30;
    double free_speed_max_m_s = 2.50;
    double age_min = 18;
    double age_max = 80;
    double women_share = -1;  ///< by_age; below 0: speeds of women and men are not told apart
    double motivation = 1;    ///< multiplies the free speed

    double body_radius_m = 0.20;
    double body_radius_sd_m = 0;
    double luggage_share = 0;
    double luggage_radius_m = 0.10;   ///< added to the body's, for those with luggage
    double luggage_speed_factor = 1;  ///< of the free speed

    Abilities can_use;
    double stair_up_factor = 0;  ///< speed on a stair over free speed; 0: as WalkDef says
    double stair_down_factor = 0;

    DelayLaw pre_movement_law = DelayLaw::uniform;
    double pre_movement_min_s = 0;  ///< uniform, triangular: the range; else a cut
    double pre_movement_max_s = 0;  ///< of the other laws: 0 cuts nothing
    double pre_movement_mean_s = 0, pre_movement_sd_s = 0;          ///< normal
    double pre_movement_mode_s = 0;                                 ///< triangular
    double pre_movement_log_mean = 0, pre_movement_log_sd = 0;      ///< lognormal: of ln(t / 1 s)
    double pre_movement_shape = 1, pre_movement_scale_s = 1;        ///< gamma, weibull

    std::vector<double> group_sizes;  ///< shares of groups of 1, 2, 3, ...; empty: everyone alone

    RouteLaw route_law = RouteLaw::quickest;
    std::string familiar_exit;     ///< its name; empty: the exit nearest to the entrance one came by
    int familiar_exit_row = -1;
    double familiar_share = 1;     ///< of the class that has a familiar exit
    double familiar_worth_s = 60;  ///< what another exit must save to be taken
    double informed_share = 1;     ///< hear of a closure at once; the others see it, or are told
};

/// Which classes come in which shares; the shares sum to 1.
struct MixDef {
    std::vector<int> classes;  ///< rows of DemandDef::class_at
    std::vector<double> shares;
};

/// How people of a row come together: in groups of drawn sizes, or each made of the same members.
struct GroupDef {
    std::string name;
    std::vector<double> sizes;  ///< shares of groups of 1, 2, 3, ...
    std::vector<int> members;   ///< class of each member; not empty: then sizes do not count
};

constexpr int most_in_group = 20;

}  // namespace tidegate
