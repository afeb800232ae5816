#include <algorithm>
#include <vector>

#include "scenario/key_list.h"

namespace tidegate {
namespace {

using namespace make_key;

constexpr std::string_view weidmann = "Weidmann 1993";
constexpr std::string_view own = "own choice";
constexpr std::string_view no_source = "assumption";

constexpr Key share(std::string_view name, std::string_view default_value, std::string_view meaning,
                    std::string_view source = {}) {
    return number("population", name, "", default_value, 0, 1, meaning, source);
}
constexpr Key yes_no(std::string_view name, std::string_view meaning) {
    return of_type(KeyType::boolean, "population", name, "true", meaning);
}
constexpr Key sizes(std::string_view section, std::string_view name, std::string_view meaning,
                    std::string_view source) {
    Key key = of_type(KeyType::numbers, section, name, "[]", meaning);
    key.low = 0, key.high = 1;
    key.source = source;
    return key;
}

constexpr Key population[] = {
    choice("population", "free_speed_law", "normal|uniform|by_age", R"("normal")",
           "Speed of those who walk alone on the level: normal (cut at the limits), uniform between the "
           "limits, or "
           "normal about the mean of a drawn age.",
           "by_age: Weidmann 1993 as printed in RiMEA 4.1.1, test 7"),
    number("population", "free_speed_mean_m_s", "m/s", "1.34", 0.1, 3, "normal: mean.", weidmann),
    number("population", "free_speed_sd_m_s", "m/s", "0.26", 0, 1, "normal: standard deviation.", weidmann),
    number("population", "free_speed_min_m_s", "m/s", "0.30", 0.1, 3, "Lower limit.", own),
    number("population", "free_speed_max_m_s", "m/s", "2.50", 0.1, 5, "Upper limit.", own),
    number("population", "age_min", "years", "18", 3, 80, "by_age: youngest; ages are uniform."),
    number("population", "age_max", "years", "80", 3, 80, "by_age: oldest."),
    optional(
        share("women_share", "",
              "by_age: share of women, who walk at 1.27 where men walk at 1.41 m/s; without it the sexes are "
              "not told apart.",
              weidmann)),
    number("population", "motivation", "", "1", 0.3, 2,
           "Urgency: multiplies the free speed after the limits; so the time gap kept to who is in front "
           "falls with its "
           "power of 2.5.",
           no_source),
    number("population", "body_radius_m", "m", "0.20", 0.1, 0.6, "Radius of a standing passenger.",
           "RiMEA 4.1.1: body 40 cm"),
    number("population", "body_radius_sd_m", "m", "0", 0, 0.1,
           "Its standard deviation: normal, within two of them; 0: all alike.", no_source),
    share("luggage_share", "0", "How many of the class carry luggage."),
    number("population", "luggage_radius_m", "m", "0.10", 0, 0.4, "What luggage adds to the body radius.",
           no_source),
    number("population", "luggage_speed_factor", "", "1", 0.3, 1,
           "Free speed with luggage over that without.",
           "Shi et al. 2020 (doi:10.1088/1742-5468/ab8554): no difference when walking"),
    yes_no("uses_stairs", "Whether the class can use stairs, and escalators that stand."),
    yes_no("uses_escalators", "Whether the class can use escalators."),
    number("population", "clear_width_m", "m", "0", 0, 3,
           "Width that a way must have for the class: openings, lanes, exits, doors, connectors and gaps "
           "between walls that "
           "are narrower lead nowhere for it; rounded up to 5 cm; 0: people squeeze through.",
           own),
    optional(number("population", "stair_up_factor", "", "", 0.1, 1,
                    "Speed up a stair over free speed; without it that of [walking].")),
    optional(number("population", "stair_down_factor", "", "", 0.1, 1,
                    "Speed down a stair over free speed; without it that of [walking].")),
    choice("population", "pre_movement_law", "uniform|normal|lognormal|gamma|weibull|triangular",
           R"("uniform")", "How the time from appearing to setting out is spread.", "NIST TN 1822, test 1.1"),
    duration("population", "pre_movement_min_s", "0", 0, 3600,
             "uniform, triangular: least; other laws: lower cut."),
    duration("population", "pre_movement_max_s", "0", 0, 36000,
             "uniform, triangular: greatest; other laws: upper cut, 0 for none."),
    optional(duration("population", "pre_movement_mean_s", "", 0, 36000, "normal: mean; needed.")),
    optional(duration("population", "pre_movement_sd_s", "", 0, 36000,
                      "normal: standard deviation before the cuts; needed.")),
    optional(duration("population", "pre_movement_mode_s", "", 0, 36000,
                      "triangular: the most frequent time; needed.")),
    optional(number("population", "pre_movement_log_mean", "ln s", "", -5, 12,
                    "lognormal: mean of the logarithm; needed.")),
    optional(number("population", "pre_movement_log_sd", "", "", 0, 5,
                    "lognormal: standard deviation of the logarithm; needed.")),
    optional(number("population", "pre_movement_shape", "", "", 0.05, 100, "gamma, weibull: shape; needed.")),
    optional(
        duration("population", "pre_movement_scale_s", "", 0.001, 36000, "gamma, weibull: scale; needed.")),
    sizes("population", "group_sizes",
          "Shares of groups of 1, 2, 3, ... among all groups (the alone count as groups of 1); they sum to "
          "1. Empty: "
          "everyone alone.",
          "published: James 1953, Moussaid et al. 2010; see the built-in class visitors"),
    choice(
        "population", "route_choice", "quickest|shortest|familiar", R"("quickest")",
        "quickest: by walking time, waits and taste; shortest: by walking time alone; familiar: as quickest, "
        "but with "
        "goal any_exit and in an evacuation an exit that is not the familiar one must save familiar_worth_s.",
        "familiar: NIST TN 1822, test 3.3"),
    of_type(
        KeyType::text, "population", "familiar_exit", R"("")",
        "familiar: name of the exit that is known; \"\": the one nearest to the entrance by which one came."),
    share("familiar_share", "1",
          "familiar: how many of the class have a familiar exit; the others choose the quickest.", no_source),
    duration("population", "familiar_worth_s", "60", 0, 86400,
             "familiar: what another exit must save to be taken; 86400 is as good as never.", no_source),
    share("informed_share", "1",
          "How many hear of a closing, an opening or a changed direction at once; the others see it at "
          "sees_closure_m, or are told by the measures inform and evacuate.",
          no_source),
};

constexpr Key own_class_keys[] = {
    of_type(KeyType::name, "class", "name", "", "Name of the class, for demand.csv and demand.class."),
    of_type(KeyType::name, "class", "like", R"("adults")",
            "Where the keys that are not given come from: a built-in class, population, or a [[class]] above "
            "this one."),
};

constexpr double week_min = 7 * 1440;
constexpr Key stays[] = {
    of_type(KeyType::name, "stay", "name", "", "Name of the visit, for the column `stays` of demand.csv."),
    of_type(KeyType::name, "stay", "place", "", "Area in which people stand meanwhile."),
    number("stay", "mean_min", "min", "", 0, week_min, "How long they stay on average."),
    number("stay", "sd_min", "min", "0", 0, week_min,
           "Standard deviation of a gamma law; 0: all equally long.", own),
    optional(of_type(KeyType::time, "stay", "counts_from", "",
                     "Of those who come earlier the time counts from then on: the end of an event.")),
    optional(of_type(KeyType::time, "stay", "leaves_by", "", "Whoever would stay longer has set out by then: closing time.")),
    number("stay", "leaves_within_min", "min", "15", 0, 1440,
           "Those whom `leaves_by` sends away set out evenly spread over so long before it.", own),
};

constexpr Key groups[] = {
    of_type(KeyType::name, "group", "name", "", "Name of the group, for demand.csv and demand.group."),
    of_type(KeyType::names, "group", "members", "",
            "The class of each member, at most 20; the first one decides for all."),
};

std::vector<Key> joined() {
    std::vector<Key> keys(std::begin(population), std::end(population));
    keys.insert(keys.end(), std::begin(own_class_keys), std::end(own_class_keys));
    for (Key key : population) {
        key.section = "class";
        keys.push_back(key);
    }
    keys.insert(keys.end(), std::begin(groups), std::end(groups));
    keys.insert(keys.end(), std::begin(stays), std::end(stays));
    return keys;
}

}  // namespace

std::span<const Key> people_keys() {
    static const std::vector<Key> keys = joined();
    return keys;
}

}  // namespace tidegate
