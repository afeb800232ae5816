#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/panels/widgets.h"
#include "viz/scene/numbers.h"
#include "viz/scene/outcome_rows.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

namespace {

struct Card {
    const PanelInput& input;
    const Ink& ink;
    Rect rect;
    float y;

    void line(const std::string& name, const std::string& value) {
        const Rect right = ink.text(input.fonts.small, rect.right(), y + 10, value,
                                    input.colours().text, Align::right);
        ink.text_within(input.fonts.small, rect.x, y + 10, right.x - rect.x - 10, name,
                        input.colours().text_quiet);
        y += outcome_row_px;
    }
    void line(Word name, const std::string& value) { line(input.words()(name), value); }

    void record(const RunData& run, const AgentRecord& one) {
        const auto clock = [&](double time) {
            return time < 0 ? std::string("–") : run.calendar.clock(time);
        };
        line(Word::appeared, clock(one.appeared_s));
        if (one.appeared_s >= 0 && one.appeared_s > one.due_s + 1) {
            line(Word::waited_outside, shown_quantity(one.appeared_s - one.due_s, "s", input.view.language));
        }
        line(Word::left_at, clock(one.left_s));
        line(Word::free_speed, fmt::format("{:.2f} {}", one.free_speed_m_s, input.words()(Word::m_per_s)));
    }

    void waits(const Journey& journey) {
        for (std::size_t i = 1; i < agent_states; ++i) {
            if (journey.in_state_s[i] < 1) continue;
            const Word word = static_cast<Word>(static_cast<int>(Word::activity_walking) +
                                                static_cast<int>(i));
            line(input.words()(word),
                 shown_quantity(journey.in_state_s[i], "s", input.view.language));
        }
    }

    /// The lines crossed, as many as there is room for.
    void legs(const RunData& run, const Journey& journey) {
        for (const JourneyLeg& leg : journey.legs) {
            if (y + outcome_row_px > rect.bottom()) return;
            line("→ " + shown_name(leg.portal), run.calendar.clock(leg.time));
        }
    }
};

void show_buttons(const PanelInput& input, Rect rect, Actions& actions) {
    const Speaker t = input.words();
    ImGui::SetCursorScreenPos(ImVec2(rect.right() - 130, rect.y - 2));
    ImGui::PushFont(input.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(8, 2));
    if (toggle(t(Word::follow), input.view.follows_picked, input.colours())) {
        actions.push_back(Follow{!input.view.follows_picked});
    }
    if (toggle(t(Word::close), false, input.colours())) actions.push_back(Pick{});
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

}  // namespace

float show_passenger(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions) {
    const Picked picked = *input.view.picked;
    if (picked.run == 1 && !input.shown.is_comparison()) return 0;
    const RunData& run = input.shown.data(picked.run);
    const std::string title = fmt::format("{} {}", input.words()(Word::passenger), picked.agent);
    ink.text(input.fonts.bold, rect.x, rect.y + 12, title, input.colours().text);
    show_buttons(input, rect, actions);
    Card card{input, ink, rect, rect.y + outcome_heading_px};
    const Itinerary way = itinerary_of(run, picked.agent);
    if (!way.from.empty()) card.line(Word::from, shown_name(way.from));
    if (!way.to.empty()) card.line(Word::to, shown_name(way.to));
    const auto row = static_cast<std::size_t>(picked.agent);
    if (row < run.agents.size()) card.record(run, run.agents[row]);
    const Journey* journey = input.picture.journey.get();
    if (journey != nullptr && journey->agent == picked.agent) {
        card.waits(*journey);
        card.legs(run, *journey);
    }
    return card.y + 6 - rect.y;
}

}  // namespace tidegate::viz
