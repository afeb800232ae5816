#include <fmt/format.h>

#include "viz/panels/panels.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

struct Count {
    Word word;
    std::size_t people;
};

/// The counts from right to left, each a large number over its name; returns the left end.
float show_counts(const PanelInput& input, const Ink& ink, Rect rect) {
    const Headcount heads = headcount_at(input.run.tally, input.view.time);
    const Count counts[] = {{Word::exited, heads.exited},
                            {Word::boarded, heads.boarded},
                            {Word::waiting_outside, heads.waiting_outside},
                            {Word::present, heads.present}};
    float right = rect.right() - 20;
    for (const Count& count : counts) {
        const std::string name = input.words()(count.word);
        const float width = std::max(Ink::size_of(input.fonts.small, name).x, 74.0F);
        ink.text(input.fonts.large, right, rect.y + 23,
                 shown_number(static_cast<double>(count.people)), input.colours().text,
                 Align::right);
        ink.text(input.fonts.small, right, rect.y + 49, name, input.colours().text_quiet,
                 Align::right);
        right -= width + 26;
    }
    return right;
}

void show_state(const PanelInput& input, const Ink& ink, float x, float y) {
    if (input.run.status == RunStatus::finished) return;
    const bool is_partial = input.run.status == RunStatus::running;
    const std::string words = input.words()(is_partial ? Word::partial_file : Word::interrupted);
    const ImVec2 size = Ink::size_of(input.fonts.small, words);
    const Rgba back = warning_colour(is_partial ? WarningLevel::orange : WarningLevel::yellow);
    ink.fill({x, y - 11, size.x + 16, 22}, back, 4);
    ink.text(input.fonts.small, x + 8, y, words, text_on(back));
}

}  // namespace

void show_top_bar(const PanelInput& input, Rect rect) {
    begin_panel("top", rect, false);
    const Palette& colours = input.colours();
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    ink.fill(rect, colours.panel);
    ink.line(rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, colours.panel_line);
    const std::string clock = input.run.calendar.clock(input.view.time);
    const std::string date = input.run.calendar.iso(input.view.time).substr(0, 10);
    const Rect time = ink.text(input.fonts.clock, 18, rect.y + 31, clock, colours.text);
    const Rect day =
        ink.text(input.fonts.small, time.right() + 16, rect.y + 48, date, colours.text_quiet);
    const float counts_left = show_counts(input, ink, rect);
    const std::string& title = input.run.title.empty() ? input.run.name : input.run.title;
    ink.text_within(input.fonts.large, time.right() + 16, rect.y + 22,
                    counts_left - time.right() - 30, title, colours.text);
    show_state(input, ink, day.right() + 16, rect.y + 47);
    ImGui::End();
}

}  // namespace tidegate::viz
