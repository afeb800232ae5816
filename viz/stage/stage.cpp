#include "viz/stage/stage.h"

#include "base/fault.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

namespace {

constexpr double trail_s = 10;

}  // namespace

std::unique_ptr<Stage> open_stage(const std::vector<std::string>& paths) {
    if (paths.empty() || paths.size() > 2) {
        throw Trouble<InputError>({Word::too_many_files, {std::to_string(paths.size())}});
    }
    std::vector<std::unique_ptr<RunPlayer>> players;
    for (const std::string& path : paths) {
        players.push_back(std::make_unique<RunPlayer>(load_run(path), path));
    }
    return std::make_unique<Stage>(std::move(players));
}

void lay_drill_over(Stage& stage, const std::string& path) {
    const Shown shown = stage.shown();
    try {
        stage.lay_over(read_drill_log(path, shown.run.calendar, shown.axis_end()));
    } catch (const InputError& error) {
        throw Trouble<InputError>({Word::log_unreadable, {error.what()}});
    }
}

const Tiling& Director::tiling_for(const Stage& stage, const ViewState& view, Rect area) {
    const bool is_same = has_tiling_ && area == area_ && meshes_[0] == stage.mesh(0) &&
                         meshes_[1] == stage.mesh(1) && asked_.level == view.level && asked_.venue == view.venue &&
                         asked_.arrangement == view.arrangement &&
                         asked_.turn_deg == view.turn_deg && asked_.compare_by == view.compare_by;
    if (is_same) return tiling_;
    tiling_ = shown_tiles(stage.shown(), *stage.mesh(0), stage.mesh(1), view, area);
    has_tiling_ = true;
    area_ = area;
    asked_ = view;
    meshes_[0] = stage.mesh(0);
    meshes_[1] = stage.mesh(1);
    return tiling_;
}

Picture Director::picture(Stage& stage, const ViewState& view, Rect area) {
    Picture made;
    made.tiling = tiling_for(stage, view, area);
    const Shown shown = stage.shown();
    std::vector<Staged> staged;
    std::vector<std::vector<FramePtr>> trails(stage.size());
    for (std::size_t i = 0; i < stage.size(); ++i) {
        RunPlayer& player = stage.player(i);
        const SimTime time = shown.time_of(static_cast<int>(i), view.time);
        made.meshes[i] = &player.mesh();
        made.histories.push_back(player.history());
        if (view.shows_trails) trails[i] = player.trail(time, trail_s);
        const bool is_picked = view.picked && view.picked->run == static_cast<int>(i);
        if (is_picked) made.journey = player.journey(view.picked->agent);
        made.waits.push_back(view.colour_by == ColourBy::wait ? player.waits() : nullptr);
        staged.push_back({player.data(), player.mesh(), player.moment_at(time), trails[i],
                          made.histories[i].get(), is_picked ? made.journey.get() : nullptr, made.waits[i].get()});
    }
    if (view.page == Page::network) {
        for (std::size_t i = 0; i < staged.size(); ++i) {
            const int which = static_cast<int>(i);
            made.networks.push_back(networks_.view(which, staged[i].run, staged[i].moment,
                                                   network_part(area, which, shown.is_comparison())));
        }
    }
    if (view.page == Page::plan) made.scene = build_scene(staged, view, made.tiling.tiles);
    return made;
}

void read_ahead(Stage& stage, const ViewState& view) {
    if (!view.is_playing) return;
    const Shown shown = stage.shown();
    for (std::size_t i = 0; i < stage.size(); ++i) {
        stage.player(i).frames().read_ahead(shown.time_of(static_cast<int>(i), view.time),
                                            view.playback);
    }
}

}  // namespace tidegate::viz
