#include "exchange/small_maps.h"

#include <fmt/core.h>

#include <vector>

#include "catch.h"
#include "cli/program.h"
#include "exchange/ogr/read_map.h"
#include "exchange/osm_writer.h"

namespace tidegate::testing {
namespace {

// "layer" and points of a closed or open polyline, in the drawing's units.
std::string polyline(const std::string& layer, bool closed, const std::vector<Vec2>& points) {
    std::string text =
        fmt::format("0\nLWPOLYLINE\n8\n{}\n100\nAcDbEntity\n100\nAcDbPolyline\n90\n{}\n70\n{}\n", layer, points.size(), closed ? 1 : 0);
    for (const Vec2 p : points) text += fmt::format("10\n{}\n20\n{}\n", p.x, p.y);
    return text;
}

RawMap read_text(const Folder& folder, const std::string& name, const std::string& text, Faults& faults) {
    folder.write(name, text);
    return read_map(folder.path(name), {}, faults);
}

}  // namespace

std::string small_house_osm() {
    OsmWriter osm;
    osm.box(0, 0, 40, 12, tags({{"indoor", "corridor"}, {"level", "0"}}));
    osm.box(10, 12, 20, 20, tags({{"indoor", "room"}, {"level", "0"}, {"shop", "books"}, {"name", "Books &amp; Co"}}));
    osm.box(0, 0, 40, 12, tags({{"indoor", "area"}, {"level", "1"}}));
    osm.node(0, 6, tags({{"entrance", "main"}, {"level", "0"}, {"name", "Main door"}}));
    osm.way({osm.node(20, 3), osm.node(30, 3)}, tags({{"highway", "steps"}, {"level", "0;1"}, {"incline", "up"}}));
    osm.way({osm.node(30, 9), osm.node(20, 9)},
            tags({{"highway", "steps"}, {"level", "0;1"}, {"incline", "down"}, {"conveying", "backward"}, {"width", "1.2"}}));
    osm.node(5, 5, tags({{"amenity", "bench"}}));
    return osm.text();
}

std::string small_house_geojson() {
    return R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}, "features": [
{"type": "Feature", "properties": {"kind": "floor", "level": "ground", "elevation_m": 0}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [40, 0], [40, 12], [0, 12], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "room", "level": "ground", "name": "shop"}, "geometry": {"type": "Polygon", "coordinates": [[[10, 12], [20, 12], [20, 20], [10, 20], [10, 12]]]}},
{"type": "Feature", "properties": {"kind": "floor", "level": "gallery", "elevation_m": 3.5}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [40, 0], [40, 12], [0, 12], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "door", "level": "ground", "name": "shop door", "width_m": 1.6}, "geometry": {"type": "Point", "coordinates": [15, 12]}},
{"type": "Feature", "properties": {"kind": "exit", "level": "ground", "name": "front"}, "geometry": {"type": "LineString", "coordinates": [[0, 4], [0, 7]]}},
{"type": "Feature", "properties": {"kind": "stair", "lower_level": "ground", "upper_level": "gallery", "width_m": 2.4}, "geometry": {"type": "LineString", "coordinates": [[20, 3], [30, 3]]}}
]}
)";
}

std::string small_drawing_dxf() {
    return "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" +
           polyline("A-FLOR", true, {{0, 0}, {10000, 0}, {10000, 6000}, {0, 6000}}) + polyline("A-WALL", false, {{5000, 0}, {5000, 6000}}) +
           polyline("A-DOOR", false, {{5000, 2000}, {5000, 3500}}) + polyline("EXIT", false, {{0, 2000}, {0, 4000}}) +
           polyline("A-FURN", true, {{1000, 1000}, {2000, 1000}, {2000, 2000}}) + "0\nENDSEC\n0\nEOF\n";
}

