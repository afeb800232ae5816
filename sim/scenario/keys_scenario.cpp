#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;
constexpr double week_s = 7 * 86400.0;

constexpr Key run_keys[] = {
    optional(of_type(KeyType::text, "scenario", "name", "",
                     "Short name used in file names and lists; without it the folder's name.")),
    of_type(KeyType::text, "scenario", "title", R"("")", "One line for people."),
    dated(of_type(KeyType::time, "scenario", "start", "",
                  "Local date and time at which the run starts, ISO 8601, as \"2015-12-31T23:45:00\".")),
    of_type(KeyType::time, "scenario", "end", "",
            "When the run stops: HH:MM[:SS] within 24 h after the start, or a full ISO 8601 time."),
    integer("scenario", "seed", "1", 0, 9007199254740992.0,
            "Seed of all random draws; the same seed gives the same run, bit for bit."),
    of_type(KeyType::boolean, "scenario", "compare_without_plan", "false",
            "Run also without the plan and print both outcomes."),

    number("simulation", "step_s", "s", "0.1", 0.01, 0.25, "Length of one step of the walkers."),
    optional(choice("simulation", "fidelity", "micro|network|auto", "",
                    "Of venues and links that do not say their own; without it venues are micro, links network.")),

    of_type(KeyType::text, "venue", "file", R"("venue.geojson")",
            "The venue's file, in the scenario's folder."),
    choice("venue", "coordinates", "local_m|lon_lat", R"("local_m")",
           "Metres of a local plane, or longitude and latitude (WGS 84), which are projected about "
           "the middle of the venue."),
    number("venue", "raster_m", "m", "0.1", 0.05, 0.25,
           "Spacing of the raster on which distances to walls are kept; of all venues, if there are several."),
    optional(choice("venue", "fidelity", "micro|network|auto", "",
                    "micro: everybody walks in the plane; network: from line to line, by events; auto: network, but micro "
                    "while it is crowded. Without it simulation.fidelity.")),
    of_type(KeyType::table, "venue", "micro", "[]",
            "When it is micro whatever its fidelity: a list of { from, until }, in order of time."),

    of_type(KeyType::text, "demand", "file", R"("demand.csv")",
            "The demand's file, in the scenario's folder."),
    number("demand", "scale", "", "1.0", 0, 100,
           "Multiplies every count of the demand; results are rounded to the nearest whole."),
    optional(integer("demand", "expected_total", "", 1, 10000000,
                     "How many come in all: every count is multiplied such that they sum to it, before `scale`.")),
    integer("demand", "analogues", "0", 0, 20,
            "Instead of `file`: so many of the [[past_day]] that are likest to this day, mixed in proportion to their likeness."),
    of_type(KeyType::text, "demand", "like", R"("")", "What this day is like, as \"day: eve; weather: dry; visitors: 120000\"; needed with `analogues`."),
    of_type(KeyType::text, "demand", "like_weights", R"("")", "How much attributes of `like` count, as \"day: 3\"; others count 1."),
    optional(choice("demand", "day", "workday|friday|eve|make_up_workday|rest_day|holiday", "",
                    "Kind of day that is run: of rows with a `day` only those of this one come.")),
    number("demand", "total_sd", "", "0", 0, 2,
           "How well the total is known: standard deviation as a share of it. Drawn once for a run, by its seed (lognormal).", "own choice"),
    number("demand", "share_sd", "", "0", 0, 2,
           "How well the share of each row in the total is known: likewise, for each row; the total stays as drawn.", "own choice"),
    duration("demand", "shift_sd_s", "0", 0, 14400,
             "How well the times are known: standard deviation by which all rows come earlier or later together (normal).", "own choice"),
    of_type(
        KeyType::text, "demand", "class", R"("population")",
        "Who comes in rows whose column `class` is empty: a class, or shares of several that sum to 1, as "
        "\"adults: 0.9; wheelchair: 0.1\"."),
    of_type(KeyType::text, "demand", "group", R"("")",
            "How they come together in rows whose column `group` is empty: a [[group]], a size, or shares of "
            "sizes that "
            "sum to 1, as \"1: 0.5; 2: 0.4; 4: 0.1\"; \"\": by the class's group_sizes."),

    of_type(KeyType::name, "past_day", "name", "", "Name of a day that was counted."),
    of_type(KeyType::text, "past_day", "file", "", "Its demand, in the scenario's folder; times as of the day that is run."),
    of_type(KeyType::text, "past_day", "attributes", "", "What it was like, as \"day: eve; weather: rain; visitors: 98000\": names and values of your own."),
};

