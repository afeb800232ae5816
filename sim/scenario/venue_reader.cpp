#include "scenario/venue_reader.h"

#include <fmt/core.h>

#include "scenario/connector_reader.h"
#include "scenario/features.h"
#include "scenario/floors.h"
#include "scenario/inspection_reader.h"
#include "scenario/lift_reader.h"
#include "scenario/queue_reader.h"
#include "scenario/venue_checks.h"

namespace tidegate {
namespace {

bool is_facility(std::string_view kind) { return kind == "gate" || kind == "check"; }

// Everything the feature readers share.
struct Venue {
    FeatureList list;
    Floors floors;
    VenueDef& def;
    std::vector<FacilityDef>& facilities;
    Places& places;
    Faults& faults;

    const Shape& floor(LevelId level) const { return floors.floor[level.index()]; }
    const std::string& level_name(LevelId level) const { return def.levels[level.index()].name; }
};

Segment line_of(const Feature& feature) {
    return feature.good ? Segment{feature.lines[0][0], feature.lines[0][1]} : Segment{};
}

// Lines of openings and facilities on the same level, but the one of this feature.
std::vector<Segment> lines_beside(const Venue& venue, const Feature& feature) {
    std::vector<Segment> lines;
    for (const Feature& other : venue.list.features) {
        if (&other == &feature || !other.good) continue;
        if (other.kind != "opening" && !is_facility(other.kind)) continue;
        if (other.values.text("level") == feature.values.text("level"))
            lines.push_back(line_of(other));
    }
    return lines;
}

// Where a feature lies is judged only on floors that were read whole: one wrong floor would bring a
// fault for everything on it.
bool can_check(const Feature& feature, LevelId level, const Venue& venue) {
    return feature.good && level.is_valid() && venue.floors.known;
}

void read_facility(const Feature& feature, Venue& venue) {
    const TableReader& values = feature.values;
    FacilityDef def;
    def.name = values.text("name");
    def.kind = feature.kind == "gate" ? FacilityKind::gate : FacilityKind::check;
    def.level = find_level(feature, "level", venue.def.levels);
    def.line = line_of(feature);
    def.lanes = std::max(1, values.integer("lanes"));
    def.open_lanes = values.given("open_lanes") ? values.integer("open_lanes") : def.lanes;
    def.lane_width_m = values.number("lane_width_m");
    def.direction = values.choice<PassageDirection>("direction");
    def.service = {values.choice<ServiceLaw>("service_law"), values.number("service_mean_s"),
                   values.number("service_sd_s")};
    if (def.kind == FacilityKind::check) def.inspection = read_inspection(feature);
    def.queue_reach_m = values.number("queue_reach_m");
    def.balk_length = values.integer("balk_length");
    def.patience = {values.choice<ServiceLaw>("patience_law"), values.number("patience_mean_s"),
                    values.number("patience_sd_s")};
    def.queue = read_queue(feature, def.direction, venue.list, venue.faults);
    if (can_check(feature, def.level, venue)) {
        if (def.open_lanes > def.lanes) {
            values.fault("open_lanes", fmt::format("is {}", def.open_lanes),
                         fmt::format("at most lanes = {}", def.lanes));
        }
        if (def.lanes * def.lane_width_m > def.line.length_m() + 1e-9) {
            venue.faults.add(
                feature.geometry_place,
                fmt::format("{} is {:.2f} m long, too short for {} lanes of {} m", feature.title(),
                            def.line.length_m(), def.lanes, def.lane_width_m),
                fmt::format("at least {:.2f} m", def.lanes * def.lane_width_m));
        }
        check_spans(feature, def.line, venue.floors.base[def.level.index()],
                    lines_beside(venue, feature), venue.list.projection, venue.faults);
    }
    values.note("open_lanes", short_number(def.open_lanes));
    venue.facilities.push_back(def);
}

void read_opening(const Feature& feature, Venue& venue) {
    const TableReader& values = feature.values;
    OpeningDef def;
    def.name = values.text("name");
    def.level = find_level(feature, "level", venue.def.levels);
    def.line = line_of(feature);
    def.status = values.choice<PassageStatus>("status");
    def.direction = values.choice<PassageDirection>("direction");
    def.max_per_min = values.number("max_per_min");
    if (can_check(feature, def.level, venue)) {
        check_spans(feature, def.line, venue.floor(def.level), lines_beside(venue, feature),
                    venue.list.projection, venue.faults);
    }
    venue.def.openings.push_back(def);
}

void read_area(const Feature& feature, Venue& venue) {
    AreaDef def;
    def.name = feature.values.text("name");
    def.level = find_level(feature, "level", venue.def.levels);
    if (can_check(feature, def.level, venue)) {
        const Shape shape = Shape::polygons(feature.polygons);
        def.polygons = shape.to_polygons();
        def.area_m2 = shape.common(venue.floor(def.level)).area_m2();
        if (def.area_m2 < 1e-3) {
            venue.faults.add(feature.geometry_place,
                             fmt::format("{} lies outside the floor of level '{}'", feature.title(),
                                         venue.level_name(def.level)),
                             "a polygon on the floor");
        }
    }
    venue.def.areas.push_back(std::move(def));
}

void read_entrance(const Feature& feature, Venue& venue) {
    EntranceDef def;
    def.name = feature.values.text("name");
    def.level = find_level(feature, "level", venue.def.levels);
    if (can_check(feature, def.level, venue)) {
        const std::vector<Polygon> polygons = Shape::polygons(feature.polygons).to_polygons();
        if (!polygons.empty()) {
            def.polygon = polygons.front();
            check_inside(feature, venue.floor(def.level), venue.level_name(def.level),
                         venue.list.projection, venue.faults);
        } else {
            venue.faults.add(feature.geometry_place, feature.title() + " has no area");
        }
    }
    venue.def.entrances.push_back(std::move(def));
}

void read_exit(const Feature& feature, Venue& venue) {
    ExitDef def;
    def.name = feature.values.text("name");
    def.level = find_level(feature, "level", venue.def.levels);
    def.line = line_of(feature);
    def.status = feature.values.choice<PassageStatus>("status");
    if (can_check(feature, def.level, venue)) {
        check_on_border(feature, feature.title(), def.line, venue.floor(def.level),
                        venue.level_name(def.level), venue.list.projection, venue.faults);
    }
    venue.def.exits.push_back(def);
}

void read_platform(const Feature& feature, Venue& venue) {
    PlatformDef def;
    def.name = feature.values.text("name");
    def.level = find_level(feature, "level", venue.def.levels);
    def.edge = line_of(feature);
    def.doors = feature.values.integer("doors");
    def.door_width_m = feature.values.number("door_width_m");
    if (can_check(feature, def.level, venue)) {
        if (def.doors * def.door_width_m > def.edge.length_m() + 1e-9) {
            venue.faults.add(
                feature.geometry_place,
                fmt::format("{} is {:.2f} m long, too short for {} doors of {} m", feature.title(),
                            def.edge.length_m(), def.doors, def.door_width_m),
                fmt::format("at least {:.2f} m", def.doors * def.door_width_m));
        }
        check_on_border(feature, feature.title(), def.edge, venue.floor(def.level),
                        venue.level_name(def.level), venue.list.projection, venue.faults);
    }
    venue.def.platforms.push_back(def);
}

// Reads one feature and says what its name stands for.
NamedPlace read_place(const Feature& feature, Venue& venue) {
    NamedPlace place{feature.values.text("name"), NameKind::other, -1, feature.kind,
                     feature.values.place("name")};
    const auto last = [](const auto& table) { return static_cast<int>(table.size()) - 1; };
    if (feature.kind == "opening") {
        read_opening(feature, venue);
        place.kind = NameKind::opening, place.row = last(venue.def.openings);
    } else if (feature.kind == "area") {
        read_area(feature, venue);
        place.kind = NameKind::area, place.row = last(venue.def.areas);
    } else if (feature.kind == "entrance") {
        read_entrance(feature, venue);
        place.kind = NameKind::entrance, place.row = last(venue.def.entrances);
    } else if (feature.kind == "exit") {
        read_exit(feature, venue);
        place.kind = NameKind::exit, place.row = last(venue.def.exits);
    } else if (feature.kind == "platform") {
        read_platform(feature, venue);
        place.kind = NameKind::platform, place.row = last(venue.def.platforms);
    } else if (is_connector(feature.kind)) {
        venue.def.connectors.push_back(read_connector(feature, venue.def.levels, venue.floors,
                                                      venue.list.projection, venue.faults));
        place.kind = NameKind::connector, place.row = last(venue.def.connectors);
    }
    return place;
}

void check_whole(const Venue& venue, const Place& file) {
    if (venue.def.levels.empty()) {
        venue.faults.add(file, "the venue has no floor", "at least one feature of kind walkable");
    }
    if (venue.def.exits.empty() && venue.def.platforms.empty()) {
        venue.faults.add(file, "nobody can leave the venue", "at least one exit or platform");
    }
}

}  // namespace

VenueContent read_venue(Reading& reading, const Node& document, const VenueSource& source) {
    const std::size_t before = reading.faults.size();
    VenueContent content;
    Venue venue{read_features(reading, document, source.lon_lat, source.prefix),
                {},
                content.def,
                content.facilities,
                content.places,
                reading.faults};
    content.projection = venue.list.projection;
    if (venue.list.features.empty() && reading.faults.size() > before) return content;
    std::vector<LevelDef>& levels = content.def.levels;
    venue.floors = make_base_floors(venue.list, levels, reading.faults);
    check_size(levels, source.raster_m, source.lon_lat, source.whole, venue.floors, reading.faults);
    for (const Feature& feature : venue.list.features) {
        if (is_facility(feature.kind)) read_facility(feature, venue);
        if (feature.kind == "queue") check_queue_path(feature, venue.list);
    }
    cut_facilities(content.facilities, venue.floors, levels);
    int facility_row = 0;
    for (const Feature& feature : venue.list.features) {
        NamedPlace place = read_place(feature, venue);
        if (is_facility(feature.kind)) place.kind = NameKind::facility, place.row = facility_row++;
        if (!place.name.empty()) content.places.add(std::move(place), reading.faults);
    }
    check_doors_apart(venue.list.features, content.def.connectors, levels, reading.faults);
    check_banks(venue.list.features, content.def.connectors, levels);
    if (venue.floors.known && reading.faults.size() == before) check_whole(venue, source.whole);
    return content;
}

}  // namespace tidegate
