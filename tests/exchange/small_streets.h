#pragma once
#include <string>

#include "exchange/import_streets.h"

namespace tidegate::testing {

/// Streets near (10, 50) degrees, in metres about it: Long Street, one way of the map from (-200, 0) over (0, 0) and (100, 0) to (200, 0);
/// Cross Street from (0, -150) to (0, 0), and as another way on to (0, 150) and (30, 190); a footway of 30 m from (100, 0) that ends;
/// a pavement, a private lane and a motorway; and a path of 100 m far from all of it.
std::string small_streets_osm();

/// Writes the text under the name into a new folder, reads it as a map and imports its streets. Throws InputError with all faults.
ImportResult imported_streets(const std::string& name, const std::string& text, const StreetOptions& options = {}, int people = 40);
/// All faults of such an import, one per line, with the folder taken off; empty when there are none.
std::string street_faults(const std::string& name, const std::string& text, const StreetOptions& options = {});

}  // namespace tidegate::testing
