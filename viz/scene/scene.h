#pragma once
#include <string>
#include <vector>

#include "viz/data/run_data.h"
#include "viz/scene/camera.h"
#include "viz/scene/colour.h"
#include "viz/scene/density.h"
#include "viz/scene/passages.h"
#include "viz/scene/venue_mesh.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

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
    Rgba back;  ///< a == 0: none
    std::string text;
};

/// What is drawn of one level: triangles, then discs, then triangles over them, then labels.
struct LevelScene {
    LevelId level;
    Rect tile;      ///< with the header
    Camera camera;  ///< camera.view is the part below the header; drawing is cut off at its border
    std::vector<Vertex> under;
    std::vector<Disc> discs;
    std::vector<Vertex> over;
    std::vector<Label> labels;
    std::size_t people = 0;  ///< on the level, without its connectors
    DensityPeak peak;
};

struct Scene {
    std::vector<LevelScene> levels;
};

/// A passenger where he or she is drawn.
struct Person {
    Vec2 place;
    double speed_m_s = 0;
    double density_per_m2 = 0;
    double opacity = 1;
};

/// The passengers that are drawn on one level.
struct Crowd {
    std::vector<Person> people;  ///< those on the level first, then those on its connectors
    std::size_t on_level = 0;
    DensityGrid density;  ///< of those on the level
    DensityPeak peak;
};
Crowd crowd_on(const RunData& run, const VenueMesh& mesh, const std::vector<FrameAgent>& agents,
               LevelId level, bool fades_connectors);

/// What layers are given to draw from.
struct LayerInput {
    const RunData& run;
    const VenueMesh& mesh;
    const ViewState& view;
    const PassagesNow& passages;
    const std::vector<TrainNow>& trains;
    const Crowd& crowd;
};

constexpr float tile_header_px = 34;

/// The rectangles of the levels that are shown: all of them, or one that fills `area`.
struct Tile {
    LevelId level;
    Rect rect;
};
std::vector<Tile> shown_tiles(const RunData& run, const VenueMesh& mesh, const ViewState& view,
                              Rect area);
/// The camera that shows a whole level in its tile, before the user's change.
Camera fitted_camera(const VenueMesh& mesh, const Tile& tile);

/// Builds the picture of the moment. `agents` are those of the view's time.
Scene build_scene(const RunData& run, const VenueMesh& mesh, const std::vector<FrameAgent>& agents,
                  const ViewState& view, const std::vector<Tile>& tiles);

}  // namespace tidegate::viz
