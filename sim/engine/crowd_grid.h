#pragma once
#include "engine/site.h"

namespace tidegate {

/// Nodes for ways around the crowd in a zone, solved anew every few seconds: those of its fields in small zones, every second of
/// them in larger ones, every fourth in very large ones where that loses no way: there the usual times to some of its lines are held
/// against those of the fields. A grid so coarse may miss a gap of less than a metre that is nobody's shortest way.
ZoneGrid crowd_grid(const Site& site, std::size_t zone);

}  // namespace tidegate
