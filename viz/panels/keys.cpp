#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/scene/marks.h"
#include "viz/scene/network_map.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

namespace {

bool pressed(int key) { return ImGui::IsKeyPressed(key); }
bool pressed_named(ImGuiKey_ key) { return pressed(ImGui::GetKeyIndex(key)); }

void read_time_keys(const PanelInput& input, Actions& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    const double step_s = io.KeyShift ? 60 : 5;
    if (pressed_named(ImGuiKey_Space)) actions.push_back(TogglePlay{});
    if (pressed_named(ImGuiKey_LeftArrow)) actions.push_back(GoBy{-step_s});
    if (pressed_named(ImGuiKey_RightArrow)) actions.push_back(GoBy{step_s});
    if (pressed_named(ImGuiKey_Home)) actions.push_back(GoTo{0});
    if (pressed_named(ImGuiKey_End)) {
        actions.push_back(GoTo{input.shown.recorded_end()});
        if (input.desk.is_growing) actions.push_back(FollowEnd{true});
    }
    const double frame_s = input.run.frame_interval_s;
    if (pressed(',')) actions.push_back(GoBy{-frame_s});
    if (pressed('.')) actions.push_back(GoBy{frame_s});
    const bool is_next = pressed('N'), is_previous = pressed('P');
    if (!is_next && !is_previous) return;
    const std::vector<Mark> marks = marks_of(input.shown, input.view.language);
    const auto mark = is_next ? next_mark(marks, input.view.time)
                              : previous_mark(marks, input.view.time);
    if (mark) actions.push_back(GoTo{mark->time});
}

void read_look_keys(const PanelInput& input, Actions& actions) {
    const ViewState& view = input.view;
    // Letters, digits and signs have the same key codes as their characters.
    for (int digit = 1; digit <= 9; ++digit) {
        if (pressed('0' + digit)) actions.push_back(ShowLevel{digit - 1});
    }
    if (pressed('0')) actions.push_back(ShowLevel{all_levels});
    if (pressed('D')) {
        actions.push_back(SetField{view.field == Field::density ? Field::none : Field::density});
    }
    if (pressed('C')) {
        const auto after = [](ColourBy by) {
            return static_cast<ColourBy>((static_cast<int>(by) + 1) % static_cast<int>(ColourBy::count));
        };
        ColourBy next = after(view.colour_by);
        while (!is_recorded(input.run, next)) next = after(next);
        actions.push_back(SetColourBy{next});
    }
    if (pressed('V')) {
        const int next = (static_cast<int>(view.field) + 1) % static_cast<int>(Field::count);
        actions.push_back(SetField{static_cast<Field>(next)});
    }
    if (pressed('F')) actions.push_back(FitAll{});
    if (pressed('T')) actions.push_back(ToggleTrails{});
    if (pressed('S')) {
        const bool is_stacked = view.arrangement == Arrangement::stacked;
        actions.push_back(Arrange{is_stacked ? Arrangement::tiles : Arrangement::stacked});
    }
    if (pressed('R')) actions.push_back(Turn{ImGui::GetIO().KeyShift ? -15.0 : 15.0});
    if (pressed('X') && input.shown.is_comparison()) {
        const bool is_difference = view.compare_by == CompareBy::difference;
        actions.push_back(
            SetCompareBy{is_difference ? CompareBy::side_by_side : CompareBy::difference});
    }
    if (pressed('G')) {
        actions.push_back(ShowPage{view.page == Page::curves ? Page::plan : Page::curves});
    }
    if (pressed('M') && has_network(input.run)) {
        actions.push_back(ShowPage{view.page == Page::network ? Page::plan : Page::network});
    }
    if (pressed('O')) {
        actions.push_back(ShowPage{view.page == Page::outcomes ? Page::plan : Page::outcomes});
    }
}

void read_zoom_keys(const PanelInput& input, Actions& actions) {
    const bool is_in = pressed('='), is_out = pressed('-');
    if (!is_in && !is_out) return;
    std::vector<int> done;
    for (const Tile& tile : input.picture.tiling.tiles) {
        const int key = camera_key(tile);
        if (std::find(done.begin(), done.end(), key) != done.end()) continue;
        done.push_back(key);
        const Camera fitted = fitted_camera(tile);
        const Vec2f middle{fitted.view.x + fitted.view.w / 2, fitted.view.y + fitted.view.h / 2};
        actions.push_back(ChangeCamera{
            key, zoomed_at(fitted, change_of(input.view, tile), middle, is_in ? 1.25 : 0.8)});
    }
}

}  // namespace

void read_keys(const PanelInput& input, Actions& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput) return;
    if (io.KeyCtrl) {
        if (pressed('Z')) actions.push_back(Undo{});
        if (pressed('Y')) actions.push_back(Redo{});
        if (pressed('Q')) actions.push_back(Quit{});
        return;
    }
    const bool asks_help = pressed('H') || (io.KeyShift && pressed('/'));  // ?
    if (asks_help) actions.push_back(ToggleHelp{});
    if (pressed_named(ImGuiKey_Escape)) {
        if (input.view.shows_help) {
            actions.push_back(ToggleHelp{});
        } else {
            actions.push_back(Pick{});
        }
    }
    read_time_keys(input, actions);
    read_look_keys(input, actions);
    read_zoom_keys(input, actions);
}

}  // namespace tidegate::viz
