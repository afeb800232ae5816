#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

/// A [[class]] or other text put before the first train.
WrongScenario with_text(std::string title, const std::string& text, std::string faults) {
    return {.title = std::move(title),
            .file = "scenario.toml",
            .from = "[[train]]",
            .to = text + "\n[[train]]",
            .faults = std::move(faults)};
}
WrongScenario with_setting(std::string title, std::string setting, std::string faults) {
    return {.title = std::move(title), .settings = {std::move(setting)}, .faults = std::move(faults)};
}

// clang-format off
const WrongScenario wrong[] = {
    with_setting("an unknown class", "demand.class=adlts",
        R"(--set: 'class' names the unknown class 'adlts'; did you mean 'adults'?)"),
    with_setting("shares that do not sum to 1", "demand.class=adults: 0.5; elderly: 0.4",
        R"(--set: 'class' has shares that sum to 0.9; expected shares that sum to 1)"),
    with_setting("a share above 1", "demand.class=adults: 1.5; elderly: -0.5",
        R"(--set: 'class' holds 'adults: 1.5'; expected name: share; name: share, with shares from 0 to 1)"),
    with_setting("a share that is no number", "demand.class=adults: half; elderly: 0.5",
        R"(--set: 'class' holds 'adults: half'; expected name: share; name: share, with shares from 0 to 1)"),
    with_setting("a class named twice in a mix", "demand.class=adults: 0.5; adults: 0.5",
        R"(--set: 'class' holds 'adults' twice; expected each name once)"),
    with_setting("groups of nobody", "demand.group=0: 0.5; 2: 0.5",
        R"(--set: 'group' has the size '0'; expected a whole number from 1 to 20)"),
    with_setting("groups of two and a half", "demand.group=2.5: 1",
        R"(--set: 'group' has the size '2.5'; expected a whole number from 1 to 20)"),
    with_setting("groups that are too large", "demand.group=21: 1",
        R"(--set: 'group' has the size '21'; expected a whole number from 1 to 20)"),
    with_setting("an unknown group", "demand.group=family",
        R"(--set: 'group' is the unknown group 'family'; expected a [[group]], a size, or size: share; size: share)"),
    {.title = "a row smaller than its group",
     .file = "demand.csv",
     .from = "law\n08:00,08:10,300,street,eastbound,random",
     .to = "law,group\n08:00,08:10,3,street,eastbound,random,4",
     .faults = R"(demand.csv:2:39: 'group' is '4', of up to 4 people, but the row has 3 passengers; expected a count of at least one whole group)"},
    with_text("a group with an unknown member", R"([[group]]
name = "pair"
members = ["adults", "eldery"]
)",
        R"(scenario.toml:13:22: 'members' names the unknown class 'eldery'; did you mean 'elderly'?)"),
    with_text("a group without members", R"([[group]]
name = "nobody"
members = []
)",
        R"(scenario.toml:13:11: 'members' holds 0 names; expected 1 to 20 classes)"),
    with_text("a class like one that is not there", R"([[class]]
name = "fans"
like = "visitor"
)",
        R"(scenario.toml:13:8: 'like' is the unknown class 'visitor'; expected a built-in class, population, or a [[class]] above this one; did you mean 'visitors'?)"),
    with_text("a class with the name of one that is built in", R"([[class]]
name = "pram"
)",
        R"(scenario.toml:12:8: 'name' is 'pram', which is built in; expected another name; to change it, write like = "pram" under a name of your own)"),
    with_text("two classes of one name", R"([[class]]
name = "fans"
[[class]]
name = "fans"
)",
        R"(scenario.toml:14:8: 'name' is 'fans', as of another class; expected a name used once)"),
    with_text("an unknown key of a class", R"([[class]]
name = "fans"
motivaton = 1.2
)",
        R"(scenario.toml:13:1: unknown key 'motivaton' in [[class]]; did you mean 'motivation'?)"),
    with_text("values of a class out of their ranges", R"([[class]]
name = "fans"
motivation = 9
women_share = 1.2
body_radius_m = 0.05
clear_width_m = -1
)",
        R"(scenario.toml:13:14: 'motivation' is 9; expected a number from 0.3 to 2)" "\n"
        R"(scenario.toml:14:15: 'women_share' is 1.2; expected a number from 0 to 1)" "\n"
        R"(scenario.toml:15:17: 'body_radius_m' is 0.05; expected a number from 0.1 to 0.6 [m])" "\n"
        R"(scenario.toml:16:17: 'clear_width_m' is -1; expected a number from 0 to 3 [m])"),
    with_text("ages that are not in order", R"([[class]]
name = "fans"
age_min = 50
age_max = 20
)",
        R"(scenario.toml:13:11: 'age_min' is 50; expected at most age_max = 20)"),
    with_text("a law without its parameters", R"([[class]]
name = "fans"
pre_movement_law = "lognormal"
pre_movement_log_mean = 4
)",
        R"(scenario.toml:13:20: 'pre_movement_law' is 'lognormal', but 'pre_movement_log_sd' is missing; expected a number from 0 to 5)"),
    with_text("a mode outside its range", R"([[class]]
name = "fans"
pre_movement_law = "triangular"
pre_movement_min_s = 10
pre_movement_max_s = 20
pre_movement_mode_s = 30
)",
        R"(scenario.toml:16:23: 'pre_movement_mode_s' is 30; expected at most pre_movement_max_s = 20)"),
    with_text("bodies that could shrink to nothing", R"([[class]]
name = "fans"
body_radius_m = 0.2
body_radius_sd_m = 0.09
)",
        R"(scenario.toml:14:20: 'body_radius_sd_m' is 0.09; expected at most 0.06, so that two of it below body_radius_m are 0.08 m)"),
    with_text("bodies wider than people look", R"([[class]]
name = "fans"
body_radius_m = 0.6
luggage_share = 1
luggage_radius_m = 0.3
)",
        R"(scenario.toml: [walking] sight_m is 2, too short for the class 'fans', of bodies up to 1.8 m wide; expected at least 3.132)"),
    with_text("group sizes that do not sum to 1", R"([[class]]
name = "fans"
group_sizes = [0.5, 0.4]
)",
        R"(scenario.toml:13:15: 'group_sizes' sums to 0.9; expected at most 20 shares from 0 to 1 that sum to 1, for groups of 1, 2, 3, ...)"),
    with_text("a familiar exit that is an entrance", R"([[class]]
name = "fans"
route_choice = "familiar"
familiar_exit = "street"
)",
        R"(scenario.toml:14:17: 'familiar_exit' is 'street', which is an entrance; expected an exit of the venue; known: way_out)"),
};
// clang-format on

}  // namespace

TEST_CASE("people who cannot be are refused, and the mistake is named with its place",
          "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
