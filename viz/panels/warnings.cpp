#include <fmt/format.h>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/numbers.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr float row_px = 33;
constexpr float chip_px = 74;
constexpr std::size_t most_rows = 6;

/// Value of the rule's observable, and the share of its capacity or criterion.
std::string value_text(const PanelInput& input, const RuleDef& rule) {
    if (!rule.observable.is_valid() || rule.observable.index() >= input.run.curves.size())
        return {};
    const Curve& curve = input.run.curves[rule.observable.index()];
    const double value = value_at(input.run, curve, input.view.time);
    const double whole = rule.scheme == Scheme::band ? rule.capacity : rule.criterion;
    const Language language = input.view.language;
    const std::string of = shown_value(whole, curve.unit, language);
    if (curve.unit == service_level_unit)
        return fmt::format("{} / {}", shown_value(value, curve.unit, language), of);
    return fmt::format("{} / {}", shown_number(value), of);
}

void show_level(const PanelInput& input, const Ink& ink, Rect chip, WarningLevel level) {
    const Rgba colour = warning_colour(level);
    const bool is_none = level == WarningLevel::none;
    if (is_none) {
        ink.frame(chip, colour, 4);
    } else {
        ink.fill(chip, colour, 4);
    }
    ink.text(input.fonts.bold, chip.x + chip.w / 2, chip.y + chip.h / 2,
             input.words()(word_of(level)), is_none ? input.colours().text_quiet : text_on(colour),
             Align::centre);
}

/// The levels of the runs beside each other; returns the place after them.
float show_levels(const PanelInput& input, const Ink& ink, RuleId rule, float x, float y) {
    const bool is_pair = input.shown.is_comparison();
    for (int which = 0; which < (is_pair ? 2 : 1); ++which) {
        const RuleId own = rule_in(input.shown, which, rule);
        const SimTime time = input.shown.time_of(which, input.view.time);
        const WarningLevel level = own.is_valid()
                                       ? warning_level_at(input.shown.data(which), own, time)
                                       : WarningLevel::none;
        show_level(input, ink, {x, y + 2, chip_px, 25}, level);
        x += chip_px + 6;
    }
    return x + 4;
}

}  // namespace

float show_warnings(const PanelInput& input, const Ink& ink, Rect rect) {
    const Palette& colours = input.colours();
    const Speaker t = input.words();
    const bool is_pair = input.shown.is_comparison();
    float y = rect.y;
    float heading_x = rect.x;
    if (is_pair) {
        for (int which = 0; which < 2; ++which) {
            const float chip_left = rect.x + static_cast<float>(which) * (chip_px + 6);
            show_run_mark(input, ink, chip_left + chip_px / 2 + 9, y + 13, which);
        }
        heading_x += 2 * (chip_px + 6) + 4;
    }
    ink.text_within(input.fonts.bold, heading_x, y + 12, rect.right() - heading_x,
                    fmt::format("{} · {}", t(Word::warnings), t(Word::now)), colours.text);
    y += 30;
    for (const RuleId rule : shown_rules(input.shown, most_rows)) {
        const float x = show_levels(input, ink, rule, rect.x, y);
        const RuleDef& def = input.run.warning.rules[rule.index()];
        float right = rect.right();
        if (!is_pair) {
            right = ink.text(input.fonts.small, right, y + 14, value_text(input, def),
                             colours.text_quiet, Align::right)
                        .x -
                    8;
        }
        ink.text_within(is_pair ? input.fonts.small : input.fonts.normal, x, y + 14, right - x,
                        shown_name(def.name), colours.text);
        y += row_px;
    }
    if (input.run.warning.rules.empty()) {
        ink.text(input.fonts.small, rect.x, y + 10, t(Word::no_rules), colours.text_quiet);
        y += row_px;
    }
    return y - rect.y;
}

}  // namespace tidegate::viz
