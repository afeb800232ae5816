#pragma once
#include <vector>

#include "scenario/features.h"
#include "scenario/floors.h"

namespace tidegate {

/// Lifts: their stops, and how they carry people.

/// The levels at which a lift stops, from below to above; empty, with a fault, where they cannot be told: none are named, one is
/// unknown or named twice, they do not rise, or there are not as many as lines.
std::vector<LevelId> read_stops(const Feature& feature, const std::vector<LevelDef>& levels, Faults& faults);

/// Capacity, times, size of the car, and the stops between the lowest and the highest.
void read_lift(const Feature& feature, const std::vector<LevelDef>& levels, const std::vector<LevelId>& stops, ConnectorDef& def);

/// The doors at the stops between: on the border of their floors.
void check_stops(const Feature& feature, const ConnectorDef& def, const std::vector<LevelDef>& levels, const Floors& floors,
                 const Projection& projection, Faults& faults);

/// Doors of two lifts that lie over each other.
void check_doors_apart(const std::vector<Feature>& features, const std::vector<ConnectorDef>& connectors,
                       const std::vector<LevelDef>& levels, Faults& faults);

/// Lifts of one bank that do not stop at the same levels, or do not carry people the same ways.
void check_banks(const std::vector<Feature>& features, const std::vector<ConnectorDef>& connectors, const std::vector<LevelDef>& levels);

/// Whether `upper` must be turned round so that both first points lie on the same side.
bool must_flip(const Segment& lower, const Segment& upper);

}  // namespace tidegate
