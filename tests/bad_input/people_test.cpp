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
WrongScenario with_settings(std::string title, std::vector<std::string> settings, std::string faults) {
    return {.title = std::move(title), .settings = std::move(settings), .faults = std::move(faults)};
}

// clang-format off
const WrongScenario wrong[] = {
    with_settings("an unknown class", {"demand.class=adlts"}, "?"),
    with_settings("a mix with an unknown class", {"demand.class=adults: 0.5; martians: 0.5"}, "?"),
    with_settings("shares that do not sum to 1", {"demand.class=adults: 0.5; elderly: 0.4"}, "?"),
    with_settings("a share above 1", {"demand.class=adults: 1.5; elderly: -0.5"}, "?"),
    with_settings("a share that is no number", {"demand.class=adults: half; elderly: 0.5"}, "?"),
    with_settings("a class named twice in a mix", {"demand.class=adults: 0.5; adults: 0.5"}, "?"),
    with_settings("a group of nobody", {"demand.group=0"}, "?"),
    with_settings("groups of nobody among others", {"demand.group=0: 0.5; 2: 0.5"}, "?"),
    with_settings("a group of two and a half", {"demand.group=2.5"}, "?"),
    with_settings("a group that is too large", {"demand.group=21"}, "?"),
    with_settings("an unknown group", {"demand.group=family"}, "?"),
    {.title = "a row smaller than its group",
     .file = "demand.csv",
     .from = "from,to,count,origin,goal\n08:00,08:10,300,street,eastbound",
     .to = "from,to,count,origin,goal,group\n08:00,08:10,3,street,eastbound,4",
     .faults = "?"},
    {.title = "a class beside a group that has its own",
     .file = "scenario.toml",
     .from = "[[train]]",
     .to = "[[group]]\nname = \"pair\"\nmembers = [\"adults\", \"eldery\"]\n[[train]]",
     .faults = "?"},
    with_text("a group without members", "[[group]]\nname = \"nobody\"\nmembers = []\n", "?"),
    with_text("a class like one that is not there", "[[class]]\nname = \"fans\"\nlike = \"visitor\"\n", "?"),
    with_text("a class with the name of one that is built in", "[[class]]\nname = \"pram\"\n", "?"),
    with_text("two classes of one name", "[[class]]\nname = \"fans\"\n[[class]]\nname = \"fans\"\n", "?"),
    with_text("an unknown key of a class", "[[class]]\nname = \"fans\"\nmotivaton = 1.2\n", "?"),
    with_text("values of a class out of their ranges", "[[class]]\nname = \"fans\"\nmotivation = 9\nwomen_share = 1.2\nbody_radius_m = 0.05\nclear_width_m = -1\n", "?"),
    with_text("ages that are not in order", "[[class]]\nname = \"fans\"\nage_min = 50\nage_max = 20\n", "?"),
    with_text("a law without its parameters", "[[class]]\nname = \"fans\"\npre_movement_law = \"lognormal\"\npre_movement_log_mean = 4\n", "?"),
    with_text("a mode outside its range", "[[class]]\nname = \"fans\"\npre_movement_law = \"triangular\"\npre_movement_min_s = 10\npre_movement_max_s = 20\npre_movement_mode_s = 30\n", "?"),
    with_text("bodies that could shrink to nothing", "[[class]]\nname = \"fans\"\nbody_radius_m = 0.2\nbody_radius_sd_m = 0.09\n", "?"),
    with_text("group sizes that do not sum to 1", "[[class]]\nname = \"fans\"\ngroup_sizes = [0.5, 0.4]\n", "?"),
    with_text("a familiar exit that is an entrance", "[[class]]\nname = \"fans\"\nroute_choice = \"familiar\"\nfamiliar_exit = \"street\"\n", "?"),
    with_text("bodies wider than people look", "[[class]]\nname = \"fans\"\nbody_radius_m = 0.6\nluggage_share = 1\nluggage_radius_m = 0.3\n", "?"),
};
// clang-format on

}  // namespace

TEST_CASE("people who cannot be are refused, and the mistake is named with its place", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
