#include "locomotion/force_law.h"

#include <algorithm>
#include <cmath>

namespace tidegate {

ForceLaw::ForceLaw(const ForceDef& def, double substep_s)
    : repulsion_n(static_cast<float>(def.repulsion_n)),
      per_repulsion_m(static_cast<float>(1 / def.repulsion_m)),
      body_kg_per_s2(static_cast<float>(def.body_kg_per_s2)),
      friction_kg_per_m_s(static_cast<float>(def.friction_kg_per_m_s)) {
    constexpr double least_n = 2;
    constexpr double touching = 8;
    reach_m = static_cast<float>(def.repulsion_m * std::log(std::max(1.0, def.repulsion_n / least_n)));
    most_drag_kg_per_s = static_cast<float>(def.mass_kg / (touching * substep_s));
}

}  // namespace tidegate
