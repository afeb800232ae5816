#pragma once
#include <optional>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/scene/camera.h"
#include "viz/scene/colour.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// What the colour of a passenger says. Activity: what the recording calls its state.
enum class ColourBy : std::uint8_t {
    density,
    speed,
    activity,
    destination,
    time_inside,
    person_class,  ///< class of people
    wait,          ///< time waited so far
    compliance,    ///< with what the plan asks
    count
};

/// What is laid over the floors. The last two are of the whole recording, the others of the moment.
enum class Field : std::uint8_t {
    none,
    density,
    service,      ///< Fruin's level of service for walkways
    speed,        ///< mean speed of those around
    pressure,     ///< density times variance of the velocity
    counterflow,  ///< how much those around walk against each other
    peak,         ///< highest density of the whole recording
    time_above,   ///< time for which the density was above a threshold
    count
};

/// Levels beside each other, or above each other in an oblique picture.
enum class Arrangement : std::uint8_t { tiles, stacked };
/// What fills the middle of the window.
/// The network page is a diagram of venues and what joins them.
enum class Page : std::uint8_t { plan, network, curves, outcomes };
/// How two runs are laid beside each other on the plan page.
enum class CompareBy : std::uint8_t { side_by_side, difference };
enum class TextScale : std::uint8_t { laptop, normal, projector };
/// Letters and all else are drawn this many times as large.
double factor_of(TextScale scale);
/// The same in a window of this size [px]: smaller where the controls would not fit otherwise. In steps, so that letters
/// are not made anew at each pixel by which a window is dragged larger.
double factor_in(TextScale scale, int width, int height);

/// What the user chose for the panels beside and below the plan [px at normal letters]; 0: as suits the window.
struct PanelSizes {
    float side_w = 0;
    float time_h = 0;
    bool operator==(const PanelSizes&) const = default;
};

/// A passenger that was clicked on.
struct Picked {
    int run = 0;  ///< 0: the first run, 1: the other
    int agent = -1;
    bool operator==(const Picked&) const = default;
};

/// A part of the time axis; none when `to` is not after `from`.
struct TimeRange {
    SimTime from = 0;
    SimTime to = 0;
    bool is_any() const { return to > from; }
    bool operator==(const TimeRange&) const = default;
};

constexpr double playback_min = 0.1;
constexpr double playback_max = 1000;
constexpr int all_levels = -1;
constexpr int all_venues = -1;
constexpr double least_axis_s = 10;  ///< the time axis shows at least this much

/// All that the user chose. Panels and layers read it; only actions change it.
struct ViewState {
    SimTime time = 0;  ///< on the first run's clock
    bool is_playing = false;
    double playback = 10;      ///< simulated seconds per second [0.1, 1000]
    TimeRange loop;            ///< played again and again
    TimeRange axis;            ///< the part of the time axis that is shown; none: all
    int first_action = 0;      ///< row of the plan actions that is shown first, if they do not fit
    bool follows_end = false;  ///< of a run that is still being recorded

    Page page = Page::plan;
    int venue = all_venues;  ///< LevelDef::venue whose levels are shown
    int level = all_levels;
    Arrangement arrangement = Arrangement::tiles;
    double turn_deg = 0;  ///< counter-clockwise [0, 360)
    CompareBy compare_by = CompareBy::side_by_side;
    std::vector<CameraChange> cameras;  ///< one for each level
    CameraChange stack_camera;

    ColourBy colour_by = ColourBy::density;
    Field field = Field::none;
    double threshold_per_m2 = 4;  ///< of the field time_above
    bool shows_trails = false;
    std::optional<Picked> picked;
    bool follows_picked = false;
    std::vector<std::string> curves;  ///< observables chosen; empty: those whose rules rise highest

    Theme theme = Theme::dark;
    Language language = Language::english;
    TextScale text = TextScale::normal;
    PanelSizes panels;
    bool shows_help = false;
};

/// Moves the clock of a playing view by `wall_s`; goes round in a loop, stops at the end of what is
/// recorded.
void advance(ViewState& view, const Shown& shown, double wall_s);

}  // namespace tidegate::viz
