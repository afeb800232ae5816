#pragma once
#include <algorithm>
#include <cmath>

namespace tidegate {

/// Where by the curve below most people pass, 1.22 /(m s) at 1.34 m/s.
constexpr float densest_stream_per_m2 = 1.75f;

/// Share of the free speed at a density [1/m2] on a floor: Weidmann 1993 (Transporttechnik der Fussgaenger, Kladek's form),
/// v(rho) = v0 (1 - exp(-1.913 (1/rho - 1/5.4))); at least 0.1: who is in a jam still gets on.
inline float speed_share(float per_m2) {
    constexpr float gamma = 1.913f, jam_per_m2 = 5.4f, free_below_per_m2 = 0.3f, least = 0.1f;
    if (per_m2 < free_below_per_m2) return 1;
    return std::max(least, 1 - std::exp(-gamma * (1 / per_m2 - 1 / jam_per_m2)));
}

}  // namespace tidegate
