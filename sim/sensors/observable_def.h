#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

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
};

enum class FlowDirection : std::uint8_t { both, forward, backward };

/// What is watched. `place` is a row of the table that `place_kind` names.
enum class PlaceKind : std::uint8_t { area, opening, facility, connector, exit, entrance, platform };

struct ObservableDef {
    std::string name;
    ObservableKind kind = ObservableKind::occupancy;
    PlaceKind place_kind = PlaceKind::area;
    int place = -1;
    std::string place_name;
    FlowDirection direction = FlowDirection::both;
    double window_s = 60;      ///< averaging window of flow, peak_density, queue_wait
    double cell_m = 2;         ///< grid of peak_density
    int of = -1;               ///< time_above: row of the watched observable
    double threshold = 0;      ///< time_above
};

/// "passengers", "1/m2", "1/min" or "s".
const char* unit_of(ObservableKind kind);
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
