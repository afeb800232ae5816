#include <fmt/format.h>

#include "viz/app/options.h"
#include "viz/scene/network_map.h"

namespace tidegate::viz {

namespace {

template <class T>
const std::string& word_of_choice(const std::vector<std::string>& words, T choice) {
    return words[static_cast<std::size_t>(choice)];
}

void add_camera(std::vector<std::string>& words, std::size_t level, const CameraChange& change) {
    if (change.zoom == 1 && change.shift_m == Vec2{}) return;
    words.insert(words.end(), {"--camera", fmt::format("{}:{:.3f},{:.3f},{:.5f}", level, change.shift_m.x,
                                                       change.shift_m.y, change.zoom)});
}

void add_plan(std::vector<std::string>& words, const ViewState& view, const RunData& run) {
    const auto say = [&](const char* option, const std::string& value) {
        words.insert(words.end(), {option, value});
    };
    if (view.venue != all_venues) say("--venue", venue_name(run, view.venue));
    if (view.level != all_levels) say("--level", std::to_string(view.level + 1));
    if (view.arrangement == Arrangement::stacked) words.emplace_back("--stacked");
    if (view.turn_deg != 0) say("--turn", fmt::format("{:g}", view.turn_deg));
    say("--colour", word_of_choice(colour_words, view.colour_by));
    say("--field", word_of_choice(field_words, view.field));
    say("--threshold", fmt::format("{:g}", view.threshold_per_m2));
    if (view.shows_trails) words.emplace_back("--trails");
    if (view.compare_by == CompareBy::difference) words.emplace_back("--difference");
    if (view.picked) {
        say("--pick", fmt::format("{}:{}", view.picked->run == 0 ? "A" : "B", view.picked->agent));
    }
    if (view.follows_picked) words.emplace_back("--follow");
    for (std::size_t i = 0; i < view.cameras.size(); ++i) add_camera(words, i + 1, view.cameras[i]);
    add_camera(words, 0, view.stack_camera);
}

}  // namespace

std::vector<std::string> to_arguments(const ViewState& view, const Shown& shown) {
    std::vector<std::string> words;
    const auto say = [&](const char* option, const std::string& value) {
        words.insert(words.end(), {option, value});
    };
    say("--at", shown.run.calendar.iso(view.time));
    say("--lang", view.language == Language::chinese ? "zh" : "en");
    say("--theme", view.theme == Theme::light ? "light" : "dark");
    say("--text", word_of_choice(text_words, view.text));
    say("--page", word_of_choice(page_words, view.page));
    add_plan(words, view, shown.run);
    for (const std::string& curve : view.curves) say("--curve", curve);
    if (view.axis.is_any()) {
        say("--axis", shown.run.calendar.iso(view.axis.from) + ".." +
                          shown.run.calendar.iso(view.axis.to));
    }
    return words;
}

}  // namespace tidegate::viz
