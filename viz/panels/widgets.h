#pragma once
#include "viz/panels/ink.h"

namespace tidegate::viz {

/// A button that looks pressed when `is_on`; what follows stands beside it.
bool toggle(const char* text, bool is_on, const Palette& colours);
/// A button that looks faint and does nothing when `is_there` is false.
bool button(const char* text, bool is_there, const Palette& colours);
/// Some space to the right.
void gap(float px = 10);
/// The tooltip of the last widget.
void tip(const char* text);
/// A colour of ours as ImGui takes it.
ImVec4 imgui_colour(Rgba colour);

}  // namespace tidegate::viz
