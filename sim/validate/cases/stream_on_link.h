#pragma once
#include <vector>

namespace tidegate::cases {

/// A fluid of people on a link, whose speed falls with the density by Weidmann's curve (network/walking_curve.h): the kinematic wave of Lighthill and
/// Whitham (1955), by cells each of which takes what the one before sends and it has room for (Daganzo 1994, cell transmission). At most
/// 1.22 /(m s) pass.
class StreamOnLink {
public:
    /// A cell is as long as one walks in a step at the free speed [m/s].
    StreamOnLink(double length_m, double width_m, double free_speed_m_s, double step_s);

    /// One step: of `wanting` people as many enter as there is room for. Returns how many did; `left()` how many came off.
    double step(double wanting);
    double left() const { return left_; }
    double present() const;

private:
    double flow_at(double per_m2) const;  ///< people in a step

    double cell_m2_, free_speed_m_s_, per_flow_;
    double left_ = 0;
    std::vector<double> people_;  ///< [cell]
};

}  // namespace tidegate::cases
