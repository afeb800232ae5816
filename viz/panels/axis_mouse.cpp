#include <cmath>

#include "viz/panels/panels.h"

namespace tidegate::viz {

void read_axis_mouse(const PanelInput&, const TimeAxis& axis, bool is_over, Actions& actions) {
    if (!is_over) return;
    const ImGuiIO& io = ImGui::GetIO();
    const double span = axis.to - axis.from;
    if (io.MouseWheel != 0) {
        // The moment under the mouse stays under it.
        const SimTime at = axis.time_at(io.MousePos.x);
        const double factor = std::pow(0.8, io.MouseWheel);
        actions.push_back(
            ShowTimes{{at - (at - axis.from) * factor, at + (axis.to - at) * factor}});
    } else if (ImGui::IsMouseDragging(ImGuiMouseButton_Right, 2)) {
        const double by = -io.MouseDelta.x * span / std::max(1.0F, axis.right - axis.left);
        actions.push_back(ShowTimes{{axis.from + by, axis.to + by}});
    } else if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Right)) {
        actions.push_back(ShowTimes{});
    }
}

}  // namespace tidegate::viz
