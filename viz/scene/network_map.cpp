#include "viz/scene/network_map.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "venue/ring.h"
#include "viz/scene/graph_layout.h"

namespace tidegate::viz {

namespace {

double floor_of(const LevelDef& level) {
    double sum = 0;
    for (const Polygon& polygon : level.floor) {
        sum += std::abs(signed_area(polygon.outer));
        for (const Ring& hole : polygon.holes) sum -= std::abs(signed_area(hole));
    }
    return sum;
}

std::vector<MapVenue> venues_of(const RunData& run) {
    std::vector<MapVenue> venues;
    const std::vector<LevelDef>& levels = run.venue.levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        auto found = std::find_if(venues.begin(), venues.end(), [&](const MapVenue& one) {
            return one.venue == levels[i].venue;
        });
        if (found == venues.end()) {
            venues.push_back({levels[i].venue, venue_name(run, levels[i].venue),
                              std::vector<double>(levels.size(), 0)});
            found = venues.end() - 1;
        }
        found->floor_m2[i] = floor_of(levels[i]);
    }
    return venues;
}

std::size_t row_of(const NetworkMap& map, const RunData& run, LevelId level) {
    const int venue = run.venue.levels[level.index()].venue;
    const auto found = std::find_if(map.venues.begin(), map.venues.end(),
                                    [&](const MapVenue& one) { return one.venue == venue; });
    return static_cast<std::size_t>(found - map.venues.begin());
}

void add_planes(const RunData& run, NetworkMap& map) {
    for (std::size_t i = 0; i < run.venue.levels.size(); ++i) {
        map.venue_of_plane.push_back(static_cast<int>(row_of(map, run, id_of<LevelId>(i))));
    }
    for (std::size_t i = 0; i < run.venue.connectors.size(); ++i) {
        const ConnectorDef& c = run.venue.connectors[i];
        const std::size_t from = row_of(map, run, c.lower_level), to = row_of(map, run, c.upper_level);
        const bool is_link = c.kind == ConnectorKind::walkway && from != to;
        map.venue_of_plane.push_back(is_link ? -1 : static_cast<int>(from));
        if (is_link) map.links.push_back({i, from, to, std::max(1.0, c.length_m * c.width_m)});
    }
}

void add_hops(const RunData& run, NetworkMap& map) {
    const auto venue_at = [&](const LineStopDef& stop) {
        return row_of(map, run, run.venue.platforms[stop.platform.index()].level);
    };
    for (std::size_t l = 0; l < run.lines.size(); ++l) {
        const std::vector<LineStopDef>& stops = run.lines[l].stops;
        for (std::size_t s = 0; s + 1 < stops.size(); ++s) {
            map.hops.push_back({l, static_cast<int>(s), venue_at(stops[s]), venue_at(stops[s + 1])});
        }
    }
}

/// The whole number that stands before `end`.
int number_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    int number = -1;
    std::from_chars(text.data() + begin, text.data() + end, number);
    return number;
}

/// Reads "STOP: trip 3, 120 on board" and the like (docs/recording.md); false: it is none.
bool read_call(const RunData& run, std::size_t line, const Event& event, VehicleCall& call) {
    constexpr std::string_view trip_mark = ": trip ", load_mark = " on board";
    const std::string_view detail = event.detail;
    const std::size_t trip = detail.find(trip_mark), load = detail.rfind(load_mark);
    if (trip == std::string_view::npos || load == std::string_view::npos) return false;
    const std::size_t after = trip + trip_mark.size();
    const std::string_view name = detail.substr(0, trip);
    const std::vector<LineStopDef>& stops = run.lines[line].stops;
    const auto stop = std::find_if(stops.begin(), stops.end(), [&](const LineStopDef& one) {
        return run.venue.platforms[one.platform.index()].name == name;
    });
    if (stop == stops.end()) return false;
    call = {line, number_before(detail, detail.find_first_not_of("0123456789", after)),
            static_cast<int>(stop - stops.begin()), event.time,
            event.kind == EventKind::train_departure, number_before(detail, load)};
    return call.trip >= 0 && call.on_board >= 0;
}

std::vector<VehicleCall> calls_of(const RunData& run) {
    std::vector<VehicleCall> calls;
    for (const Event& event : run.events) {
        if (event.kind != EventKind::train_arrival && event.kind != EventKind::train_departure) continue;
        for (std::size_t l = 0; l < run.lines.size(); ++l) {
            VehicleCall call;
            if (run.lines[l].name == event.subject && read_call(run, l, event, call)) calls.push_back(call);
        }
    }
    std::stable_sort(calls.begin(), calls.end(), [](const VehicleCall& a, const VehicleCall& b) {
        return std::tie(a.line, a.trip, a.time) < std::tie(b.line, b.trip, b.time);
    });
    return calls;
}

std::vector<Vec2> places_of(const NetworkMap& map) {
    std::set<std::pair<std::size_t, std::size_t>> edges;
    for (const MapLink& link : map.links) edges.insert(std::minmax(link.from, link.to));
    for (const MapHop& hop : map.hops) {
        if (hop.from != hop.to) edges.insert(std::minmax(hop.from, hop.to));
    }
    return graph_layout(map.venues.size(), {edges.begin(), edges.end()});
}

}  // namespace

std::string venue_name(const RunData& run, int venue) {
    const auto row = static_cast<std::size_t>(std::max(0, venue));
    const bool is_named = row < run.network.venues.size() && !run.network.venues[row].venue.empty();
    return is_named ? run.network.venues[row].venue : run.name;
}

bool has_network(const RunData& run) {
    const std::vector<LevelDef>& levels = run.venue.levels;
    return std::any_of(levels.begin(), levels.end(),
                       [&](const LevelDef& one) { return one.venue != levels.front().venue; });
}

NetworkMap make_network_map(const RunData& run) {
    NetworkMap map;
    map.venues = venues_of(run);
    add_planes(run, map);
    add_hops(run, map);
    map.calls = calls_of(run);
    map.places = places_of(map);
    return map;
}

}  // namespace tidegate::viz
