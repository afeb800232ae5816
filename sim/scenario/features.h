#pragma once
#include <string>
#include <vector>

#include "scenario/projection.h"
#include "scenario/table_reader.h"
#include "venue/venue_def.h"

namespace tidegate {

/// One feature of venue.geojson: its checked properties and its geometry in local metres.
struct Feature {
    std::string kind;  ///< "stair"
    TableReader values;
    Place place;           ///< of the feature's beginning
    Place geometry_place;  ///< of its coordinates
    bool good = true;      ///< geometry and properties can be used
    std::vector<Polygon> polygons;
    std::vector<std::vector<Vec2>> lines;

    /// "stair 'north'": how messages call it.
    std::string title() const;
};

/// The venue file cut into features that follow the key table. Faults in one feature do not hide
/// the others.
struct FeatureList {
    std::vector<Feature> features;
    Projection projection;
};

/// Reads a GeoJSON FeatureCollection. `lon_lat`: coordinates are degrees and are projected about
/// the middle of all features. `prefix` stands before names in the list of parameters.
FeatureList read_features(Reading& reading, const Node& document, bool lon_lat, const std::string& prefix = {});

/// "(12.300, 4.500)" in the file's own coordinates.
std::string file_coordinates(const Projection& projection, Vec2 local);

}  // namespace tidegate
