#pragma once

namespace tidegate::viz {

/// A rectangle of the window [px], x to the right, y down.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect inset(float margin) const {
        return {x + margin, y + margin, w - 2 * margin, h - 2 * margin};
    }
    bool operator==(const Rect&) const = default;
};

}  // namespace tidegate::viz
