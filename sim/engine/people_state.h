#pragma once
#include <cstdint>
#include <vector>

#include "base/vec2.h"
#include "navigation/route_graph.h"

namespace tidegate {

enum class StairWay : std::uint8_t { none, up, down };

/// What somebody believes of the ways who has not heard how they are now: as they were at some change.
struct Belief {
    static constexpr std::uint8_t as_it_is = 2;  ///< lanes: whether one is open is seen from its queue
    std::vector<std::uint8_t> leads;  ///< [2 * portal + direction] 0 or 1, or as_it_is
    std::vector<PortalCost> costs;    ///< [portal] with the waits of the moment

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(leads, costs);
    }
};
static_assert(sizeof(Belief) == 48, "a field was added: name it in for_each_field");

/// A member of a group as the others see it.
struct GroupMember {
    Vec2f at;
    float to_go_m = 0;        ///< way still to go to the goal
    float speed_m_s = 0;      ///< own, where it is now
    std::int32_t target = -1;
    std::int16_t plane = -1;
    std::int16_t zone = -1;
};

}  // namespace tidegate
