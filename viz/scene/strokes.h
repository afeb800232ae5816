#pragma once
#include <vector>

#include "viz/scene/scene.h"

namespace tidegate::viz {

// Lines and shapes as triangles; places in px, widths in px.
void add_line(std::vector<Vertex>& out, Vec2f a, Vec2f b, float width_px, Rgba colour);
void add_dashes(std::vector<Vertex>& out, Vec2f a, Vec2f b, float width_px, Rgba colour);
void add_quad(std::vector<Vertex>& out, Vec2f a, Vec2f b, Vec2f c, Vec2f d, Rgba colour);
/// A V that points from a to b, of the given size, with its tip in the middle between them.
void add_chevron(std::vector<Vertex>& out, Vec2f a, Vec2f b, float size_px, Rgba colour);
void add_ring(std::vector<Vertex>& out, Vec2f centre, float radius_px, float width_px, Rgba colour);

/// Triangles of a level's plane, three points each.
void add_triangles(std::vector<Vertex>& out, const Camera& camera,
                   const std::vector<Vec2>& triangles, Rgba colour);
/// A closed outline.
void add_outline(std::vector<Vertex>& out, const Camera& camera, const Ring& ring, float width_px,
                 Rgba colour);
void add_dashed_outline(std::vector<Vertex>& out, const Camera& camera, const Ring& ring,
                        float width_px, Rgba colour);

}  // namespace tidegate::viz
