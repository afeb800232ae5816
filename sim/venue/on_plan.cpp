#include "venue/on_plan.h"

namespace tidegate {

Vec2 on_plan(const ConnectorDef& connector, Vec2 unrolled) {
    const double along = connector.length_m > 0 ? unrolled.x / connector.length_m : 0;
    const double across = connector.width_m > 0 ? unrolled.y / connector.width_m : 0;
    const Vec2 lower = connector.lower_line.at(across);
    if (connector.kind == ConnectorKind::lift) return lower + connector.lift.into_car * unrolled.x;
    return lower + (connector.upper_line.at(across) - lower) * along;
}

}  // namespace tidegate
