#include "viz/stage/follow.h"

#include <algorithm>

#include "viz/scene/crowd.h"

namespace tidegate::viz {

Actions follow_actions(Stage& stage, const ViewState& view) {
    constexpr double least_zoom = 2.5;
    if (!view.follows_picked || !view.picked) return {};
    const auto which = static_cast<std::size_t>(view.picked->run);
    if (which >= stage.size()) return {};
    RunPlayer& player = stage.player(which);
    const Moment& moment = player.moment_at(stage.shown().time_of(view.picked->run, view.time));
    const int row = row_of_agent(moment.agents, view.picked->agent);
    if (row < 0) return {};
    const FrameAgent& agent = moment.agents[static_cast<std::size_t>(row)];
    Actions actions;
    const std::size_t levels = player.data().venue.levels.size();
    Bounds all;
    for (std::size_t i = 0; i < levels; ++i) all.include(player.mesh().levels[i].bounds);
    bool is_seen = view.level == all_levels;
    int last_level = all_levels;
    for (std::size_t i = 0; i < levels; ++i) {
        Vec2 place;
        if (!place_on(player.data(), id_of<LevelId>(i), agent.plane, {agent.x, agent.y}, place)) continue;
        last_level = static_cast<int>(i);
        is_seen |= view.level == last_level;
        if (i < view.cameras.size()) {
            const Vec2 shift = place - player.mesh().levels[i].bounds.middle();
            actions.push_back(ChangeCamera{
                last_level, {shift, std::max(least_zoom, view.cameras[i].zoom)}});
        }
        actions.push_back(ChangeCamera{
            all_levels, {place - all.middle(), std::max(least_zoom, view.stack_camera.zoom)}});
    }
    if (last_level == all_levels) return actions;
    if (!is_seen) {
        actions.push_back(ShowLevel{last_level});
    } else if (view.level == all_levels && view.venue != all_venues) {
        const int venue = player.data().venue.levels[static_cast<std::size_t>(last_level)].venue;
        if (venue != view.venue) actions.push_back(ShowVenue{venue});
    }
    return actions;
}

}  // namespace tidegate::viz
