#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/panels/widgets.h"

namespace tidegate::viz {

namespace {

constexpr float row_px = 58;

struct StartPage {
    const Desk& desk;
    Drafts& drafts;
    const Fonts& fonts;
    const ViewState& view;
    const Palette& colours;
    Actions& actions;

    const char* t(Word word) const { return say(word, view.language); }

    bool is_chosen(const std::string& path) const {
        return std::find(drafts.chosen.begin(), drafts.chosen.end(), path) != drafts.chosen.end();
    }

    /// A click chooses or lets go; the last two clicked stay chosen.
    void choose(const std::string& path) {
        if (is_chosen(path)) {
            std::erase(drafts.chosen, path);
            return;
        }
        drafts.chosen.push_back(path);
        if (drafts.chosen.size() > 2) drafts.chosen.erase(drafts.chosen.begin());
    }

    void offer(const Offer& offer, float width) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const Rect row{at.x, at.y, width, row_px - 8};
        ImGui::PushID(offer.path.c_str());
        const bool is_clicked = ImGui::InvisibleButton("offer", ImVec2(row.w, row.h)) && offer.is_good;
        const bool is_double = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
        const bool is_hovered = ImGui::IsItemHovered() && offer.is_good;
        ImGui::PopID();
        const Ink ink{ImGui::GetWindowDrawList(), colours};
        ink.fill(row, is_hovered ? mixed(colours.panel, colours.accent, 0.18) : colours.panel, 6);
        ink.frame(row, is_chosen(offer.path) ? colours.accent : colours.panel_line, 6,
                  is_chosen(offer.path) ? 2.5F : 1);
        const bool has_title = !offer.title.empty();
        float right = row.right() - 16;
        if (offer.is_example) {
            right = ink.text(fonts.small, right, row.y + 16, t(Word::example), colours.accent, Align::right).x - 12;
        }
        ink.text_within(fonts.bold, row.x + 16, row.y + 16, right - row.x - 16,
                        has_title ? offer.title : offer.path,
                        offer.is_good ? colours.text : colours.text_quiet);
        ink.text_within(fonts.small, row.x + 16, row.y + 37, row.w - 32,
                        !has_title ? offer.about : offer.about + "  ·  " + (offer.scenario.empty() ? offer.path : offer.scenario),
                        offer.is_good ? colours.text_quiet : colours.held);
        ImGui::Dummy(ImVec2(1, 2));
        if (is_double && !offer.scenario.empty()) {
            actions.push_back(Simulate{offer.scenario, offer.path, offer.title});
        } else if (is_double && offer.is_good) {
            actions.push_back(OpenRuns{{offer.path}});
        } else if (is_clicked && offer.scenario.empty()) {
            choose(offer.path);
        }
    }

    void buttons() {
        const std::size_t chosen = drafts.chosen.size();
        if (button(t(Word::open_one), chosen == 1, colours)) actions.push_back(OpenRuns{drafts.chosen});
        if (button(t(Word::open_two), chosen == 2, colours)) actions.push_back(OpenRuns{drafts.chosen});
        gap(24);
        ImGui::SetNextItemWidth(420);
        const bool is_entered =
            ImGui::InputTextWithHint("##path", t(Word::path_hint), drafts.path.data(),
                                     drafts.path.size(), ImGuiInputTextFlags_EnterReturnsTrue);
        ImGui::SameLine();
        const bool is_clicked = toggle(t(Word::open_path), false, colours);
        const std::string path = drafts.path.data();
        if ((is_entered || is_clicked) && !path.empty()) actions.push_back(OpenRuns{{path}});
    }

    void choices(float right) {
        const bool is_dark = view.theme == Theme::dark;
        const bool is_english = view.language == Language::english;
        ImGui::SetCursorPos(ImVec2(right - 180, 24));
        if (toggle(t(Word::language), false, colours)) {
            actions.push_back(SetLanguage{is_english ? Language::chinese : Language::english});
        }
        if (toggle(t(is_dark ? Word::theme_light : Word::theme_dark), false, colours)) {
            actions.push_back(SetTheme{is_dark ? Theme::light : Theme::dark});
        }
    }
};

}  // namespace

void show_start_page(const std::vector<Offer>& offers, const Desk& desk, Drafts& drafts,
                     const Fonts& fonts, const ViewState& view, Rect window, Actions& actions) {
    const Palette& colours = palette(view.theme);
    StartPage page{desk, drafts, fonts, view, colours, actions};
    begin_panel("start", window);
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    const float w = std::min(window.w - 64, 1080.0F), x = (window.w - w) / 2;
    ink.text(fonts.clock, x, 58, "Tidegate  潮闸", colours.text);
    ink.text(fonts.normal, x, 104, page.t(Word::start_line), colours.text_quiet);
    page.choices(x + w);
    ImGui::SetCursorPos(ImVec2(x, 134));
    page.buttons();
    ImGui::SetCursorPos(ImVec2(x, 184));
    ImGui::BeginChild("offers", ImVec2(w, window.h - 184 - 96), false);
    for (const Offer& offer : offers) page.offer(offer, w - 18);
    if (offers.empty()) {
        ImGui::PushTextWrapPos(w);
        ImGui::TextUnformatted(page.t(Word::no_offers));
        ImGui::PopTextWrapPos();
    }
    ImGui::EndChild();
    ink.text(fonts.small, x, window.h - 60, page.t(Word::start_drop), colours.text_quiet);
    ink.text(fonts.small, x, window.h - 36, page.t(Word::start_make), colours.text_quiet);
    ImGui::End();
    if (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed('Q')) actions.push_back(Quit{});
    show_message(desk, fonts, view, {x - 24, window.h - 180, w + 48, 100}, actions);
}

}  // namespace tidegate::viz
