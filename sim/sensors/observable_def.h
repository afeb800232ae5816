#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "sensors/level_of_service.h"

namespace tidegate {

enum class ObservableKind : std::uint8_t {
    occupancy,       ///< passengers in an area [passengers]
    density,         ///< occupancy over walkable area [1/m2]
    peak_density,    ///< highest grid cell of the area, averaged over the window [1/m2]
    flow,            ///< crossings of an opening, facility, connector or exit in the window [1/min]
    queue_length,    ///< passengers waiting at a facility, opening or connector [passengers]
    queue_wait,      ///< mean wait of those who left the queue in the window, or of those in it when
                     ///< that is longer [s]
    time_above,      ///< time so far that another observable was above a threshold [s]
    waiting_outside, ///< passengers who should have appeared at an entrance but found no room
    voronoi_density, ///< Voronoi density of an area, mean over the window [1/m2]
    speed,           ///< mean speed of those in an area in the window [m/s]
    specific_flow,   ///< density times speed of an area; or crossings of a line per metre of width
                     ///< and second of the window [1/(m s)]
    level_of_service, ///< Fruin's level at the mean density of an area or connector in the window,
                      ///< A-F as 1-6
    crowd_pressure,  ///< highest density times variance of the velocity over the window [1/s2]
    contact_force,   ///< highest sum of contact forces on a body in an area at the sample [N]
    compression,     ///< highest sum of all forces between bodies on one in an area, over its circumference [N/m]
    passed,          ///< crossings of an opening, facility, connector or exit so far [passengers]
    travel_time,     ///< mean or percentile from one place to another of those who got there in the
                     ///< window [s]
};

enum class FlowDirection : std::uint8_t { both, forward, backward };

/// What is watched. `place` is a row of the table that `place_kind` names.
enum class PlaceKind : std::uint8_t { area, opening, facility, connector, exit, entrance, platform, line };

struct ObservableDef {
    std::string name;
    ObservableKind kind = ObservableKind::occupancy;
    PlaceKind place_kind = PlaceKind::area;
    int place = -1;
    std::string place_name;
    FlowDirection direction = FlowDirection::both;
    double window_s = 60;      ///< averaging window of all that are not of the moment
    double cell_m = 2;         ///< grid of peak_density
    int of = -1;               ///< time_above: row of the watched observable
    double threshold = 0;      ///< time_above
    double cell_radius_m = 2;  ///< voronoi_density: a person's cell ends here
    double kernel_m = 1;       ///< crowd_pressure: reach of the averaging, spacing of its points
    double least_density_per_m2 = 4;  ///< crowd_pressure: thinner places do not count
    ServiceScale scale = ServiceScale::walkway;  ///< level_of_service
    PlaceKind to_kind = PlaceKind::exit;  ///< travel_time: from `place` to this
    int to = -1;
    double percentile = 0;     ///< travel_time: 0: the mean
};

/// "passengers", "1/m2", "1/min", "s", "m/s", "1/(m s)", "1/s2", "N", "N/m"; for level_of_service
/// service_level_unit.
const char* unit_of(ObservableKind kind);
inline constexpr const char* service_level_unit = "A-F as 1-6";
/// The words of scenario.toml: "occupancy", "peak_density", ...; "both", "forward", "backward";
/// "area", "opening", ...
const char* name_of(ObservableKind kind);
const char* name_of(FlowDirection direction);
const char* name_of(PlaceKind kind);

/// How often windows are updated and series recorded [s]. Occupancy, density and queue length are
/// evaluated at every step.
struct SensorsDef {
    double sample_s = 1;
    std::vector<ObservableDef> observables;  ///< a time_above stands after what it watches
};

}  // namespace tidegate
