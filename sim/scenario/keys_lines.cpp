#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;
constexpr double week_s = 7 * 86400;

constexpr Key keys[] = {
    of_type(KeyType::name, "line", "name", "", "Name of the line in one direction; unique over all places too."),
    choice("line", "kind", "metro|rail|bus|shuttle", R"("metro")", "What runs there; says nothing about how."),
    of_type(KeyType::table, "line", "stops", "",
            "The stops in order: a list of { platform, running_s, taken }, two at least."),
    of_type(KeyType::names, "line", "departures", "[]",
            "Timetable: departures from the first stop, HH:MM[:SS], in order; or by headway:"),
    optional(of_type(KeyType::time, "line", "first", "", "By headway: first departure from the first stop.")),
    optional(of_type(KeyType::time, "line", "last", "", "By headway: none after this time.")),
    optional(duration("line", "headway_s", "", 10, week_s, "By headway: time from one departure to the next.")),
    of_type(KeyType::table, "line", "headways", "[]",
            "Changes of headway during the run: a list of { from, headway_s }, in order of time."),
    integer("line", "capacity", "", 1, 10000, "Passengers in one vehicle."),
    duration("line", "dwell_s", "30", 1, 3600, "Doors are open at least this long at a stop."),
    duration("line", "max_dwell_s", "60", 1, 3600,
             "While people board, doors stay open up to this long; for those who alight as long as it takes."),
    duration("line", "clearance_s", "45", 1, 3600,
             "From when a platform edge is left until the next vehicle can stand there.",
             "own choice: a train's length at 40 km/h and a block; 10 s for buses"),
    number("line", "boarding_interval_s", "s", "0.8", 0.1, 30,
           "Time between two passengers who board through one door."),
    number("line", "alighting_interval_s", "s", "0.7", 0.1, 30,
           "Time between two passengers who alight through one door."),

    of_type(KeyType::name, "line.stops", "platform", "", "Name of the platform edge."),
    duration("line.stops", "running_s", "0", 0, week_s,
             "From leaving the stop before until standing here; 0 at the first stop only."),
    integer("line.stops", "taken", "0", 0, 10000,
            "Places that passengers from outside the model have, from here to the next stop."),

    of_type(KeyType::time, "line.headways", "from", "", "From this time on ..."),
    duration("line.headways", "headway_s", "", 10, week_s, "... a vehicle sets out this often."),

    of_type(KeyType::name, "reference", "name", "", "Name of something that happens in the run, as \"last train arrives\"."),
    of_type(KeyType::name, "reference", "of", "", "Line or train service it is about."),
    optional(of_type(KeyType::name, "reference", "stop", "", "Platform of a stop of the line; the last one if not given.")),
    choice("reference", "event", "arrives|departs", R"("arrives")", "What happens there."),
    integer("reference", "nth", "0", 0, 100000, "Which vehicle, counted from 1; 0: the last one, whichever that turns out to be."),

    of_type(KeyType::name, "disturbance", "name", "", "Name of what goes wrong, or was planned before."),
    choice("disturbance", "measure",
           "meter|close|hold|open|reverse|set_direction|open_lanes|extra_train|set_headway|evacuate|"
           "inform|cancel_trips|skip_stop|short_turn|delay_vehicle|turn_away|slow|set_places|restore",
           "", "What happens: any measure of a plan, with its keys as in [[procedure.step]]."),
    of_type(KeyType::name, "disturbance", "place", "", "To what: the name of a place, train service or line."),
    optional(of_type(KeyType::time, "disturbance", "at", "", "When, HH:MM[:SS]; or:")),
    optional(of_type(KeyType::name, "disturbance", "after", "", "Name of the reference after which it happens ...")),
    duration("disturbance", "after_s", "0", 0, week_s, "... this much later."),
    duration("disturbance", "lasts_s", "0", 0, week_s,
             "Then it is taken back; 0: it lasts. What is over once done cannot be taken back."),
    optional(number("disturbance", "max_per_min", "1/min", "", 0.1, 10000, "meter.")),
    optional(choice("disturbance", "direction", "both|forward|backward", "", "set_direction, turn_away.")),
    optional(integer("disturbance", "lanes", "", 0, 200, "open_lanes.")),
    optional(integer("disturbance", "trains", "", 1, 1000, "extra_train, cancel_trips.")),
    duration("disturbance", "spacing_s", "120", 10, 86400, "extra_train."),
    optional(duration("disturbance", "headway_s", "", 10, 86400, "set_headway.")),
    duration("disturbance", "pre_movement_s", "30", 0, 3600, "evacuate, turn_away."),
    optional(of_type(KeyType::name, "disturbance", "stop", "", "skip_stop, short_turn, delay_vehicle.")),
    optional(duration("disturbance", "delay_s", "", 1, 86400, "delay_vehicle.")),
    optional(number("disturbance", "speed_factor", "", "", 0.05, 1, "slow.")),
    optional(integer("disturbance", "places", "", 0, 10000, "set_places.")),
};

}  // namespace

std::span<const Key> line_keys() { return keys; }

}  // namespace tidegate
