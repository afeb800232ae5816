#pragma once
#include <cstdint>

#include "base/draws.h"
#include "facilities/facility_def.h"

namespace tidegate {

/// Who is served where, for the draws.
struct ServedHere {
    std::uint64_t person = 0;    ///< key of the person's draws
    bool has_goods = false;      ///< carries luggage
    std::uint32_t facility = 0;  ///< its row
    std::uint64_t lane = 0;      ///< the server; with ...
    std::uint32_t nth = 0;       ///< ... the number of the service it counts the draws of the person's own check
};

/// Time that one service takes [s], > 0: the longer of the person's check and that of the goods, and the second inspection
/// where one follows. What concerns goods and the second inspection depends on (seed, person, facility) only, so it is the
/// same at whichever lane the person turns up.
double draw_inspected_s(const FacilityDef& facility, const ServedHere& who, const Draws& draws);

/// Mean of that [s] where such a share of the people carries luggage: E[max(S, G)] = E[S] + E[max(G - S, 0)] for independent
/// times of person and goods, by numerical integration within 0.1 %.
double mean_inspected_s(const FacilityDef& facility, double luggage_share);

}  // namespace tidegate
