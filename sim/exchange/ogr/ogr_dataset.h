#pragma once
#include <string>

#include "exchange/map_feature.h"
#include "exchange/ogr/read_map.h"

namespace tidegate {

/// A format that GDAL reads as a data set.
struct OgrFormat {
    const char* name;         ///< "OSM": as the report calls it
    const char* driver;       ///< GDAL's word
    bool says_degrees;        ///< always longitude and latitude unless the user says otherwise
    bool is_drawing = false;  ///< no coordinate system, but a unit
};

/// Appends all features of the file to `map`, in its order. Faults name the file.
void read_dataset(const std::string& path, const OgrFormat& format, const MapReadOptions& options, RawMap& map, Faults& faults);
/// One geometry a line (WKT).
void read_wkt(const std::string& path, const MapReadOptions& options, RawMap& map, Faults& faults);
/// IndoorGML 1.0: the floors of cell spaces, and the transitions between them.
void read_indoorgml(const std::string& path, RawMap& map, Faults& faults);

/// The last complaint of GDAL, or "no reason given"; while one lives nothing is printed.
class QuietGdal {
public:
    QuietGdal();
    ~QuietGdal();
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
    static std::string complaint();
    static bool has_failed();
};

}  // namespace tidegate
