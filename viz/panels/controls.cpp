#include <fmt/format.h>

#include <set>

#include "viz/panels/chart_panel.h"
#include "viz/panels/panels.h"
#include "viz/panels/widgets.h"
#include "viz/scene/field_look.h"
#include "viz/scene/history.h"
#include "viz/scene/marks.h"
#include "viz/scene/network_map.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

namespace {

/// Too little room for all words of the second row, as with large letters: labels are left out and
/// levels have only their numbers.
bool is_narrow(Rect rect) { return rect.w < 1000; }

void show_label(Rect rect, const char* text) {
    if (is_narrow(rect)) return;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text);
    ImGui::SameLine();
}

void show_speeds(const PanelInput& input, Actions& actions) {
    ImGui::SetNextItemWidth(92);
    const std::string now = fmt::format("x {:g}", input.view.playback);
    if (ImGui::BeginCombo("##playback", now.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const double playback :
             {0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0}) {
            const std::string text = fmt::format("x {:g}", playback);
            if (ImGui::Selectable(text.c_str(), playback == input.view.playback)) {
                actions.push_back(SetPlayback{playback});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
}

void show_event_buttons(const PanelInput& input, Actions& actions) {
    const std::vector<Mark> marks = marks_of(input.shown, input.view.language);
    const auto before = previous_mark(marks, input.view.time);
    const auto after = next_mark(marks, input.view.time);
    if (button("<", before.has_value(), input.colours())) actions.push_back(GoTo{before->time});
    if (before) tip(before->text.c_str());
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(input.words()(Word::event));
    ImGui::SameLine();
    if (button(">", after.has_value(), input.colours())) actions.push_back(GoTo{after->time});
    if (after) tip(after->text.c_str());
}

void show_playback(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    const ViewState& view = input.view;
    if (toggle(t(view.is_playing ? Word::pause : Word::play), true, input.colours())) {
        actions.push_back(TogglePlay{});
    }
    show_speeds(input, actions);
    show_event_buttons(input, actions);
    if (toggle(t(Word::loop), view.loop.is_any(), input.colours())) {
        constexpr double loop_s = 300;
        const SimTime from = view.time;
        actions.push_back(SetLoop{view.loop.is_any() ? TimeRange{} : TimeRange{from, from + loop_s}});
    }
    tip(t(Word::loop_help));
    if (input.desk.is_growing) {
        if (toggle(t(Word::live), view.follows_end, input.colours())) {
            actions.push_back(FollowEnd{!view.follows_end});
        }
        tip(t(Word::live_help));
    }
    gap();
}

void show_pages(const PanelInput& input, Actions& actions) {
    const std::pair<Page, Word> pages[] = {{Page::plan, Word::page_plan},
                                           {Page::network, Word::page_network},
                                           {Page::curves, Word::page_curves},
                                           {Page::outcomes, Word::page_outcomes}};
    for (const auto& [page, word] : pages) {
        if (page == Page::network && !has_network(input.run)) continue;
        if (toggle(input.words()(word), input.view.page == page, input.colours())) {
            actions.push_back(ShowPage{page});
        }
    }
    gap();
}

void show_venues(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    const auto name_of = [&](int venue) {
        return venue == all_venues ? std::string(t(Word::all_venues)) : shown_name(venue_name(input.run, venue));
    };
    std::set<int> venues{all_venues};
    for (const LevelDef& level : input.run.venue.levels) venues.insert(level.venue);
    ImGui::SetNextItemWidth(150);
    if (ImGui::BeginCombo("##venue", name_of(input.view.venue).c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const int venue : venues) {
            const std::string text = name_of(venue) + "##" + std::to_string(venue);
            if (ImGui::Selectable(text.c_str(), venue == input.view.venue)) actions.push_back(ShowVenue{venue});
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
}

void show_levels(const PanelInput& input, Rect rect, Actions& actions) {
    const Speaker t = input.words();
    // Levels of one venue at a time, where there are several venues.
    const bool is_of_many = has_network(input.run);
    if (is_of_many) show_venues(input, actions);
    if (toggle(t(Word::all_levels), input.view.level == all_levels, input.colours())) {
        actions.push_back(ShowLevel{all_levels});
    }
    for (std::size_t i = 0; i < input.run.venue.levels.size(); ++i) {
        if (is_of_many && input.run.venue.levels[i].venue != input.view.venue) continue;
        const int row = static_cast<int>(i);
        const std::string name = shown_name(input.run.venue.levels[i].name);
        const std::string text = is_narrow(rect) ? fmt::format("{}", row + 1)
                                                 : fmt::format("{} {}", row + 1, name);
        if (toggle(text.c_str(), input.view.level == row, input.colours())) {
            actions.push_back(ShowLevel{row});
        }
        if (is_narrow(rect)) tip(name.c_str());
    }
    const bool is_stacked = input.view.arrangement == Arrangement::stacked;
    if (toggle(t(Word::stacked), is_stacked, input.colours())) {
        actions.push_back(Arrange{is_stacked ? Arrangement::tiles : Arrangement::stacked});
    }
    if (toggle(t(Word::fit), false, input.colours())) actions.push_back(FitAll{});
    gap();
}

/// What the recording does not hold stands in the list too, so that nobody looks for it in vain.
void show_colours(const PanelInput& input, Rect rect, Actions& actions) {
    const Speaker t = input.words();
    show_label(rect, t(Word::agents_by));
    ImGui::SetNextItemWidth(128);
    if (ImGui::BeginCombo("##colour", t(word_of(input.view.colour_by)), ImGuiComboFlags_HeightLarge)) {
        for (int i = 0; i < static_cast<int>(ColourBy::count); ++i) {
            const auto by = static_cast<ColourBy>(i);
            if (!is_recorded(input.run, by)) {
                const std::string text = fmt::format("{} ({})", t(word_of(by)), t(Word::not_recorded));
                ImGui::Selectable(text.c_str(), false, ImGuiSelectableFlags_Disabled);
            } else if (ImGui::Selectable(t(word_of(by)), by == input.view.colour_by)) {
                actions.push_back(SetColourBy{by});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
}

void show_fields(const PanelInput& input, Rect rect, Actions& actions) {
    const Speaker t = input.words();
    const ViewState& view = input.view;
    show_label(rect, t(Word::field));
    ImGui::SetNextItemWidth(150);
    if (ImGui::BeginCombo("##field", t(word_of(view.field)), ImGuiComboFlags_HeightLarge)) {
        for (int i = 0; i < static_cast<int>(Field::count); ++i) {
            const auto field = static_cast<Field>(i);
            if (ImGui::Selectable(t(word_of(field)), field == view.field)) {
                actions.push_back(SetField{field});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    if (view.field != Field::time_above) return;
    ImGui::SetNextItemWidth(78);
    const std::string now = fmt::format("{:g}", view.threshold_per_m2);
    if (ImGui::BeginCombo("##threshold", now.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const double threshold : known_thresholds_per_m2) {
            const std::string text = fmt::format("{:g}", threshold);
            if (ImGui::Selectable(text.c_str(), threshold == view.threshold_per_m2)) {
                actions.push_back(SetThreshold{threshold});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
}

void show_comparison(const PanelInput& input, Actions& actions) {
    if (!input.shown.is_comparison()) return;
    const bool is_difference = input.view.compare_by == CompareBy::difference;
    if (toggle(input.words()(Word::difference), is_difference, input.colours())) {
        actions.push_back(
            SetCompareBy{is_difference ? CompareBy::side_by_side : CompareBy::difference});
    }
}

void show_bookmark(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    if (toggle(t(Word::bookmark), false, input.colours())) ImGui::OpenPopup("bookmark");
    if (!ImGui::BeginPopup("bookmark")) return;
    ImGui::TextUnformatted(
        fmt::format("{} {}", t(Word::note_at), input.run.calendar.clock(input.view.time)).c_str());
    ImGui::SetNextItemWidth(320);
    std::array<char, 200>& note = input.drafts.note;
    const bool is_entered = ImGui::InputText("##note", note.data(), note.size(),
                                             ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    if (ImGui::Button(t(Word::add)) || is_entered) {
        actions.push_back(AddBookmark{note.data()});
        note.fill('\0');
        ImGui::CloseCurrentPopup();
    }
    for (std::size_t i = 0; i < input.desk.bookmarks.size(); ++i) {
        const Bookmark& bookmark = input.desk.bookmarks[i];
        ImGui::PushID(static_cast<int>(i));
        const std::string text =
            fmt::format("{}  {}", input.run.calendar.clock(bookmark.time), bookmark.note);
        if (ImGui::Selectable(text.c_str(), false, 0, ImVec2(320, 0))) {
            actions.push_back(GoTo{bookmark.time});
        }
        ImGui::SameLine();
        if (ImGui::SmallButton("x")) actions.push_back(RemoveBookmark{i});
        ImGui::PopID();
    }
    ImGui::EndPopup();
}

/// The curves that are shown, each as a picture of its own.
void show_chart_exports(const PanelInput& input, Actions& actions) {
    constexpr std::size_t most = 12;
    if (input.run.curves.empty() || !ImGui::BeginMenu(input.words()(Word::export_chart))) return;
    const std::vector<std::size_t> rows = shown_curves(input);
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        const std::string& name = input.run.curves[rows[i]].name;
        if (ImGui::MenuItem((shown_name(name) + "##" + name).c_str())) actions.push_back(ExportChart{name});
    }
    ImGui::EndMenu();
}

void show_exports(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    if (!input.desk.export_line.empty()) {
        ImGui::SetNextItemWidth(150);
        ImGui::ProgressBar(static_cast<float>(input.desk.export_share), ImVec2(150, 0),
                           input.desk.export_line.c_str());
        ImGui::SameLine();
        if (toggle(t(Word::stop), false, input.colours())) actions.push_back(StopExport{});
        return;
    }
    if (toggle(t(Word::exports), false, input.colours())) ImGui::OpenPopup("export");
    if (!ImGui::BeginPopup("export")) return;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(t(Word::export_size));
    ImGui::SameLine();
    ImGui::SetNextItemWidth(130);
    std::array<char, 16>& size = input.drafts.size;
    ImGui::InputText("##size", size.data(), size.size());
    if (ImGui::Selectable(t(Word::export_picture))) actions.push_back(ExportPicture{size.data()});
    if (ImGui::Selectable(t(Word::export_video))) actions.push_back(ExportVideo{size.data()});
    if (ImGui::Selectable(t(Word::export_curves))) actions.push_back(ExportCurves{});
    show_chart_exports(input, actions);
    ImGui::EndPopup();
}

}  // namespace

void show_controls(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("controls", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    ink.line(rect.x, rect.y, rect.right(), rect.y, input.colours().panel_line);
    ImGui::SetCursorPos(ImVec2(12, 7));
    show_playback(input, actions);
    show_pages(input, actions);
    show_bookmark(input, actions);
    show_exports(input, actions);
    if (toggle(input.words()(Word::open_file), false, input.colours())) actions.push_back(OpenRuns{});
    ImGui::SetCursorPos(ImVec2(12, 43));
    if (input.view.page == Page::plan) {
        show_levels(input, rect, actions);
        show_colours(input, rect, actions);
        show_fields(input, rect, actions);
        if (toggle(input.words()(Word::trails), input.view.shows_trails, input.colours())) {
            actions.push_back(ToggleTrails{});
        }
        show_comparison(input, actions);
    }
    ImGui::End();
}

}  // namespace tidegate::viz
