#pragma once
#include <string>
#include <vector>

#include "exchange/default_sizes.h"
#include "exchange/import_report.h"
#include "exchange/map_feature.h"

namespace tidegate {

/// What a layer of a drawing stands for.
struct LayerRule {
    std::string layer;  ///< in lower case
    MapKind kind = MapKind::floor;
    std::vector<std::string> levels;
};

/// What the one who imports may say about a map.
struct ImportOptions {
    double storey_m = 4;  ///< between levels whose heights the map does not give; own choice
    bool mends = false;   ///< broken rings are mended and reported instead of refused
    DefaultSizes sizes;
    std::vector<LayerRule> layers;  ///< of a drawing; empty: by the words in the layers' names
};

/// Reads a table of layers (CSV with the columns layer, kind, level; levels separated by ';').
std::vector<LayerRule> read_layer_rules(const std::string& file, const std::string& text, Faults& faults);

/// Gives the features of a map a meaning, by the rules of its format, and brings them to local metres. What has no meaning
/// for people on foot goes to the report. Wrong shapes, places and levels are faults.
ImportedMap understand(const RawMap& raw, const ImportOptions& options, ImportReport& report, Faults& faults);

// --- the rules of the formats; each appends what it understands to `map` -------------------------

/// OpenStreetMap, Simple Indoor Tagging: indoor, level, highway=steps, conveying, elevator, door, entrance.
void take_osm(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report);
/// GeoJSON and GPKG with the properties kind, level and, if they like, name, width_m, elevation_m, lower_level, ...
void take_named_kinds(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults);
/// Drawings: the layer says what it is.
void take_drawing(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report);
/// Apple/OGC Indoor Mapping Data Format: level, unit, opening, fixture, kiosk.
void take_imdf(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report, Faults& faults);
/// OGC IndoorGML 1.0: cell spaces and transitions.
void take_indoorgml(const RawMap& raw, const ImportOptions& options, ImportedMap& map, ImportReport& report);
/// Shapes without properties: polygons are floors, lines walls, all on one level.
void take_bare_shapes(const RawMap& raw, ImportedMap& map, ImportReport& report);

/// "stair" -> MapKind::stair; the words of the kinds in the order of the enum.
const std::vector<std::string>& kind_words();

/// The tag's text, or empty.
const std::string& tag(const RawFeature& feature, const std::string& key);
/// The feature's shapes, its kind and source.
MapFeature as_feature(const RawFeature& raw, MapKind kind);
/// Closed lines that became polygons are lines again.
void open_rings(MapFeature& feature);

/// Numbers in an OSM level text: "-1;0", "0-3", "0,5"; empty when it cannot be read.
std::vector<double> level_numbers(const std::string& text);
/// "level -1", "level 0.5".
std::string level_name(double number);
/// Adds a level that the map does not have yet, in the order of the number in its name, else after those before it.
void add_level(const std::string& name, double elevation_m, ImportedMap& map);

}  // namespace tidegate
