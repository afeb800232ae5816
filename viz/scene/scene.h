#pragma once
#include <span>
#include <string>
#include <vector>

#include "viz/data/frame_cache.h"
#include "viz/data/run_data.h"
#include "viz/scene/camera.h"
#include "viz/scene/colour.h"
#include "viz/scene/crowd.h"
#include "viz/scene/field_grid.h"
#include "viz/scene/passages.h"
#include "viz/scene/tile.h"
#include "viz/scene/venue_mesh.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

struct History;
struct Journey;
struct Waits;

/// A corner of a filled triangle [px].
struct Vertex {
    float x = 0, y = 0;
    Rgba colour;
};

/// A round passenger [px].
struct Disc {
    float x = 0, y = 0, radius = 1;
    Rgba colour;
};

enum class TextSize : std::uint8_t { small, normal, large };
enum class Align : std::uint8_t { left, centre, right };

/// Text at a point [px], which is its left, middle or right, vertically its middle. Labels stand in
/// order of importance: whoever draws them leaves out those that would cover an earlier one.
struct Label {
    float x = 0, y = 0;
    Align align = Align::centre;
    TextSize size = TextSize::small;
    Rgba colour;
    Rgba back{0, 0, 0, 0};  ///< a == 0: none
    std::string text;
};

/// What is drawn of one level: triangles, then discs, then triangles over them, then labels.
struct LevelScene {
    Tile tile;
    Camera camera;  ///< camera.view is the part below the header; drawing is cut off at its border
    std::vector<Vertex> under;
    std::vector<Disc> discs;
    std::vector<int> agents;  ///< who the discs are
    std::vector<Vertex> over;
    std::vector<Label> labels;
    std::size_t people = 0;  ///< on the level, without its connectors
    bool in_plane = true;    ///< people walk there; else events move them
    DensityPeak peak;
    FieldGrid field;  ///< what is laid over the floor; empty: nothing

    LevelId level() const { return tile.level; }
};

struct Scene {
    std::vector<LevelScene> levels;
    double field_top = 1;  ///< highest value of the field's scale
};

/// One run at the moment that is drawn.
struct Staged {
    const RunData& run;
    const VenueMesh& mesh;
    const Moment& moment;
    std::span<const FramePtr> trail{};  ///< frames before it, oldest first
    const History* history = nullptr;  ///< null: not known (yet)
    const Journey* journey = nullptr;  ///< of the passenger picked, if it is of this run
    const Waits* waits = nullptr;      ///< null: not asked for, or not known yet
};

/// What layers are given to draw from.
struct LayerInput {
    const Staged& stage;
    const RunData& run;
    const VenueMesh& mesh;
    const ViewState& view;
    const PassagesNow& passages;
    const std::vector<TrainNow>& trains;
    const Crowd& crowd;
    double field_top = 1;
};

/// Builds the picture of the moment; `stage` [1 or 2] holds the runs that the tiles name. Where a
/// tile shows the difference, it is the second run minus the first.
Scene build_scene(std::span<const Staged> stage, const ViewState& view,
                  const std::vector<Tile>& tiles);

}  // namespace tidegate::viz
