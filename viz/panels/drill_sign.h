#pragma once
#include "viz/panels/panels.h"
#include "viz/scene/drill_marks.h"

namespace tidegate::viz {

/// The diamond of an entry of a drill's log, in the colour of its warning level if it is about one; its words under the
/// mouse.
void show_drill_sign(const PanelInput& input, const Ink& ink, const DrillEntry& entry, float x, float y);

}  // namespace tidegate::viz
