#include "exchange/import_map.h"

#include <fmt/core.h>

#include "engine/site_checks.h"
#include "exchange/venue_text.h"
#include "scenario/scenario.h"

namespace tidegate {
namespace {

using Part = ImportReport::Part;

void tell_made(const VenueDraft& venue, ImportReport& report) {
    std::size_t openings = 0;
    for (const LevelDraft& level : venue.levels) openings += level.openings.size();
    std::map<MapKind, int> kinds;
    for (const ConnectorDraft& c : venue.connectors) ++kinds[c.kind];
    for (const LevelDraft& level : venue.levels) {
        report.add(Part::read, fmt::format("level '{}': {:.0f} m2 of floor, {} rooms, {} doors", level.level.name, level.floor.area_m2(),
                                           level.rooms.size(), level.openings.size()));
    }
    if (kinds[MapKind::lift] > 0 && !venue.lifts_work) {
        report.add(Part::guessed, "lifts are closed, as in an evacuation (--set venue.feature.NAME.status=open)");
    }
    report.add(Part::read,
               fmt::format("venue: {} stairs, {} escalators, {} ramps, {} lifts, {} exits, {} doors", kinds[MapKind::stair],
                           kinds[MapKind::escalator], kinds[MapKind::ramp], kinds[MapKind::lift], venue.exits.size(), openings));
}

std::string head_of(const ImportedMap& map) {
    std::string text = fmt::format("Import of {} ({}), in {}\n", map.file, map.format, map.coordinates);
    if (map.has_origin_degrees) {
        text += fmt::format("(0, 0) of the venue is at longitude {:.7f}, latitude {:.7f}; metres, azimuthal equidistant about it\n",
                            map.origin.x, map.origin.y);
    } else {
        text += fmt::format("(0, 0) of the venue is at ({}, {}) of the file, in metres\n", map.origin.x, map.origin.y);
    }
    return text + "\n";
}

void check_made(const VenueDraft& venue, const ImportedMap& map, int people) {
    Faults faults;
    if (venue.levels.empty()) {
        faults.add({map.file}, "no floor is left of it", "areas that stand for floors or rooms",
                   "see docs/import.md for what each format must say");
    }
    if (venue.levels.size() + venue.connectors.size() > most_planes) {
        faults.add({map.file},
                   fmt::format("has {} levels and {} stairs, escalators and lifts", venue.levels.size(), venue.connectors.size()),
                   fmt::format("at most {} together", most_planes), "cut the map into several venues");
    }
    if (people > 0 && venue.starts.empty() && faults.empty()) {
        faults.add({map.file},
                   venue.exits.empty() ? "has no exits, so nobody could leave" : "has no floor from which an exit can be reached",
                   "entrances or exits in the map", "import only the venue (-o venue.geojson), and draw what its report asks for");
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace

ImportResult import_map(const RawMap& raw, const ImportOptions& options, int people) {
    Faults faults;
    ImportReport report;
    const ImportedMap map = understand(raw, options, report, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const VenueDraft venue = draft_venue(map, options.sizes, people == 0, report);
    check_made(venue, map, people);
    tell_made(venue, report);
    ImportResult result;
    result.report = head_of(map) + report.text();
    result.files["venue.geojson"] = venue_geojson(venue, map);
    if (people > 0) {
        for (auto& [name, text] : evacuation_files(venue, map, people)) result.files[name] = text;
        result.files["import_report.txt"] = result.report;
    }
    return result;
}

}  // namespace tidegate
