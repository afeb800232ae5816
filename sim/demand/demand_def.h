#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/sim_time.h"
#include "base/vec2.h"
#include "demand/population_def.h"

namespace tidegate {

enum class OriginKind : std::uint8_t { entrance, service, spot };
/// any_exit: whichever exit is quickest. quickest_of: whichever of several goals is. stay: the area of a stay.
enum class GoalKind : std::uint8_t { exit, service, any_exit, quickest_of, stay };

/// Where somebody wants to go.
struct Goal {
    GoalKind kind = GoalKind::exit;
    int row = -1;  ///< of the exits, services, DemandDef::goal_sets or DemandDef::stays; -1 for any_exit

    bool operator==(const Goal&) const = default;
};

/// How arrivals spread inside a row's time: independent uniform times (a Poisson process given its
/// count), or at equal spacing. A group counts as one arrival.
enum class ArrivalLaw : std::uint8_t { random, even };

/// A visit on the way: somebody walks to an area, stays there for a while, then goes on.
struct StayDef {
    std::string name;
    AreaId area;
    double mean_s = 0;
    double sd_s = 0;              ///< of a gamma law; 0: all stay equally long
    SimTime counts_from = -1;     ///< of whoever is there earlier the time counts from then on; -1: from when it came
    SimTime leaves_by = -1;       ///< whoever would stay longer sets out by then (-1: nobody has to), ...
    double leaves_within_s = 0;   ///< ... evenly spread over so long before
};

/// One line of demand.csv: `count` passengers appear between `from` and `to`. From a service they are
/// on its trains: shared evenly over the trains that arrive in that time.
struct DemandRow {
    int line = 0;  ///< in its file, for messages
    int file = 0;  ///< row of DemandDef::files
    SimTime from = 0;
    SimTime to = 0;
    int count = 0;  ///< already scaled
    OriginKind origin_kind = OriginKind::entrance;
    int origin = -1;  ///< row of the entrances, services or spots
    Goal goal;               ///< where the journey ends
    std::vector<int> stays;  ///< rows of DemandDef::stays, in order, before that
    ArrivalLaw law = ArrivalLaw::random;
    int mix = -1;    ///< row of DemandDef::mixes; -1: all of the default class
    int group = -1;  ///< row of DemandDef::groups; -1: group sizes by class

    /// Tells the rows of all files apart, whatever rows stand beside it; of a single file the line.
    int id() const { return line + (file << 24); }
    std::size_t legs() const { return stays.size() + 1; }
    /// Where somebody goes that has so many stays behind it.
    Goal goal_after(std::size_t stayed) const {
        return stayed < stays.size() ? Goal{GoalKind::stay, stays[stayed]} : goal;
    }
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

/// A past day whose demand is that of the day run, or a part of it.
struct AnalogueDay {
    std::string name;
    double likeness = 0;  ///< to the day run [0, 1]
    double share = 0;     ///< of those who come
};

struct DemandDef {
    std::vector<std::string> files;      ///< in which the rows stand
    std::vector<AnalogueDay> analogues;  ///< whose files they are; empty: of no past days
    PopulationDef population;            ///< the default class: row 0
    std::vector<PopulationDef> classes;  ///< rows 1, 2, ...
    std::vector<MixDef> mixes;
    std::vector<GroupDef> groups;
    std::vector<DemandRow> rows;
    std::vector<StayDef> stays;
    std::vector<std::vector<Goal>> goal_sets;  ///< of exits and services
    std::vector<SpotDef> spots;  ///< each named by one row at most, of one person

    const PopulationDef& class_at(std::size_t row) const {
        return row == 0 ? population : classes[row - 1];
    }
    std::size_t class_count() const { return classes.size() + 1; }
};

}  // namespace tidegate
