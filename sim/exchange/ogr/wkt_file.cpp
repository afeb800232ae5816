#include <fmt/core.h>
#include <ogr_geometry.h>

#include <fstream>
#include <memory>

#include "exchange/map_text.h"
#include "exchange/ogr/ogr_dataset.h"
#include "exchange/ogr/ogr_geometry.h"

namespace tidegate {
namespace {

std::unique_ptr<OGRGeometry> geometry_in(const std::string& text) {
    OGRGeometry* geometry = nullptr;
    const char* rest = text.c_str();
    if (OGRGeometryFactory::createFromWkt(&rest, nullptr, &geometry) != OGRERR_NONE) return nullptr;
    std::unique_ptr<OGRGeometry> owned(geometry);
    return plain_word(rest).empty() ? std::move(owned) : nullptr;
}

}  // namespace

void read_wkt(const std::string& path, const MapReadOptions& options, RawMap& map, Faults& faults) {
    const QuietGdal quiet;
    map.is_lon_lat = options.coordinates == "lon_lat";
    map.coordinates = map.is_lon_lat ? "longitude and latitude (WGS 84)" : "metres of a local plane";
    std::ifstream in(path, std::ios::binary);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (plain_word(line).empty() || line.starts_with('#')) continue;
        const auto geometry = geometry_in(line);
        RawFeature feature;
        feature.source = fmt::format("line {}", number);
        if (!geometry) {
            faults.add({path, number, 1}, "is no geometry in WKT", "one whole geometry a line, as POLYGON ((0 0, 5 0, 5 4, 0 0))");
        } else if (!take_geometry(*geometry, options.unit_m > 0 ? options.unit_m : 1, feature)) {
            faults.add({path, number, 1}, "has a coordinate that is no number", "finite numbers");
        } else {
            map.features.push_back(std::move(feature));
        }
    }
}

}  // namespace tidegate
