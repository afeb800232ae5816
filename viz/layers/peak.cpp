#include <fmt/format.h>

#include <algorithm>

#include "sensors/level_of_service.h"
#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

void draw_peak(const LayerInput& input, LevelScene& scene) {
    // Below level of service E a peak is not worth a mark.
    constexpr double least_marked_per_m2 = service_limits_per_m2(ServiceScale::walkway)[3];
    const DensityPeak& peak = input.crowd.peak;
    if (peak.per_m2 < least_marked_per_m2) return;
    const Palette& colours = palette(input.view.theme);
    const Vec2f at = scene.camera.to_screen(peak.place);
    const auto radius = static_cast<float>(std::clamp(2.5 * scene.camera.px_per_m, 13.0, 28.0));
    add_ring(scene.over, at, radius + 1, 4, faded(colours.background, 0.8));
    add_ring(scene.over, at, radius, 2, colours.cursor);
    const bool is_right = at.x > scene.camera.view.right() - 190;
    const float side = is_right ? -1.0F : 1.0F;
    scene.labels.push_back(
        {at.x + side * (radius + 6), at.y, is_right ? Align::right : Align::left, TextSize::normal,
         colours.text, faded(colours.background, 0.85),
         fmt::format("{:.1f} {}", peak.per_m2, say(Word::per_m2, input.view.language))});
}

}  // namespace tidegate::viz
