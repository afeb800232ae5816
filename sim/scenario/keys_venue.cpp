#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;

constexpr Key kind(std::string_view section, std::string_view kinds, std::string_view meaning) {
    return choice(section, "kind", kinds, "", meaning);
}
constexpr Key name(std::string_view section, std::string_view meaning) {
    return of_type(KeyType::name, section, "name", "", meaning);
}
constexpr Key level(std::string_view section) {
    return of_type(KeyType::name, section, "level", "", "Name of the level it lies on.");
}
constexpr Key note(std::string_view section) {
    return optional(of_type(KeyType::text, section, "note", "", "For people; not used."));
}
constexpr Key status(std::string_view section) {
    return choice(section, "status", "open|closed|held", R"("open")",
                  "At the start: open, closed (find another way) or held (wait in front of it).");
}

constexpr Key queue_shape(std::string_view section) {
    return choice(section, "queue_shape", "fan|line|snake", R"("fan")",
                  "How people wait: crowded freely before the lanes, in a straight line before each lane, or in one "
                  "line along the path of a feature of kind queue.");
}
constexpr Key queue_spacing(std::string_view section) {
    return number(section, "queue_spacing_m", "m", "0.5", 0.3, 2, "From one to the next in a line or snake.",
                  "Fruin 1971, queues at level of service E: up to 0.6 m");
}
constexpr Key queue_length(std::string_view section) {
    return number(section, "queue_length_m", "m", "20", 0.5, 100,
                  "Longest that a line becomes; it ends sooner where the floor does. Who finds no place waits behind it.",
                  "own choice: as queue_reach_m");
}

constexpr Key balk_length(std::string_view section) {
    return integer(section, "balk_length", "0", 0, 100000,
                   "Who joins its queue and finds so many in it goes another way, if there is one; 0: nobody minds.");
}
constexpr Key patience_law(std::string_view section) {
    return choice(section, "patience_law", "constant|exponential|uniform|lognormal", R"("exponential")",
                  "How patience is spread over people.");
}
constexpr Key patience_mean(std::string_view section) {
    return number(section, "patience_mean_s", "s", "0", 0, 86400,
                  "Mean wait after which one leaves the queue for another way, once there is a quicker one; 0: nobody does.");
}
constexpr Key patience_sd(std::string_view section) {
    return number(section, "patience_sd_s", "s", "0", 0, 86400,
                  "Its standard deviation; exponential and constant ignore it.");
}

