#include "viz/app/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/fault.h"
#include "viz/scene/network_map.h"

namespace tidegate::viz {

const std::vector<std::string> colour_words{"density", "speed", "activity", "destination",
                                            "time-inside", "class", "wait", "compliance"};
const std::vector<std::string> field_words{"none",     "density",     "service", "speed",
                                           "pressure", "counterflow", "peak",    "time-above"};
const std::vector<std::string> page_words{"plan", "network", "curves", "outcomes"};
const std::vector<std::string> text_words{"laptop", "normal", "projector"};

namespace {

SimTime read_time(const char* option, const std::string& text, const Shown& shown) {
    const Calendar& calendar = shown.run.calendar;
    const std::optional<SimTime> time = calendar.parse(text);
    if (!time) {
        throw InputError(fmt::format(
            "{} '{}' is not a time; expected HH:MM, HH:MM:SS or ISO 8601", option, text));
    }
    if (*time < 0 || *time > shown.recorded_end()) {
        throw InputError(
            fmt::format("{} '{}' lies outside the recording, which holds {} to {}", option, text,
                        calendar.iso(0), calendar.iso(shown.recorded_end())));
    }
    return *time;
}

SimTime time_asked(const Options& options, const Shown& shown) {
    if (!options.at.empty()) return read_time("--at", options.at, shown);
    if (options.screenshot.empty()) return 0;
    const SimTime fullest = fullest_moment(shown.run.tally);
    return fullest > 0 ? std::min(fullest, shown.run.recorded_end_s) : shown.run.recorded_end_s;
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

int venue_asked(const std::string& wanted, const RunData& run) {
    if (wanted.empty()) return all_venues;
    std::vector<std::string> names;
    for (const LevelDef& level : run.venue.levels) {
        names.push_back(venue_name(run, level.venue));
        if (names.back() == wanted) return level.venue;
    }
    throw InputError("no venue is called '" + wanted + "'; " + nearest_name_cure(wanted, names));
}

template <class T>
bool read_number(std::string_view text, T& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

bool read_length(std::string_view text, int& length) {
    return read_number(text, length) && length >= 320 && length <= 8192;
}

/// Row of a word in its list; the command line has checked it.
template <class T>
T choice(const std::vector<std::string>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return static_cast<T>(found == words.end() ? 0 : found - words.begin());
}

std::optional<Picked> pick_asked(const Options& options, const Shown& shown) {
    if (options.pick.empty()) return std::nullopt;
    Picked picked;
    std::string_view number = options.pick;
    if (number.starts_with("B:") || number.starts_with("A:")) {
        picked.run = number[0] == 'B' ? 1 : 0;
        number.remove_prefix(2);
    }
    const bool has_run = picked.run == 0 || shown.is_comparison();
    const bool is_read = read_number(number, picked.agent) && picked.agent >= 0;
    const bool is_there =
        has_run && is_read &&
        static_cast<std::size_t>(picked.agent) < shown.data(picked.run).agents.size();
    if (!is_there) {
        throw InputError(fmt::format(
            "--pick '{}' is no passenger; expected a number from 0 to {}, or B: and a number", options.pick,
            static_cast<int>(shown.run.agents.size()) - 1));
    }
    return picked;
}

void take_cameras(const Options& options, ViewState& view) {
    for (const std::string& text : options.cameras) {
        int level = -1;
        CameraChange change;
        const std::size_t colon = text.find(':'), first = text.find(','), second = text.rfind(',');
        const auto part = [&](std::size_t from, std::size_t to) {
            return std::string_view(text).substr(from, to - from);
        };
        const bool is_read =
            colon != std::string::npos && first != std::string::npos && second > first &&
            first > colon && read_number(part(0, colon), level) &&
            read_number(part(colon + 1, first), change.shift_m.x) &&
            read_number(part(first + 1, second), change.shift_m.y) &&
            read_number(part(second + 1, text.size()), change.zoom) && level >= 0 &&
            static_cast<std::size_t>(level) <= view.cameras.size() && change.zoom > 0;
        if (!is_read) {
            throw InputError(
                fmt::format("--camera '{}' cannot be used; expected LEVEL:X,Y,ZOOM with a level "
                            "from 1 (0: the stack), a shift in metres and a zoom above 0", text));
        }
        change.zoom = std::clamp(change.zoom, zoom_min, zoom_max);
        if (level == 0) view.stack_camera = change;
        if (level > 0) view.cameras[static_cast<std::size_t>(level) - 1] = change;
    }
}

TimeRange axis_asked(const Options& options, const Shown& shown) {
    if (options.axis.empty()) return {};
    const std::size_t dots = options.axis.find("..");
    std::optional<SimTime> from, to;
    if (dots != std::string::npos) {
        from = shown.run.calendar.parse(options.axis.substr(0, dots));
        to = shown.run.calendar.parse(options.axis.substr(dots + 2));
    }
    if (!from || !to || *from < 0 || *to < *from + least_axis_s) {
        throw InputError(fmt::format("--axis '{}' cannot be used; expected FROM..TO, for example "
                                     "00:10..00:45, at least 10 s", options.axis));
    }
    return {*from, std::min(*to, shown.axis_end())};
}

std::size_t curve_named(const std::string& wanted, const RunData& run) {
    std::vector<std::string> names;
    for (const Curve& curve : run.curves) names.push_back(curve.name);
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    throw InputError("no observable is called '" + wanted + "'; " + nearest_name_cure(wanted, names));
}

}  // namespace

PixelSize read_size(const std::string& text) {
    PixelSize size;
    if (text.empty()) return size;
    const std::size_t cross = text.find('x');
    const bool is_read = cross != std::string::npos &&
                         read_length(std::string_view(text).substr(0, cross), size.width) &&
                         read_length(std::string_view(text).substr(cross + 1), size.height);
    if (!is_read) {
        throw InputError("--size '" + text +
                         "' cannot be used; expected WxH in pixels, each 320 to 8192, "
                         "for example 1600x1000");
    }
    return size;
}

ViewState plain_view(const Options& options) {
    ViewState view;
    view.language = options.language == "zh" ? Language::chinese : Language::english;
    view.theme = options.theme == "light" ? Theme::light : Theme::dark;
    view.text = options.text.empty() ? TextScale::normal : choice<TextScale>(text_words, options.text);
    return view;
}

ViewState first_view(const Options& options, const Shown& shown) {
    ViewState view = plain_view(options);
    view.time = time_asked(options, shown);
    view.playback = std::clamp(options.speed, playback_min, playback_max);
    view.venue = venue_asked(options.venue, shown.run);
    view.level = level_asked(options.level, shown.run);
    view.cameras.resize(shown.run.venue.levels.size());
    view.page = choice<Page>(page_words, options.page);
    view.arrangement = options.is_stacked ? Arrangement::stacked : Arrangement::tiles;
    view.turn_deg = options.turn_deg;
    view.colour_by = choice<ColourBy>(colour_words, options.colour);
    view.field = choice<Field>(field_words, options.field);
    if (options.shows_density_map) view.field = Field::density;
    view.threshold_per_m2 = options.threshold_per_m2;
    view.shows_trails = options.shows_trails;
    view.shows_help = options.shows_help;
    view.compare_by = options.shows_difference ? CompareBy::difference : CompareBy::side_by_side;
    view.picked = pick_asked(options, shown);
    view.follows_picked = options.follows && view.picked.has_value();
    for (const std::string& wanted : options.curves) curve_named(wanted, shown.run);
    view.curves = options.curves;
    view.axis = axis_asked(options, shown);
    take_cameras(options, view);
    return view;
}

std::size_t chart_asked(const Options& options, const RunData& run) { return curve_named(options.chart, run); }

TimeRange video_range(const Options& options, const Shown& shown) {
    TimeRange range{0, shown.recorded_end()};
    if (!options.from.empty()) range.from = read_time("--from", options.from, shown);
    if (!options.to.empty()) range.to = read_time("--to", options.to, shown);
    if (!range.is_any()) throw InputError("--to must be later than --from");
    return range;
}

}  // namespace tidegate::viz
