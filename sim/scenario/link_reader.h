#pragma once
#include <string>
#include <vector>

#include "scenario/places.h"
#include "scenario/projection.h"
#include "scenario/scenario.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Where a venue's local metres lie.
struct VenueFrame {
    std::string name;
    Projection projection;
};

/// What links are judged by.
struct LinkSurroundings {
    const std::vector<VenueFrame>& frames;  ///< [row of NetworkDef::venues]
    Fidelity usual = Fidelity::network;     ///< of links that do not say their own
};

/// [[link]]: two exits become the ends of a connector of kind walkway, and are exits no more: rows of the exits and of
/// their names change. Each link gets a row of NetworkDef::venues for its fidelity. Names go to `places`.
void read_links(Reading& reading, const Node& document, const LinkSurroundings& around, Places& places,
                Scenario& scenario);

}  // namespace tidegate
