#include "viz/stage/network_views.h"

#include "viz/scene/tile.h"

namespace tidegate::viz {

NetworkShown NetworkViews::view(int which, const RunData& run, const Moment& moment, Rect area) {
    Kept& kept = kept_[which];
    if (kept.run != &run) {
        kept = {&run, std::make_shared<const NetworkMap>(make_network_map(run)), nullptr};
    }
    if (!kept.diagram || kept.diagram->area != area) {
        kept.diagram = std::make_shared<const NetworkDiagram>(diagram_of(run, *kept.map, area));
    }
    return {kept.map, kept.diagram, network_at(run, *kept.map, moment)};
}

Rect network_part(Rect area, int which, bool is_comparison) {
    if (!is_comparison) return area;
    const float w = area.w / 2, head = run_heading_px;
    return {area.x + static_cast<float>(which) * w, area.y + head, w, area.h - head};
}

}  // namespace tidegate::viz
