#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;
constexpr std::string_view own = "own choice: take yours from a drill";

constexpr Key keys[] = {
    of_type(KeyType::text, "plan.plan", "name", R"("")", "Name of the plan."),
    of_type(KeyType::names, "plan.plan", "roles", "[]",
            "Who decides and acts; every role named below must stand here."),

    of_type(KeyType::name, "plan.procedure", "name", "", "Name of the procedure."),
    of_type(KeyType::name, "plan.procedure", "rule", "",
            "Trigger: the band rule of this name reaches ..."),
    choice("plan.procedure", "at", "blue|yellow|orange|red", R"("yellow")",
           "... this level or a higher one."),
    of_type(KeyType::name, "plan.procedure", "decided_by", "", "Role that decides."),
    duration("plan.procedure", "report_delay_s", "60", 0, 86400,
             "From the level being known until it is reported to the one who decides.", own),
    duration("plan.procedure", "decision_delay_s", "60", 0, 86400,
             "From the report to the decision.", own),
    duration("plan.procedure", "order_delay_s", "30", 0, 86400, "From the decision to the orders.",
             own),
    of_type(KeyType::boolean, "plan.procedure", "stands_down", "true",
            "Withdraw the measures when the level has been below stand_down_below long enough."),
    choice("plan.procedure", "stand_down_below", "blue|yellow|orange|red", R"("blue")",
           "Below this level for stand_down_hold_s the measures end; at most the level of `at`."),
    duration("plan.procedure", "stand_down_hold_s", "600", 0, 86400, "See stand_down_below.", own),

    of_type(KeyType::name, "plan.step", "name", "", "Name of the step; unique in the plan."),
    of_type(KeyType::name, "plan.step", "role", "", "Role that carries it out."),
    choice(
        "plan.step", "measure",
        "meter|close|hold|open|reverse|set_direction|open_lanes|extra_train|set_headway|evacuate|"
        "inform|cancel_trips|skip_stop|short_turn|delay_vehicle|turn_away|slow|set_places|restore",
        "", "What is done: see the table above."),
    of_type(KeyType::name, "plan.step", "place", "",
            "To what: the name of a place; for trains the name of the service or line."),
    optional(number("plan.step", "max_per_min", "1/min", "", 0.1, 10000,
                    "meter: most passengers that may pass; needed.")),
    optional(choice("plan.step", "direction", "both|forward|backward", "",
                    "set_direction: the way that stays allowed; needed. turn_away: the way in which people are turned away.")),
    optional(integer("plan.step", "lanes", "", 0, 200,
                     "open_lanes: how many lanes work, at most the facility's lanes; needed.")),
    optional(integer("plan.step", "trains", "", 1, 1000,
                     "extra_train, cancel_trips: how many vehicles or trips; needed.")),
    optional(of_type(KeyType::name, "plan.step", "stop", "",
                     "skip_stop, short_turn, delay_vehicle: the platform of one of the line's stops; needed.")),
    optional(duration("plan.step", "delay_s", "", 1, 86400,
                      "delay_vehicle: how much longer the vehicle stands there; needed.")),
    duration("plan.step", "spacing_s", "120", 10, 86400, "extra_train: time between them."),
    optional(duration("plan.step", "headway_s", "", 10, 86400,
                      "set_headway: the new time from one arrival to the next; needed.")),
    optional(number("plan.step", "speed_factor", "", "", 0.05, 1,
                    "slow: speed over the usual one; needed.")),
    optional(integer("plan.step", "places", "", 0, 10000,
                     "set_places: of a line in one vehicle, of a train service free in one train; needed.")),
    duration("plan.step", "pre_movement_s", "30", 0, 3600,
             "evacuate, turn_away: mean time until people set out.", own),
    duration("plan.step", "action_delay_s", "60", 0, 86400, "From the order until it takes effect.",
             own),
};

constexpr Key demand[] = {
    of_type(KeyType::time, "demand.column", "from", "",
            "People appear from this time, HH:MM[:SS] ..."),
    of_type(KeyType::time, "demand.column", "to", "", "... to this time, which must be later."),
    integer("demand.column", "count", "", 0, 10000000, "How many passengers."),
    of_type(KeyType::name, "demand.column", "origin", "",
            "Entrance where they appear, or train service from which they alight."),
    of_type(KeyType::name, "demand.column", "goal", "",
            "Exit or train service they want; several with `;` between them, or any_exit: whichever is quickest."),
    choice(
        "demand.column", "law", "random|even", R"("random")",
        "Independent times (a Poisson process given its count), or equal spacing. The column may "
        "be left out."),
    optional(of_type(KeyType::text, "demand.column", "class", "",
                     "Who comes: a class, or shares, as demand.class. May be left out or empty.")),
    optional(of_type(KeyType::text, "demand.column", "group", "",
                     "How they come together, as demand.group. May be left out or empty.")),
    optional(of_type(KeyType::text, "demand.column", "stays", "",
                     "Visits on the way, in order: names of [[stay]], with `;` between them. May be left out or empty.")),
    optional(of_type(KeyType::text, "demand.column", "day", "",
                     "Kinds of day on which they come, as demand.day, with `;` between them. May be left out or empty: on every day.")),
};

}  // namespace

std::span<const Key> plan_file_keys() { return keys; }
std::span<const Key> demand_file_keys() { return demand; }

}  // namespace tidegate
