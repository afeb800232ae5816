#pragma once
#include <vector>

#include "navigation/travel_field.h"

namespace tidegate {

/// The way turned by the angle with that cosine and sine.
inline Vec2f turned(Vec2f way, Vec2f turn) { return {way.x * turn.x - way.y * turn.y, way.x * turn.y + way.y * turn.x}; }

/// How far a way around the crowd must turn off before it is worth it, at each node: cosine and sine of the angle. (1, 0): every turn is.
using WorthTurns = std::vector<Vec2f>;

/// Of the nodes of `around`, which are those of `usual`, every second or every fourth of them. Linear in nodes, and slow: to be asked for once.
WorthTurns worth_turns(const TravelField& usual, const TravelField& around);

/// Leads back to the usual direction where a way around the crowd is not worth it. Along a direction at the angle a to the
/// quickest one, time falls by cos a of what it could. Nobody changes the way for a gain of less than a fifth (as
/// between two doors), so within acos 0.8 = 37 degrees of it the usual direction stays, and a greater angle is that much
/// smaller. Not where usual ways run together and a crowd piles up that can spread: within 20 m of the target, or where the usual field
/// converges as it does within 20 m of a point (a corner, a door); from there to 40 m the angle grows from none to the whole.
/// Without this, streams in wide corridors weave: small differences of speed draw people aside, crossing slows them, and so on.
/// Linear in nodes.
void keep_to_usual_ways(const TravelField& usual, const WorthTurns& turns, TravelField& around);

}  // namespace tidegate
