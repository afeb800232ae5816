#include "viz/scene/colour.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tidegate::viz {

namespace {

double clamp01(double value) { return std::clamp(value, 0.0, 1.0); }

std::uint8_t to_byte(double value) {
    return static_cast<std::uint8_t>(std::lround(255.0 * clamp01(value)));
}

/// sRGB transfer function (IEC 61966-2-1).
double encode(double linear) {
    const double c = clamp01(linear);
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}
double decode(std::uint8_t byte) {
    const double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double between_values(double from, double to, double share) { return from + (to - from) * share; }

}  // namespace

Rgba faded(Rgba colour, double opacity) {
    colour.a = static_cast<std::uint8_t>(std::lround(colour.a * clamp01(opacity)));
    return colour;
}

Rgba mixed(Rgba from, Rgba to, double share) {
    const auto channel = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(between_values(a, b, clamp01(share))));
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b),
            channel(from.a, to.a)};
}

double luminance(Rgba c) {
    return 0.2126 * decode(c.r) + 0.7152 * decode(c.g) + 0.0722 * decode(c.b);
}

Rgba oklch(double lightness, double chroma, double hue_deg) {
    const double hue = hue_deg * std::numbers::pi / 180;
    const double a = chroma * std::cos(hue);
    const double b = chroma * std::sin(hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {to_byte(encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
            to_byte(encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
            to_byte(encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)), 255};
}

double density_share(double density_per_m2) {
    constexpr double spread = 0.7;
    return std::pow(clamp01(density_per_m2 / density_scale_per_m2), spread);
}

double speed_share(double speed_m_s) { return 1.0 - clamp01(speed_m_s / speed_scale_m_s); }

Rgba density_colour(double t, Theme theme) {
    t = clamp01(t);
    const double hue = between_values(-75, 100, t);
    const double chroma = 0.11 + 0.07 * std::sin(std::numbers::pi * t);
    if (theme == Theme::dark) return oklch(between_values(0.48, 0.94, t), chroma, hue);
    return oklch(between_values(0.80, 0.30, t), chroma, between_values(240, 380, t));
}

Rgba speed_colour(double t, Theme theme) {
    t = clamp01(t);
    const double hue = between_values(265, 102, t);
    const double lightness =
        theme == Theme::dark ? between_values(0.52, 0.93, t) : between_values(0.80, 0.32, t);
    return oklch(lightness, 0.13, theme == Theme::dark ? hue : between_values(110, 285, t));
}

Rgba warning_colour(WarningLevel level) {
    switch (level) {
        case WarningLevel::blue: return rgb(0x2F7FE0);
        case WarningLevel::yellow: return rgb(0xF2C62C);
        case WarningLevel::orange: return rgb(0xF08020);
        case WarningLevel::red: return rgb(0xD8262C);
        case WarningLevel::none: break;
    }
    return rgb(0x6B7686);
}

namespace {

Palette dark_palette() {
    Palette p;
    p.background = rgb(0x10141B);
    p.panel = rgb(0x171D26);
    p.panel_line = rgb(0x2C3645);
    p.text = rgb(0xEEF2F7);
    p.text_quiet = rgb(0x9CA9BA);
    p.accent = rgb(0x4FB3E8);
    p.floor = rgb(0x222B38);
    p.wall = rgb(0x8B9AAF);
    p.area = faded(rgb(0x5C7FA8), 0.12);
    p.area_line = faded(rgb(0x7FA3CC), 0.55);
    p.opening = rgb(0x58C89A);
    p.closed = rgb(0xFF5A5A);
    p.held = rgb(0xFFA040);
    p.restricted = rgb(0xFFD84A);
    p.gate = rgb(0xD0D9E6);
    p.stair = rgb(0x33404F);
    p.escalator = rgb(0x2D4B5E);
    p.exit_line = rgb(0x58C89A);
    p.platform_edge = rgb(0xE8C24A);
    p.train = rgb(0x5A7FA6);
    p.entrance = faded(rgb(0x58C89A), 0.14);
    p.cursor = rgb(0xFFFFFF);
    p.plan_bar = rgb(0x4FB3A5);
    p.drill = rgb(0xF48FE0);
    return p;
}

Palette light_palette() {
    Palette p;
    p.background = rgb(0xE6EAF0);
    p.panel = rgb(0xF8FAFC);
    p.panel_line = rgb(0xC6CFDA);
    p.text = rgb(0x17202C);
    p.text_quiet = rgb(0x56647A);
    p.accent = rgb(0x0B6FB0);
    p.floor = rgb(0xFFFFFF);
    p.wall = rgb(0x4A586C);
    p.area = faded(rgb(0x3C6FA8), 0.07);
    p.area_line = faded(rgb(0x3C6FA8), 0.50);
    p.opening = rgb(0x0E8A5C);
    p.closed = rgb(0xC4161C);
    p.held = rgb(0xC86400);
    p.restricted = rgb(0xA07800);
    p.gate = rgb(0x2B3748);
    p.stair = rgb(0xD6DDE6);
    p.escalator = rgb(0xC5DAE8);
    p.exit_line = rgb(0x0E8A5C);
    p.platform_edge = rgb(0xB88A00);
    p.train = rgb(0x9DB8D4);
    p.entrance = faded(rgb(0x0E8A5C), 0.10);
    p.cursor = rgb(0x17202C);
    p.plan_bar = rgb(0x1E8E82);
    p.drill = rgb(0xA3128F);
    return p;
}

}  // namespace

const Palette& palette(Theme theme) {
    static const Palette dark = dark_palette();
    static const Palette light = light_palette();
    return theme == Theme::dark ? dark : light;
}

}  // namespace tidegate::viz
