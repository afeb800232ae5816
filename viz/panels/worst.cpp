#include <fmt/format.h>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

constexpr float row_px = 26;

std::string worst_text(const PanelInput& input, int which, const History& history, int level) {
    const RunData& run = input.shown.data(which);
    const LevelHistory& worst = history.levels[static_cast<std::size_t>(level)];
    return fmt::format("{:.1f} {} · {} · {}", worst.worst.per_m2, input.words()(Word::per_m2),
                       shown_name(run.venue.levels[static_cast<std::size_t>(level)].name),
                       run.calendar.clock(worst.worst_at).substr(0, 5));
}

}  // namespace

float show_worst(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions) {
    const Palette& colours = input.colours();
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::worst_of_all), colours.text);
    float y = rect.y + 28;
    for (int which = 0; which < (input.shown.is_comparison() ? 2 : 1); ++which) {
        const auto row = static_cast<std::size_t>(which);
        const History* history =
            row < input.picture.histories.size() ? input.picture.histories[row].get() : nullptr;
        const int level = history == nullptr ? -1 : worst_level(*history);
        float x = rect.x;
        if (input.shown.is_comparison()) {
            show_run_mark(input, ink, x + 18, y + row_px / 2, which);
            x += 26;
        }
        const bool is_known = level >= 0;
        const std::string text = is_known ? worst_text(input, which, *history, level)
                                 : history && history->is_whole ? "–"
                                                                : input.words()(Word::reading);
        ink.text_within(input.fonts.normal, x, y + row_px / 2, rect.right() - x, text, colours.text);
        const Rect line{rect.x, y, rect.w, row_px};
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (is_known && line.contains(mouse.x, mouse.y) && ImGui::IsWindowHovered()) {
            ImGui::SetTooltip("%s", input.words()(Word::click_to_go));
            const SimTime at = history->levels[static_cast<std::size_t>(level)].worst_at;
            if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
                actions.push_back(GoTo{input.shown.clock_at(which, at)});
            }
        }
        y += row_px;
    }
    return y - rect.y;
}

}  // namespace tidegate::viz
