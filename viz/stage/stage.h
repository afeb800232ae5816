#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "viz/data/shown.h"
#include "viz/stage/picture.h"
#include "viz/stage/run_player.h"

namespace tidegate::viz {

/// The run that is shown, and perhaps the one it is compared with.
class Stage {
public:
    explicit Stage(std::vector<std::unique_ptr<RunPlayer>> players) : players_(std::move(players)) {}

    Shown shown() const {
        Shown shown = paired(players_[0]->data(), players_.size() > 1 ? &players_[1]->data() : nullptr);
        if (drill_) shown.drill = &*drill_;
        return shown;
    }
    /// Lays the log of a drill over what is shown, on the clock; another one takes the place of the one before.
    void lay_over(DrillLog drill) { drill_ = std::move(drill); }
    std::size_t size() const { return players_.size(); }
    RunPlayer& player(std::size_t which) { return *players_[which]; }
    const VenueMesh* mesh(std::size_t which) const {
        return which < players_.size() ? &players_[which]->mesh() : nullptr;
    }

private:
    std::vector<std::unique_ptr<RunPlayer>> players_;
    std::optional<DrillLog> drill_;
};

/// Reads the log of a drill and lays it over the stage. Throws InputError.
void lay_drill_over(Stage& stage, const std::string& path);

/// Opens one or two recordings. Throws as load_run does; InputError for none or more than two.
std::unique_ptr<Stage> open_stage(const std::vector<std::string>& paths);

/// Builds pictures of a stage; tiles are laid out anew only when what they depend on changes.
class Director {
public:
    Picture picture(Stage& stage, const ViewState& view, Rect area);

private:
    const Tiling& tiling_for(const Stage& stage, const ViewState& view, Rect area);

    NetworkViews networks_;
    Tiling tiling_;
    bool has_tiling_ = false;
    const VenueMesh* meshes_[2] = {nullptr, nullptr};
    Rect area_;
    ViewState asked_;
};

/// Says to the readers what will be needed next.
void read_ahead(Stage& stage, const ViewState& view);

}  // namespace tidegate::viz
