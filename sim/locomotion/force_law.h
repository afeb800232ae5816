#pragma once
#include <bit>
#include <cstdint>

#include "locomotion/force_def.h"

namespace tidegate {

/// e^x to 4e-7 of its value for x from -87 to 88, by sums and products alone: the same bits with every mathematics library.
inline float exp_of(float x) {
    const float n = static_cast<float>(static_cast<std::int32_t>(x * 1.44269504f + (x < 0 ? -0.5f : 0.5f)));
    const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;  // ln 2 in two parts, so that little is lost
    float p = 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

/// What two bodies, or a body and a wall, do to each other (Helbing, Farkas and Vicsek 2000, eqs. 2 and 3), by how far they
/// overlap; a negative overlap is the room between them.
struct Touch {
    float radial_n = 0;   ///< pushes them apart: the wish to keep apart, and the contact
    float contact_n = 0;  ///< the contact's part
    float drag_kg_per_s = 0;  ///< force along the contact over the velocity at which they slide
};

/// The law with its constants as an integration in steps of `substep_s` uses them.
struct ForceLaw {
    float repulsion_n, per_repulsion_m, body_kg_per_s2, friction_kg_per_m_s;
    float reach_m;             ///< beyond this room between bodies the force is below 2 N, 0.025 m/s2, and left out
    float most_drag_kg_per_s;  ///< so that a body held by eight others stays stable in one substep

    ForceLaw(const ForceDef& def, double substep_s);

    Touch at(float overlap_m) const {
        Touch t;
        if (overlap_m < -reach_m) return t;
        t.radial_n = repulsion_n * exp_of(overlap_m * per_repulsion_m);
        if (overlap_m <= 0) return t;
        t.contact_n = body_kg_per_s2 * overlap_m;
        t.radial_n += t.contact_n;
        const float drag = friction_kg_per_m_s * overlap_m;
        t.drag_kg_per_s = drag < most_drag_kg_per_s ? drag : most_drag_kg_per_s;
        return t;
    }
};

}  // namespace tidegate
