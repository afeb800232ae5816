#include "viz/app/options.h"

#include <algorithm>
#include <charconv>

#include "base/fault.h"

namespace tidegate::viz {

namespace {

SimTime time_asked(const Options& options, const RunData& run) {
    if (options.at.empty()) {
        if (options.screenshot.empty()) return 0;
        const SimTime fullest = fullest_moment(run.tally);
        return fullest > 0 ? std::min(fullest, run.recorded_end_s) : run.recorded_end_s;
    }
    const std::optional<SimTime> time = run.calendar.parse(options.at);
    if (!time) {
        throw InputError("--at '" + options.at +
                         "' is not a time; expected HH:MM, HH:MM:SS or ISO 8601");
    }
    if (*time < 0 || *time > run.recorded_end_s) {
        throw InputError("--at '" + options.at + "' lies outside the recording, which holds " +
                         run.calendar.iso(0) + " to " + run.calendar.iso(run.recorded_end_s));
    }
    return *time;
}

int level_asked(const std::string& wanted, const RunData& run) {
    if (wanted.empty()) return all_levels;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < run.venue.levels.size(); ++i) {
        names.push_back(run.venue.levels[i].name);
        if (names.back() == wanted || std::to_string(i + 1) == wanted) return static_cast<int>(i);
    }
    throw InputError("no level is called '" + wanted + "'; " + nearest_name_cure(wanted, names));
}

bool read_length(std::string_view text, int& length) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    return error == std::errc{} && end == text.data() + text.size() && length >= 320 &&
           length <= 8192;
}

}  // namespace

void read_size(const std::string& text, Options& options) {
    const std::size_t cross = text.find('x');
    const bool is_read = cross != std::string::npos &&
                         read_length(std::string_view(text).substr(0, cross), options.width) &&
                         read_length(std::string_view(text).substr(cross + 1), options.height);
    if (!is_read) {
        throw InputError("--size '" + text +
                         "' cannot be used; expected WxH in pixels, each 320 to 8192, "
                         "for example 1600x1000");
    }
}

ViewState first_view(const Options& options, const RunData& run) {
    ViewState view;
    view.time = time_asked(options, run);
    view.level = level_asked(options.level, run);
    view.language = options.language == "zh" ? Language::chinese : Language::english;
    view.colour_by = options.colour == "speed" ? ColourBy::speed : ColourBy::density;
    view.theme = options.theme == "light" ? Theme::light : Theme::dark;
    view.shows_density_map = options.shows_density_map;
    view.cameras.resize(run.venue.levels.size());
    return view;
}

}  // namespace tidegate::viz
