#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/panels/time_rows.h"

namespace tidegate::viz {

namespace {

/// `chosen` if it is any, within the limits.
float size_of(float chosen, float usual, float least, float most) {
    return chosen > 0 ? std::clamp(chosen, least, std::max(least, most)) : usual;
}

}  // namespace

Layout make_layout(const Shown& shown, const ViewState& view, float width, float height) {
    // The second row of controls is about the plan.
    const float top_h = 66, controls_h = view.page == Page::plan ? 80 : 46;
    const float controls_w = 880;  // that the first row of controls takes
    const float side_w = size_of(view.panels.side_w, std::clamp(width * 0.255F, 300.0F, 460.0F), 240, width - controls_w);
    const float wanted = time_rows(shown).height(), room = height - top_h - controls_h;
    // What the plan did is asked first of two runs.
    const float most_time_share = shown.is_comparison() ? 0.48F : 0.42F;
    const float time_h = size_of(view.panels.time_h, std::min(wanted, std::max(120.0F, room * most_time_share)), 96, room * 0.7F);
    Layout layout;
    layout.top = {0, 0, width, top_h};
    layout.side = {width - side_w, top_h, side_w, height - top_h};
    const float main_w = width - side_w;
    layout.time = {0, height - time_h, main_w, time_h};
    layout.controls = {0, height - time_h - controls_h, main_w, controls_h};
    layout.plan = {0, top_h, main_w, height - top_h - controls_h - time_h};
    return layout;
}

TimeAxis PanelInput::axis(float left, float right) const {
    if (view.axis.is_any()) return {view.axis.from, view.axis.to, left, right};
    return {0, shown.axis_end(), left, right};
}

}  // namespace tidegate::viz
