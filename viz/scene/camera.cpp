#include "viz/scene/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

namespace {

/// From the level's plane to an upright picture of 1 px per metre, y up, and back.
Vec2 posed(Vec2 p, Pose pose) {
    const double angle = pose.turn_deg * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const Vec2 turned{c * p.x - s * p.y, s * p.x + c * p.y};
    if (!pose.is_oblique) return turned;
    return {turned.x + oblique_lean * turned.y, oblique_height * turned.y};
}

Vec2 unposed(Vec2 p, Pose pose) {
    const double angle = pose.turn_deg * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    Vec2 turned = p;
    if (pose.is_oblique) {
        turned.y = p.y / oblique_height;
        turned.x = p.x - oblique_lean * turned.y;
    }
    return {c * turned.x + s * turned.y, -s * turned.x + c * turned.y};
}

}  // namespace

Vec2f Camera::to_screen(Vec2 p) const {
    const Vec2 at = posed(p - centre, {turn_deg, is_oblique}) * px_per_m;
    return {static_cast<float>(view.x + view.w * 0.5 + at.x),
            static_cast<float>(view.y + view.h * 0.5 - at.y - lift_px)};
}

Projection Camera::projection() const {
    const Pose pose{turn_deg, is_oblique};
    const Vec2 x = posed({1, 0}, pose) * px_per_m, y = posed({0, 1}, pose) * px_per_m;
    const Projection aimed{{x.x, -x.y}, {y.x, -y.y}, {}};
    const Vec2 middle{view.x + view.w * 0.5, view.y + view.h * 0.5 - lift_px};
    return {aimed.along_x, aimed.along_y, middle - aimed.along_x * centre.x - aimed.along_y * centre.y};
}

Vec2 Camera::to_level(Vec2f p) const {
    const Vec2 at{p.x - view.x - view.w * 0.5, view.y + view.h * 0.5 - p.y - lift_px};
    return centre + unposed(at * (1 / px_per_m), {turn_deg, is_oblique});
}

Vec2 posed_size(const Bounds& bounds, Pose pose) {
    if (bounds.is_empty()) return {};
    Bounds box;
    for (const Vec2 corner : {bounds.low, bounds.high, Vec2{bounds.low.x, bounds.high.y},
                              Vec2{bounds.high.x, bounds.low.y}}) {
        box.include(posed(corner - bounds.middle(), pose));
    }
    return box.size();
}

Camera fit(const Bounds& bounds, Rect view, Pose pose) {
    const Vec2 size = posed_size(bounds, pose);
    const double scale = std::min(view.w / std::max(size.x, 1.0), view.h / std::max(size.y, 1.0));
    return {view, bounds.middle(), std::max(scale, 1e-3), pose.turn_deg, pose.is_oblique, 0};
}

Camera with_change(const Camera& fitted, const CameraChange& change) {
    Camera camera = fitted;
    camera.centre += change.shift_m;
    camera.px_per_m *= change.zoom;
    camera.lift_px = static_cast<float>(fitted.lift_px * change.zoom);
    return camera;
}

CameraChange zoomed_at(const Camera& fitted, CameraChange change, Vec2f cursor, double factor) {
    const Vec2 under = with_change(fitted, change).to_level(cursor);
    change.zoom = std::clamp(change.zoom * factor, zoom_min, zoom_max);
    const Vec2 moved = with_change(fitted, change).to_level(cursor);
    change.shift_m += under - moved;
    return change;
}

CameraChange dragged(const Camera& fitted, CameraChange change, Vec2f drag) {
    const Camera now = with_change(fitted, change);
    change.shift_m += now.to_level({0, 0}) - now.to_level(drag);
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
