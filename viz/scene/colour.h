#pragma once
#include <cstdint>
#include <string_view>

#include "warning/rule_def.h"

namespace tidegate::viz {

/// Straight (not premultiplied) sRGB with opacity.
struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    constexpr bool operator==(const Rgba&) const = default;
};

constexpr Rgba rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF), 255};
}
Rgba faded(Rgba colour, double opacity);       ///< opacity [0, 1] times its own
Rgba mixed(Rgba from, Rgba to, double share);  ///< share [0, 1] of `to`
double luminance(Rgba colour);                 ///< relative, [0, 1] (WCAG 2.1)

/// A colour of the OKLCH space: lightness [0, 1], chroma [0, 0.4], hue [degrees]; cut to what sRGB
/// can show. Source: B. Ottosson, "A perceptual color space for image processing", 2020.
Rgba oklch(double lightness, double chroma, double hue_deg);

enum class Theme : std::uint8_t { dark, light };

/// Colour maps for value shares t [0, 1]. Lightness rises (dark theme) or falls (light theme)
/// evenly with t, so that the order is seen with any kind of colour blindness and in grey print.
Rgba density_colour(double t, Theme theme);  ///< purple over red to yellow; 1 is worst
Rgba speed_colour(double t, Theme theme);    ///< blue over green to yellow; 1 is standing still

/// Highest values of the two scales, and the place of a value on its colour map. Densities are
/// spread by a power, so that Fruin's classes A-E and the dangerous range above them are both told
/// apart.
constexpr double density_scale_per_m2 = 5.0;
constexpr double speed_scale_m_s = 1.6;
double density_share(double density_per_m2);
double speed_share(double speed_m_s);

/// Colour of a warning level; the same in both themes. `none` is a quiet grey.
Rgba warning_colour(WarningLevel level);

/// The colours of everything that is not data.
struct Palette {
    Rgba background, panel, panel_line, text, text_quiet, accent;
    Rgba floor, wall, area, area_line, opening, closed, held, restricted;
    Rgba gate, stair, escalator, exit_line, platform_edge, train, entrance, cursor, plan_bar, drill;
};
const Palette& palette(Theme theme);

}  // namespace tidegate::viz
