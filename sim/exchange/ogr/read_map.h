#pragma once
#include <string>

#include "exchange/map_feature.h"

namespace tidegate {

/// What a file does not say about its coordinates.
struct MapReadOptions {
    std::string coordinates;  ///< "lon_lat", "local_m" or empty: as the format and the file say
    double unit_m = 0;        ///< metres in a unit of a drawing; 0: as the file says
};

/// Reads a map as it stands: DXF, GeoJSON, GPKG, OSM (XML or PBF), WKT, IndoorGML (by the end of the name), or a folder
/// in IMDF. Everything wrong is added to `faults`; then the result is not to be used. The only room's corner that
/// knows GDAL (version 3.6 or later).
RawMap read_map(const std::string& path, const MapReadOptions& options, Faults& faults);

}  // namespace tidegate
