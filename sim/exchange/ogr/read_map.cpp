#include "exchange/ogr/read_map.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "exchange/map_text.h"
#include "exchange/ogr/ogr_dataset.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

struct Ending {
    const char* ending;
    OgrFormat format;
};

constexpr std::array endings = {
    Ending{".osm", {"OSM", "OSM", true}},
    Ending{".pbf", {"OSM", "OSM", true}},
    Ending{".geojson", {"GeoJSON", "GeoJSON", false}},
    Ending{".json", {"GeoJSON", "GeoJSON", false}},
    Ending{".gpkg", {"GPKG", "GPKG", false}},
    Ending{".dxf", {"DXF", "DXF", false, true}},
    Ending{".wkt", {"WKT", "", false}},
    Ending{".gml", {"IndoorGML", "", false}},
};

// Metres in a unit of the drawing by its header variable $INSUNITS (AutoCAD's DXF reference); 0: not said.
double unit_of_drawing(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    for (int number = 0; number < 20000 && std::getline(in, line); ++number) {
        if (plain_word(line) != "$insunits") continue;
        std::getline(in, line);  // the group code, 70
        std::getline(in, line);
        const auto code = number_in(line);
        const std::pair<int, double> units[] = {{1, 0.0254}, {2, 0.3048}, {4, 0.001}, {5, 0.01}, {6, 1}, {14, 0.1}};
        for (const auto& [number_of_unit, metres] : units) {
            if (code && static_cast<int>(*code) == number_of_unit) return metres;
        }
        return 0;
    }
    return 0;
}

void read_drawing(const std::string& path, const OgrFormat& format, MapReadOptions options, RawMap& map, Faults& faults) {
    if (options.unit_m <= 0) options.unit_m = unit_of_drawing(path);
    if (options.unit_m <= 0) {
        faults.add({path}, "the drawing does not say its unit ($INSUNITS)", "a unit of length", "say it with --unit m, cm, mm, ft or in");
        return;
    }
    read_dataset(path, format, options, map, faults);
}

// A folder of GeoJSON files, one for each type of feature; which it is becomes the layer.
void read_imdf(const std::string& folder, const MapReadOptions& options, RawMap& map, Faults& faults) {
    map.format = "IMDF";
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".geojson") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const char* needed : {"level.geojson", "unit.geojson"}) {
        if (fs::exists(fs::path(folder) / needed)) continue;
        faults.add({folder}, fmt::format("has no {}", needed), "an IMDF archive, unpacked: level.geojson, unit.geojson, ...");
    }
    if (!faults.empty()) return;
    for (const fs::path& file : files) {
        const std::size_t first = map.features.size();
        read_dataset(file.string(), {"GeoJSON", "GeoJSON", true}, options, map, faults);
        for (std::size_t i = first; i < map.features.size(); ++i) {
            map.features[i].layer = file.stem().string();
            map.features[i].source = fmt::format("{} {}", file.stem().string(), map.features[i].source);
        }
    }
}

}  // namespace

RawMap read_map(const std::string& path, const MapReadOptions& options, Faults& faults) {
    RawMap map;
    map.file = path;
    std::error_code error;
    if (fs::is_directory(path, error)) {
        read_imdf(path, options, map, faults);
        return map;
    }
    if (!fs::is_regular_file(path, error)) {
        faults.add({path}, "is not there", "a file, or a folder in IMDF");
        return map;
    }
    const std::string ending = plain_word(fs::path(path).extension().string());
    const auto known = std::find_if(endings.begin(), endings.end(), [&](const Ending& e) { return e.ending == ending; });
    if (known == endings.end()) {
        std::vector<std::string> names;
        for (const Ending& e : endings) names.emplace_back(e.ending);
        faults.add({path}, fmt::format("ends in '{}', which is no map that can be read", ending), {}, nearest_name_cure(ending, names));
        return map;
    }
    map.format = known->format.name;
    if (ending == ".wkt") {
        read_wkt(path, options, map, faults);
    } else if (ending == ".gml") {
        read_indoorgml(path, map, faults);
    } else if (known->format.is_drawing) {
        read_drawing(path, known->format, options, map, faults);
    } else {
        read_dataset(path, known->format, options, map, faults);
    }
    if (faults.empty() && map.features.empty()) faults.add({path}, "holds no features", "a map with geometry");
    return map;
}

}  // namespace tidegate
