#include "viz/panels/chart_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/drill_sign.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/chart.h"
#include "viz/scene/numbers.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr WarningLevel warning_levels[] = {WarningLevel::blue, WarningLevel::yellow,
                                           WarningLevel::orange, WarningLevel::red};

struct Chart {
    const PanelInput& input;
    const Ink& ink;
    const Curve& curve;
    const Curve* other;  ///< of the other run; null: none
    std::vector<RuleId> rules;
    Rect plot;
    TimeAxis axis;
    double top_value;

    float y_of(double value) const {
        return plot.bottom() - static_cast<float>(std::clamp(value / top_value, 0.0, 1.0)) * plot.h;
    }
    const Curve* curve_of(int which) const { return which == 0 ? &curve : other; }
    Rgba colour_of(int which) const {
        return other == nullptr ? input.colours().text : run_colour(which, input.view.theme);
    }
    double value(int which, SimTime clock) const {
        return value_at(input.shown.data(which), *curve_of(which),
                        input.shown.time_of(which, clock));
    }

    /// The values at `time`, from the right; then the name in what is left.
    void title(Rect row, SimTime time) const {
        const Palette& colours = input.colours();
        float right = row.right();
        for (int which = other == nullptr ? 0 : 1; which >= 0; --which) {
            const std::string text = shown_value(value(which, time), curve.unit, input.view.language);
            const Rgba colour = other == nullptr ? colours.text : colour_of(which);
            right = ink.text(input.fonts.small, right, row.y + 12, text, colour, Align::right).x - 12;
        }
        ink.text_within(input.fonts.small, row.x, row.y + 12, right - row.x,
                        shown_name(curve.name), colours.text_quiet);
    }

    /// From each threshold to the next one up, in its level's colour. What a rule of lead times expects is of no level.
    void bands() const {
        for (const RuleId id : rules) {
            const RuleDef& rule = input.run.warning.rules[id.index()];
            if (rule.scheme == Scheme::lead_time) {
                criterion(rule);
                continue;
            }
            for (const WarningLevel level : warning_levels) {
                const double from = threshold_of(rule, level);
                const bool is_last = level == WarningLevel::red;
                const double to = is_last ? top_value : threshold_of(rule, static_cast<WarningLevel>(
                                                            static_cast<int>(level) + 1));
                if (from <= 0 || from >= top_value) continue;
                const Rgba colour = warning_colour(level);
                const float high = y_of(to), low = y_of(from);
                ink.fill({plot.x, high, plot.w, low - high}, faded(colour, 0.17));
                ink.line(plot.x, low, plot.right(), low, faded(colour, 0.9), 1.2F);
            }
        }
    }

    void criterion(const RuleDef& rule) const {
        constexpr float dash_px = 7, gap_px = 5, word_px = 18;
        const Rgba colour = input.colours().text_quiet;
        const float y = y_of(rule.criterion);
        for (float x = plot.x; x < plot.right(); x += dash_px + gap_px) {
            ink.line(x, y, std::min(x + dash_px, plot.right()), y, colour, 1.5F);
        }
        const bool fits_above = y - word_px > plot.y;
        ink.text(input.fonts.small, plot.x + 6, fits_above ? y - word_px / 2 : y + word_px / 2,
                 input.words()(Word::criterion), colour);
    }

    void line(int which) const {
        TimeAxis own = axis;
        own.from = input.shown.time_of(which, axis.from);
        own.to = input.shown.time_of(which, axis.to);
        const std::vector<float> peaks =
            column_peaks(input.shown.data(which), *curve_of(which), own);
        std::vector<ImVec2> points;
        for (std::size_t i = 0; i < peaks.size(); ++i) {
            if (std::isnan(peaks[i])) continue;
            points.emplace_back(plot.x + static_cast<float>(i), y_of(peaks[i]));
        }
        // Whole widths are drawn from a picture of lines, with a third of the triangles.
        ink.list->AddPolyline(points.data(), static_cast<int>(points.size()),
                              Ink::ink(colour_of(which)), 0, 2);
    }

    /// What was counted in a drill, over what the run's sensors saw.
    void counts() const {
        if (input.shown.drill == nullptr) return;
        ink.list->PushClipRect(ImVec2(plot.x, plot.y), ImVec2(plot.right() + 1, plot.bottom() + 1), true);
        for (const DrillEntry& entry : drill_counts(*input.shown.drill, curve.name)) {
            show_drill_sign(input, ink, entry, axis.x_of(entry.time), y_of(entry.value));
        }
        ink.list->PopClipRect();
    }

