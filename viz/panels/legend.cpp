#include <fmt/format.h>

#include <cmath>

#include "viz/panels/legend_parts.h"
#include "viz/panels/panels.h"
#include "viz/scene/field_look.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

namespace {

constexpr float bar_px = 16;

/// What the bar of the legend is about.
struct Scale {
    bool is_field = false;  ///< else the colours of passengers
    bool is_difference = false;
    Field field = Field::none;
    ColourBy by = ColourBy::density;
    double top = density_scale_per_m2;

    bool is_time() const { return by == ColourBy::time_inside || by == ColourBy::wait; }
    bool is_density() const {
        if (is_difference) return false;
        return is_field ? field == Field::density || field == Field::service
                        : by == ColourBy::density;
    }
    bool is_speed() const {
        return !is_difference && (is_field ? field == Field::speed : by == ColourBy::speed);
    }
};

Scale scale_of(const PanelInput& input) {
    Scale scale;
    const ViewState& view = input.view;
    scale.is_difference =
        input.shown.is_comparison() && view.compare_by == CompareBy::difference;
    scale.is_field = view.field != Field::none || scale.is_difference;
    scale.field = view.field == Field::none ? Field::density : view.field;
    scale.by = view.colour_by;
    if (scale.is_field) scale.top = input.picture.scene.field_top;
    if (scale.is_difference) scale.top = difference_top(scale.field, scale.top);
    if (!scale.is_field && scale.is_time()) scale.top = time_inside_top_s;
    return scale;
}

/// Colour at a share of the bar's length.
Rgba colour_at(const Scale& scale, double share, Theme theme) {
    if (scale.is_difference) return difference_colour((2 * share - 1) * scale.top, scale.top, theme);
    if (scale.is_speed()) return speed_colour(1 - share, theme);
    if (scale.field == Field::service && scale.is_field) {
        // The bar is spread like densities.
        const double density = density_scale_per_m2 * std::pow(share, 1 / 0.7);
        return field_colour(Field::service, density, scale.top, theme);
    }
    if (scale.is_density()) return density_colour(share, theme);
    if (scale.is_field) return field_colour(scale.field, share * scale.top, scale.top, theme);
    return density_colour(share, theme);
}

void colour_bar(const Ink& ink, Rect bar, const Scale& scale, Theme theme) {
    const int parts = static_cast<int>(bar.w / 2);
    for (int i = 0; i < parts; ++i) {
        ink.fill({bar.x + static_cast<float>(i) * bar.w / static_cast<float>(parts), bar.y,
                  bar.w / static_cast<float>(parts) + 1, bar.h},
                 colour_at(scale, (i + 0.5) / parts, theme));
    }
}

/// Into how many parts a scale is cut so that its ticks are short numbers.
int parts_of(const Scale& scale) {
    if (scale.is_difference) return 4;
    for (const int parts : {4, 5, 3}) {
        const std::string tick = scale.is_field ? field_tick(scale.field, scale.top / parts)
                                                : fmt::format("{:g}", scale.top / 60 / parts);
        if (tick.size() <= 3) return parts;
    }
    return 4;
}

/// Even ticks of a linear scale, or of a difference.
void plain_ticks(const PanelInput& input, const Ink& ink, Rect bar, const Scale& scale) {
    const int steps = parts_of(scale);
    for (int i = 0; i <= steps; ++i) {
        const double share = i / static_cast<double>(steps);
        const double value = scale.is_difference ? (2 * share - 1) * scale.top : share * scale.top;
        const float x = bar.x + static_cast<float>(share) * bar.w;
        const Align align = i == 0 ? Align::left : (i == steps ? Align::right : Align::centre);
        std::string text = scale.is_field ? field_tick(scale.field, value)
                                          : fmt::format("{:g}", value / 60);
        if (scale.is_difference && value > 0) text = "+" + text;
        if (i == steps) text += scale.is_difference || scale.field == Field::counterflow ? "" : "+";
        ink.line(x, bar.bottom(), x, bar.bottom() + 5, input.colours().text_quiet);
        ink.text(input.fonts.small, x, bar.bottom() + 14, text, input.colours().text_quiet, align);
    }
    if (!scale.is_difference) return;
    ink.text(input.fonts.small, bar.x, bar.y - 11, input.words()(Word::less_in_b), input.colours().text);
    ink.text(input.fonts.small, bar.right(), bar.y - 11, input.words()(Word::more_in_b),
             input.colours().text, Align::right);
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
           10;
}

std::string bar_title(const PanelInput& input, const Scale& scale) {
    const Speaker t = input.words();
    const ViewState& view = input.view;
    std::string title;
    if (scale.is_field) {
        title = field_title(scale.field, view.threshold_per_m2, view.language);
    } else if (scale.is_time()) {
        title = fmt::format("{} [{}]", t(word_of(scale.by)), t(Word::minute));
    } else if (scale.is_speed()) {
        title = fmt::format("{} [{}]", t(Word::speed), t(Word::m_per_s));
    } else {
        title = fmt::format("{} [{}]", t(Word::density), t(Word::per_m2));
    }
    if (scale.is_difference) return title + " · B − A";
    if (scale.is_density() && scale.field != Field::service) {
        title += std::string(" · ") + t(Word::level_of_service);
    }
    return title;
}

float show_bar(const PanelInput& input, const Ink& ink, Rect rect) {
    const Scale scale = scale_of(input);
    ink.text_within(input.fonts.bold, rect.x, rect.y + 12, rect.w, bar_title(input, scale),
                    input.colours().text);
    const bool has_upper = scale.is_difference || scale.is_density() || scale.is_speed();
    const Rect bar{rect.x, rect.y + (has_upper ? 48.0F : 28.0F), rect.w, bar_px};
    colour_bar(ink, bar, scale, input.view.theme);
    if (scale.is_speed()) {
        speed_ticks(input, ink, bar);
    } else if (scale.is_density()) {
        density_ticks(input, ink, bar);
    } else {
        plain_ticks(input, ink, bar, scale);
    }
    return bar.bottom() + 24 - rect.y;
}

}  // namespace

float show_legend(const PanelInput& input, const Ink& ink, Rect rect) {
    const Palette& colours = input.colours();
    const ViewState& view = input.view;
    const std::vector<PersonKind> kinds = person_kinds(input.run, view);
    const bool has_kinds = !kinds.empty();
    const bool is_difference =
        input.shown.is_comparison() && view.compare_by == CompareBy::difference;
    float y = rect.y;
    if (!has_kinds || view.field != Field::none || is_difference) {
        y += show_bar(input, ink, rect);
    }
    if (has_kinds && !is_difference) {
        if (y == rect.y) {
            ink.text(input.fonts.bold, rect.x, y + 12, input.words()(word_of(view.colour_by)),
                     colours.text);
            y += 26;
        }
        y += show_kinds(input, ink, {rect.x, y, rect.w, 0}, kinds);
    }
    y += 16;
    float x = sign(input, ink, rect.x, y, colours.opening, Word::open);
    x = sign(input, ink, x, y, colours.restricted, Word::metered);
    x = sign(input, ink, x, y, colours.held, Word::held);
    sign(input, ink, x, y, colours.closed, Word::closed);
    return y + 16 - rect.y;
}

}  // namespace tidegate::viz
