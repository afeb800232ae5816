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

/// Where a level's places lie on the screen; quicker than a camera, which finds its angles anew for each place.
struct Projection {
    Vec2 along_x, along_y;  ///< on the screen, of one metre [px]
    Vec2 origin;            ///< on the screen, of the place 0, 0

    Vec2f operator()(Vec2 p) const {
        const Vec2 at = origin + along_x * p.x + along_y * p.y;
        return {static_cast<float>(at.x), static_cast<float>(at.y)};
    }
};

/// Looks down on a level: which part of it is seen in `view`, and how large. Without a turn, north
/// (y) is up. An oblique picture leans y to the right and shortens it, so that levels can be drawn
/// above one another.
struct Camera {
    Rect view;
    Vec2 centre;  ///< what is seen in the middle of the view [m]
    double px_per_m = 1;
    double turn_deg = 0;  ///< the level is turned by this, counter-clockwise
    bool is_oblique = false;
    float lift_px = 0;  ///< drawn this much higher: levels of a stack

    Vec2f to_screen(Vec2 p) const;
    Projection projection() const;  ///< to_screen() for many places
    Vec2 to_level(Vec2f p) const;
};
/// Of an oblique picture: how far a metre of y leans to the right, and how high it is drawn [m].
constexpr double oblique_lean = 0.35;
constexpr double oblique_height = 0.55;

/// What the user changed about a level's camera: shift of the centre and magnification of the fit.
struct CameraChange {
    Vec2 shift_m;
    double zoom = 1;
};
constexpr double zoom_min = 0.5;
constexpr double zoom_max = 60;

/// How a level is turned before it is fitted into a view.
struct Pose {
    double turn_deg = 0;
    bool is_oblique = false;
};
/// The size of `bounds` on the screen for one pixel per metre.
Vec2 posed_size(const Bounds& bounds, Pose pose);
/// Shows all of `bounds`, as large as `view` allows.
Camera fit(const Bounds& bounds, Rect view, Pose pose = {});
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
