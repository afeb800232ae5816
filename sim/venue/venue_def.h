#pragma once
#include <string>
#include <vector>

#include "base/fault.h"
#include "base/ids.h"
#include "base/vec2.h"

namespace tidegate {

/// A ring is open (the last point is not the first again), outer rings counter-clockwise,
/// holes clockwise; all in local metres.
using Ring = std::vector<Vec2>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};

/// A floor of a venue: what can be walked on, in local metres. Obstacles and barriers are already cut
/// out of `floor`.
struct LevelDef {
    std::string name;
    double elevation_m = 0;
    std::vector<Polygon> floor;
    int venue = 0;  ///< row of NetworkDef::venues
};

/// A named zone of a level in which people are counted.
struct AreaDef {
    std::string name;
    LevelId level;
    std::vector<Polygon> polygons;
    double area_m2 = 0;  ///< walkable part only
};

/// open: people pass. closed: find another way. held: wait in front of it.
enum class PassageStatus : std::uint8_t { open, closed, held };

/// Which way a line may be crossed. forward: from its left-hand to its right-hand side, seen from its
/// first point towards its last.
enum class PassageDirection : std::uint8_t { both, forward, backward };

/// A line people cross on one level.
struct OpeningDef {
    std::string name;
    LevelId level;
    Segment line;
    PassageStatus status = PassageStatus::open;
    PassageDirection direction = PassageDirection::both;
    double max_per_min = 0;  ///< metering from the start [passengers/min]; 0: none
};

/// walkway: joins levels that may lie in different venues, along a way of its own.
enum class ConnectorKind : std::uint8_t { stair, escalator, ramp, lift, walkway };

/// A stop of a lift between its lowest and its highest one.
struct LiftStop {
    LevelId level;
    Segment line;       ///< the doors, on that level
    double rise_m = 0;  ///< above the lowest stop
};

/// How a lift carries people.
struct LiftDef {
    int capacity = 10;        ///< people of usual size who step in at most
    double speed_m_s = 1.0;   ///< of the moving car
    double door_s = 2.5;      ///< to open, and to close
    double transfer_s = 1.2;  ///< between two people who step in or out
    double dwell_s = 5;       ///< the doors stay open this long after the last one
    bool for_evacuation = false;  ///< who is sent out takes it as any other way; else only where no other way leads out
    std::string bank{};       ///< lifts with the same name share their calls; empty: none
    Vec2 into_car;            ///< unit vector, in plan, from the lower door line into the car
    std::vector<LiftStop> between{};  ///< from below to above; empty: two stops
};

/// Joins two levels; a small level of its own, unrolled along the slope: x from 0 (lower end) to
/// length_m (upper end), y from 0 to width_m. The lower line's first point and the upper line's first
/// point lie on the same side (y = 0). Of a lift the plane is the inside of the car, its lines are the doors.
/// A walkway is flat, may be longer than the levels are apart (which may have coordinates of their own), and may be
/// wider than the doors it joins: these then open into the middle of its ends.
struct ConnectorDef {
    std::string name;
    ConnectorKind kind = ConnectorKind::stair;
    LevelId lower_level;
    LevelId upper_level;
    Segment lower_line;  ///< on the lower level
    Segment upper_line;  ///< on the upper level
    double width_m = 0;  ///< walking width: the shorter of the two lines
    double length_m = 0; ///< along the slope
    double rise_m = 0;
    PassageStatus status = PassageStatus::open;
    /// forward = up. An escalator that is open always has forward or backward.
    PassageDirection direction = PassageDirection::both;
    double belt_speed_m_s = 0;    ///< escalator; 0: stopped, then it is a stair
    double capacity_per_min = 0;  ///< most that can step on [passengers/min]; 0: not limited
    LiftDef lift{};               ///< of a lift
    /// Row of NetworkDef::venues whose fidelity it has: of a walkway one of its own, else that of its levels.
    int venue = 0;
};

/// Where people appear: uniformly in the polygon.
struct EntranceDef {
    std::string name;
    LevelId level;
    Polygon polygon;
};

/// Crossing this line leaves the venue.
struct ExitDef {
    std::string name;
    LevelId level;
    Segment line;
    PassageStatus status = PassageStatus::open;
};

/// A platform edge with doors at equal spacing, the outermost half a spacing from the ends.
struct PlatformDef {
    std::string name;
    LevelId level;
    Segment edge;
    int doors = 0;
    double door_width_m = 1.3;
};

/// All that a venue.geojson describes; const in a run. Names are unique over all kinds.
struct VenueDef {
    std::vector<LevelDef> levels;
    std::vector<AreaDef> areas;
    std::vector<OpeningDef> openings;
    std::vector<ConnectorDef> connectors;
    std::vector<EntranceDef> entrances;
    std::vector<ExitDef> exits;
    std::vector<PlatformDef> platforms;
};

/// Stops of a lift are numbered from the lowest, 0, up. Any other connector has two.
int stops_of(const ConnectorDef& connector);
LevelId level_of_stop(const ConnectorDef& connector, int stop);
const Segment& line_of_stop(const ConnectorDef& connector, int stop);
/// Above the lowest stop [m].
double rise_of_stop(const ConnectorDef& connector, int stop);
/// Whether it ends or stops on this level.
bool joins(const ConnectorDef& connector, LevelId level);

/// From the doors' beginning to close at one stop until they are open at the other [s]: doors, and a car that gains
/// and loses speed evenly. Between the lowest and the highest stop, or over `rise_m`.
double ride_s(const ConnectorDef& lift);
double ride_s(const ConnectorDef& lift, double rise_m);

/// Of this time until it begins to brake [s]: so long it may still be sent elsewhere, farther on or to a stop before.
double free_to_stop_s(const ConnectorDef& lift, double rise_m);

/// Round trip of a lift that fills up at its lowest stop, carries everybody up, each to any of the n others with the same
/// chance, and comes back empty [s]: RTT = 2 H t_v + (S + 1) t_s + 2 P t_p (Barney and Al-Sharif, Elevator Traffic Handbook,
/// 2nd ed. 2016; CIBSE Guide D), with P = capacity, S = n (1 - (1 - 1/n)^P) stops made on the way up, the highest of them
/// H = n - sum_{i=1}^{n-1} (i/n)^P, t_v the mean distance of stops over the speed, t_s what a stop costs more than passing it,
/// t_p = transfer_s. After the last one at a stop above, the doors stay open for dwell_s where the formula counts t_p.
double up_peak_round_trip_s(const ConnectorDef& lift);

/// The doors of a platform, in order along its edge.
std::vector<Segment> door_segments(const PlatformDef& platform);

}  // namespace tidegate
