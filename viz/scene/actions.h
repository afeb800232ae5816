#pragma once
#include <variant>
#include <vector>

#include "viz/scene/view_state.h"

namespace tidegate::viz {

// What a panel or a key can ask for. Panels append actions; they are applied once a frame.
struct TogglePlay {};
struct GoTo {
    SimTime time;
};
struct GoBy {
    double seconds;
};
struct SetPlayback {
    double playback;
};
struct ShowLevel {
    int level;  ///< or all_levels
};
struct SetColourBy {
    ColourBy colour_by;
};
struct ToggleDensityMap {};
struct SetTheme {
    Theme theme;
};
struct SetLanguage {
    Language language;
};
struct ChangeCamera {
    int level;
    CameraChange change;
};
struct FitAll {};

using Action = std::variant<TogglePlay, GoTo, GoBy, SetPlayback, ShowLevel, SetColourBy,
                            ToggleDensityMap, SetTheme, SetLanguage, ChangeCamera, FitAll>;
using Actions = std::vector<Action>;

/// Applies the actions in order; values outside their range are held at its border, unknown levels
/// ignored.
void apply(const Actions& actions, const RunData& run, ViewState& view);

}  // namespace tidegate::viz
