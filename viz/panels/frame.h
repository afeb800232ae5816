#pragma once
#include "viz/panels/panels.h"

namespace tidegate::viz {

/// All panels of one picture, and what the keyboard asks for; between ImGui::NewFrame() and
/// ImGui::Render().
void show_panels(const PanelInput& input, const Layout& layout, Actions& actions);

}  // namespace tidegate::viz
