#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/scene/chart.h"
#include "viz/scene/numbers.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr float title_px = 24;
constexpr float least_plot_px = 46;
constexpr float most_plot_px = 84;
constexpr float gap_px = 12;
constexpr float scale_px = 46;

double highest_value(const Curve& curve) {
    double highest = 0;
    for (const double value : curve.values) {
        if (std::isfinite(value)) highest = std::max(highest, value);
    }
    return highest;
}

struct Chart {
    const PanelInput& input;
    const Ink& ink;
    const Curve& curve;
    std::vector<RuleId> rules;
    Rect plot;
    TimeAxis axis;
    double top_value;

    float y_of(double value) const {
        return plot.bottom() - static_cast<float>(std::clamp(value / top_value, 0.0, 1.0)) * plot.h;
    }

    void title(Rect row) const {
        const Palette& colours = input.colours();
        const double now = value_at(input.run, curve, input.view.time);
        const std::string value = shown_value(now, curve.unit, input.view.language);
        const Rect right =
            ink.text(input.fonts.small, row.right(), row.y + 12, value, colours.text, Align::right);
        ink.text_within(input.fonts.small, row.x, row.y + 12, right.x - row.x - 10,
                        shown_name(curve.name), colours.text_quiet);
    }

    void thresholds() const {
        for (const RuleId id : rules) {
            const RuleDef& rule = input.run.warning.rules[id.index()];
            for (const WarningLevel level : {WarningLevel::blue, WarningLevel::yellow,
                                             WarningLevel::orange, WarningLevel::red}) {
                if (rule.scheme == Scheme::lead_time && level != WarningLevel::red) continue;
                const double value = threshold_of(rule, level);
                if (value <= 0 || value > top_value) continue;
                ink.line(plot.x, y_of(value), plot.right(), y_of(value),
                         faded(warning_colour(level), 0.85), 1.5F);
            }
        }
    }

    void line() const {
        const std::vector<float> peaks = column_peaks(input.run, curve, axis);
        std::vector<ImVec2> points;
        for (std::size_t i = 0; i < peaks.size(); ++i) {
            if (std::isnan(peaks[i])) continue;
            points.emplace_back(plot.x + static_cast<float>(i), y_of(peaks[i]));
        }
        ink.list->AddPolyline(points.data(), static_cast<int>(points.size()),
                              Ink::ink(input.colours().text), 0, 1.6F);
    }

    void scale() const {
        const Palette& colours = input.colours();
        ink.text(input.fonts.small, plot.x - 6, plot.y + 7, shown_number(top_value),
                 colours.text_quiet, Align::right);
        ink.text(input.fonts.small, plot.x - 6, plot.bottom() - 6, "0", colours.text_quiet,
                 Align::right);
        ink.frame(plot, colours.panel_line);
        const float x = axis.x_of(input.view.time);
        ink.line(x, plot.y, x, plot.bottom(), faded(colours.cursor, 0.9), 1.5F);
    }
};

void show_chart(const PanelInput& input, const Ink& ink, std::size_t row, Rect rect) {
    const Curve& curve = input.run.curves[row];
    const SimTime end = std::max({input.run.planned_end_s, input.run.recorded_end_s, 1.0});
    const Rect plot{rect.x + scale_px, rect.y + title_px, rect.w - scale_px, rect.h - title_px};
    double highest = highest_value(curve);
    const std::vector<RuleId> rules = rules_on(input.run, row);
    for (const RuleId id : rules) {
        highest =
            std::max(highest, threshold_of(input.run.warning.rules[id.index()], WarningLevel::red));
    }
    const Chart chart{
        input, ink, curve, rules, plot, {0, end, plot.x, plot.right()}, round_scale(highest)};
    chart.title({rect.x, rect.y, rect.w, title_px});
    ink.fill(plot, faded(input.colours().background, 0.6));
    chart.thresholds();
    chart.line();
    chart.scale();
}

void show_axis(const PanelInput& input, const Ink& ink, Rect rect, float y) {
    const SimTime end = std::max({input.run.planned_end_s, input.run.recorded_end_s, 1.0});
    const TimeAxis axis{0, end, rect.x + scale_px, rect.right()};
    for (const Tick& tick : ticks(axis, input.run.calendar, 70)) {
        const float x = axis.x_of(tick.time);
        const bool is_near_end = x > rect.right() - 20;
        ink.text(input.fonts.small, is_near_end ? rect.right() : x, y, tick.text,
                 input.colours().text_quiet, is_near_end ? Align::right : Align::centre);
    }
}

}  // namespace

float show_curves(const PanelInput& input, const Ink& ink, Rect rect) {
    constexpr float heading_px = 28, axis_px = 24;
    if (input.run.curves.empty()) return 0;
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::curves),
             input.colours().text);
    const float room = rect.h - heading_px - axis_px;
    const float least = title_px + least_plot_px + gap_px;
    const auto shown = std::clamp<std::size_t>(
        static_cast<std::size_t>(std::max(0.0F, room / least)), 1, input.run.curves.size());
    const float each = std::min(room / static_cast<float>(shown), title_px + most_plot_px + gap_px);
    const std::vector<std::size_t> order = curve_order(input.run);
    float y = rect.y + heading_px;
    for (std::size_t i = 0; i < shown; ++i) {
        show_chart(input, ink, order[i], {rect.x, y, rect.w, each - gap_px});
        y += each;
    }
    show_axis(input, ink, rect, y - gap_px + 14);
    return y + axis_px - rect.y;
}

}  // namespace tidegate::viz
