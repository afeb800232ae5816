#include "viz/window/session.h"

#include <exception>
#include <filesystem>
#include <utility>

#include "base/fault.h"
#include "viz/stage/follow.h"
#include "viz/window/fonts.h"

namespace tidegate::viz {

namespace {

/// Of the same build; empty when there is none.
std::string simulating_program() {
    namespace fs = std::filesystem;
    const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& candidate : {here / "tidegate", here.parent_path() / "sim" / "tidegate"}) {
        if (fs::exists(candidate)) return candidate.string();
    }
    return {};
}

}  // namespace

Session::Session(ViewerStart start, Typefaces& typefaces)
    : start_(std::move(start)),
      remembered_(start_.settings),
      typefaces_(typefaces),
      view_(start_.plain),
      work_(start_.to_arguments) {
    open(start_.runs);
}

std::string Session::title() const { return stage_ ? "Tidegate · " + stage_->shown().run.name : "Tidegate"; }

void Session::say(Word word) { work_.say({word, {}}); }

void Session::open(const std::vector<std::string>& paths) {
    if (paths.empty()) {
        stage_.reset();
        offer();
        return;
    }
    std::vector<std::string> runs, logs;
    for (const std::string& path : paths) (std::filesystem::path(path).extension() == ".csv" ? logs : runs).push_back(path);
    if (!runs.empty()) open_runs(runs);
    for (const std::string& log : logs) lay_over(log);
    for (const std::string& text : work_.texts()) typefaces_.add(text);
}

void Session::lay_over(const std::string& log) {
    try {
        if (!stage_) throw Trouble<InputError>({Word::log_needs_run, {log}});
        lay_drill_over(*stage_, log);
        for (const DrillEntry& entry : stage_->shown().drill->entries) typefaces_.add(entry.where + entry.note);
    } catch (const std::exception& error) {
        work_.complain(error);
        if (!stage_) offer();
    }
}

void Session::open_runs(const std::vector<std::string>& paths) {
    try {
        std::unique_ptr<Stage> opened = open_stage(paths);
        const Shown shown = opened->shown();
        ViewState view = !has_opened_ && start_.first_view ? start_.first_view(shown) : view_of_new();
        take(std::move(opened), std::move(view), paths);
    } catch (const std::exception& error) {
        work_.complain(error);
        if (!stage_) offer();
    }
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
    offers_ = offers_at_hand(start_.settings.recent, start_.folder, start_.examples, view_.language);
    for (const Offer& offer : offers_) typefaces_.add(offer.path + offer.title + offer.about + offer.scenario);
}

void Session::simulate(const Simulate& example) {
    try {
        const std::string program = simulating_program();
        if (program.empty()) throw Trouble<std::runtime_error>({Word::no_program, {}});
        std::filesystem::create_directories(std::filesystem::path(example.recording).parent_path());
        // Of one that was interrupted nothing may be taken for the new one.
        std::filesystem::remove(example.recording);
        const std::vector<std::string> words{"run", example.scenario, "-o", example.recording, "--force", "--no-compare"};
        simulation_ = std::make_unique<SideJob>(program, words, example.recording);
        is_awaited_ = true;
        work_.say({Word::example_starts, {example.title}});
    } catch (const std::exception& error) {
        work_.complain(error);
    }
}

bool Session::look_at_simulation() {
    if (!simulation_) return false;
    const bool is_over = simulation_->poll();
    if (is_awaited_ && describe(simulation_->output(), view_.language).is_good) {
        is_awaited_ = false;
        open({simulation_->output()});
        view_.follows_end = true;
        return true;
    }
    if (!is_over) return false;
    if (is_awaited_ || !simulation_->is_good()) {
        work_.complain(Trouble<std::runtime_error>({Word::example_failed, {simulation_->last_words()}}));
    }
    simulation_.reset();
    return true;
}

bool Session::go_on(double now_s, double passed_s) {
    bool is_growing = false, has_news = look_at_simulation();
    if (!stage_) return has_news;
    for (std::size_t i = 0; i < stage_->size(); ++i) {
        RunPlayer& player = stage_->player(i);
        if (player.look_again(now_s)) {
            typefaces_.add(player.data());
            has_news = true;
        }
        is_growing |= player.is_growing(now_s);
        has_news |= complain_of(player);
    }
    has_news |= is_growing != work_.desk().is_growing;
    work_.desk().is_growing = is_growing;
    advance(view_, stage_->shown(), passed_s);
    read_ahead(*stage_, view_);
    work_.poll();
    apply(follow_actions(*stage_, view_), stage_->shown(), view_);
    for (const std::string& text : work_.texts()) typefaces_.add(text);
    return has_news;
}

Pace Session::pace() const {
    if (!stage_) return simulation_ ? Pace::slow : Pace::still;
    if (view_.is_playing) return Pace::fluent;
    bool is_reading = work_.is_exporting();
    for (std::size_t i = 0; i < stage_->size(); ++i) is_reading |= stage_->player(i).is_reading();
    return is_reading ? Pace::slow : Pace::still;
}

bool Session::complain_of(RunPlayer& player) {
    if (!player.trouble()) return false;
    try {
        std::rethrow_exception(player.take_trouble());
    } catch (const std::exception& error) {
        work_.complain(error);
    }
    return true;
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
    if (const auto* example = std::get_if<Simulate>(&action)) simulate(*example);
    if (std::holds_alternative<DismissMessage>(action)) work_.say({});
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
