#include "locomotion/force_neighbours.h"

#include <algorithm>

#include "locomotion/force_model.h"

namespace tidegate {
namespace {

void list_bodies(const WalkInput& in, const ForceLaw& law, float moved_m, std::size_t i, const ForceScratch& scratch,
                 std::vector<NearBody>& bodies) {
    const Walkers& w = in.walkers;
    const MovingBody me = scratch.now[i];
    // The cells are those of the step's beginning.
    const float reach = law.reach_m + list_skin_m;
    const float widest = 2 * moved_m + reach;
    const Vec2f p = w.position(i);
    const float most_radius = scratch.radius_m[i] + scratch.most_radius_m;
    for_each_near(in.grid, w.plane[i], p, widest + most_radius, [&](std::size_t j) {
        if (j == i) return;
        const float x = w.x[j] - p.x, y = w.y[j] - p.y;
        const MovingBody& other = scratch.now[j];
        const float dx = x + (other.dx - me.dx), dy = y + (other.dy - me.dy);
        const float size = size_of(std::min(w.grown[i], w.grown[j]));
        const float radii = size * (scratch.radius_m[i] + scratch.radius_m[j]), near = radii + reach;
        if (dx * dx + dy * dy > near * near) return;
        bodies.push_back({static_cast<std::int32_t>(j), x, y, radii});
    });
}

// Those on whose side of the line one stands, beside its ends or not.
void list_lines(const WalkInput& in, std::size_t i, const ForceScratch& scratch, std::vector<std::int32_t>& lines) {
    constexpr float over_m = 0.05f;  // who stands on the line is held on either side of it
    const Walkers& w = in.walkers;
    const float reach = w.radius[i] + list_skin_m;
    const Vec2f p{w.x[i] + scratch.now[i].dx, w.y[i] + scratch.now[i].dy};
    for (std::size_t k = 0; k < in.guidance.shut.size(); ++k) {
        const ShutLine& line = in.guidance.shut[k];
        if (line.plane != w.plane[i]) continue;
        const Vec2f from = p - line.from;
        const float before = dot(from, line.into), along = dot(from, line.along);
        if (before > reach || before < -over_m || along < -reach || along > line.length_m + reach) continue;
        lines.push_back(static_cast<std::int32_t>(k));
    }
}

bool is_near_wall(const WalkInput& in, const ForceLaw& law, std::size_t i, const ForceScratch& scratch) {
    const Walkers& w = in.walkers;
    const LevelRaster& raster = in.rasters[std::size_t(w.plane[i])];
    const Vec2f p{w.x[i] + scratch.now[i].dx, w.y[i] + scratch.now[i].dy};
    return raster.distance(p) < w.radius[i] + law.reach_m + list_skin_m;
}

}  // namespace

void list_neighbours(const WalkInput& in, const ForceLaw& law, float moved_m, std::size_t begin, std::size_t end,
                     ForceScratch& scratch, NearChunk& near) {
    near.bodies.clear(), near.lines.clear();
    near.body_end.clear(), near.line_end.clear(), near.near_wall.clear();
    near.moved_m = 0;
    for (std::size_t i = begin; i < end; ++i) {
        list_bodies(in, law, moved_m, i, scratch, near.bodies);
        list_lines(in, i, scratch, near.lines);
        near.body_end.push_back(static_cast<std::uint32_t>(near.bodies.size()));
        near.line_end.push_back(static_cast<std::uint32_t>(near.lines.size()));
        near.near_wall.push_back(is_near_wall(in, law, i, scratch) ? 1 : 0);
        scratch.listed[i] = scratch.now[i];
    }
}

}  // namespace tidegate
