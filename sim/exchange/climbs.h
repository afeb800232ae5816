#pragma once
#include <vector>

#include "exchange/venue_draft.h"

namespace tidegate {

/// A stair, escalator or ramp as a line from its lower to its upper end, before it is cut out of the floors.
struct Climb {
    MapKind kind = MapKind::stair;
    std::string name, source;
    std::size_t lower = 0, upper = 0;  ///< rows of the levels
    std::vector<Vec2> line;            ///< in plan, from the lower end
    double width_m = 0;
    bool runs_up = true;

    Shape footprint() const { return Shape::line(line).thick(width_m); }
    /// The lower end (false) or the upper one: a line across, and the unit vector out of it.
    Segment end(bool upper_end) const;
    Vec2 out(bool upper_end) const;
};

/// All that join two levels of the venue. Flights that go on at a level without floor are joined; ways up that the map
/// does not tell are found from what lies at the ends; widths that are missing are the usual ones, or what neighbours leave.
std::vector<Climb> find_climbs(const ImportedMap& map, const DefaultSizes& sizes, const std::vector<LevelDraft>& levels,
                               ImportReport& report);

}  // namespace tidegate
