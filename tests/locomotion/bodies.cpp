#include "locomotion/bodies.h"

#include <cmath>

#include "base/fault.h"
#include "locomotion/force_model.h"

namespace tidegate {

namespace {
constexpr double side_m = 40;
}

Bodies::Bodies() {
    walkers_.has_forces = true;
    def.force.body_share = 1;
    const std::vector<Vec2> planes{{side_m, side_m}};
    grid_ = make_walker_grid(planes);
    raster_.cell_m = 1;
    raster_.nx = raster_.ny = int(side_m) + 3;
    raster_.distance_m.assign(std::size_t(raster_.nx) * std::size_t(raster_.ny), farthest_wall_m);
}

int Bodies::add(Vec2f p, Vec2f velocity, Vec2f wanted) {
    Walkers& w = walkers_;
    const std::size_t i = w.size();
    w.resize(i + 1);
    w.x[i] = p.x, w.y[i] = p.y, w.radius[i] = 0.2f;
    w.begin_forces(i, velocity);
    w.grown[i] = 1;
    w.target[i] = 0;
    w.agent[i] = static_cast<std::int32_t>(i);
    wanted_.push_back(wanted);
    return static_cast<int>(i);
}

void Bodies::shut(Vec2f from, Vec2f to, Vec2f into) {
    guidance_.shut.push_back({0, from, unit(to - from), into, length(to - from)});
}

void Bodies::want(int who, Vec2f velocity) { wanted_[std::size_t(who)] = velocity; }

std::size_t Bodies::row(int who) const {
    for (std::size_t i = 0; i < walkers_.size(); ++i) {
        if (walkers_.agent[i] == who) return i;
    }
    promise(false, "nobody has this number");
    return 0;
}

void Bodies::step() {
    Walkers& w = walkers_;
    sort_into_cells(w, grid_, cells_);
    guidance_.resize(w.size());
    choice_.resize(w.size(), true);
    for (std::size_t i = 0; i < w.size(); ++i) {
        const Vec2f wanted = wanted_[std::size_t(w.agent[i])], e = unit(wanted);
        w.ex[i] = e.x, w.ey[i] = e.y;
        guidance_.speed[i] = length(wanted);
    }
    walk_by_forces({def, w, grid_, guidance_, {step_s, true}, {&raster_, 1}}, scratch_, choice_);
    for (std::size_t i = 0; i < w.size(); ++i) {
        w.x[i] += choice_.vx[i] * step_s, w.y[i] += choice_.vy[i] * step_s;
        w.ux[i] = choice_.ux[i], w.uy[i] = choice_.uy[i], w.grown[i] = choice_.grown[i];
        w.contact_n[i] = choice_.contact_n[i];
        w.compression_n_per_m[i] = choice_.compression_n_per_m[i];
    }
}

void Bodies::run(double seconds) {
    for (double t = 0; t < seconds - 1e-6; t += double{step_s}) step();
}

bool Bodies::all_finite() const {
    for (std::size_t i = 0; i < walkers_.size(); ++i) {
        for (const float v : {walkers_.x[i], walkers_.y[i], walkers_.ux[i], walkers_.uy[i], walkers_.contact_n[i],
                              walkers_.compression_n_per_m[i]}) {
            if (!std::isfinite(v)) return false;
        }
    }
    return true;
}

}  // namespace tidegate
