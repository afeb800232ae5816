#pragma once
#include "base/vec2.h"
#include "viz/scene/rect.h"

namespace tidegate::viz {

/// A box of a level's plane [m].
struct Bounds {
    Vec2 low{1e300, 1e300};
    Vec2 high{-1e300, -1e300};

    bool is_empty() const { return low.x > high.x; }
    Vec2 size() const { return is_empty() ? Vec2{} : high - low; }
    Vec2 middle() const { return is_empty() ? Vec2{} : (low + high) * 0.5; }
    void include(Vec2 p);
    void include(const Bounds& other);
};

/// Looks straight down on a level: which part of it is seen in `view`, and how large. North (y) is
/// up.
struct Camera {
    Rect view;
    Vec2 centre;  ///< what is seen in the middle of the view [m]
    double px_per_m = 1;

    Vec2f to_screen(Vec2 p) const;
    Vec2 to_level(Vec2f p) const;
};

/// What the user changed about a level's camera: shift of the centre and magnification of the fit.
struct CameraChange {
    Vec2 shift_m;
    double zoom = 1;
};
constexpr double zoom_min = 0.5;
constexpr double zoom_max = 60;

/// Shows all of `bounds`, as large as `view` allows.
Camera fit(const Bounds& bounds, Rect view);
/// The fit with the user's change laid over it.
Camera with_change(const Camera& fitted, const CameraChange& change);
/// Magnifies by `factor` (held inside the zoom limits) so that the point under `cursor` stays under
/// it.
CameraChange zoomed_at(const Camera& fitted, CameraChange change, Vec2f cursor, double factor);
/// Moves the picture with the cursor by `drag` [px].
CameraChange dragged(const Camera& fitted, CameraChange change, Vec2f drag);

/// Length of a scale bar: the largest of 1, 2, 5, 10, 20, 50 ... m that is at most `max_px` long.
double scale_bar_m(double px_per_m, double max_px);

}  // namespace tidegate::viz
