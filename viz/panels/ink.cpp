#include "viz/panels/ink.h"

#include <string_view>

namespace tidegate::viz {

ImVec2 Ink::size_of(ImFont* font, const std::string& text) {
    const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
    return font->CalcTextSizeA(size, 1e9F, 0, text.data(), text.data() + text.size());
}

Rect Ink::text(ImFont* font, float x, float y, const std::string& words, Rgba colour,
               Align align) const {
    const ImVec2 size = size_of(font, words);
    const float left =
        align == Align::left ? x : (align == Align::right ? x - size.x : x - size.x / 2);
    const Rect rect{left, y - size.y / 2, size.x, size.y};
    list->AddText(font, font->FontSize * ImGui::GetIO().FontGlobalScale, ImVec2(rect.x, rect.y),
                  ink(colour), words.data(), words.data() + words.size());
    return rect;
}

Rect Ink::text_within(ImFont* font, float x, float y, float width, const std::string& words,
                      Rgba colour) const {
    constexpr std::string_view joint = " · ";
    std::string whole = words;
    for (std::size_t at = whole.rfind(joint); at != std::string::npos && size_of(font, whole).x > width; at = whole.rfind(joint)) {
        whole.resize(at);
    }
    std::string shown = whole;
    while (!shown.empty() && size_of(font, shown == whole ? whole : shown + "…").x > width) {
        // Whole UTF-8 characters only.
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80) {
            shown.pop_back();
        }
        if (!shown.empty()) shown.pop_back();
    }
    return text(font, x, y, shown == whole ? whole : shown + "…", colour);
}

void Ink::fill(Rect r, Rgba colour, float rounding) const {
    list->AddRectFilled(ImVec2(r.x, r.y), ImVec2(r.right(), r.bottom()), ink(colour), rounding);
}

void Ink::frame(Rect r, Rgba colour, float rounding, float width) const {
    list->AddRect(ImVec2(r.x, r.y), ImVec2(r.right(), r.bottom()), ink(colour), rounding, 0, width);
}

void Ink::line(float x0, float y0, float x1, float y1, Rgba colour, float width) const {
    list->AddLine(ImVec2(x0, y0), ImVec2(x1, y1), ink(colour), width);
}

Rgba text_on(Rgba back) { return luminance(back) > 0.3 ? rgb(0x10141B) : rgb(0xFFFFFF); }

namespace {

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings |
                                  ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;

void begin(const char* id, Rect rect, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos(ImVec2(rect.x, rect.y));
    ImGui::SetNextWindowSize(ImVec2(rect.w, rect.h));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
    ImGui::Begin(id, nullptr, flags);
    ImGui::PopStyleVar(2);
}

}  // namespace

void begin_panel(const char* id, Rect rect) {
    begin(id, rect, bare | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

void begin_overlay(const char* id, Rect rect) { begin(id, rect, bare); }

}  // namespace tidegate::viz
