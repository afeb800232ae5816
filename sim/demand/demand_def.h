#pragma once
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/sim_time.h"
#include "base/vec2.h"

namespace tidegate {

enum class OriginKind : std::uint8_t { entrance, service, spot };
/// any_exit: whichever exit is quickest.
enum class GoalKind : std::uint8_t { exit, service, any_exit };

/// How arrivals spread inside a row's time: independent uniform times (a Poisson process given its
/// count), or at equal spacing.
enum class ArrivalLaw : std::uint8_t { random, even };

/// One line of demand.csv: `count` passengers appear between `from` and `to`. From a service they are
/// on its trains: shared evenly over the trains that arrive in that time.
struct DemandRow {
    int line = 0;  ///< in the file, for messages
    SimTime from = 0;
    SimTime to = 0;
    int count = 0;  ///< already scaled
    OriginKind origin_kind = OriginKind::entrance;
    int origin = -1;  ///< row of the entrances, services or spots
    GoalKind goal_kind = GoalKind::exit;
    int goal = -1;  ///< row of the exits or services; -1 for any_exit
    ArrivalLaw law = ArrivalLaw::random;
};

/// Where and how exactly one person appears. For scenes made in code: people who are there at the start, entries
/// replayed from a recorded experiment. Scenario files have no key for it.
struct SpotDef {
    LevelId level;
    Vec2 point;                 ///< in local metres
    Vec2 velocity;              ///< on appearing [m/s]; zero: stands
    double free_speed_m_s = 0;  ///< 0: drawn from the population
    double body_radius_m = 0;   ///< 0: the population's
};

/// How people differ. Free speeds: normal, cut at the limits.
struct PopulationDef {
    double free_speed_mean_m_s = 1.34;  // Weidmann 1993
    double free_speed_sd_m_s = 0.26;
    double free_speed_min_m_s = 0.30;
    double free_speed_max_m_s = 2.50;
    bool speed_by_age = false;  ///< draw an age 18-80 and use the age table instead of mean and sd
    double age_min = 18;
    double age_max = 80;
    double body_radius_m = 0.20;
    double pre_movement_min_s = 0;
    double pre_movement_max_s = 0;
};

struct DemandDef {
    PopulationDef population;
    std::vector<DemandRow> rows;
    std::vector<SpotDef> spots;  ///< each named by one row at most, of one person
};

}  // namespace tidegate
