#include "viz/panels/panels.h"
#include "viz/panels/widgets.h"

namespace tidegate::viz {

void show_message(const Desk& desk, const Fonts& fonts, const ViewState& view, Rect rect,
                  Actions& actions) {
    if (!desk.message.is_any()) return;
    const std::string words = say(desk.message, view.language);
    const Palette& colours = palette(view.theme);
    const Rgba mark = desk.is_trouble ? colours.closed : colours.accent;
    ImGui::PushFont(fonts.normal);
    const float wrap = rect.w - 170;
    const ImVec2 size = ImGui::CalcTextSize(words.c_str(), nullptr, false, wrap);
    const Rect box{rect.x + 24, rect.y + 12, rect.w - 48, std::max(44.0F, size.y + 24)};
    begin_overlay("message", box);
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    ink.fill(box, colours.panel, 6);
    ink.frame(box, mark, 6, 1.5F);
    ink.fill({box.x, box.y, 6, box.h}, mark, 3);
    ImGui::SetCursorPos(ImVec2(20, 12));
    ImGui::PushTextWrapPos(20 + wrap);
    ImGui::TextUnformatted(words.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SetCursorPos(ImVec2(box.w - 96, 9));
    if (toggle(say(Word::close, view.language), false, colours)) actions.push_back(DismissMessage{});
    ImGui::End();
    ImGui::PopFont();
}

}  // namespace tidegate::viz
