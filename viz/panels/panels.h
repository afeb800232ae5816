#pragma once
#include "viz/panels/desk.h"
#include "viz/panels/ink.h"
#include "viz/scene/actions.h"
#include "viz/scene/time_axis.h"
#include "viz/stage/picture.h"

namespace tidegate::viz {

/// What panels are made from. They change nothing but their drafts; what the user wants is appended
/// to `actions`.
struct PanelInput {
    const Shown& shown;
    const RunData& run;  ///< the first
    const ViewState& view;
    const Picture& picture;
    const Desk& desk;
    Drafts& drafts;
    const Fonts& fonts;

    const Palette& colours() const { return palette(view.theme); }
    Speaker words() const { return {view.language}; }
    /// The time axis between two places, as the view has zoomed it.
    TimeAxis axis(float left, float right) const;
};

/// Where the panels stand in a window of this size. Sizes that the user chose are held to what leaves room for the plan.
struct Layout {
    Rect top, plan, controls, time, side;
};
Layout make_layout(const Shown& shown, const ViewState& view, float width, float height);

// One panel per file; each fills its rectangle.
void show_top_bar(const PanelInput& input, Rect rect, Actions& actions);
void show_plan_view(const PanelInput& input, Rect rect, Actions& actions);
/// Venues and what joins them; a double click opens a venue on the plan page.
void show_network_page(const PanelInput& input, Rect rect, Actions& actions);
void show_curves_page(const PanelInput& input, Rect rect, Actions& actions);
/// One curve of the run alone, with a heading, as a picture to hand on. `row`: of the first run's curves.
void show_chart_picture(const PanelInput& input, std::size_t row, Rect rect);
void show_outcomes_page(const PanelInput& input, Rect rect);
void show_controls(const PanelInput& input, Rect rect, Actions& actions);
/// Warning ribbons, plan actions and bookmarks over one time axis; a click or drag goes to that
/// time, the wheel zooms, the right button pans.
void show_time_panel(const PanelInput& input, Rect rect, Actions& actions);
/// Keys and mouse, over everything.
void show_help(const PanelInput& input, Rect window, Actions& actions);
/// A sentence at the top of the plan view, with a button to close it.
void show_message(const Desk& desk, const Fonts& fonts, const ViewState& view, Rect rect,
                  Actions& actions);
/// Recordings to open, when none is.
void show_start_page(const std::vector<Offer>& offers, const Desk& desk, Drafts& drafts,
                     const Fonts& fonts, const ViewState& view, Rect window, Actions& actions);

constexpr float outcome_heading_px = 30;
constexpr float outcome_row_px = 23;

// Parts of the side column; each draws at the top of `rect` and returns the height it used.
float show_warnings(const PanelInput& input, const Ink& ink, Rect rect);
float show_legend(const PanelInput& input, const Ink& ink, Rect rect);
float show_network_legend(const PanelInput& input, const Ink& ink, Rect rect);
/// Of one run, or of both side by side. `most_px`: rows that do not fit are left to the page.
float show_outcomes(const PanelInput& input, const Ink& ink, Rect rect);
float outcomes_height(const PanelInput& input);
/// Where and when it was worst, from the whole recording; a click goes there.
float show_worst(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions);
/// The passenger picked.
float show_passenger(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions);
float show_curves(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions);
void show_side(const PanelInput& input, Rect rect, Actions& actions);

/// The edges of the side column and of the time panel can be dragged; a double click gives the usual size back.
void show_panel_edges(const PanelInput& input, const Layout& layout, Actions& actions);

/// What the keyboard asks for.
void read_keys(const PanelInput& input, Actions& actions);
/// Turns the wheel, and a drag with the right button, over a time axis into actions. `is_over`: the
/// mouse is over it.
void read_axis_mouse(const PanelInput& input, const TimeAxis& axis, bool is_over,
                     Actions& actions);

}  // namespace tidegate::viz
