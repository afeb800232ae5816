#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;

constexpr Key micro_times(std::string_view section) {
    return of_type(KeyType::table, section, "micro", "[]",
                   "When it is micro whatever its fidelity: a list of { from, until }, in order of time.");
}

constexpr Key hall_name(std::string_view section) {
    return of_type(KeyType::name, section, "name", "", "Unique in the venue.");
}
constexpr Key hall_side(std::string_view section) {
    return choice(section, "side", "west|east|south|north", "", "Side of the hall.");
}
constexpr Key hall_width(std::string_view section) {
    return number(section, "width_m", "m", "", 0.5, 2000, "How wide it is, along the side.");
}
constexpr Key hall_at(std::string_view section) {
    return optional(number(section, "at_m", "m", "", 0, 5000,
                           "Where its middle is along the side, from the south or west end; without it those of a side stand with "
                           "equal gaps."));
}

constexpr Key keys[] = {
    of_type(KeyType::name, "venues", "name", "",
            "Name of the venue, without '/'. All its names are used as \"venue/name\"."),
    of_type(KeyType::text, "venues", "file", R"("")", "The venue's file, in the scenario's folder."),
    choice("venues", "coordinates", "local_m|lon_lat", R"("local_m")", "As venue.coordinates."),
    optional(choice("venues", "fidelity", "micro|network|auto", "", "As venue.fidelity; without it simulation.fidelity.")),
    micro_times("venues"),
    optional(number("venues", "length_m", "m", "", 3, 5000,
                    "Instead of a file: a rectangular hall, drawn by the rule below, so long from west to east ...")),
    optional(number("venues", "width_m", "m", "", 3, 5000, "... and so wide from south to north.")),
    of_type(KeyType::table, "venues", "exits", "[]", "Its exits: a list of { name, side, width_m, at_m }."),
    of_type(KeyType::table, "venues", "entrances", "[]",
            "Its entrances: a list of { name, side, width_m, depth_m, at_m }."),
    of_type(KeyType::table, "venues", "platforms", "[]",
            "Its platforms: a list of { name, side, width_m, doors, door_width_m, at_m }."),
    of_type(KeyType::table, "venues", "gates", "[]",
            "Its gates and checks: a list of { name, lanes, ... }; see below."),

    hall_name("venues.exits"),
    hall_side("venues.exits"),
    hall_width("venues.exits"),
    hall_at("venues.exits"),

    hall_name("venues.entrances"),
    hall_side("venues.entrances"),
    hall_width("venues.entrances"),
    number("venues.entrances", "depth_m", "m", "3", 0.5, 100, "How far it reaches into the hall, from 0.5 m off the side."),
    hall_at("venues.entrances"),

    hall_name("venues.platforms"),
    hall_side("venues.platforms"),
    hall_width("venues.platforms"),
    integer("venues.platforms", "doors", "", 1, 400, "Train doors, at equal spacing along the edge."),
    optional(number("venues.platforms", "door_width_m", "m", "", 0.5, 5, "As of a platform in a venue file.")),
    hall_at("venues.platforms"),

    choice("venues.gates", "kind", "gate|check", R"("gate")", "As in a venue file."),
    hall_name("venues.gates"),
    integer("venues.gates", "lanes", "", 1, 200, "Servers, side by side."),
    optional(integer("venues.gates", "open_lanes", "", 0, 200, "How many work at the start; without it all.")),
    optional(number("venues.gates", "lane_width_m", "m", "", 0.4, 3, "As of a gate or check in a venue file.")),
    choice("venues.gates", "direction", "both|forward|backward", R"("forward")",
           "Which way people pass; forward is from west to east."),
    optional(number("venues.gates", "service_mean_s", "s", "", 0.1, 600, "As of a gate or check in a venue file.")),
    optional(number("venues.gates", "service_sd_s", "s", "", 0, 600, "As of a gate or check in a venue file.")),
    optional(number("venues.gates", "at_m", "m", "", 0, 5000,
                    "How far from the west side its line crosses the hall; without it in the middle. Those at the same place "
                    "stand side by side from south to north, each as long as its share of the lanes.")),

    of_type(KeyType::time, "micro.times", "from", "", "From this time on ..."),
    of_type(KeyType::time, "micro.times", "until", "", "... until this time everybody walks in the plane."),

    of_type(KeyType::name, "link", "name", "", "Name of the link; unique over all places."),
    of_type(KeyType::name, "link", "from", "", "Name of an exit: where the link begins. It is no exit any more."),
    of_type(KeyType::name, "link", "to", "", "Name of another exit: where the link ends."),
    number("link", "length_m", "m", "", 0.5, 10000, "How far people walk along it."),
    optional(number("link", "width_m", "m", "", 0.5, 100,
                    "Clear width of the walkway; without it that of the narrower of the two exits.")),
    choice("link", "status", "open|closed|held", R"("open")",
           "At the start: open, closed (find another way) or held (wait in front of it)."),
    choice("link", "direction", "both|forward|backward", R"("both")",
           "Which way it may be walked; forward is from 'from' to 'to'."),
    number("link", "capacity_per_min", "1/min", "0", 0, 100000, "Most that can step on; 0: not limited."),
    optional(choice("link", "fidelity", "micro|network|auto", "",
                    "As venue.fidelity; without it simulation.fidelity, and without that network.")),
    micro_times("link"),

    number("network", "step_s", "s", "1", 0.1, 10,
           "Length of one step while nobody walks in the plane; a whole multiple of simulation.step_s.",
           "own choice: a second is finer than any service time or warning window"),
    duration("network", "cost_interval_s", "60", 1, 3600,
             "How often expected waits are brought up to date while nobody walks in the plane.",
             "own choice: as often as somebody who waits looks for another way"),
    number("network", "micro_from_per_m2", "1/m2", "1", 0.05, 6,
           "auto: a zone that is so full makes its venue micro ...",
           "own choice: Fruin's level E begins at 1.08 /m2 on walkways; below, people are hardly in each other's way"),
    number("network", "network_below_per_m2", "1/m2", "0.5", 0, 6,
           "... until all its zones have been below this ...", "own choice: well inside Fruin's level C, so that it does not go to and fro"),
    duration("network", "network_after_s", "300", 1, 86400, "... for so long.",
             "own choice: longer than a train's crowd takes to leave a platform"),
};

}  // namespace

std::span<const Key> network_keys() { return keys; }

}  // namespace tidegate
