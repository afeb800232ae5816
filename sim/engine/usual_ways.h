#pragma once
#include <cstdint>
#include <vector>

#include "navigation/eikonal.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// The way turned by the angle with that cosine and sine.
inline Vec2f turned(Vec2f way, Vec2f turn) { return {way.x * turn.x - way.y * turn.y, way.x * turn.y + way.y * turn.x}; }

/// What of the rule below follows from the usual ways alone, at each node of a field around the crowd.
struct WorthTurns {
    struct Share {
        float parallel = 0;  ///< 0 where usual ways run together, 1 where they do not
        float far = 0;       ///< 0 near the target, 1 far from it
        float narrow = 0;    ///< 1 where the floor is narrow across the usual way, 0 where it is wide or the target far
        Vec2f turn{1, 0};    ///< cosine and sine of the angle where the last does not count
    };
    std::vector<Share> shares;
    std::vector<std::int32_t> order;  ///< all nodes reached, the nearest to the target first; none where the zone is narrow nowhere near it

    bool empty() const { return shares.empty(); }
};

/// Of the nodes of `around`, which are those of `usual`, every second or every fourth of them. Linear in nodes, and slow: to be asked for once.
WorthTurns worth_turns(const TravelField& usual, const TravelField& around);

/// Leads back to the usual direction where a way around the crowd is not worth it. Along a direction at the angle a to the
/// quickest one, time falls by cos a of what it could. Nobody changes the way for a gain of less than a fifth (as
/// between two doors), so within acos 0.8 = 37 degrees of it the usual direction stays, and a greater angle is that much
/// smaller. Not where usual ways run together and a crowd piles up that can spread: where the usual field
/// converges as it does within 20 m of a point (a corner, a door); from there to 40 m the angle grows from none to the whole. Within 40 m of the target,
/// where the floor is up to 7 m wide across the usual way (fading out to 10 m), the time by the usual way is held against the quickest: who gains a fourth turns off, who
/// gains 15 % or less does not. Delays are averaged over 7 m: they say little of one side of a corridor against the other.
/// Without this, streams in wide corridors weave: small differences of speed draw people aside, crossing slows them, and so on.
/// `grid`: for which `around` was solved; `times` is room to work in. Linear in nodes.
void keep_to_usual_ways(const TravelField& usual, const WorthTurns& turns, const EikonalGrid& grid, std::vector<float>& times, TravelField& around);

}  // namespace tidegate
