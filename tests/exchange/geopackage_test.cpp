#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>

#include "catch.h"
#include "cli/program.h"
#include "exchange/ogr/read_map.h"
#include "exchange/small_maps.h"

using namespace tidegate;
using namespace tidegate::testing;

namespace {

void add_feature(OGRLayerH layer, const char* kind, const char* wkt) {
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, OGR_F_GetFieldIndex(feature, "kind"), kind);
    OGR_F_SetFieldString(feature, OGR_F_GetFieldIndex(feature, "level"), "hall");
    std::string text = wkt;
    char* rest = text.data();
    OGRGeometryH geometry = nullptr;
    REQUIRE(OGR_G_CreateFromWkt(&rest, nullptr, &geometry) == OGRERR_NONE);
    OGR_F_SetGeometryDirectly(feature, geometry);
    REQUIRE(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE);
    OGR_F_Destroy(feature);
}

// A hall of 30 m by 10 m in Berlin, in metres of ETRS89 / UTM zone 33N.
void write_geopackage(const std::string& path) {
    GDALAllRegister();
    GDALDatasetH data = GDALCreate(GDALGetDriverByName("GPKG"), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    REQUIRE(data != nullptr);
    OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
    REQUIRE(OSRImportFromEPSG(system, 25833) == OGRERR_NONE);
    OGRLayerH layer = GDALDatasetCreateLayer(data, "plan", system, wkbUnknown, nullptr);
    for (const char* name : {"kind", "level"}) {
        OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
        OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
    }
    add_feature(layer, "floor", "POLYGON ((389000 5820000, 389030 5820000, 389030 5820010, 389000 5820010, 389000 5820000))");
    add_feature(layer, "exit", "LINESTRING (389000 5820004, 389000 5820006)");
    OSRDestroySpatialReference(system);
    GDALClose(data);
}

}  // namespace

TEST_CASE("a GeoPackage in metres of a national grid becomes a venue near (0, 0)", "[exchange]") {
    const Folder folder;
    write_geopackage(folder.path("hall.gpkg"));
    Faults faults;
    const RawMap raw = read_map(folder.path("hall.gpkg"), {}, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    const ImportResult result = import_map(raw, {}, 20);
    CHECK_THAT(result.report, contains_text("in ETRS89 / UTM zone 33N"));
    CHECK_THAT(result.report, contains_text("level 'hall': 300 m2 of floor"));
    const Scenario scenario = scenario_of(result);
    REQUIRE(scenario.venue.exits.size() == 1);
    CHECK(scenario.venue.exits[0].line.length_m() == Approx(2).margin(0.01));
    CHECK(std::abs(scenario.venue.exits[0].line.a.x) < 50);
}
