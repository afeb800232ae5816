#include "viz/panels/legend_parts.h"

#include <fmt/format.h>

#include "sensors/level_of_service.h"

namespace tidegate::viz {

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

float show_density_bar(const PanelInput& input, const Ink& ink, Rect rect) {
    const Speaker t = input.words();
    const std::string title = fmt::format("{} [{}] · {}", t(Word::density), t(Word::per_m2), t(Word::level_of_service));
    ink.text_within(input.fonts.bold, rect.x, rect.y + 12, rect.w, title, input.colours().text);
    const Rect bar{rect.x, rect.y + 48, rect.w, 16};
    const int parts = static_cast<int>(bar.w / 2);
    for (int i = 0; i < parts; ++i) {
        const float each = bar.w / static_cast<float>(parts);
        ink.fill({bar.x + static_cast<float>(i) * each, bar.y, each + 1, bar.h},
                 density_colour((i + 0.5) / parts, input.view.theme));
    }
    density_ticks(input, ink, bar);
    return bar.bottom() + 24 - rect.y;
}

float show_kinds(const PanelInput& input, const Ink& ink, Rect rect, const std::vector<PersonKind>& kinds) {
    constexpr float line_px = 24;
    float x = rect.x, y = rect.y + line_px / 2;
    for (const PersonKind& kind : kinds) {
        const float width = Ink::size_of(input.fonts.small, kind.name).x + 36;
        if (x > rect.x && x + width > rect.right() + 14) {
            x = rect.x;
            y += line_px;
        }
        ink.fill({x, y - 6, 12, 12}, kind.colour, 6);
        ink.text(input.fonts.small, x + 18, y, kind.name, input.colours().text_quiet);
        x += width;
    }
    return y + line_px / 2 - rect.y;
}

}  // namespace tidegate::viz
