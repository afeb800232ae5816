#include "scenario/link_reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/connector_reader.h"
#include "scenario/fidelity_reader.h"
#include "scenario/geos.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

constexpr const char* an_exit = "an exit that no other link uses";

struct Links {
    Reading& reading;
    const LinkSurroundings& around;
    Places& places;
    Scenario& scenario;
    std::vector<std::string> link_of_exit;  ///< [exit] empty: none

    int venue_of(const ExitDef& exit) const { return scenario.venue.levels[exit.level.index()].venue; }
};

// "did you mean 'city_hall'?", when no venue has the name before the slash.
std::optional<std::string> venue_cure(const Links& links, const std::string& name, std::string& venue) {
    const std::size_t slash = name.find('/');
    std::vector<std::string> known;
    for (const VenueFrame& frame : links.around.frames) known.push_back(frame.name);
    if (slash == std::string::npos || (known.size() == 1 && known[0].empty())) return {};
    venue = name.substr(0, slash);
    if (std::find(known.begin(), known.end(), venue) != known.end()) return {};
    return nearest_name_cure(venue, known);
}

// The row of the exit that `key` names; -1, with a fault, when it is none.
int read_end(const Links& links, const TableReader& values, const char* key) {
    if (!values.good(key)) return -1;
    const std::string& name = values.text(key);
    const NamedPlace* place = links.places.find(name);
    if (place == nullptr) {
        std::string venue;
        if (const auto cure = venue_cure(links, name, venue)) {
            values.fault(key, fmt::format("is '{}', but there is no venue '{}'", name, venue), an_exit, *cure);
        } else {
            values.fault(key, fmt::format("names the unknown exit '{}'", name), an_exit,
                         nearest_name_cure(name, links.places.names({NameKind::exit})));
        }
        return -1;
    }
    if (place->kind != NameKind::exit) {
        values.fault(key, fmt::format("is '{}', which is {}", name, with_article(place->word)), an_exit,
                     nearest_name_cure(name, links.places.names({NameKind::exit})));
        return -1;
    }
    const std::string& other = links.link_of_exit[static_cast<std::size_t>(place->row)];
    if (other.empty()) return place->row;
    values.fault(key, fmt::format("is '{}', which is an end of the link '{}' already", name, other), an_exit,
                 "draw another exit beside it");
    return -1;
}

// How far the two exits are apart as the crow flies; empty when the venues' coordinates have nothing in common.
std::optional<double> straight_m(const Links& links, const ExitDef& from, const ExitDef& to) {
    const int a = links.venue_of(from), b = links.venue_of(to);
    if (a == b) return length(to.line.middle() - from.line.middle());
    const Projection& here = links.around.frames[static_cast<std::size_t>(a)].projection;
    const Projection& there = links.around.frames[static_cast<std::size_t>(b)].projection;
    if (here.is_local() || there.is_local()) return {};
    return length(here.to_local(there.to_file(to.line.middle())) - from.line.middle());
}

// As much of the exit as the walkway is wide, its second point on the left of those who walk along the link.
Segment end_line(const ExitDef& exit, const LevelDef& level, double width_m, bool is_end) {
    const Vec2 middle = exit.line.middle();
    const Vec2 out = off_floor(exit.line, Shape::polygons(level.floor));
    const Vec2 ahead = is_end ? out * -1.0 : out;
    const Vec2 left{-ahead.y, ahead.x};
    const double half_m = 0.5 * std::min(width_m, exit.line.length_m());
    return {middle - left * half_m, middle + left * half_m};
}

void check_length(const Links& links, const TableReader& values, const ConnectorDef& def, const ExitDef& from,
                  const ExitDef& to) {
    constexpr double as_good_as_straight = 0.99;  // middle to middle; people may cut the corner
    const std::optional<double> least_m = straight_m(links, from, to);
    if (!values.good("length_m") || !least_m || def.length_m >= as_good_as_straight * *least_m) return;
    values.fault("length_m",
                 fmt::format("is {}, but '{}' and '{}' are {:.1f} m apart", short_number(def.length_m), from.name,
                             to.name, *least_m),
                 fmt::format("at least {:.1f}", *least_m));
}

