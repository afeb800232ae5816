#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/comparison.h"
#include "viz/scene/outcome_rows.h"

namespace tidegate::viz {

namespace {

Rgba verdict_colour(Verdict verdict, const Palette& colours) {
    if (verdict == Verdict::better) return colours.opening;
    if (verdict == Verdict::worse) return colours.closed;
    return colours.text_quiet;
}

/// Where the columns of a comparison end.
struct Columns {
    float first, second, change;
};

/// The change in figures; where there are none, in a word.
std::string change_word(const PanelInput& input, const ComparisonRow& row) {
    if (!row.change.empty() || row.is_heading) return row.change;
    if (row.verdict == Verdict::better) return input.words()(Word::averted);
    return row.verdict == Verdict::worse ? input.words()(Word::added) : "";
}

void show_comparison_row(const PanelInput& input, const Ink& ink, const ComparisonRow& row, float x,
                         float y, const Columns& columns) {
    const Palette& colours = input.colours();
    if (row.is_heading) {
        ink.text(input.fonts.bold, x, y, row.name, colours.text);
        return;
    }
    ImFont* font = input.fonts.small;
    const Rect first = ink.text(font, columns.first, y, row.first, colours.text, Align::right);
    ink.text(font, columns.second, y, row.second, colours.text, Align::right);
    ink.text(font, columns.change, y, change_word(input, row), verdict_colour(row.verdict, colours), Align::right);
    ink.text_within(font, x, y, first.x - x - 10, row.name, colours.text_quiet);
}

constexpr float short_row_px = 2 * outcome_row_px - 3;

/// The side column has no room for all; what a planner asks first is enough there.
std::vector<ComparisonRow> short_rows(const PanelInput& input) {
    std::vector<ComparisonRow> rows = comparison_rows(input.shown, input.view.language);
    std::erase_if(rows, [](const ComparisonRow& row) { return row.headline == 0; });
    std::stable_sort(rows.begin(), rows.end(), [](const ComparisonRow& a, const ComparisonRow& b) {
        return a.headline < b.headline;
    });
    return rows;
}

/// The name, and below it both values and the change in percent or in a word.
void show_short_row(const PanelInput& input, const Ink& ink, const ComparisonRow& row, Rect rect) {
    const Palette& colours = input.colours();
    ink.text_within(input.fonts.small, rect.x, rect.y + 10, rect.w, row.name, colours.text_quiet);
    const float y = rect.y + outcome_row_px + 7;
    const std::string change = row.percent.empty() ? change_word(input, row) : row.percent;
    const Rect right = ink.text(input.fonts.small, rect.right(), y, change,
                                verdict_colour(row.verdict, colours), Align::right);
    const float second = rect.x + rect.w * 0.43F;
    ink.text_within(input.fonts.small, rect.x, y, second - rect.x - 8, row.first,
                    run_colour(0, input.view.theme));
    ink.text_within(input.fonts.small, second, y, right.x - second - 8, row.second,
                    run_colour(1, input.view.theme));
}

float show_short_comparison(const PanelInput& input, const Ink& ink, Rect rect) {
    const std::vector<ComparisonRow> rows = short_rows(input);
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::what_changed),
             input.colours().text);
    float y = rect.y + outcome_heading_px;
    for (const ComparisonRow& row : rows) {
        if (y + short_row_px > rect.bottom()) break;
        show_short_row(input, ink, row, {rect.x, y, rect.w, short_row_px});
        y += short_row_px;
    }
    return y + 6 - rect.y;
}

}  // namespace

float outcomes_height(const PanelInput& input) {
    if (input.shown.is_comparison()) {
        const auto rows = static_cast<float>(short_rows(input).size());
        return rows == 0 ? 0 : outcome_heading_px + 6 + rows * short_row_px;
    }
    const std::size_t rows = outcome_rows(input.run, input.view.language).size();
    return rows == 0 ? 0 : outcome_heading_px + 6 + outcome_row_px * static_cast<float>(rows);
}

float show_outcomes(const PanelInput& input, const Ink& ink, Rect rect) {
    if (input.shown.is_comparison()) return show_short_comparison(input, ink, rect);
    const std::vector<OutcomeRow> rows = outcome_rows(input.run, input.view.language);
    if (rows.empty()) return 0;
    const Palette& colours = input.colours();
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::outcomes), colours.text);
    float y = rect.y + outcome_heading_px;
    for (const OutcomeRow& row : rows) {
        if (y + outcome_row_px > rect.bottom()) break;
        const Rect right = ink.text(input.fonts.small, rect.right(), y + 10, row.value,
                                    colours.text, Align::right);
        ink.text_within(input.fonts.small, rect.x, y + 10, right.x - rect.x - 10, row.name,
                        colours.text_quiet);
        y += outcome_row_px;
    }
    return y + 6 - rect.y;
}

void show_outcomes_page(const PanelInput& input, Rect rect) {
    constexpr float margin_px = 24, row_px = 25;
    begin_panel("outcomes", rect);
    const Ink page{ImGui::GetWindowDrawList(), input.colours()};
    page.fill(rect, input.colours().panel);
    const bool is_pair = input.shown.is_comparison();
    const float x = rect.x + margin_px, w = std::min(rect.w - 2 * margin_px, 1080.0F);
    const Columns columns{x + w * (is_pair ? 0.56F : 0.72F), x + w * 0.76F, x + w};
    if (is_pair) {
        for (int run = 0; run < 2; ++run) {
            const float y = rect.y + 22 + 22 * static_cast<float>(run);
            show_run_mark(input, page, x + 18, y, run);
            page.text_within(input.fonts.normal, x + 28, y, w - 28,
                             run == 0 ? input.desk.names.first : input.desk.names.second,
                             input.colours().text);
            show_run_mark(input, page, run == 0 ? columns.first : columns.second, rect.y + 72, run);
        }
        page.text(input.fonts.small, columns.change, rect.y + 72, "B − A", input.colours().text_quiet,
                  Align::right);
    }
    const float top = is_pair ? 88.0F : 10.0F;
    ImGui::SetCursorPos(ImVec2(0, top));
    ImGui::BeginChild("rows", ImVec2(rect.w, rect.h - top - 4), false);
    const std::vector<ComparisonRow> rows = comparison_rows(input.shown, input.view.language);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    float y = rect.y + top + 12 - ImGui::GetScrollY();
    for (const ComparisonRow& row : rows) {
        if (row.is_heading) y += 8;
        show_comparison_row(input, ink, row, x, y, columns);
        y += row_px;
    }
    ImGui::Dummy(ImVec2(1, row_px * static_cast<float>(rows.size()) + 24));
    if (rows.empty()) ink.text(input.fonts.normal, x, y, input.words()(Word::no_outcomes), input.colours().text_quiet);
    ImGui::EndChild();
    ImGui::End();
}

}  // namespace tidegate::viz