constexpr Key scene_keys[] = {
    number("record", "frame_interval_s", "s", "1", 0, 3600,
           "Time between two recorded pictures of all positions; 0 records none."),
    integer("record", "compression", "4", 0, 9, "Deflate level of the recording; 0 is none."),
    duration("record", "checkpoint_interval_s", "120", 0, 86400,
             "Simulated time between two states that are kept beside the recording, to resume and branch from, and at least "
             "one a minute of computing; 0 keeps none.",
             "own choice, by what one costs: docs/recording.md"),

    of_type(KeyType::name, "train", "name", "", "Name of the service; unique over all places too."),
    of_type(KeyType::name, "train", "platform", "", "Name of the platform edge where it stops."),
    of_type(KeyType::time, "train", "first", "", "First arrival, HH:MM[:SS] or ISO 8601."),
    of_type(KeyType::time, "train", "last", "", "No arrival after this time."),
    duration("train", "headway_s", "", 10, week_s, "Time from one arrival to the next."),
    of_type(KeyType::table, "train", "headways", "[]",
            "Changes of headway during the run: a list of { from, headway_s }, in order of time."),
    duration("train", "dwell_s", "30", 1, 3600, "Doors are open at least this long."),
    duration("train", "max_dwell_s", "60", 1, 3600,
             "While people board, doors stay open up to this long; at most the shortest headway."),
    integer("train", "places", "", 0, 10000, "Free places for boarding in each arriving train."),
    number("train", "boarding_interval_s", "s", "0.8", 0.1, 30,
           "Time between two passengers who board through one door."),
    number("train", "alighting_interval_s", "s", "0.7", 0.1, 30,
           "Time between two passengers who alight through one door."),

    of_type(KeyType::time, "train.headways", "from", "", "From this time on ..."),
    duration("train.headways", "headway_s", "", 10, week_s, "... a train comes this often."),

    number("sensors", "sample_s", "s", "1", 0.1, 3600,
           "How often windows are updated and series recorded."),

    of_type(KeyType::name, "observable", "name", "", "Name of the observable."),
    choice("observable", "kind",
           "occupancy|density|peak_density|flow|queue_length|queue_wait|time_above|waiting_outside|"
           "voronoi_density|speed|specific_flow|level_of_service|crowd_pressure|contact_force|compression|"
           "passed|travel_time",
           "", "What is measured: see the table above."),
    optional(of_type(KeyType::name, "observable", "place", "",
                     "Where: the name of a place; needed by every kind but time_above and "
                     "travel_time.")),
    choice("observable", "direction", "both|forward|backward", R"("both")",
           "flow, passed, specific_flow of a line: which crossings count; forward is from left to right of "
           "the line, up a stair, out of an exit."),
    duration(
        "observable", "window_s", "60", 0.1, 86400,
        "Averaging window of every kind that is not of the moment (those are occupancy, density, "
        "queue_length, waiting_outside, passed, contact_force, compression and time_above)."),
    number("observable", "cell_m", "m", "2", 0.5, 20, "peak_density: side of the grid's cells.",
           "own choice: coarse enough for 10 people, fine enough for a front; on stairs keep it < "
           "5 m"),
    number(
        "observable", "cell_radius_m", "m", "2", 0.5, 20,
        "voronoi_density: a person's cell ends at this distance.",
        "own choice: from 0.31 /m2 on (Fruin's A to B) 98 % of a floor with people at random lie "
        "within 2 m of somebody"),
    number("observable", "kernel_m", "m", "1", 0.3, 5,
           "crowd_pressure: reach R of the averaging exp(-d^2/R^2), and spacing of its points.",
           "recalled from Helbing, Johansson and Al-Abideen 2007, not checked"),
    number(
        "observable", "least_density_per_m2", "1/m2", "4", 0, 20,
        "crowd_pressure: points with a lower density do not count; 0 counts all.",
        "own choice: the planning maximum of the Green Guide and the Jamarat studies; where there "
        "is more room, streams that cross vary as much without any danger"),
    choice("observable", "scale", "walkway|stair|queue", R"("walkway")",
           "level_of_service: which of Fruin's tables.", "Fruin 1971"),
    optional(of_type(KeyType::name, "observable", "from", "",
                     "travel_time: the name of the place where the way begins.")),
    optional(of_type(KeyType::name, "observable", "to", "",
                     "travel_time: the name of the place where it ends.")),
    optional(number("observable", "percentile", "%", "", 1, 100,
                    "travel_time: the time within which this share arrived; without it the mean.")),
    optional(of_type(KeyType::name, "observable", "of", "",
                     "time_above: name of the observable that is watched.")),
    optional(number("observable", "threshold", "", "", 0, 1e9,
                    "time_above: the value above which time counts, in the watched one's unit.")),

    of_type(KeyType::name, "rule", "name", "", "Name of the warning rule."),
    of_type(KeyType::name, "rule", "observable", "", "Name of the observable it judges."),
    choice("rule", "scheme", "band|lead_time", R"("band")",
           "band: the value over its capacity; lead_time: how soon the criterion will be met."),
    optional(number("rule", "capacity", "the observable's unit", "", 1e-6, 1e9,
                    "band: the value that counts as full; needed.")),
    of_type(KeyType::numbers, "rule", "bands", "[0.7, 0.8, 0.9, 1.0]",
            "band: shares of the capacity at which blue, yellow, orange, red are reached; rising."),
    optional(number("rule", "criterion", "the observable's unit", "", 1e-6, 1e9,
                    "lead_time: the value at which there is a large passenger flow; needed.")),
    of_type(
        KeyType::numbers, "rule", "windows_s", "[86400, 43200, 21600, 10800]",
        "lead_time: blue, yellow, orange, red are announced when the criterion is expected within "
        "these times [s]; falling."),
    number("rule", "window_scale", "", "1", 1e-4, 10,
           "lead_time: multiplies all windows, for runs shorter than a day."),
    duration("rule", "hold_s", "0", 0, 86400,
             "The criterion must hold this long; then it counts from its beginning."),
    duration("rule", "dwell_s", "300", 0, 86400,
             "Below the present level for this long before stepping down by one."),
    number("rule", "clear_ratio", "", "0.95", 0.1, 1,
           "\"Below\" means below this share of the level's threshold."),

    of_type(KeyType::text, "plan", "file", R"("")",
            "The emergency plan's file, in the scenario's folder; \"\" is no plan."),
};

}  // namespace

std::span<const Key> run_file_keys() { return run_keys; }
std::span<const Key> scene_file_keys() { return scene_keys; }

}  // namespace tidegate
