#include "viz/window/session.h"

#include <exception>
#include <utility>

#include "viz/stage/follow.h"
#include "viz/window/fonts.h"

namespace tidegate::viz {

Session::Session(ViewerStart start, Typefaces& typefaces)
    : start_(std::move(start)),
      remembered_(start_.settings),
      typefaces_(typefaces),
      view_(start_.plain),
      work_(start_.to_arguments) {
    open(start_.runs);
}

std::string Session::title() const { return stage_ ? "Tidegate · " + stage_->shown().run.name : "Tidegate"; }

void Session::say(Word word) { work_.say(viz::say(word, view_.language)); }

void Session::open(const std::vector<std::string>& paths) {
    if (paths.empty()) {
        stage_.reset();
        offer();
        return;
    }
    try {
        std::unique_ptr<Stage> opened = open_stage(paths);
        const Shown shown = opened->shown();
        ViewState view = !has_opened_ && start_.first_view ? start_.first_view(shown) : view_of_new();
        take(std::move(opened), std::move(view), paths);
    } catch (const std::exception& error) {
        work_.complain(error.what());
        if (!stage_) offer();
    }
    for (const std::string& text : work_.texts()) typefaces_.add(text);
}

ViewState Session::view_of_new() const {
    ViewState view;
    view.theme = view_.theme;
    view.language = view_.language;
    view.text = view_.text;
    view.panels = view_.panels;
    return view;
}

void Session::take(std::unique_ptr<Stage> opened, ViewState view, const std::vector<std::string>& paths) {
    stage_ = std::move(opened);
    view_ = std::move(view);
    view_.cameras.resize(stage_->shown().run.venue.levels.size());
    has_opened_ = true;
    undo_ = {};
    for (std::size_t i = 0; i < stage_->size(); ++i) typefaces_.add(stage_->player(i).data());
    for (auto path = paths.rbegin(); path != paths.rend(); ++path) remember(start_.settings, *path);
    work_.take_stage(*stage_, view_.language);
}

void Session::offer() {
    offers_.clear();
    for (const std::string& path : recordings_at_hand(start_.settings.recent, start_.folder)) {
        offers_.push_back(describe(path, view_.language));
        typefaces_.add(offers_.back().path + offers_.back().title + offers_.back().about);
    }
}

void Session::go_on(double now_s, double passed_s) {
    if (!stage_) return;
    bool is_growing = false;
    for (std::size_t i = 0; i < stage_->size(); ++i) {
        RunPlayer& player = stage_->player(i);
        if (player.look_again(now_s)) typefaces_.add(player.data());
        is_growing |= player.is_growing(now_s);
        if (!player.trouble().empty()) work_.complain(player.take_trouble());
    }
    work_.desk().is_growing = is_growing;
    advance(view_, stage_->shown(), passed_s);
    read_ahead(*stage_, view_);
    work_.poll();
    apply(follow_actions(*stage_, view_), stage_->shown(), view_);
    for (const std::string& text : work_.texts()) typefaces_.add(text);
}

void Session::perform(const Actions& actions) {
    for (const Action& action : actions) wants_close_ |= std::holds_alternative<Quit>(action);
    if (!stage_) {
        for (const Action& action : actions) perform_outside(action);
    } else {
        undo_.note(view_, actions);
        apply(actions, stage_->shown(), view_);
        for (const Action& action : actions) {
            if (std::holds_alternative<Undo>(action)) undo_.undo(view_);
            if (std::holds_alternative<Redo>(action)) undo_.redo(view_);
            work_.perform(action, *stage_, view_);
        }
    }
    // Last: it may end the stage.
    for (const Action& action : actions) {
        if (const auto* asked = std::get_if<OpenRuns>(&action)) open(asked->paths);
    }
}

void Session::perform_outside(const Action& action) {
    if (const auto* theme = std::get_if<SetTheme>(&action)) view_.theme = theme->theme;
    if (const auto* set = std::get_if<SetLanguage>(&action)) {
        view_.language = set->language;
        offer();
    }
    if (std::holds_alternative<DismissMessage>(action)) work_.say("");
}

void Session::remember_all(int window_width, int window_height) {
    Settings& settings = start_.settings;
    settings.language = view_.language == Language::chinese ? "zh" : "en";
    settings.theme = view_.theme == Theme::light ? "light" : "dark";
    settings.text = view_.text == TextScale::laptop      ? "laptop"
                    : view_.text == TextScale::projector ? "projector"
                                                         : "normal";
    settings.side_width = view_.panels.side_w;
    settings.time_height = view_.panels.time_h;
    settings.width = window_width;
    settings.height = window_height;
    if (settings == remembered_) return;
    remembered_ = settings;
    save_settings(start_.settings_path, settings);
}

}  // namespace tidegate::viz
