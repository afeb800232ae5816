#include "exchange/ogr/ogr_dataset.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/core.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>

#include "exchange/map_text.h"
#include "exchange/ogr/ogr_geometry.h"

namespace tidegate {
namespace {

// Which closed ways of OSM are areas, and that every tag is wanted; all else of GDAL's own file is left out.
constexpr char osm_settings[] = R"(closed_ways_are_polygons=indoor,room,area,building,building:part,stairwell,shop,amenity,office
attribute_name_laundering=no
[points]
osm_id=yes
report_all_nodes=no
other_tags=no
all_tags=yes
[lines]
osm_id=yes
other_tags=no
all_tags=yes
[multipolygons]
osm_id=yes
other_tags=no
all_tags=yes
[multilinestrings]
osm_id=yes
other_tags=no
all_tags=yes
[other_relations]
osm_id=yes
other_tags=no
all_tags=yes
)";
constexpr const char* osm_settings_file = "/vsimem/tidegate_osm.ini";

void set_up_osm() {
    auto* text = reinterpret_cast<GByte*>(const_cast<char*>(osm_settings));
    VSIFCloseL(VSIFileFromMemBuffer(osm_settings_file, text, sizeof(osm_settings) - 1, FALSE));
    CPLSetConfigOption("OSM_CONFIG_FILE", osm_settings_file);
}

// "way/123": ids of ways that became polygons stand in another column.
std::string osm_source(const std::string& layer, const std::map<std::string, std::string>& columns) {
    const auto way = columns.find("osm_way_id");
    if (way != columns.end()) return "way/" + way->second;
    const auto id = columns.find("osm_id");
    const std::string number = id != columns.end() ? id->second : "?";
    if (layer == "points") return "node/" + number;
    return (layer == "lines" ? "way/" : "relation/") + number;
}

std::string source_of(const OgrFormat& format, const std::string& layer, const RawFeature& feature, GIntBig row) {
    if (std::string_view(format.name) == "OSM") return osm_source(layer, feature.tags);
    for (const char* key : {"@id", "id", "osm_id"}) {
        const auto id = feature.tags.find(key);
        if (id != feature.tags.end()) return id->second;
    }
    const auto name = feature.tags.find("name");
    if (name != feature.tags.end()) return fmt::format("'{}' (feature {})", name->second, row);
    return format.is_drawing ? fmt::format("layer {}, entity {}", layer, row) : fmt::format("feature {}", row);
}

void take_columns(const OGRFeature& row, RawFeature& feature) {
    for (int i = 0; i < row.GetFieldCount(); ++i) {
        if (!row.IsFieldSetAndNotNull(i)) continue;
        const std::string name = row.GetFieldDefnRef(i)->GetNameRef();
        const std::string value = row.GetFieldAsString(i);
        if (name == "all_tags" || name == "other_tags") {
            for (auto& [key, text] : hstore_pairs(value)) feature.tags[key] = text;
        } else if (!value.empty()) {
            feature.tags[name] = value;
        }
    }
}

// Metres in a unit of the layer; says whether it is in degrees.
double unit_of(const OGRLayer& layer, const OgrFormat& format, const MapReadOptions& options, RawMap& map) {
    const OGRSpatialReference* system = const_cast<OGRLayer&>(layer).GetSpatialRef();
    if (options.coordinates == "local_m" || format.is_drawing) {
        const double unit_m = options.unit_m > 0 ? options.unit_m : 1;
        map.coordinates = unit_m == 1 ? "metres of a local plane" : fmt::format("drawing units of {} m", unit_m);
        return unit_m;
    }
    map.is_lon_lat = options.coordinates == "lon_lat" || format.says_degrees || system == nullptr
                         ? options.coordinates == "lon_lat" || format.says_degrees
                         : system->IsGeographic() != 0;
    const char* name = system != nullptr ? system->GetName() : nullptr;
    map.coordinates = map.is_lon_lat ? "longitude and latitude (WGS 84)" : name != nullptr ? name : "metres";
    return map.is_lon_lat || system == nullptr ? 1 : system->GetLinearUnits();
}

// Layers in degrees and layers in metres in one file would land in different places.
void check_same_system(const OGRLayer& layer, bool was_lon_lat, const std::string& path, const RawMap& map, Faults& faults) {
    if (map.is_lon_lat == was_lon_lat) return;
    faults.add({path}, fmt::format("layer '{}' is in {}, the layers before it are not", layer.GetDescription(), map.coordinates),
               "one coordinate system", "bring the layers to one coordinate system first");
}

void check_axes(const OGRLayer& layer, const std::string& path, const RawMap& map, Faults& faults) {
    const OGRSpatialReference* system = const_cast<OGRLayer&>(layer).GetSpatialRef();
    if (!map.is_lon_lat || system == nullptr || system->IsGeographic() != 0) return;
    faults.add({path}, fmt::format("layer '{}' is in {}, not in degrees", layer.GetDescription(), map.coordinates),
               "longitude and latitude", "leave --coordinates out");
}

void take_feature(const OGRFeature& row, const std::string& layer, const OgrFormat& format, double unit_m, RawMap& map, Faults& faults) {
    RawFeature feature;
    feature.layer = layer;
    take_columns(row, feature);
    if (format.is_drawing) {
        const auto name = feature.tags.find("Layer");
        feature.layer = name != feature.tags.end() ? name->second : layer;
    }
    feature.source = source_of(format, feature.layer, feature, row.GetFID());
    const OGRGeometry* geometry = row.GetGeometryRef();
    if (geometry != nullptr && !take_geometry(*geometry, unit_m, feature)) {
        faults.add({map.file}, fmt::format("{} has a coordinate that is no number", feature.source), "finite numbers");
        return;
    }
    map.features.push_back(std::move(feature));
}

}  // namespace

QuietGdal::QuietGdal() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
}

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

bool QuietGdal::has_failed() { return CPLGetLastErrorType() >= CE_Failure; }

std::string QuietGdal::complaint() {
    const std::string text = CPLGetLastErrorMsg();
    return text.empty() ? "no reason given" : text;
}

void read_dataset(const std::string& path, const OgrFormat& format, const MapReadOptions& options, RawMap& map, Faults& faults) {
    GDALAllRegister();
    set_up_osm();
    const QuietGdal quiet;
    const char* drivers[] = {format.driver, nullptr};
    const std::unique_ptr<GDALDataset, void (*)(GDALDataset*)> data(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers), [](GDALDataset* d) { GDALClose(d); });
    if (!data) {
        faults.add({path}, fmt::format("cannot be read as {}: {}", format.name, QuietGdal::complaint()),
                   fmt::format("a whole {} file", format.name));
        return;
    }
    OGRLayer* layer = nullptr;
    OGRLayer* last = nullptr;
    double unit_m = 1;
    while (const auto row = std::unique_ptr<OGRFeature>(data->GetNextFeature(&layer, nullptr, nullptr, nullptr))) {
        if (layer != last) {
            const bool was_lon_lat = map.is_lon_lat;
            unit_m = unit_of(*layer, format, options, map);
            if (last != nullptr) check_same_system(*layer, was_lon_lat, path, map, faults);
            check_axes(*layer, path, map, faults);
            last = layer;
        }
        take_feature(*row, layer->GetName(), format, unit_m, map, faults);
    }
    if (QuietGdal::has_failed()) {
        faults.add({path}, fmt::format("cannot be read to its end: {}", QuietGdal::complaint()),
                   fmt::format("a whole {} file", format.name));
    }
}

}  // namespace tidegate
