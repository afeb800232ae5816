#pragma once
#include <map>
#include <string>

#include "exchange/import_map.h"
#include "scenario/scenario.h"

namespace tidegate::testing {

/// A two-storey house in OpenStreetMap's tags as XML: a hall with an entrance, a shop without a door, a stair with `incline`
/// and an escalator to a gallery. About 40 m wide, near (10, 50) degrees.
std::string small_house_osm();
/// The same as GeoJSON with kinds and metres.
std::string small_house_geojson();
/// A drawing: room 10 m by 6 m in millimetres, walls, a door line and an exit line; layers by AIA names.
std::string small_drawing_dxf();

/// Two rooms of 4 m by 3 m side by side as cell spaces, and a transition between them through a door.
std::string small_indoorgml();
/// An IMDF archive by file name: a lobby, a shop, an opening between them and an emergency exit.
/// `lift`: and a lobby above, with an elevator drawn on both levels.
std::map<std::string, std::string> small_imdf(bool lift = false);

/// Writes the text under the name into a new folder, reads it as a map and imports it. Throws InputError with all faults.
ImportResult imported(const std::string& name, const std::string& text, int people = 20, const ImportOptions& options = {});
/// All faults of such an import, one per line, with the folder taken off; empty when there are none.
std::string import_faults(const std::string& name, const std::string& text, const ImportOptions& options = {});
/// The scenario that the import made, loaded; its faults fail the test.
Scenario scenario_of(const ImportResult& result);

}  // namespace tidegate::testing
