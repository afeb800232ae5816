#include "viz/scene/camera.h"

#include "catch.h"
#include "viz/scene/tiling.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

Bounds bounds_of(Vec2 low, Vec2 high) {
    Bounds bounds;
    bounds.include(low);
    bounds.include(high);
    return bounds;
}

}  // namespace

TEST_CASE("a fitted camera shows the whole level, as large as its view allows", "[viz][camera]") {
    const Rect view{100, 50, 700, 300};
    const Bounds bounds = bounds_of({-10, 5}, {130, 17});
    const Camera camera = fit(bounds, view);
    CHECK(camera.px_per_m == Approx(5));
    for (const Vec2 corner : {bounds.low, bounds.high}) {
        const Vec2f at = camera.to_screen(corner);
        CHECK(at.x >= view.x - 0.01F);
        CHECK(at.x <= view.right() + 0.01F);
        CHECK(at.y >= view.y - 0.01F);
        CHECK(at.y <= view.bottom() + 0.01F);
    }
    CHECK(camera.to_screen(bounds.low).y > camera.to_screen(bounds.high).y);
}

TEST_CASE("screen and level places go into each other and back", "[viz][camera]") {
    const Camera camera = fit(bounds_of({0, 0}, {40, 30}), {10, 20, 400, 400});
    for (const Vec2 p : {Vec2{0, 0}, Vec2{12.5, 29}, Vec2{-4, 40}}) {
        const Vec2 back = camera.to_level(camera.to_screen(p));
        CHECK(back.x == Approx(p.x).margin(1e-4));
        CHECK(back.y == Approx(p.y).margin(1e-4));
    }
}

TEST_CASE("zooming keeps the point under the cursor where it is, whatever the zoom before",
          "[viz][camera]") {
    const Camera fitted = fit(bounds_of({0, 0}, {140, 40}), {0, 0, 1000, 500});
    CameraChange change;
    const Vec2f cursor{333, 127};
    const Vec2 under = fitted.to_level(cursor);
    for (const double factor : {1.2, 3.0, 0.4, 7.0, 0.9}) {
        change = zoomed_at(fitted, change, cursor, factor);
        const Vec2f now = with_change(fitted, change).to_screen(under);
        CHECK(now.x == Approx(cursor.x).margin(0.01));
        CHECK(now.y == Approx(cursor.y).margin(0.01));
    }
}

TEST_CASE("zoom stays inside its limits and still holds the cursor's point", "[viz][camera]") {
    const Camera fitted = fit(bounds_of({0, 0}, {140, 40}), {0, 0, 1000, 500});
    CHECK(zoomed_at(fitted, {}, {500, 250}, 1e9).zoom == zoom_max);
    CHECK(zoomed_at(fitted, {}, {500, 250}, 1e-9).zoom == zoom_min);
}

TEST_CASE("dragging moves the picture with the cursor", "[viz][camera]") {
    const Camera fitted = fit(bounds_of({0, 0}, {140, 40}), {0, 0, 1000, 500});
    const Vec2 point{70, 20};
    const Vec2f before = fitted.to_screen(point);
    const Vec2f after = with_change(fitted, dragged(fitted, {{}, 2}, {30, -12})).to_screen(point);
    const Vec2f zoomed = with_change(fitted, {{}, 2}).to_screen(point);
    CHECK(after.x - zoomed.x == Approx(30).margin(0.01));
    CHECK(after.y - zoomed.y == Approx(-12).margin(0.01));
    CHECK(before.x == Approx(500));
}

TEST_CASE("a scale bar has a round length that fits", "[viz][camera]") {
    CHECK(scale_bar_m(8, 110) == 10);
    CHECK(scale_bar_m(2.5, 110) == 20);
    CHECK(scale_bar_m(2.0, 110) == 50);
    CHECK(scale_bar_m(100, 110) == 1);
}

TEST_CASE("tiles of levels cover the plan view without overlap", "[viz][tiling]") {
    const Rect area{0, 66, 1190, 600};
    for (std::size_t n = 1; n <= 7; ++n) {
        std::vector<Vec2> sizes;
        for (std::size_t i = 0; i < n; ++i)
            sizes.push_back({140, 12.0 + 25.0 * static_cast<double>(i)});
        const std::vector<Rect> result = tiles(sizes, area, 34);
        REQUIRE(result.size() == n);
        double covered = 0;
        for (const Rect& tile : result) {
            CHECK(tile.x >= area.x - 0.01F);
            CHECK(tile.right() <= area.right() + 0.01F);
            CHECK(tile.bottom() <= area.bottom() + 0.01F);
            covered += tile.w * tile.h;
        }
        if (n <= 4) CHECK(covered == Approx(area.w * area.h).epsilon(1e-3));
    }
}

TEST_CASE("a camera's projection puts places where the camera itself puts them", "[viz]") {
    for (const bool is_oblique : {false, true}) {
        const Camera camera{{100, 50, 600, 400}, {37.5, -12.25}, 7.3, 30, is_oblique, 24};
        const Projection on_screen = camera.projection();
        for (const Vec2 place : {Vec2{0, 0}, Vec2{37.5, -12.25}, Vec2{-80, 310.5}}) {
            const Vec2f wanted = camera.to_screen(place), found = on_screen(place);
            CHECK(found.x == Approx(wanted.x).margin(1e-3));
            CHECK(found.y == Approx(wanted.y).margin(1e-3));
        }
    }
}

TEST_CASE("a long platform gets the full width rather than half of it", "[viz][tiling]") {
    const std::vector<Rect> result =
        tiles({{160, 100}, {140, 40}, {140, 12}}, {0, 0, 1190, 600}, 34);
    CHECK(result[2].w > 1000);
}
