#include <fmt/format.h>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/panels/widgets.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

struct Count {
    Word word;
    std::size_t Headcount::*people;
};
constexpr Count counts[] = {{Word::exited, &Headcount::exited},
                            {Word::boarded, &Headcount::boarded},
                            {Word::waiting_outside, &Headcount::waiting_outside},
                            {Word::present, &Headcount::present}};

/// The counts from right to left, each over its name; of two runs one below the other. Returns the
/// left end.
float show_counts(const PanelInput& input, const Ink& ink, Rect rect) {
    const Palette& colours = input.colours();
    const bool is_pair = input.shown.is_comparison();
    float right = rect.right() - 20;
    for (const Count& count : counts) {
        const std::string name = input.words()(count.word);
        const float width = std::max(Ink::size_of(input.fonts.small, name).x, 74.0F);
        for (int which = 0; which < (is_pair ? 2 : 1); ++which) {
            const SimTime time = input.shown.time_of(which, input.view.time);
            const Headcount heads = headcount_at(input.shown.data(which).tally, time);
            const float y = is_pair ? rect.y + (which == 0 ? 13.0F : 31.0F) : rect.y + 23;
            ink.text(is_pair ? input.fonts.bold : input.fonts.large, right, y,
                     shown_number(static_cast<double>(heads.*count.people)), colours.text,
                     Align::right);
        }
        ink.text(input.fonts.small, right, rect.y + (is_pair ? 52 : 49), name, colours.text_quiet,
                 Align::right);
        right -= width + 26;
    }
    if (!is_pair) return right;
    show_run_mark(input, ink, right, rect.y + 13, 0);
    show_run_mark(input, ink, right, rect.y + 31, 1);
    return right - 30;
}

float show_chip(const PanelInput& input, const Ink& ink, float x, float y, Word word,
                WarningLevel level) {
    const std::string words = input.words()(word);
    const ImVec2 size = Ink::size_of(input.fonts.small, words);
    const Rgba back = warning_colour(level);
    ink.fill({x, y - 11, size.x + 16, 22}, back, 4);
    ink.text(input.fonts.small, x + 8, y, words, text_on(back));
    return x + size.x + 26;
}

float show_states(const PanelInput& input, const Ink& ink, float x, float y) {
    if (input.desk.is_growing) return show_chip(input, ink, x, y, Word::recording, WarningLevel::red);
    const bool is_partial = input.run.status == RunStatus::running ||
                            (input.shown.is_comparison() &&
                             input.shown.other->status == RunStatus::running);
    if (is_partial) return show_chip(input, ink, x, y, Word::partial_file, WarningLevel::orange);
    if (input.run.status == RunStatus::interrupted) {
        return show_chip(input, ink, x, y, Word::interrupted, WarningLevel::yellow);
    }
    return x;
}

/// Theme, size, language and help, small, below the title's right end.
void show_choices(const PanelInput& input, float right, float y, Actions& actions) {
    const Speaker t = input.words();
    const bool is_dark = input.view.theme == Theme::dark;
    const bool is_english = input.view.language == Language::english;
    const TextScale larger = input.view.text == TextScale::laptop   ? TextScale::normal
                             : input.view.text == TextScale::normal ? TextScale::projector
                                                                    : TextScale::laptop;
    ImGui::PushFont(input.fonts.small);
    ImGui::SetCursorPos(ImVec2(right - 236, y - 13));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, 2));
    if (toggle(t(Word::language), false, input.colours())) {
        actions.push_back(SetLanguage{is_english ? Language::chinese : Language::english});
    }
    if (toggle(t(is_dark ? Word::theme_light : Word::theme_dark), false, input.colours())) {
        actions.push_back(SetTheme{is_dark ? Theme::light : Theme::dark});
    }
    if (toggle("A+", false, input.colours())) actions.push_back(SetText{larger});
    tip(t(Word::text_size));
    if (toggle("?", input.view.shows_help, input.colours())) actions.push_back(ToggleHelp{});
    tip(t(Word::help));
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

}  // namespace

void show_top_bar(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("top", rect);
    const Palette& colours = input.colours();
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    ink.line(rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, colours.panel_line);
    const std::string clock = input.run.calendar.clock(input.view.time);
    const std::string date = input.run.calendar.iso(input.view.time).substr(0, 10);
    const Rect time = ink.text(input.fonts.clock, 18, rect.y + 31, clock, colours.text);
    const Rect day =
        ink.text(input.fonts.small, time.right() + 16, rect.y + 48, date, colours.text_quiet);
    const float counts_left = show_counts(input, ink, rect);
    const std::string& title = input.run.title.empty() ? input.run.name : input.run.title;
    ink.text_within(input.fonts.large, time.right() + 16, rect.y + 20,
                    counts_left - time.right() - 30, title, colours.text);
    show_states(input, ink, day.right() + 16, rect.y + 48);
    show_choices(input, counts_left, rect.y + 48, actions);
    ImGui::End();
}

}  // namespace tidegate::viz
