#pragma once
#include "exchange/street_graph.h"

namespace tidegate {

/// How far a network of streets is made smaller.
struct StreetLimits {
    double join_m = 25;      ///< junctions not farther apart become one; own choice: a crossing of streets with its pavements
    double dead_end_m = 50;  ///< dead ends shorter than this are left out; own choice: courtyards and doorsteps
};

/// What was left out or joined.
struct StreetChanges {
    int parts = 0;  ///< not connected with the largest one
    double parts_m = 0;
    int dead_ends = 0;
    double dead_ends_m = 0;
    int joined = 0;        ///< junctions that became part of another one
    int loops = 0;         ///< ways that led from a junction back to it
    int side_by_side = 0;  ///< links joined with one beside them
};

/// Keeps what is connected with the longest streets in all, joins junctions near each other and ways side by side, drops loops and short
/// dead ends, and makes one link of what leads from junction to junction; again and again until nothing changes.
StreetChanges simplify(StreetGraph& graph, const StreetLimits& limits);

// --- its steps ------------------------------------------------------------------------------------

/// Keeps the connected part whose links are longest in all.
void keep_largest_part(StreetGraph& graph, StreetChanges& changes);
/// Junctions at which two links meet, and no more, vanish: the two become one, as wide as the narrower.
void join_chains(StreetGraph& graph);
/// Joins junctions that a link shorter than `join_m` joins, those first that are nearest, as long as no two of the map that become one
/// are farther apart. Links between them vanish.
void join_junctions(StreetGraph& graph, double join_m, StreetChanges& changes);
/// Links from a junction to itself.
void drop_loops(StreetGraph& graph, StreetChanges& changes);
/// Links between the same two junctions whose lengths differ by less than a third become one, as wide as both.
void join_side_by_side(StreetGraph& graph, StreetChanges& changes);
/// Links that end at a junction without another one, the shortest first; where only two links are left the street goes on from one to the
/// other, and what it is then counts the next time. Ends that the map or the circle cuts off are none the less ends.
void drop_dead_ends(StreetGraph& graph, double shorter_than_m, StreetChanges& changes);

}  // namespace tidegate
