#pragma once
#include "venue/venue_def.h"

namespace tidegate::testing {

/// Five stops 4 m apart.
inline ConnectorDef lift_of_five() {
    ConnectorDef def;
    def.kind = ConnectorKind::lift;
    for (int k = 1; k < 4; ++k) def.lift.between.push_back({{k}, {}, 4.0 * k});
    def.rise_m = 16;
    return def;
}

}  // namespace tidegate::testing
