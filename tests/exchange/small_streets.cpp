#include "exchange/small_streets.h"

#include "cli/program.h"
#include "exchange/ogr/read_map.h"
#include "exchange/osm_writer.h"

namespace tidegate::testing {

std::string small_streets_osm() {
    OsmWriter osm;
    const int middle = osm.node(0, 0), fork = osm.node(100, 0);
    osm.way({osm.node(-200, 0), middle, fork, osm.node(200, 0)}, tags({{"highway", "residential"}, {"name", "Long Street"}}));
    osm.way({osm.node(0, -150), middle}, tags({{"highway", "pedestrian"}, {"name", "Cross Street"}, {"width", "8"}}));
    osm.way({middle, osm.node(0, 150), osm.node(30, 190)}, tags({{"highway", "pedestrian"}, {"name", "Cross Street"}, {"width", "5"}}));
    osm.way({fork, osm.node(100, 30)}, tags({{"highway", "footway"}}));
    osm.way({osm.node(-200, 6), osm.node(200, 6)}, tags({{"highway", "footway"}, {"footway", "sidewalk"}}));
    osm.way({middle, osm.node(60, 60)}, tags({{"highway", "service"}, {"access", "private"}}));
    osm.way({middle, osm.node(-90, 90)}, tags({{"highway", "motorway"}}));
    osm.way({osm.node(300, 300), osm.node(400, 300)}, tags({{"highway", "path"}}));
    return osm.text();
}

namespace {

ImportResult import_in(const Folder& folder, const std::string& name, const std::string& text, const StreetOptions& options, int people) {
    folder.write(name, text);
    Faults faults;
    const RawMap raw = read_map(folder.path(name), {}, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return import_streets(raw, options, people);
}

}  // namespace

ImportResult imported_streets(const std::string& name, const std::string& text, const StreetOptions& options, int people) {
    return import_in(Folder(), name, text, options, people);
}

std::string street_faults(const std::string& name, const std::string& text, const StreetOptions& options) {
    const Folder folder;
    std::string all;
    try {
        import_in(folder, name, text, options, 40);
    } catch (const InputError& error) {
        all = error.what();
    }
    for (std::size_t at = 0; (at = all.find(folder.path() + "/", at)) != std::string::npos;) all.erase(at, folder.path().size() + 1);
    return all;
}

}  // namespace tidegate::testing
