#include <fmt/format.h>

#include "sensors/level_of_service.h"
#include "viz/panels/panels.h"

namespace tidegate::viz {

namespace {

constexpr float bar_px = 16;

void colour_bar(const Ink& ink, Rect bar, bool is_speed, Theme theme) {
    const int parts = static_cast<int>(bar.w / 2);
    for (int i = 0; i < parts; ++i) {
        const double share = (i + 0.5) / parts;
        const Rgba colour =
            is_speed ? speed_colour(1 - share, theme) : density_colour(share, theme);
        ink.fill({bar.x + static_cast<float>(i) * bar.w / static_cast<float>(parts), bar.y,
                  bar.w / static_cast<float>(parts) + 1, bar.h},
                 colour);
    }
}

/// Ticks in people per m2 below the bar, Fruin's letters above it.
void density_ticks(const PanelInput& input, const Ink& ink, Rect bar) {
    const Palette& colours = input.colours();
    const auto x_of = [&](double density) {
        return bar.x + static_cast<float>(density_share(density)) * bar.w;
    };
    for (int density = 0; density <= 5; ++density) {
        const float x = x_of(density);
        ink.line(x, bar.bottom(), x, bar.bottom() + 5, colours.text_quiet);
        const Align align =
            density == 0 ? Align::left : (density == 5 ? Align::right : Align::centre);
        ink.text(input.fonts.small, x, bar.bottom() + 14,
                 density == 5 ? "5+" : fmt::format("{}", density), colours.text_quiet, align);
    }
    constexpr auto limits = service_limits_per_m2(ServiceScale::walkway);
    double from = 0;
    for (std::size_t i = 0; i <= limits.size(); ++i) {
        const double to = i < limits.size() ? limits[i] : density_scale_per_m2;
        const float x0 = x_of(from), x1 = x_of(to);
        const char letter = letter_of(static_cast<ServiceLevel>(i + 1));
        ink.text(input.fonts.small, (x0 + x1) / 2, bar.y - 11, std::string(1, letter), colours.text,
                 Align::centre);
        if (i < limits.size())
            ink.line(x1, bar.y - 18, x1, bar.y + bar.h, faded(colours.background, 0.9));
        from = to;
    }
}

void speed_ticks(const PanelInput& input, const Ink& ink, Rect bar) {
    for (const double speed : {0.0, 0.4, 0.8, 1.2, 1.6}) {
        const float x = bar.x + static_cast<float>(speed / speed_scale_m_s) * bar.w;
        const Align align = speed == 0 ? Align::left : (speed > 1.5 ? Align::right : Align::centre);
        ink.text(input.fonts.small, x, bar.bottom() + 14, fmt::format("{:g}", speed),
                 input.colours().text_quiet, align);
    }
    ink.text(input.fonts.small, bar.x, bar.y - 11, input.words()(Word::still),
             input.colours().text);
    ink.text(input.fonts.small, bar.right(), bar.y - 11, input.words()(Word::fast),
             input.colours().text, Align::right);
}

/// One sign with its word; returns the place after it.
float sign(const PanelInput& input, const Ink& ink, float x, float y, Rgba colour, Word word) {
    ink.line(x, y, x + 18, y, colour, 4);
    return ink.text(input.fonts.small, x + 24, y, input.words()(word), input.colours().text_quiet)
               .right() +
           16;
}

}  // namespace

float show_legend(const PanelInput& input, const Ink& ink, Rect rect) {
    const Palette& colours = input.colours();
    const Speaker t = input.words();
    const bool is_speed = input.view.colour_by == ColourBy::speed && !input.view.shows_density_map;
    const std::string title = is_speed ? fmt::format("{} [{}]", t(Word::speed), t(Word::m_per_s))
                                       : fmt::format("{} [{}] · {}", t(Word::density),
                                                     t(Word::per_m2), t(Word::level_of_service));
    ink.text_within(input.fonts.bold, rect.x, rect.y + 12, rect.w, title, colours.text);
    const Rect bar{rect.x, rect.y + 48, rect.w, bar_px};
    colour_bar(ink, bar, is_speed, input.view.theme);
    if (is_speed) {
        speed_ticks(input, ink, bar);
    } else {
        density_ticks(input, ink, bar);
    }
    const float y = bar.bottom() + 40;
    float x = sign(input, ink, rect.x, y, colours.opening, Word::open);
    x = sign(input, ink, x, y, colours.restricted, Word::metered);
    x = sign(input, ink, x, y, colours.held, Word::held);
    sign(input, ink, x, y, colours.closed, Word::closed);
    return y + 18 - rect.y;
}

}  // namespace tidegate::viz
