#pragma once
#include <string>
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
struct SetLoop {
    TimeRange range;
};
struct ShowTimes {
    TimeRange axis;  ///< none: all
};
struct FollowEnd {
    bool is_on;
};
/// Moves the list of plan actions, which may be longer than its room.
struct ScrollActions {
    int rows;
};
struct ShowPage {
    Page page;
};
struct ShowVenue {
    int venue;  ///< or all_venues
};
struct ShowLevel {
    int level;  ///< or all_levels
};
struct Arrange {
    Arrangement arrangement;
};
struct Turn {
    double degrees;  ///< by this
};
struct SetCompareBy {
    CompareBy compare_by;
};
struct SetColourBy {
    ColourBy colour_by;
};
struct SetField {
    Field field;
};
struct SetThreshold {
    double per_m2;
};
struct ToggleTrails {};
struct Pick {
    std::optional<Picked> picked;
};
struct Follow {
    bool is_on;
};
struct ChooseCurves {
    std::vector<std::string> names;
};
struct SetTheme {
    Theme theme;
};
struct SetLanguage {
    Language language;
};
struct SetText {
    TextScale text;
};
struct SetPanels {
    PanelSizes sizes;
};
struct ToggleHelp {};
struct ChangeCamera {
    int level;  ///< or all_levels: of the stack
    CameraChange change;
};
struct FitAll {};

// What is not a change of the view; whoever owns the window does it.
struct Undo {};
struct Redo {};
struct OpenRuns {
    std::vector<std::string> paths;  ///< one or two; none: the start page
};
/// Simulates an example and shows it as it grows.
struct Simulate {
    std::string scenario, recording, title;
};
struct AddBookmark {
    std::string note;
};
struct RemoveBookmark {
    std::size_t row;
};
struct ExportPicture {
    std::string size;  ///< "1600x1000"
};
struct ExportVideo {
    std::string size;
};
struct ExportCurves {};
struct ExportChart {
    std::string curve;  ///< name of the observable
};
struct StopExport {};
struct DismissMessage {};
struct Quit {};

using Action =
    std::variant<TogglePlay, GoTo, GoBy, SetPlayback, SetLoop, ShowTimes, FollowEnd,
                 ScrollActions, ShowPage,
                 ShowVenue, ShowLevel, Arrange, Turn, SetCompareBy, SetColourBy, SetField, SetThreshold,
                 ToggleTrails, Pick, Follow, ChooseCurves, SetTheme, SetLanguage, SetText,
                 SetPanels, ToggleHelp, ChangeCamera, FitAll, Undo, Redo, OpenRuns, Simulate, AddBookmark,
                 RemoveBookmark, ExportPicture, ExportVideo, ExportCurves, ExportChart,
                 StopExport, DismissMessage, Quit>;
using Actions = std::vector<Action>;

/// Applies the actions in order; values outside their range are held at its border, unknown levels
/// ignored. Actions that are no change of the view are passed over.
void apply(const Actions& actions, const Shown& shown, ViewState& view);

}  // namespace tidegate::viz
