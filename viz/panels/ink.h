#pragma once
#include <imgui.h>

#include <string>

#include "viz/scene/colour.h"
#include "viz/scene/rect.h"
#include "viz/scene/scene.h"

namespace tidegate::viz {

/// The typefaces of the window.
struct Fonts {
    ImFont* small = nullptr;
    ImFont* normal = nullptr;
    ImFont* bold = nullptr;
    ImFont* large = nullptr;
    ImFont* clock = nullptr;
    float scale = 1;  ///< they were made this much larger than shown, to be crisp on dense screens
};

/// A pen for text and simple shapes on an ImGui draw list.
struct Ink {
    ImDrawList* list;
    const Palette& colours;

    static ImU32 ink(Rgba c) { return IM_COL32(c.r, c.g, c.b, c.a); }
    static ImVec2 size_of(ImFont* font, const std::string& text);

    /// Text with its left (centre, right) at x and its vertical middle at y; returns its rectangle.
    Rect text(ImFont* font, float x, float y, const std::string& words, Rgba colour,
              Align align = Align::left) const;
    /// The same in at most `width`: of what " · " joins the last is left out first, then it is cut with "…".
    Rect text_within(ImFont* font, float x, float y, float width, const std::string& words,
                     Rgba colour) const;
    void fill(Rect rect, Rgba colour, float rounding = 0) const;
    void frame(Rect rect, Rgba colour, float rounding = 0, float width = 1) const;
    void line(float x0, float y0, float x1, float y1, Rgba colour, float width = 1) const;
};

/// Black or white, whichever is read better on `back`.
Rgba text_on(Rgba back);

/// Starts a bare ImGui window that fills `rect`; end it with ImGui::End().
void begin_panel(const char* id, Rect rect);
/// The same over all other panels.
void begin_overlay(const char* id, Rect rect);

}  // namespace tidegate::viz
