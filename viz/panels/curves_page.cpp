#include <algorithm>

#include "viz/panels/chart_panel.h"
#include "viz/panels/widgets.h"
#include "viz/scene/chart.h"

namespace tidegate::viz {

namespace {

constexpr float list_px = 270;

/// The observables of the run with a tick each; none ticked means the most important ones.
void show_list(const PanelInput& input, Rect rect, Actions& actions) {
    ImGui::SetCursorPos(ImVec2(12, 12));
    ImGui::BeginChild("list", ImVec2(rect.w - 16, rect.h - 20), false);
    ImGui::PushFont(input.fonts.small);
    ImGui::TextUnformatted(input.words()(Word::choose_curves));
    for (const std::size_t row : curve_order(input.run)) {
        const std::string& name = input.run.curves[row].name;
        std::vector<std::string> names = input.view.curves;
        const auto found = std::find(names.begin(), names.end(), name);
        bool is_on = found != names.end();
        if (!ImGui::Checkbox((shown_name(name) + "##" + name).c_str(), &is_on)) continue;
        if (is_on) {
            names.push_back(name);
        } else {
            names.erase(found);
        }
        actions.push_back(ChooseCurves{names});
    }
    ImGui::PopFont();
    ImGui::EndChild();
}

}  // namespace

void show_curves_page(const PanelInput& input, Rect rect, Actions& actions) {
    constexpr float gap_px = 14, axis_px = 24, margin_px = 14, least_px = 96, most_px = 260;
    begin_panel("curves", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    if (input.run.curves.empty()) {
        ink.text(input.fonts.normal, rect.x + 20, rect.y + 30, input.words()(Word::no_curves),
                 input.colours().text_quiet);
        ImGui::End();
        return;
    }
    show_list(input, {rect.x, rect.y, list_px, rect.h}, actions);
    const std::vector<std::size_t> rows = shown_curves(input);
    const float room = rect.h - axis_px - 2 * margin_px;
    const auto fitting = static_cast<std::size_t>(std::max(1.0F, room / least_px));
    const std::size_t shown = std::min(rows.size(), fitting);
    const float each = std::min(most_px, room / static_cast<float>(shown));
    const Rect column{rect.x + list_px, rect.y + margin_px, rect.w - list_px - 24, each - gap_px};
    float y = column.y;
    for (std::size_t i = 0; i < shown; ++i) {
        show_chart(input, ink, rows[i], {column.x, y, column.w, column.h}, actions);
        y += each;
    }
    show_chart_axis(input, ink, column, y - gap_px + 14);
    ImGui::End();
}

}  // namespace tidegate::viz
