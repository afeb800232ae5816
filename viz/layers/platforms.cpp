#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

namespace {

constexpr double train_width_m = 2.8;

/// Unit vector from the edge away from the floor, towards the track.
Vec2 towards_track(const LayerInput& input, const PlatformDef& platform) {
    const Vec2 normal = platform.edge.right_normal();
    const FloorGrid& floor = input.mesh.levels[platform.level.index()].grid;
    const auto floor_at = [&](Vec2 p) {
        const Vec2 cell = p - floor.low;
        const auto column = static_cast<int>(cell.x), row = static_cast<int>(cell.y);
        return cell.x >= 0 && cell.y >= 0 && floor.has(column, row)
                   ? floor.floor_share[floor.at(column, row)]
                   : 0.0F;
    };
    const Vec2 middle = platform.edge.middle();
    return floor_at(middle + normal * 1.5) > floor_at(middle - normal * 1.5) ? normal * -1.0
                                                                             : normal;
}

void draw_train(const LayerInput& input, const PlatformDef& platform, const TrainNow& train,
                LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const Vec2 out = towards_track(input, platform);
    const Camera& camera = scene.camera;
    const Vec2 near_a = platform.edge.a + out * 0.2, near_b = platform.edge.b + out * 0.2;
    const Vec2 far = out * train_width_m;
    add_quad(scene.under, camera.to_screen(near_a), camera.to_screen(near_b),
             camera.to_screen(near_b + far), camera.to_screen(near_a + far), colours.train);
    const Vec2f middle = camera.to_screen(platform.edge.middle() + out * (0.2 + train_width_m / 2));
    scene.labels.push_back(
        {middle.x,
         middle.y,
         Align::centre,
         TextSize::small,
         colours.text,
         faded(colours.background, 0.7),
         std::string(say(word_of_vehicles(input.run, train.service), input.view.language)) + " " + shown_name(train.service)});
}

}  // namespace

void draw_platforms(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const std::vector<PlatformDef>& platforms = input.run.venue.platforms;
    for (std::size_t i = 0; i < platforms.size(); ++i) {
        const PlatformDef& platform = platforms[i];
        if (platform.level != scene.level()) continue;
        for (const TrainNow& train : input.trains) {
            if (train.platform == id_of<PlatformId>(i)) draw_train(input, platform, train, scene);
        }
        const Camera& camera = scene.camera;
        add_line(scene.over, camera.to_screen(platform.edge.a), camera.to_screen(platform.edge.b),
                 2.4F, colours.platform_edge);
        for (const Segment& door : door_segments(platform)) {
            add_line(scene.over, camera.to_screen(door.a), camera.to_screen(door.b), 4,
                     colours.platform_edge);
        }
    }
}

}  // namespace tidegate::viz