constexpr Key keys[] = {
    kind("feature.walkable", "walkable", "Polygon people can walk on; several of one level join."),
    optional(
        of_type(KeyType::name, "feature.walkable", "name", "", "Only to reach it with --set.")),
    level("feature.walkable"),
    optional(number("feature.walkable", "elevation_m", "m", "", -1000, 1000,
                    "Height of the level; without it 0. One value for all of a level.")),
    note("feature.walkable"),

    kind("feature.obstacle", "obstacle", "Polygon that is cut out of the floor."),
    optional(
        of_type(KeyType::name, "feature.obstacle", "name", "", "Only to reach it with --set.")),
    level("feature.obstacle"),
    note("feature.obstacle"),

    kind("feature.barrier", "barrier", "Line that is cut out of the floor as a thin wall."),
    optional(of_type(KeyType::name, "feature.barrier", "name", "", "Only to reach it with --set.")),
    level("feature.barrier"),
    number("feature.barrier", "thickness_m", "m", "0.2", 0.02, 5, "Thickness of the wall."),
    note("feature.barrier"),

    kind("feature.area", "area", "Polygon in which people are counted."),
    name("feature.area", "Unique over all places."),
    level("feature.area"),
    note("feature.area"),

    kind("feature.opening", "opening", "Line of two points, from wall to wall, that people cross."),
    name("feature.opening", "Unique over all places."),
    level("feature.opening"),
    status("feature.opening"),
    choice("feature.opening", "direction", "both|forward|backward", R"("both")",
           "Which way it may be crossed; forward is from left to right of the line as drawn."),
    number("feature.opening", "max_per_min", "1/min", "0", 0, 10000,
           "Metering from the start; 0: none."),
    note("feature.opening"),

    kind("feature.stair", "stair", "Two lines of two points: lower end, upper end."),
    name("feature.stair", "Unique over all places."),
    of_type(KeyType::name, "feature.stair", "lower_level", "", "Level of the first line."),
    of_type(KeyType::name, "feature.stair", "upper_level", "", "Level of the second line."),
    optional(number("feature.stair", "length_m", "m", "", 0.5, 500,
                    "Along the slope; without it from the lines' plan distance and the rise.")),
    optional(number("feature.stair", "rise_m", "m", "", 0, 200,
                    "Height climbed; without it the difference of the levels' elevations.")),
    status("feature.stair"),
    choice("feature.stair", "direction", "both|up|down", R"("both")",
           "Which way it may be walked."),
    number("feature.stair", "capacity_per_min", "1/min", "0", 0, 10000,
           "Most that can step on; 0: not limited, the flow comes out of the walkers."),
    note("feature.stair"),

    kind("feature.escalator", "escalator", "Two lines of two points: lower end, upper end."),
    name("feature.escalator", "Unique over all places."),
    of_type(KeyType::name, "feature.escalator", "lower_level", "", "Level of the first line."),
    of_type(KeyType::name, "feature.escalator", "upper_level", "", "Level of the second line."),
    optional(number("feature.escalator", "length_m", "m", "", 0.5, 500,
                    "Along the slope; without it from the lines' plan distance and the rise.")),
    optional(number("feature.escalator", "rise_m", "m", "", 0, 200,
                    "Height climbed; without it the difference of the levels' elevations.")),
    status("feature.escalator"),
    choice("feature.escalator", "direction", "both|up|down", "",
           "Which way it runs; both only when belt_speed_m_s is 0 (it stands and is a stair)."),
    number("feature.escalator", "belt_speed_m_s", "m/s", "0.65", 0, 1,
           "Speed of the belt; 0: it stands.", "GB 50157: 0.65 m/s"),
    optional(number("feature.escalator", "capacity_per_min", "1/min", "", 0, 10000,
                    "Most that can step on; without it 90 per metre of width while the belt runs.",
                    "Fruin 1971, table 5-A (1 m tread, 0.6 m/s: 90 /min)")),
    note("feature.escalator"),

    kind("feature.ramp", "ramp", "Two lines of two points: lower end, upper end."),
    name("feature.ramp", "Unique over all places."),
    of_type(KeyType::name, "feature.ramp", "lower_level", "", "Level of the first line."),
    of_type(KeyType::name, "feature.ramp", "upper_level", "", "Level of the second line."),
    optional(number("feature.ramp", "length_m", "m", "", 0.5, 500,
                    "Along the slope; without it from the lines' plan distance and the rise.")),
    optional(number("feature.ramp", "rise_m", "m", "", 0, 200,
                    "Height climbed; without it the difference of the levels' elevations.")),
    status("feature.ramp"),
    choice("feature.ramp", "direction", "both|up|down", R"("both")", "Which way it may be walked."),
    number("feature.ramp", "capacity_per_min", "1/min", "0", 0, 10000,
           "Most that can step on; 0: not limited."),
    note("feature.ramp"),

    kind("feature.lift", "lift", "Lines of two points: the doors on each level, from below to above; two or more."),
    name("feature.lift", "Unique over all places."),
    optional(of_type(KeyType::names, "feature.lift", "stops", "",
                     "Levels of the lines, from below to above. A lift with two stops may say lower_level and upper_level instead.")),
    optional(of_type(KeyType::name, "feature.lift", "lower_level", "", "Level of the first line, where there are two.")),
    optional(of_type(KeyType::name, "feature.lift", "upper_level", "", "Level of the second line, where there are two.")),
    optional(number("feature.lift", "rise_m", "m", "", 0, 500,
                    "Height between two stops; without it the difference of the levels' elevations.")),
    status("feature.lift"),
    choice("feature.lift", "direction", "both|up|down", R"("both")", "Which way it carries people."),
    integer("feature.lift", "capacity", "10", 1, 200,
            "People of usual size who step in at most; a wheelchair takes the place of four.",
            "80 % of a car for 13 people: the filling that CIBSE Guide D plans with"),
    number("feature.lift", "speed_m_s", "m/s", "1", 0.1, 20, "Of the moving car.", "own choice: usual in stations"),
    number("feature.lift", "door_s", "s", "2.5", 0.5, 30, "For the doors to open, and to close.", "own choice"),
    number("feature.lift", "transfer_s", "s", "1.2", 0.2, 30, "Between two people who step in or out.",
           "CIBSE Guide D: 1.2 s (recalled)"),
    number("feature.lift", "dwell_s", "s", "5", 0, 120, "The doors stay open this long after the last one.",
           "own choice"),
    optional(of_type(KeyType::name, "feature.lift", "bank", "",
                     "Lifts that name the same bank share their calls: the nearest car answers. They stop at the same levels.")),
    of_type(KeyType::boolean, "feature.lift", "for_evacuation", "false",
            "Who is sent out (measure `evacuate`) takes it as any other way; if not, only who has no other way out, such as a wheelchair upstairs."),
    note("feature.lift"),

    kind("feature.gate", "gate", "Line of two points, from wall to wall, with ticket gates."),
    name("feature.gate", "Unique over all places."),
    level("feature.gate"),
    integer("feature.gate", "lanes", "", 1, 200, "Servers, side by side along the line."),
    optional(integer(
        "feature.gate", "open_lanes", "", 0, 200,
        "How many work at the start, counted from the line's first point; without it all.")),
    number("feature.gate", "lane_width_m", "m", "0.6", 0.4, 3, "Clear width of a lane.",
           "NFPA 130: at least 0.53 m clear"),
    choice("feature.gate", "direction", "both|forward|backward", R"("forward")",
           "Which way people pass; forward is from left to right of the line as drawn."),
    choice("feature.gate", "service_law", "constant|exponential|uniform|lognormal",
           R"("lognormal")", "How the time per passenger is spread."),
    number("feature.gate", "service_mean_s", "s", "2.4", 0.1, 600,
           "Mean time one lane spends on a passenger.",
           "Fruin 1971, table 3-A: 25-50 /min per lane"),
    number("feature.gate", "service_sd_s", "s", "0.8", 0, 600,
           "Its standard deviation; exponential and constant ignore it."),
    number("feature.gate", "queue_reach_m", "m", "20", 1, 200,
           "Walking distance from a lane within which waiting counts as its queue."),
    queue_shape("feature.gate"),
    queue_spacing("feature.gate"),
    queue_length("feature.gate"),
    balk_length("feature.gate"),
    patience_law("feature.gate"),
    patience_mean("feature.gate"),
    patience_sd("feature.gate"),
    note("feature.gate"),

    kind("feature.check", "check", "Line of two points, from wall to wall, with security checks."),
    name("feature.check", "Unique over all places."),
    level("feature.check"),
    integer("feature.check", "lanes", "", 1, 200, "Servers, side by side along the line."),
    optional(integer(
        "feature.check", "open_lanes", "", 0, 200,
        "How many work at the start, counted from the line's first point; without it all.")),
    number("feature.check", "lane_width_m", "m", "0.9", 0.4, 3, "Clear width of a lane.",
           "own choice"),
    choice("feature.check", "direction", "both|forward|backward", R"("forward")",
           "Which way people pass; forward is from left to right of the line as drawn."),
    choice("feature.check", "service_law", "constant|exponential|uniform|lognormal",
           R"("lognormal")", "How the time per passenger is spread."),
    number("feature.check", "service_mean_s", "s", "6", 0.1, 600,
           "Mean time one lane spends on a passenger.",
           "planning value: 10-25 /min per lane; measure your own"),
    number("feature.check", "service_sd_s", "s", "2", 0, 600,
           "Its standard deviation; exponential and constant ignore it."),
    choice("feature.check", "goods_law", "constant|exponential|uniform|lognormal", R"("lognormal")",
           "How the time for goods is spread."),
    number("feature.check", "goods_mean_s", "s", "0", 0, 600,
           "Mean time that the luggage of those who carry some (luggage_share of their class) takes at the lane, while the "
           "person is checked: the longer of the two counts; 0: goods are not inspected.",
           "none that holds elsewhere: measure your own"),
    number("feature.check", "goods_sd_s", "s", "0", 0, 600,
           "Its standard deviation; exponential and constant ignore it."),
    number("feature.check", "second_share", "", "0", 0, 1,
           "How many of all people a second inspection at the lane follows, which holds it up for the others.",
           "none that holds elsewhere: measure your own"),
    choice("feature.check", "second_law", "constant|exponential|uniform|lognormal", R"("lognormal")",
           "How the time of a second inspection is spread."),
    number("feature.check", "second_mean_s", "s", "0", 0, 3600,
           "Mean time of a second inspection; must be given with second_share.",
           "none that holds elsewhere: measure your own"),
    number("feature.check", "second_sd_s", "s", "0", 0, 3600,
           "Its standard deviation; exponential and constant ignore it."),
    number("feature.check", "queue_reach_m", "m", "20", 1, 200,
           "Walking distance from a lane within which waiting counts as its queue."),
    queue_shape("feature.check"),
    queue_spacing("feature.check"),
    queue_length("feature.check"),
    balk_length("feature.check"),
    patience_law("feature.check"),
    patience_mean("feature.check"),
    patience_sd("feature.check"),
    note("feature.check"),

    kind("feature.entrance", "entrance", "Polygon on the floor in which people appear."),
    name("feature.entrance", "Unique over all places."),
    level("feature.entrance"),
    note("feature.entrance"),

    kind("feature.exit", "exit",
         "Line of two points on the border of the floor; crossing it leaves."),
    name("feature.exit", "Unique over all places."),
    level("feature.exit"),
    status("feature.exit"),
    note("feature.exit"),

    kind("feature.platform", "platform",
         "Line of two points on the border of the floor: the platform edge."),
    name("feature.platform", "Unique over all places."),
    level("feature.platform"),
    integer("feature.platform", "doors", "", 1, 400,
            "Train doors, at equal spacing along the edge."),
    number("feature.platform", "door_width_m", "m", "1.3", 0.5, 5, "Clear width of a door.",
           "own choice: usual metro stock"),
    note("feature.platform"),

    kind("feature.queue", "queue",
         "LineString of two or more points: the snake in which people wait, from its tail to its head before the lanes."),
    optional(of_type(KeyType::name, "feature.queue", "name", "", "Only to reach it with --set.")),
    of_type(KeyType::name, "feature.queue", "facility", "", "Name of the gate or check with queue_shape = \"snake\"."),
    note("feature.queue"),
};

}  // namespace

std::span<const Key> venue_file_keys() { return keys; }

}  // namespace tidegate