ConnectorDef make_walkway(const Links& links, const TableReader& values, const ExitDef& from, const ExitDef& to) {
    const std::vector<LevelDef>& levels = links.scenario.venue.levels;
    ConnectorDef def;
    def.name = values.text("name");
    def.kind = ConnectorKind::walkway;
    def.lower_level = from.level;
    def.upper_level = to.level;
    def.length_m = values.number("length_m");
    def.width_m =
        values.given("width_m") ? values.number("width_m") : std::min(from.line.length_m(), to.line.length_m());
    def.lower_line = end_line(from, levels[from.level.index()], def.width_m, false);
    def.upper_line = end_line(to, levels[to.level.index()], def.width_m, true);
    def.status = values.choice<PassageStatus>("status");
    def.direction = values.choice<PassageDirection>("direction");
    def.capacity_per_min = values.number("capacity_per_min");
    values.note("width_m", short_number(def.width_m));
    return def;
}

// The exits that a link joins are ends of links from now on. Empty, with faults, when they are not two exits.
std::optional<std::pair<ExitDef, ExitDef>> take_ends(Links& links, const TableReader& values) {
    const int from = read_end(links, values, "from");
    int to = read_end(links, values, "to");
    if (from >= 0 && from == to) {
        values.fault("to", fmt::format("is '{}', as 'from' is", values.text("to")), "another exit");
        to = -1;
    }
    const std::string& name = values.text("name");
    for (const int row : {from, to}) {
        if (row >= 0) links.link_of_exit[static_cast<std::size_t>(row)] = name.empty() ? "?" : name;
    }
    if (from < 0 || to < 0) return {};
    const std::vector<ExitDef>& exits = links.scenario.venue.exits;
    const ExitDef &begin = exits[static_cast<std::size_t>(from)], &end = exits[static_cast<std::size_t>(to)];
    // Where a venue is at fault, its exits may lie nowhere.
    if (!begin.level.is_valid() || !end.level.is_valid()) return {};
    return std::pair{begin, end};
}

void read_link(Links& links, const TableReader& values) {
    Scenario& s = links.scenario;
    const std::string& name = values.text("name");
    ConnectorDef def;
    def.kind = ConnectorKind::walkway;
    if (const auto ends = take_ends(links, values)) {
        def = make_walkway(links, values, ends->first, ends->second);
        check_length(links, values, def, ends->first, ends->second);
    }
    def.venue = static_cast<int>(s.network.venues.size());
    s.network.venues.push_back(read_fidelity(links.reading, values, name, links.around.usual, s.calendar));
    s.venue.connectors.push_back(def);
    if (!values.good("name")) return;
    links.places.add({name, NameKind::connector, static_cast<int>(s.venue.connectors.size()) - 1, "link",
                      values.place("name")},
                     links.reading.faults);
}

void drop_used_exits(Links& links) {
    std::vector<ExitDef>& exits = links.scenario.venue.exits;
    std::vector<ExitDef> left;
    std::vector<int> rows;
    for (std::size_t i = 0; i < exits.size(); ++i) {
        const bool is_used = !links.link_of_exit[i].empty();
        rows.push_back(is_used ? -1 : static_cast<int>(left.size()));
        if (!is_used) left.push_back(exits[i]);
    }
    exits = std::move(left);
    links.places.renumber(NameKind::exit, rows, "link end");
}

}  // namespace

void read_links(Reading& reading, const Node& document, const LinkSurroundings& around, Places& places,
                Scenario& scenario) {
    const std::vector<const Node*> rows = table_rows(document, "link", reading.faults);
    if (rows.empty()) return;
    const std::size_t before = reading.faults.size();
    Links links{reading, around, places, scenario, {}};
    links.link_of_exit.resize(scenario.venue.exits.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader values(reading, rows[i], {"link", row_address("link", *rows[i], i), "[[link]]"},
                                 rows[i]->place);
        read_link(links, values);
    }
    drop_used_exits(links);
    if (reading.faults.size() > before || !scenario.venue.exits.empty() || !scenario.venue.platforms.empty()) return;
    reading.faults.add(rows.front()->place, "nobody can leave: all exits are ends of links",
                       "at least one exit or platform that no link uses");
}

}  // namespace tidegate
