#include "viz/scene/strokes.h"

#include <cmath>
#include <numbers>

namespace tidegate::viz {

namespace {

constexpr float dash_px = 6;
constexpr float gap_px = 5;
constexpr int ring_parts = 28;

void add_triangle(std::vector<Vertex>& out, Vec2f a, Vec2f b, Vec2f c, Rgba colour) {
    out.push_back({a.x, a.y, colour});
    out.push_back({b.x, b.y, colour});
    out.push_back({c.x, c.y, colour});
}

}  // namespace

void add_quad(std::vector<Vertex>& out, Vec2f a, Vec2f b, Vec2f c, Vec2f d, Rgba colour) {
    add_triangle(out, a, b, c, colour);
    add_triangle(out, a, c, d, colour);
}

void add_line(std::vector<Vertex>& out, Vec2f a, Vec2f b, float width_px, Rgba colour) {
    const Vec2f along = unit(b - a) * (0.5F * width_px);
    const Vec2f side{-along.y, along.x};
    // Ends reach out half a width, so that corners of outlines close.
    add_quad(out, a - along + side, b + along + side, b + along - side, a - along - side, colour);
}

void add_dashes(std::vector<Vertex>& out, Vec2f a, Vec2f b, float width_px, Rgba colour) {
    const float whole = length(b - a);
    const Vec2f along = unit(b - a);
    for (float at = 0; at < whole; at += dash_px + gap_px) {
        const float end = at + dash_px < whole ? at + dash_px : whole;
        add_line(out, a + along * at, a + along * end, width_px, colour);
    }
}

void add_chevron(std::vector<Vertex>& out, Vec2f a, Vec2f b, float size_px, Rgba colour) {
    const Vec2f along = unit(b - a);
    const Vec2f side{-along.y, along.x};
    const Vec2f tip = (a + b) * 0.5F + along * (0.4F * size_px);
    const Vec2f back = tip - along * (0.7F * size_px);
    const float width = std::max(1.5F, size_px * 0.2F);
    add_line(out, back + side * (0.6F * size_px), tip, width, colour);
    add_line(out, back - side * (0.6F * size_px), tip, width, colour);
}

void add_ring(std::vector<Vertex>& out, Vec2f centre, float radius_px, float width_px,
              Rgba colour) {
    const auto point = [&](int i, float radius) {
        const auto angle = static_cast<float>(2 * std::numbers::pi * i / ring_parts);
        return centre + Vec2f{std::cos(angle), std::sin(angle)} * radius;
    };
    const float inner = radius_px - width_px;
    for (int i = 0; i < ring_parts; ++i) {
        add_quad(out, point(i, inner), point(i, radius_px), point(i + 1, radius_px),
                 point(i + 1, inner), colour);
    }
}

void add_triangles(std::vector<Vertex>& out, const Camera& camera,
                   const std::vector<Vec2>& triangles, Rgba colour) {
    for (const Vec2 p : triangles) {
        const Vec2f at = camera.to_screen(p);
        out.push_back({at.x, at.y, colour});
    }
}

void add_outline(std::vector<Vertex>& out, const Camera& camera, const Ring& ring, float width_px,
                 Rgba colour) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        add_line(out, camera.to_screen(ring[i]), camera.to_screen(ring[(i + 1) % ring.size()]),
                 width_px, colour);
    }
}

void add_dashed_outline(std::vector<Vertex>& out, const Camera& camera, const Ring& ring,
                        float width_px, Rgba colour) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        add_dashes(out, camera.to_screen(ring[i]), camera.to_screen(ring[(i + 1) % ring.size()]),
                   width_px, colour);
    }
}

}  // namespace tidegate::viz
