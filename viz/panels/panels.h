#pragma once
#include "viz/panels/ink.h"
#include "viz/scene/actions.h"
#include "viz/scene/scene.h"
#include "viz/scene/time_axis.h"

namespace tidegate::viz {

/// What panels are made from. They change nothing; what the user wants is appended to `actions`.
struct PanelInput {
    const RunData& run;
    const VenueMesh& mesh;
    const ViewState& view;
    const Scene& scene;
    const std::vector<Tile>& tiles;
    const Fonts& fonts;

    const Palette& colours() const { return palette(view.theme); }
    Speaker words() const { return {view.language}; }
};

/// Where the panels stand in a window of this size.
struct Layout {
    Rect top, plan, controls, time, side;
};
Layout make_layout(const RunData& run, float width, float height);

// One panel per file; each fills its rectangle.
void show_top_bar(const PanelInput& input, Rect rect);
void show_plan_view(const PanelInput& input, Rect rect, Actions& actions);
void show_controls(const PanelInput& input, Rect rect, Actions& actions);
/// Warning ribbons and plan actions over one time axis; a click or drag goes to that time.
void show_time_panel(const PanelInput& input, Rect rect, Actions& actions);

constexpr float outcome_heading_px = 30;
constexpr float outcome_row_px = 23;

// Parts of the side column; each draws at the top of `rect` and returns the height it used.
float show_warnings(const PanelInput& input, const Ink& ink, Rect rect);
float show_legend(const PanelInput& input, const Ink& ink, Rect rect);
float show_outcomes(const PanelInput& input, const Ink& ink, Rect rect);
float show_curves(const PanelInput& input, const Ink& ink, Rect rect);
void show_side(const PanelInput& input, Rect rect);

/// What the keyboard asks for.
void read_keys(const PanelInput& input, Actions& actions);

}  // namespace tidegate::viz
