#pragma once
#include <vector>

#include "base/draws.h"
#include "demand/demand_def.h"

namespace tidegate {

/// How far the people who come may differ from those expected. Drawn once for a run, by its seed: runs with many seeds (a
/// sweep) show what follows from what is not known.
struct UncertaintyDef {
    double total_sd = 0;    ///< of all counts together, as a share: lognormal with mean 1
    double share_sd = 0;    ///< of each row beside the others, as a share: lognormal with mean 1; the total stays as it is
    double shift_sd_s = 0;  ///< of all times together: normal; rows are cut at the beginning and the end of the run
};

/// All who come.
double passengers(const std::vector<DemandRow>& rows);

/// Changes counts and times of the rows; those that lie outside the run come in its first or last minute.
void vary(const UncertaintyDef& uncertainty, const Draws& draws, SimTime end, std::vector<DemandRow>& rows);

}  // namespace tidegate
