#pragma once
#include <optional>
#include <vector>

#include "validate/cases/stream_on_link.h"

namespace tidegate::cases {

/// The fluid answer to scenarios/two_link_diversion (its README): 4 people a second for ten minutes
/// walk 36.5 m through a hall to a short link of 60 m x 2 m and a long one of 180 m x 4 m, then 20
/// m to the exit. A link passes `per_m_s` times its width [1/(m s)]; who has to wait stands before
/// it, takes no room and walks 1.34 m/s otherwise, however many walk. The short link is closed from
/// 240 s to 480 s. Who comes, and who stands before the short link when it closes, takes the
/// quicker way.
class TwoLinkFluid {
public:
    explicit TwoLinkFluid(double per_m_s);
    /// One whose speed on the links falls with the density by Weidmann's curve; a link passes at most 1.22 /(m s).
    static TwoLinkFluid by_curve();

    double arrived_by(double time_s) const;
    double queued_at(double time_s) const;  ///< before both links

    static constexpr double free_speed_m_s = 1.34, hall_m = 36.5, short_m = 60, long_m = 180,
                            station_m = 20;
    static constexpr double short_width_m = 2, long_width_m = 4;
    static constexpr double come_per_s = 4, come_for_s = 600, closes_s = 240, opens_s = 480;

private:
    struct Link {
        double length_m, width_m;
        double per_s;
        double queue = 0;
        std::optional<StreamOnLink> stream;  ///< none: all walk at the free speed
    };
    TwoLinkFluid(double per_m_s, bool by_curve);
    void step(double t);
    void pass(Link& link, double per_s, double t);
    void arrive(double people, double at_s);

    static constexpr double step_s = 0.1, ends_s = 1200;

    Link short_, long_;
    std::vector<double> arrived_, queued_;  ///< [step] so far, then
};

}  // namespace tidegate::cases
