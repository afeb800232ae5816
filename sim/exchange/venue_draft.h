#pragma once
#include <string>
#include <vector>

#include "exchange/default_sizes.h"
#include "exchange/import_report.h"
#include "exchange/map_feature.h"
#include "scenario/geos.h"

namespace tidegate {

/// A room as it will stand: what smaller rooms take from it is gone.
struct RoomDraft {
    std::string name, source;
    Shape shape;
    bool has_door = false;
};

/// A line of two points on one level: an opening or an exit.
struct LineDraft {
    std::string name, level, source;
    Segment line;
};

/// A level while it is made.
struct LevelDraft {
    MapLevel level;
    Shape open;  ///< floors and ways outside of rooms
    std::vector<RoomDraft> rooms;
    Shape obstacles;
    Shape room_walls;                 ///< round every room
    Shape floor;                      ///< what can be walked on so far
    std::vector<Segment> wall_edges;  ///< lines in which doors are sought
    std::vector<LineDraft> openings;
};

/// A stop of a lift between its lowest and its highest one.
struct StopDraft {
    std::size_t level = 0;  ///< row
    Segment line;
    Vec2 out;  ///< unit vector from the doors into the floor
};

/// A stair, escalator, ramp or lift with its two ends.
struct ConnectorDraft {
    MapKind kind = MapKind::stair;
    std::string name, source;
    std::size_t lower = 0, upper = 0;  ///< rows of the levels
    Segment lower_line, upper_line;
    Vec2 lower_out, upper_out;  ///< unit vectors from the ends into the floors
    double plan_m = 0;          ///< length in plan
    bool runs_up = true;        ///< escalator
    std::vector<StopDraft> between{};  ///< of a lift, from below to above
};

/// Where people can be when a run begins: a polygon whose people can reach an exit.
struct StartDraft {
    std::string name, level;
    Polygon polygon;
    double area_m2 = 0;
};

/// A venue as the importer makes it of a map; from here on only to be written.
struct VenueDraft {
    std::vector<LevelDraft> levels;  ///< from below to above
    std::vector<ConnectorDraft> connectors;
    std::vector<LineDraft> exits;
    std::vector<StartDraft> starts;
    bool lifts_work = true;  ///< false: closed, as in an evacuation; then they are no way out either
};

/// Makes the venue. Whatever is dropped, guessed or mended goes to the report. Deterministic.
VenueDraft draft_venue(const ImportedMap& map, const DefaultSizes& sizes, bool lifts_work, ImportReport& report);

// --- its steps, in this order ---------------------------------------------------------------------

/// Floors, rooms and their walls, without doors. Levels without any floor are left out.
std::vector<LevelDraft> draft_levels(const ImportedMap& map, const DefaultSizes& sizes, ImportReport& report);
/// Doors: those drawn, where ways pass walls, and one for each room that has none.
void add_doors(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report);
/// Cuts stairs, escalators and ramps out of the floors and gives their ends floor to stand on.
void add_connectors(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report);
/// Lifts, each with all its stops.
void add_lifts(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report);
/// Puts floors on a grid of 1 mm and takes slivers away; then trims the ends of connectors to the border.
void settle_floors(VenueDraft& venue, ImportReport& report);
void add_exits(const ImportedMap& map, const DefaultSizes& sizes, VenueDraft& venue, ImportReport& report);
/// Openings round which one can walk count as gaps only.
void drop_idle_openings(VenueDraft& venue, ImportReport& report);
/// Finds from where an exit can be reached, reports the rest and makes the starts.
void add_starts(VenueDraft& venue, ImportReport& report);
/// Makes every name unique.
void give_names(VenueDraft& venue);

/// The row of a level by its name, or levels.size().
std::size_t level_row(const std::vector<LevelDraft>& levels, const std::string& name);
bool is_level_of(const MapFeature& feature, const LevelDraft& level);
/// "stair": the word of a kind in venue.geojson.
std::string kind_word(MapKind kind);

}  // namespace tidegate
