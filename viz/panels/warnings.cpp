#include <fmt/format.h>

#include "viz/panels/panels.h"
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

}  // namespace

float show_warnings(const PanelInput& input, const Ink& ink, Rect rect) {
    const Palette& colours = input.colours();
    const Speaker t = input.words();
    float y = rect.y;
    ink.text(input.fonts.bold, rect.x, y + 12,
             fmt::format("{} · {}", t(Word::warnings), t(Word::now)), colours.text);
    y += 30;
    for (const RuleId rule : shown_rules(input.run, most_rows)) {
        const WarningLevel level = warning_level_at(input.run, rule, input.view.time);
        const Rgba colour = warning_colour(level);
        const bool is_none = level == WarningLevel::none;
        const Rect chip{rect.x, y + 2, chip_px, 25};
        if (is_none) {
            ink.frame(chip, colour, 4);
        } else {
            ink.fill(chip, colour, 4);
        }
        ink.text(input.fonts.bold, chip.x + chip.w / 2, y + 14, t(word_of(level)),
                 is_none ? colours.text_quiet : text_on(colour), Align::centre);
        const std::string value = value_text(input, input.run.warning.rules[rule.index()]);
        const Rect right = ink.text(input.fonts.small, rect.right(), y + 14, value,
                                    colours.text_quiet, Align::right);
        ink.text_within(input.fonts.normal, rect.x + chip_px + 10, y + 14,
                        right.x - rect.x - chip_px - 18,
                        shown_name(input.run.warning.rules[rule.index()].name), colours.text);
        y += row_px;
    }
    if (input.run.warning.rules.empty()) {
        ink.text(input.fonts.small, rect.x, y + 10, t(Word::no_rules), colours.text_quiet);
        y += row_px;
    }
    return y - rect.y;
}

}  // namespace tidegate::viz
