#pragma once
#include "base/vec2.h"
#include "locomotion/walk_model.h"

namespace tidegate {

/// People on an endless floor, or before lines that are shut, moved by the force model alone: no engine, no ways, no
/// walls. Their rows change with the cells; `of` finds somebody.
class Bodies {
public:
    WalkDef def;
    float step_s = 0.1f;

    Bodies();
    /// Somebody with a radius of 0.2 m who wants to walk at this velocity; returns the number.
    int add(Vec2f p, Vec2f velocity, Vec2f wanted);
    void shut(Vec2f from, Vec2f to, Vec2f into);
    void step();
    void run(double seconds);
    void want(int who, Vec2f velocity);

    std::size_t size() const { return walkers_.size(); }
    Vec2f position(int who) const { return walkers_.position(row(who)); }
    Vec2f velocity(int who) const { return {walkers_.ux[row(who)], walkers_.uy[row(who)]}; }
    float contact_n(int who) const { return walkers_.contact_n[row(who)]; }
    float compression_n_per_m(int who) const { return walkers_.compression_n_per_m[row(who)]; }
    bool all_finite() const;

private:
    std::size_t row(int who) const;

    Walkers walkers_;
    WalkerGrid grid_;
    GridScratch cells_;
    Guidance guidance_;
    LevelRaster raster_;
    ForceScratch scratch_;
    WalkChoice choice_;
    std::vector<Vec2f> wanted_;  ///< by number
};

}  // namespace tidegate
