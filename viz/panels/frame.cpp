#include "viz/panels/frame.h"

namespace tidegate::viz {

void show_panels(const PanelInput& input, const Layout& layout, Actions& actions) {
    switch (input.view.page) {
        case Page::plan: show_plan_view(input, layout.plan, actions); break;
        case Page::network: show_network_page(input, layout.plan, actions); break;
        case Page::curves: show_curves_page(input, layout.plan, actions); break;
        case Page::outcomes: show_outcomes_page(input, layout.plan); break;
    }
    show_time_panel(input, layout.time, actions);
    show_controls(input, layout.controls, actions);
    show_side(input, layout.side, actions);
    show_top_bar(input, layout.top, actions);
    show_panel_edges(input, layout, actions);
    const Rect window{0, 0, layout.top.w, layout.side.bottom()};
    show_help(input, window, actions);
    show_message(input.desk, input.fonts, input.view, layout.plan, actions);
    read_keys(input, actions);
}

}  // namespace tidegate::viz
