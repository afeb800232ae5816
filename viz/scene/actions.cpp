#include "viz/scene/actions.h"

#include <algorithm>

namespace tidegate::viz {

namespace {

struct Apply {
    const RunData& run;
    ViewState& view;

    void operator()(const TogglePlay&) const {
        // Playing on from the end means playing again.
        if (!view.is_playing && view.time >= run.recorded_end_s) view.time = 0;
        view.is_playing = !view.is_playing;
    }
    void operator()(const GoTo& go) const {
        view.time = std::clamp(go.time, 0.0, run.recorded_end_s);
    }
    void operator()(const GoBy& go) const { (*this)(GoTo{view.time + go.seconds}); }
    void operator()(const SetPlayback& set) const {
        view.playback = std::clamp(set.playback, playback_min, playback_max);
    }
    void operator()(const ShowLevel& show) const {
        if (show.level < static_cast<int>(run.venue.levels.size())) view.level = show.level;
    }
    void operator()(const SetColourBy& set) const { view.colour_by = set.colour_by; }
    void operator()(const ToggleDensityMap&) const {
        view.shows_density_map = !view.shows_density_map;
    }
    void operator()(const SetTheme& set) const { view.theme = set.theme; }
    void operator()(const SetLanguage& set) const { view.language = set.language; }
    void operator()(const ChangeCamera& set) const {
        const auto level = static_cast<std::size_t>(set.level);
        if (set.level >= 0 && level < view.cameras.size()) view.cameras[level] = set.change;
    }
    void operator()(const FitAll&) const {
        std::fill(view.cameras.begin(), view.cameras.end(), CameraChange{});
    }
};

}  // namespace

void apply(const Actions& actions, const RunData& run, ViewState& view) {
    view.cameras.resize(run.venue.levels.size());
    for (const Action& action : actions) std::visit(Apply{run, view}, action);
}

void advance(ViewState& view, const RunData& run, double wall_s) {
    if (!view.is_playing) return;
    view.time += wall_s * view.playback;
    if (view.time >= run.recorded_end_s) {
        view.time = run.recorded_end_s;
        view.is_playing = false;
    }
}

}  // namespace tidegate::viz
