#include "scenario/join_venues.h"

#include <iterator>
#include <utility>

namespace tidegate {
namespace {

struct Join {
    const std::string& prefix;
    int venue_row;
    int first_level;

    // Where the floor was at fault a level may be unknown.
    void move(LevelId& level) const {
        if (level.is_valid()) level = {static_cast<decltype(level.row)>(level.row + first_level)};
    }
    void move(LevelDef& def) const { def.venue = venue_row; }
    void move(ConnectorDef& def) const {
        move(def.lower_level);
        move(def.upper_level);
        for (LiftStop& stop : def.lift.between) move(stop.level);
        def.venue = venue_row;
    }
    template <class Def>
    void move(Def& def) const {
        move(def.level);
    }

    template <class Def>
    void append(std::vector<Def>& from, std::vector<Def>& to) const {
        for (Def& def : from) {
            def.name = prefix + def.name;
            move(def);
        }
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }
};

// How many rows of the table that a kind of name stands for there are.
int rows_of(const Scenario& s, NameKind kind) {
    const VenueDef& venue = s.venue;
    const auto count = [](const auto& table) { return static_cast<int>(table.size()); };
    switch (kind) {
        case NameKind::area: return count(venue.areas);
        case NameKind::opening: return count(venue.openings);
        case NameKind::facility: return count(s.facilities);
        case NameKind::connector: return count(venue.connectors);
        case NameKind::exit: return count(venue.exits);
        case NameKind::entrance: return count(venue.entrances);
        case NameKind::platform: return count(venue.platforms);
        case NameKind::service:
        case NameKind::line:
        case NameKind::other: break;
    }
    return 0;
}

}  // namespace

void join_venue(VenueContent content, const std::string& prefix, int venue_row, Scenario& scenario, Places& places,
                Faults& faults) {
    for (NamedPlace place : content.places.all()) {
        place.name = prefix + place.name;
        if (place.row >= 0) place.row += rows_of(scenario, place.kind);
        places.add(std::move(place), faults);
    }
    const Join join{prefix, venue_row, static_cast<int>(scenario.venue.levels.size())};
    VenueDef& to = scenario.venue;
    VenueDef& from = content.def;
    join.append(from.levels, to.levels);
    join.append(from.areas, to.areas);
    join.append(from.openings, to.openings);
    join.append(from.connectors, to.connectors);
    join.append(from.entrances, to.entrances);
    join.append(from.exits, to.exits);
    join.append(from.platforms, to.platforms);
    join.append(content.facilities, scenario.facilities);
}

}  // namespace tidegate
