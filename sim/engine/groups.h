#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// People who came together stay together: in what they choose (here), and in how fast they walk
/// (pace_in_group). Who came alone is never looked at.

/// Tables of the members; none when nobody comes in a group. members.
void add_groups(World& world);

/// Whether two targets (2 * portal + direction) are one choice for a group: the same, or lanes of the same
/// facility.
bool is_same_choice(const Site& site, std::int32_t target, std::int32_t other);

/// The target that a member has to take from the others; -1: it may choose. In a zone the first of the group
/// decides who is there; who comes later follows those who have a target there, or have left the zone
/// already.
std::int32_t choice_of_group(const Site& site, const World& world, std::size_t walker);

/// Tells the others the walker's present target and zone.
void show_to_group(World& world, std::size_t walker);

/// Where all members are now, how far they have still to go and how fast each is. members.
void look_at_groups(const Site& site, World& world);

/// How fast a member wants to walk [m/s], at most `own_m_s`: at the pace of the slowest; slower when the last
/// of the group is far behind, until it stands and waits (status waits_for_group), where it bars nobody's way
/// and not for ever; at its own pace to catch up. Changes only the walker's own rows.
float pace_in_group(const Scenario& scenario, const Site& site, World& world, std::size_t walker,
                    float own_m_s);

/// The member, already there, near whom a later one appears; -1 when there is none.
std::int32_t companion_there(const World& world, std::int32_t agent, int plane);

}  // namespace tidegate
