#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "scenario/floors.h"
#include "scenario/hall_drawing.h"
#include "scenario/join_venues.h"
#include "scenario/link_reader.h"
#include "scenario/loading.h"
#include "scenario/section_readers.h"
#include "scenario/venue_reader.h"

namespace tidegate {
namespace {

// The file that `values` name as JSON with the settings laid over; empty, with a fault, when it is none.
std::optional<Node> venue_document(Loading& loading, const TableReader& values, const std::vector<Setting>& settings) {
    const std::string* text = file_text(loading, values, "a venue file, GeoJSON");
    if (text == nullptr) return {};
    Faults& faults = loading.reading.faults;
    std::optional<Node> venue = read_json(values.text("file"), *text, faults);
    if (!venue) return {};
    if (!venue->is_table()) {
        faults.add({values.text("file"), 1, 1}, "this is not a GeoJSON FeatureCollection",
                   "\"type\": \"FeatureCollection\"");
        return {};
    }
    apply_settings(settings, SettingTarget::venue, *venue, faults);
    venue->place.file = values.text("file");
    return venue;
}

// The hall that numbers describe, with the settings laid over.
std::optional<Node> hall_document(Loading& loading, const TableReader& values, const std::vector<Setting>& settings) {
    std::optional<Node> venue = draw_hall(loading.reading, values);
    if (venue) apply_settings(settings, SettingTarget::venue, *venue, loading.reading.faults);
    return venue;
}

bool load_only_venue(Loading& loading, const TableReader& values, std::vector<VenueFrame>& frames) {
    Scenario& s = loading.scenario;
    s.network.venues = {read_fidelity(loading.reading, values, "", loading.usual.venues, s.calendar)};
    const std::optional<Node> document = venue_document(loading, values, loading.settings);
    if (!document) return false;
    VenueContent content =
        read_venue(loading.reading, *document,
                   {values.text("coordinates") == "lon_lat", s.raster_m, {values.text("file"), 0, 0}, {}});
    frames.push_back({"", content.projection});
    join_venue(std::move(content), {}, 0, s, loading.places, loading.reading.faults);
    return true;
}

// The settings for the features of one of several venues, with the names its file has.
std::vector<Setting> settings_of(const std::vector<Setting>& all, const std::string& prefix) {
    std::vector<Setting> own;
    for (const Setting& setting : all) {
        if (setting.target != SettingTarget::venue || !setting.row.starts_with(prefix)) continue;
        own.push_back(setting);
        own.back().row = setting.row.substr(prefix.size());
    }
    return own;
}

void check_settings(const Loading& loading, const std::vector<std::string>& names) {
    for (const Setting& setting : loading.settings) {
        if (setting.target != SettingTarget::venue) continue;
        const std::string name = setting.row.substr(0, setting.row.find('/'));
        const bool has_slash = setting.row.find('/') != std::string::npos;
        if (has_slash && std::find(names.begin(), names.end(), name) != names.end()) continue;
        loading.reading.faults.add(
            {std::string(settings_file), 0, 0},
            has_slash ? fmt::format("'{}': no venue is named '{}'", setting.address, name)
                      : fmt::format("'{}' does not say in which venue", setting.address),
            has_slash ? "" : fmt::format("venue.feature.VENUE/{}.{}", setting.row, setting.key),
            nearest_name_cure(name, names));
    }
}

// What [venue] may still say when [[venues]] describe the venues.
void check_common(Loading& loading, const TableReader& common) {
    for (const char* key : {"file", "coordinates", "fidelity", "micro"}) {
        if (!common.given(key)) continue;
        common.fault(key, "is given in [venue], but there are [[venues]]", "it in each of [[venues]]");
    }
    std::erase_if(loading.reading.parameters, [](const Parameter& parameter) {
        return parameter.section == "venue" && parameter.address != "venue.raster_m";
    });
}

void check_name(const TableReader& values, const std::vector<std::string>& names) {
    check_unique(values, names, "venue");
    if (!values.good("name") || values.text("name").find('/') == std::string::npos) return;
    values.fault("name", fmt::format("is '{}'", values.text("name")), "a name without '/'");
}

// What describes a hall would do nothing beside a file.
void check_one_drawing(const TableReader& values) {
    if (values.text("file").empty()) return;
    for (const char* key : {"length_m", "width_m", "exits", "entrances", "platforms", "gates"}) {
        if (!values.given(key)) continue;
        values.fault(key, fmt::format("is given, but 'file' is '{}'", values.text("file")), "one of the two");
    }
}

bool load_one_of_several(Loading& loading, const TableReader& values, std::vector<VenueFrame>& frames) {
    Scenario& s = loading.scenario;
    const std::string& name = values.text("name");
    const int row = static_cast<int>(s.network.venues.size());
    s.network.venues.push_back(read_fidelity(loading.reading, values, name, loading.usual.venues, s.calendar));
    if (!values.good("name")) return false;
    check_one_drawing(values);
    const std::string prefix = name + "/";
    const std::vector<Setting> settings = settings_of(loading.settings, prefix);
    const std::optional<Node> document = values.text("file").empty() ? hall_document(loading, values, settings)
                                                                     : venue_document(loading, values, settings);
    if (!document) return false;
    const Place whole = values.text("file").empty() ? values.where() : Place{values.text("file"), 0, 0};
    VenueContent content = read_venue(loading.reading, *document,
                                      {values.text("coordinates") == "lon_lat", s.raster_m, whole, prefix});
    frames.push_back({name, content.projection});
    join_venue(std::move(content), prefix, row, s, loading.places, loading.reading.faults);
    return true;
}

bool load_several(Loading& loading, const std::vector<const Node*>& rows, std::vector<VenueFrame>& frames) {
    loading.scenario.network.venues.clear();
    std::vector<std::string> names;
    bool all = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader values(loading.reading, rows[i],
                                 {"venues", row_address("venues", *rows[i], i), "[[venues]]"}, rows[i]->place);
        const std::size_t before = loading.reading.faults.size();
        check_name(values, names);
        const bool is_known = loading.reading.faults.size() == before;
        if (values.good("name")) names.push_back(values.text("name"));
        all = is_known && load_one_of_several(loading, values, frames) && all;
    }
    check_settings(loading, names);
    return all;
}

// Each venue was judged alone; those in which nobody walks have rasters that are small whatever their size.
void check_rasters(const Scenario& s, const Node& document, Faults& faults) {
    double bytes = 0;
    for (const LevelDef& level : s.venue.levels) {
        const FidelityDef& fidelity = s.network.venues[static_cast<std::size_t>(level.venue)];
        if (fidelity.kind == Fidelity::network && fidelity.micro.empty()) continue;
        Vec2 low{1e9, 1e9}, high{-1e9, -1e9};
        for (const Polygon& polygon : level.floor) {
            for (const Vec2 p : polygon.outer) {
                low = {std::min(low.x, p.x), std::min(low.y, p.y)};
                high = {std::max(high.x, p.x), std::max(high.y, p.y)};
            }
        }
        if (low.x > high.x) continue;
        bytes += bytes_per_raster_node * (high.x - low.x) * (high.y - low.y) / (s.raster_m * s.raster_m);
    }
    if (bytes <= most_raster_bytes) return;
    faults.add({document.place.file, 0, 0},
               fmt::format("the rasters of all venues would need {:.1f} GB at venue.raster_m = {}", bytes / 1e9, s.raster_m),
               fmt::format("at most {:.0f} GB", most_raster_bytes / 1e9),
               "set fidelity = \"network\" where nobody need be seen walking, or venue.raster_m to 0.25");
}

}  // namespace

bool load_venues(Loading& loading, const Node& document) {
    const TableReader common = file_section(loading, document, "venue");
    loading.scenario.raster_m = common.number("raster_m");
    const std::vector<const Node*> rows = table_rows(document, "venues", loading.reading.faults);
    std::vector<VenueFrame> frames;
    if (!rows.empty()) check_common(loading, common);
    const bool all = rows.empty() ? load_only_venue(loading, common, frames) : load_several(loading, rows, frames);
    if (!all) return false;
    if (!rows.empty()) check_rasters(loading.scenario, document, loading.reading.faults);
    read_links(loading.reading, document, {frames, loading.usual.links}, loading.places, loading.scenario);
    return true;
}

}  // namespace tidegate