std::string small_indoorgml() {
    const auto face = [](double x, double z) {
        std::string ring;
        for (const Vec2 p : {Vec2{x, 0}, Vec2{x + 4, 0}, Vec2{x + 4, 3}, Vec2{x, 3}, Vec2{x, 0}}) {
            ring += fmt::format("<gml:pos>{} {} {}</gml:pos>", p.x, p.y, z);
        }
        return "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing>" + ring +
               "</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>";
    };
    const auto cell = [&](const char* id, double x) {
        return fmt::format(
            "<cellSpaceMember><CellSpace gml:id=\"{}\"><gml:name>room {}</gml:name><cellSpaceGeometry><Geometry3D><gml:Solid>"
            "<gml:exterior><gml:Shell>{}{}</gml:Shell></gml:exterior></gml:Solid></Geometry3D></cellSpaceGeometry></CellSpace></"
            "cellSpaceMember>\n",
            id, id, face(x, 0), face(x, 2.5));
    };
    return "<?xml version=\"1.0\"?>\n<IndoorFeatures xmlns:gml=\"http://www.opengis.net/gml/3.2\">\n" + cell("C1", 0) + cell("C2", 4) +
           "<Transition gml:id=\"T1\"><gml:LineString><gml:pos>2 1.5 0</gml:pos><gml:pos>6 1.5 0</gml:pos></gml:LineString></Transition>\n"
           "</IndoorFeatures>\n";
}

std::map<std::string, std::string> small_imdf(bool lift) {
    const auto collection = [](const std::string& features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}\n";
    };
    const auto point = [](double x, double y) { return fmt::format("[{:.8f}, {:.8f}]", lon(x), lat(y)); };
    const auto box = [&](double x0, double y0, double x1, double y1) {
        return fmt::format("{{\"type\": \"Polygon\", \"coordinates\": [[{}, {}, {}, {}, {}]]}}", point(x0, y0), point(x1, y0),
                           point(x1, y1), point(x0, y1), point(x0, y0));
    };
    const auto line = [&](double x0, double y0, double x1, double y1) {
        return fmt::format("{{\"type\": \"LineString\", \"coordinates\": [{}, {}]}}", point(x0, y0), point(x1, y1));
    };
    const auto feature = [](const char* id, const std::string& properties, const std::string& shape) {
        return fmt::format("{{\"type\": \"Feature\", \"id\": \"{}\", \"properties\": {{{}}}, \"geometry\": {}}}", id, properties, shape);
    };
    const std::string level = "\"level_id\": \"L0\", ", above = "\"level_id\": \"L1\", ";
    const std::string more_levels = lift ? "," + feature("L1", R"("ordinal": 1, "name": {"en": "Upper"})", box(0, 0, 20, 10)) : "";
    const std::string more_units = !lift ? ""
                                         : "," + feature("U3", above + R"("category": "lobby", "name": null)", box(0, 0, 10, 10)) + "," +
                                               feature("U4", level + R"("category": "elevator", "name": {"en": "Lift"})", box(4, 4, 6, 6)) + "," +
                                               feature("U5", above + R"("category": "elevator", "name": {"en": "Lift"})", box(4, 4, 6, 6));
    return {{"level.geojson", collection(feature("L0", R"("ordinal": 0, "name": {"en": "Ground"})", box(0, 0, 20, 10)) + more_levels)},
            {"unit.geojson", collection(feature("U1", level + R"("category": "lobby", "name": null)", box(0, 0, 10, 10)) + "," +
                                        feature("U2", level + R"("category": "room", "name": {"en": "Shop"})", box(10, 0, 20, 10)) + more_units)},
            {"opening.geojson", collection(feature("O1", level + R"("category": "pedestrian")", line(10, 4, 10, 6)) + "," +
                                           feature("O2", level + R"("category": "emergencyexit")", line(0, 4, 0, 6)))},
            {"amenity.geojson",
             collection(feature("A1", R"("category": "atm")", fmt::format("{{\"type\": \"Point\", \"coordinates\": {}}}", point(3, 3))))}};
}

ImportResult imported(const std::string& name, const std::string& text, int people, const ImportOptions& options) {
    const Folder folder;
    Faults faults;
    const RawMap raw = read_text(folder, name, text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return import_map(raw, options, people);
}

std::string import_faults(const std::string& name, const std::string& text, const ImportOptions& options) {
    const Folder folder;
    std::string all;
    try {
        Faults faults;
        const RawMap raw = read_text(folder, name, text, faults);
        if (!faults.empty()) throw InputError(std::move(faults));
        import_map(raw, options, 20);
    } catch (const InputError& error) {
        all = error.what();
    }
    for (std::size_t at = 0; (at = all.find(folder.path() + "/", at)) != std::string::npos;) all.erase(at, folder.path().size() + 1);
    return all;
}

Scenario scenario_of(const ImportResult& result) {
    ScenarioText text;
    text.files = result.files;
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    return scenario;
}

}  // namespace tidegate::testing
