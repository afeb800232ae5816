#pragma once
#include <algorithm>
#include <cmath>

namespace tidegate {

/// Speed against density: Weidmann 1993 (Transporttechnik der Fussgaenger, Kladek's form), v(rho) = v0 (1 - exp(-gamma (1/rho -
/// 1/5.4))). On the level its flow is greatest, 1.22 /(m s) for v0 = 1.34 m/s, at 1.75 /m2. On stairs, density and speed
/// horizontal, people walk on at denser crowding: greatest flow 0.85 /(m s) up and 0.98 /(m s) down for his free speeds there
/// of 0.61 and 0.694 m/s, from which gamma follows.
struct WalkingCurve {
    float gamma;
    float best_per_m2;  ///< density of the greatest flow
};
constexpr WalkingCurve level_curve{1.913f, 1.75f}, stair_up_curve{3.722f, 2.23f}, stair_down_curve{3.802f, 2.24f};

constexpr float jam_per_m2 = 5.4f;

/// Share of the free speed at a density [1/m2], at least 0.1: who is in a jam still gets on.
inline float speed_share(float per_m2, const WalkingCurve& curve = level_curve) {
    constexpr float free_below_per_m2 = 0.3f, least = 0.1f;
    if (per_m2 < free_below_per_m2) return 1;
    return std::max(least, 1 - std::exp(-curve.gamma * (1 / per_m2 - 1 / jam_per_m2)));
}

/// Greatest flow [1/(m s)] of people who alone walk so fast, in plan [m/s].
inline double greatest_flow_per_m_s(const WalkingCurve& curve, double pace_m_s) {
    return pace_m_s * double{curve.best_per_m2 * speed_share(curve.best_per_m2, curve)};
}

}  // namespace tidegate
