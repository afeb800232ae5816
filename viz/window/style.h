#pragma once
#include "viz/scene/colour.h"

namespace tidegate::viz {

/// Gives ImGui's own widgets the colours of the theme.
void use_theme(Theme theme);

}  // namespace tidegate::viz
