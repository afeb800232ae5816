#include "viz/scene/actions.h"

#include <algorithm>
#include <cmath>

namespace tidegate::viz {

double factor_of(TextScale scale) {
    if (scale == TextScale::laptop) return 0.85;
    return scale == TextScale::projector ? 1.35 : 1.0;
}

double factor_in(TextScale scale, int width, int height) {
    constexpr double least_width = 1180, least_height = 700, least_factor = 0.7, step = 0.05;
    const double fit = std::floor(std::min(width / least_width, height / least_height) / step + 1e-9) * step;
    return std::clamp(fit, least_factor, factor_of(scale));
}

namespace {

TimeRange held(TimeRange range, SimTime end, double least) {
    if (!range.is_any()) return {};
    const double length = std::clamp(range.to - range.from, std::min(least, end), end);
    const SimTime from = std::clamp(range.from, 0.0, end - length);
    if (length >= end) return {};
    return {from, from + length};
}

struct Apply {
    const Shown& shown;
    ViewState& view;

    void operator()(const TogglePlay&) const {
        // Playing on from the end means playing again.
        if (!view.is_playing && view.time >= shown.recorded_end()) {
            view.time = view.loop.is_any() ? view.loop.from : 0;
        }
        view.is_playing = !view.is_playing;
        view.follows_end = false;
    }
    void operator()(const GoTo& go) const {
        view.time = std::clamp(go.time, 0.0, shown.recorded_end());
        view.follows_end = false;
    }
    void operator()(const GoBy& go) const { (*this)(GoTo{view.time + go.seconds}); }
    void operator()(const SetPlayback& set) const {
        view.playback = std::clamp(set.playback, playback_min, playback_max);
    }
    void operator()(const SetLoop& set) const {
        constexpr double least_loop_s = 1;
        view.loop = held(set.range, shown.recorded_end(), least_loop_s);
        if (view.loop.is_any()) view.time = view.loop.from;
    }
    void operator()(const ShowTimes& set) const {
        view.axis = held(set.axis, shown.axis_end(), least_axis_s);
    }
    void operator()(const FollowEnd& set) const {
        view.follows_end = set.is_on;
        if (!set.is_on) return;
        view.is_playing = false;
        view.time = shown.recorded_end();
    }
    void operator()(const ScrollActions& scroll) const {
        constexpr int most = 10000;
        view.first_action = std::clamp(view.first_action + scroll.rows, 0, most);
    }
    void operator()(const ShowPage& set) const { view.page = set.page; }
    void operator()(const ShowVenue& show) const {
        const auto& levels = shown.run.venue.levels;
        const bool is_there =
            show.venue == all_venues ||
            std::any_of(levels.begin(), levels.end(), [&](const LevelDef& one) { return one.venue == show.venue; });
        if (!is_there) return;
        view.venue = show.venue;
        view.level = all_levels;
    }
    void operator()(const ShowLevel& show) const {
        const auto& levels = shown.run.venue.levels;
        if (show.level >= static_cast<int>(levels.size())) return;
        view.level = show.level;
        if (show.level < 0) return;
        const int venue = levels[static_cast<std::size_t>(show.level)].venue;
        if (venue != view.venue) view.venue = all_venues;
    }
    void operator()(const Arrange& set) const { view.arrangement = set.arrangement; }
    void operator()(const Turn& turn) const {
        view.turn_deg = std::fmod(view.turn_deg + turn.degrees + 720, 360);
    }
    void operator()(const SetCompareBy& set) const { view.compare_by = set.compare_by; }
    void operator()(const SetColourBy& set) const { view.colour_by = set.colour_by; }
    void operator()(const SetField& set) const { view.field = set.field; }
    void operator()(const SetThreshold& set) const {
        view.threshold_per_m2 = std::max(0.0, set.per_m2);
    }
    void operator()(const ToggleTrails&) const { view.shows_trails = !view.shows_trails; }
    void operator()(const Pick& pick) const {
        view.picked = pick.picked;
        if (!view.picked) view.follows_picked = false;
    }
    void operator()(const Follow& set) const {
        view.follows_picked = set.is_on && view.picked.has_value();
    }
    void operator()(const ChooseCurves& choose) const { view.curves = choose.names; }
    void operator()(const SetTheme& set) const { view.theme = set.theme; }
    void operator()(const SetLanguage& set) const { view.language = set.language; }
    void operator()(const SetText& set) const { view.text = set.text; }
    void operator()(const SetPanels& set) const {
        view.panels = {std::max(0.0F, set.sizes.side_w), std::max(0.0F, set.sizes.time_h)};
    }
    void operator()(const ToggleHelp&) const { view.shows_help = !view.shows_help; }
    void operator()(const ChangeCamera& set) const {
        const auto level = static_cast<std::size_t>(set.level);
        if (set.level == all_levels) view.stack_camera = set.change;
        if (set.level >= 0 && level < view.cameras.size()) view.cameras[level] = set.change;
    }
    void operator()(const FitAll&) const {
        std::fill(view.cameras.begin(), view.cameras.end(), CameraChange{});
        view.stack_camera = {};
        view.turn_deg = 0;
        view.follows_picked = false;
    }
    template <class Other>
    void operator()(const Other&) const {}
};

}  // namespace

void apply(const Actions& actions, const Shown& shown, ViewState& view) {
    view.cameras.resize(shown.run.venue.levels.size());
    for (const Action& action : actions) std::visit(Apply{shown, view}, action);
}

void advance(ViewState& view, const Shown& shown, double wall_s) {
    const SimTime end = shown.recorded_end();
    if (view.follows_end) view.time = end;
    if (!view.is_playing) return;
    view.time += wall_s * view.playback;
    if (view.loop.is_any() && view.time >= view.loop.to) {
        view.time = view.loop.from + std::fmod(view.time - view.loop.from, view.loop.to - view.loop.from);
    }
    if (view.time < end) return;
    view.time = end;
    view.is_playing = false;
}

}  // namespace tidegate::viz
