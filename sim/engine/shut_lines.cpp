#include "engine/shut_lines.h"

#include "engine/passage_rules.h"

namespace tidegate {
namespace {

// Whoever is let through next would have to wait beyond the end of this step.
bool is_not_due(const World& world, const Passage& passage, int direction, SimTime end) {
    const bool limited =
        passage.limit >= 0 && world.limits[std::size_t(passage.limit)].in_force() > 0;
    if (limited && world.limits[std::size_t(passage.limit)].next > end) return true;
    return passage.code_interval_s[std::size_t(direction)] > 0 && passage.code_next > end;
}

bool is_shut(const Scenario& s, const Site& site, const World& world, int p, int direction) {
    const Portal& portal = site.portals[std::size_t(p)];
    if (portal.kind == PortalKind::door) return false;  // is wall
    if (portal.kind == PortalKind::lane) return true;
    if (!leads_on(site, world, p, direction) || is_held(site, world, p, direction)) return true;
    return is_not_due(world, world.passages[std::size_t(p)], direction, world.now + s.step_s);
}

}  // namespace

void find_shut_lines(const Scenario& s, const Site& site, World& world) {
    world.guidance.shut.clear();
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        for (const int direction : {0, 1}) {
            const PortalSide& side = site.portals[std::size_t(p)].sides[std::size_t(direction)];
            if (side.plane < 0 || !is_shut(s, site, world, p, direction)) continue;
            world.guidance.shut.push_back({side.plane, to_float(side.line.a), to_float(side.line.direction()),
                                           to_float(side.into), static_cast<float>(side.line.length_m())});
        }
    }
}

}  // namespace tidegate
