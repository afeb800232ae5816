#include "viz/scene/camera.h"

#include <algorithm>
#include <cmath>

namespace tidegate::viz {

void Bounds::include(Vec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
}

void Bounds::include(const Bounds& other) {
    if (other.is_empty()) return;
    include(other.low);
    include(other.high);
}

Vec2f Camera::to_screen(Vec2 p) const {
    return {static_cast<float>(view.x + view.w * 0.5 + (p.x - centre.x) * px_per_m),
            static_cast<float>(view.y + view.h * 0.5 - (p.y - centre.y) * px_per_m)};
}

Vec2 Camera::to_level(Vec2f p) const {
    return {centre.x + (p.x - view.x - view.w * 0.5) / px_per_m,
            centre.y - (p.y - view.y - view.h * 0.5) / px_per_m};
}

Camera fit(const Bounds& bounds, Rect view) {
    const Vec2 size = bounds.size();
    const double scale = std::min(view.w / std::max(size.x, 1.0), view.h / std::max(size.y, 1.0));
    return {view, bounds.middle(), std::max(scale, 1e-3)};
}

Camera with_change(const Camera& fitted, const CameraChange& change) {
    return {fitted.view, fitted.centre + change.shift_m, fitted.px_per_m * change.zoom};
}

CameraChange zoomed_at(const Camera& fitted, CameraChange change, Vec2f cursor, double factor) {
    const Vec2 under = with_change(fitted, change).to_level(cursor);
    change.zoom = std::clamp(change.zoom * factor, zoom_min, zoom_max);
    const Vec2 moved = with_change(fitted, change).to_level(cursor);
    change.shift_m += under - moved;
    return change;
}

CameraChange dragged(const Camera& fitted, CameraChange change, Vec2f drag) {
    const double m_per_px = 1 / (fitted.px_per_m * change.zoom);
    change.shift_m += Vec2{-drag.x * m_per_px, drag.y * m_per_px};
    return change;
}

double scale_bar_m(double px_per_m, double max_px) {
    const double most = max_px / px_per_m;
    const double decade = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0}) {
        if (step * decade <= most) return step * decade;
    }
    return decade;
}

}  // namespace tidegate::viz
