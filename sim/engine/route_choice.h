#pragma once
#include <algorithm>
#include <cmath>

#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// How many times longer walking takes in a zone as full as this one.
float crowding(const Site& site, const World& world, std::int32_t zone);

/// A target as the crowd before it is one: of any lane of a gate or check its first lane.
std::int32_t target_of_crowd(const Site& site, std::int32_t target);

/// Whether those who wait at this side of a portal are in a zone of network fidelity.
bool waits_in_network(const Site& site, const World& world, int portal, int direction);

/// Whether a portal leads to the goal of somebody, as it knows the ways.
bool leads_to_goal(const Site& site, const World& world, std::int32_t who, const RouteGraph::Leg& leg);

/// Whether this would be turning round on a stair or a link, back over the portal crossed last, while another end leads on: nobody
/// does. `zone`: where it is.
bool turns_back(const Site& site, const World& world, std::int32_t who, std::int32_t zone, int last_portal,
                const RouteGraph::Leg& leg);

/// What somebody thinks of a way on over one portal. Infinite where it does not lead to the goal.
struct JudgedWay {
    float time_s = unreachable_s;     ///< to the goal, less the taste for it
    float untasted_s = unreachable_s; ///< to the goal: walking, what of the queue is left on arriving, then the rest
    float rest_s = unreachable_s;     ///< from the portal on
};
/// The best way on for somebody, as it judges ways.
struct RouteChoice {
    int portal = -1;  ///< -1: there is none
    int direction = 0;
    JudgedWay way;
    JudgedWay present;  ///< the one it is on; infinite: it is on none
};
/// Of the portal `leg.distance_m` away; `is_present`: it is on the way there, and is not in its own way. Who
/// goes the shortest way counts neither the crowd nor queues, and has no taste.
JudgedWay judge_way(const Scenario& scenario, const Site& site, const World& world, std::int32_t who,
                    const RouteGraph::Leg& leg, bool is_present, float crowded);

/// The way taken; row -1: none leads to the goal.
struct PickedWay {
    int row = -1;
    JudgedWay way;
};
/// Picks one among so many; judge(row) says what is thought of one. A taste
/// leads nobody away from the goal: over the line taken less remains than the quickest way takes from here. So nobody goes
/// to and fro for good, as one would whose tastes for both directions of a line are great.
template <class Judge>
PickedWay pick_way(std::size_t ways, Judge&& judge) {
    PickedWay best;
    float quickest_s = unreachable_s;
    const auto pick = [&](float most_rest_s) {
        best = {};
        for (std::size_t k = 0; k < ways; ++k) {
            const JudgedWay way = judge(k);
            quickest_s = std::min(quickest_s, way.untasted_s);
            if (way.rest_s <= most_rest_s && way.time_s < best.way.time_s) best = {static_cast<int>(k), way};
        }
    };
    pick(unreachable_s);
    if (best.way.rest_s > quickest_s) pick(quickest_s);
    return best;
}

/// Whether the best way is enough better than the present one: nobody changes for a gain of less than 4 s and a fifth of the present time, of
/// which what remains beyond both lines does not count. Else a long way home would make people keep to the slower of two doors.
inline bool is_worth_changing(const RouteChoice& best) {
    if (!std::isfinite(best.present.time_s)) return true;
    const float weighed_s = best.present.time_s - std::min(best.present.rest_s, best.way.rest_s);
    return best.way.time_s <= best.present.time_s - (4 + 0.2f * std::max(0.0f, weighed_s));
}

/// `bound`: only those that are the same choice as this target (for a group); -1: any.
RouteChoice best_choice(const Scenario& scenario, const Site& site, const World& world, std::size_t walker, int bound);

}  // namespace tidegate
