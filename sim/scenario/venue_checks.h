#pragma once
#include "scenario/features.h"
#include "scenario/geos.h"

namespace tidegate {

/// Checks of where a feature lies; each adds a fault at the feature's coordinates.

/// An opening or gate line: both ends near a wall or near an end of `others`, and on the floor
/// between. `floor` is the level's floor; `others` the lines of other openings and facilities of
/// the level.
void check_spans(const Feature& feature, const Segment& line, const Shape& floor,
                 const std::vector<Segment>& others, const Projection& projection, Faults& faults);

/// An exit, platform edge or connector end: all of it near the floor's border. `what` as "the lower
/// end of stair 'a'".
void check_on_border(const Feature& feature, const std::string& what, const Segment& line,
                     const Shape& floor, const std::string& level, const Projection& projection,
                     Faults& faults);

/// An entrance: all of it on the floor.
void check_inside(const Feature& feature, const Shape& floor, const std::string& level,
                  const Projection& projection, Faults& faults);

}  // namespace tidegate