    void scale() const {
        const Palette& colours = input.colours();
        const bool is_high = plot.h > 120;
        ink.text(input.fonts.small, plot.x - 6, plot.y + 7, shown_number(top_value),
                 colours.text_quiet, Align::right);
        if (is_high) {
            ink.text(input.fonts.small, plot.x - 6, y_of(top_value / 2), shown_number(top_value / 2),
                     colours.text_quiet, Align::right);
            ink.line(plot.x, y_of(top_value / 2), plot.right(), y_of(top_value / 2),
                     faded(colours.panel_line, 0.9));
        }
        ink.text(input.fonts.small, plot.x - 6, plot.bottom() - 6, "0", colours.text_quiet,
                 Align::right);
        ink.frame(plot, colours.panel_line);
        const float x = axis.x_of(input.view.time);
        if (x >= plot.x - 1 && x <= plot.right() + 1) {
            ink.line(x, plot.y, x, plot.bottom(), faded(colours.cursor, 0.9), 1.5F);
        }
    }

    void under_mouse(SimTime time) const {
        const float x = axis.x_of(time);
        ink.line(x, plot.y, x, plot.bottom(), faded(input.colours().text_quiet, 0.8));
        for (int which = 0; which < (other == nullptr ? 1 : 2); ++which) {
            const double now = value(which, time);
            if (!std::isfinite(now)) continue;
            ink.list->AddCircleFilled(ImVec2(x, y_of(now)), 3.5F, Ink::ink(colour_of(which)));
        }
        ImGui::SetTooltip("%s", input.run.calendar.clock(time).c_str());
    }
};

double highest_value(const Curve& curve) {
    double highest = 0;
    for (const double value : curve.values) {
        if (std::isfinite(value)) highest = std::max(highest, value);
    }
    return highest;
}

double top_of(const PanelInput& input, const Curve& curve, const Curve* other,
              const std::vector<RuleId>& rules) {
    double highest = highest_value(curve);
    if (other != nullptr) highest = std::max(highest, highest_value(*other));
    if (input.shown.drill != nullptr) {
        for (const DrillEntry& entry : drill_counts(*input.shown.drill, curve.name)) highest = std::max(highest, entry.value);
    }
    for (const RuleId id : rules) {
        highest =
            std::max(highest, threshold_of(input.run.warning.rules[id.index()], WarningLevel::red));
    }
    return round_scale(highest);
}

const Curve* twin_of(const Shown& shown, const Curve& curve) {
    if (!shown.is_comparison()) return nullptr;
    for (const Curve& one : shown.other->curves) {
        if (one.name == curve.name && one.unit == curve.unit) return &one;
    }
    return nullptr;
}

}  // namespace

void show_chart(const PanelInput& input, const Ink& ink, std::size_t row, Rect rect,
                Actions& actions) {
    const Curve& curve = input.run.curves[row];
    const Curve* other = twin_of(input.shown, curve);
    const Rect plot{rect.x + chart_scale_px, rect.y + chart_title_px, rect.w - chart_scale_px,
                    rect.h - chart_title_px};
    const std::vector<RuleId> rules = rules_on(input.run, row);
    const Chart chart{input, ink, curve, other, rules, plot, input.axis(plot.x, plot.right()),
                      top_of(input, curve, other, rules)};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_over = plot.contains(mouse.x, mouse.y) && ImGui::IsWindowHovered();
    const SimTime at = is_over ? chart.axis.time_at(mouse.x) : input.view.time;
    chart.title({rect.x, rect.y, rect.w, chart_title_px}, at);
    ink.fill(plot, faded(input.colours().background, 0.6));
    ink.list->PushClipRect(ImVec2(plot.x, plot.y), ImVec2(plot.right() + 1, plot.bottom() + 1), true);
    chart.bands();
    chart.line(0);
    if (other != nullptr) chart.line(1);
    ink.list->PopClipRect();
    chart.scale();
    if (is_over) {
        chart.under_mouse(at);
        if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) actions.push_back(GoTo{at});
    }
    chart.counts();
    read_axis_mouse(input, chart.axis, is_over, actions);
}

void show_chart_axis(const PanelInput& input, const Ink& ink, Rect rect, float y) {
    const TimeAxis axis = input.axis(rect.x + chart_scale_px, rect.right());
    for (const Tick& tick : ticks(axis, input.run.calendar, 70)) {
        const float x = axis.x_of(tick.time);
        const bool is_near_end = x > rect.right() - 20;
        ink.text(input.fonts.small, is_near_end ? rect.right() : x, y, tick.text,
                 input.colours().text_quiet, is_near_end ? Align::right : Align::centre);
    }
}

std::vector<std::size_t> shown_curves(const PanelInput& input) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < input.run.curves.size(); ++i) {
        const auto& names = input.view.curves;
        const bool is_chosen =
            std::find(names.begin(), names.end(), input.run.curves[i].name) != names.end();
        if (is_chosen) chosen.push_back(i);
    }
    return chosen.empty() ? curve_order(input.run) : chosen;
}

}  // namespace tidegate::viz
