#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/fault.h"
#include "venue/venue_def.h"

namespace tidegate {

/// A feature as it stands in a map or drawing: nothing is interpreted yet.
struct RawFeature {
    std::string source;  ///< how messages call it: "way/59529943", "layer WALLS, feature 12"
    std::string layer;
    std::map<std::string, std::string> tags;
    std::vector<Polygon> polygons;
    std::vector<std::vector<Vec2>> lines;
    std::vector<Vec2> points;
    bool was_closed_line = false;  ///< a polygon that the file holds as a closed line
    bool had_open_ring = false;    ///< a ring's last point was not its first
};

/// A whole map in its own coordinates: degrees (longitude, latitude) or metres.
struct RawMap {
    std::string file;
    std::string format;  ///< "OSM", "DXF", "GeoJSON", "GPKG", "WKT", "IMDF", "IndoorGML"
    bool is_lon_lat = false;
    std::string coordinates;  ///< for the report: "WGS 84", "EPSG:25833", "drawing units of 0.001 m"
    std::vector<RawFeature> features;
};

/// What a feature of a map means for people on foot.
enum class MapKind : std::uint8_t {
    floor,     ///< open walkable area
    room,      ///< walkable area with walls around it
    way,       ///< line along which people walk where no area is drawn
    obstacle,  ///< polygon nobody walks on
    wall,      ///< line nobody crosses
    door,      ///< point or line: a gap in walls
    exit,      ///< point or line on the outer border: out of the venue
    stair,     ///< line from end to end, as escalator and ramp
    escalator,
    ramp,
    lift,     ///< point or polygon
    passage,  ///< line from room to room: there is a door where it passes a wall; no floor by itself
};

/// The common form of all importers.
struct MapFeature {
    MapKind kind = MapKind::floor;
    std::string source;               ///< as RawFeature::source
    std::string name;                 ///< as people call it; may be empty
    std::vector<std::string> levels;  ///< names of the levels it belongs to; empty: not known
    double width_m = 0;               ///< 0: not given
    int climbs = 0;                   ///< along the line: 1 up, -1 down, 0 not known
    int belt = 0;                     ///< which way an escalator runs along the line: 1, -1, 0 not known
    std::vector<Polygon> polygons;
    std::vector<std::vector<Vec2>> lines;
    std::vector<Vec2> points;
};

/// A level as the map knows it.
struct MapLevel {
    std::string name;
    double order = 0;  ///< from below to above
    double elevation_m = 0;
};

/// A map whose features mean something, in local metres.
struct ImportedMap {
    std::string file;
    std::string format;
    std::string coordinates;       ///< of the file, for the report
    std::vector<MapLevel> levels;  ///< from below to above
    std::vector<MapFeature> features;
    bool has_origin_degrees = false;
    Vec2 origin;  ///< (0, 0) of the local metres in the file's coordinates
};

}  // namespace tidegate
