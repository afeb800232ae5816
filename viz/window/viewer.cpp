#include "viz/window/viewer.h"

#include <algorithm>
#include <filesystem>

#include "viz/stage/follow.h"
#include "viz/window/desk_work.h"
#include "viz/window/screen.h"
#include "viz/window/window.h"
#include "viz/scene/undo.h"
// After the OpenGL functions, which GLFW must not declare again.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

namespace {

class Viewer {
public:
    explicit Viewer(ViewerStart start)
        : start_(std::move(start)),
          view_(start_.plain),
          window_("Tidegate", start_.settings.width, start_.settings.height, true),
          screen_(window_.handle(), false),
          work_(start_.to_arguments) {
        if (window_.is_software()) work_.say(say(Word::software_drawing, view_.language));
        open(start_.runs);
    }
    ~Viewer() { remember_all(); }
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;

    void run() {
        double last = glfwGetTime();
        while (glfwWindowShouldClose(window_.handle()) == GLFW_FALSE) {
            glfwPollEvents();
            const double now = glfwGetTime();
            const double passed = now - last;
            last = now;
            int width = 0, height = 0;
            glfwGetFramebufferSize(window_.handle(), &width, &height);
            if (width < 1 || height < 1) {
                glfwWaitEventsTimeout(0.1);
                continue;
            }
            take_dropped();
            one_frame(width, height, now, passed);
        }
    }

private:
    void one_frame(int width, int height, double now, double passed_s) {
        Actions actions = stage_ ? before_drawing(now, passed_s) : Actions{};
        for (const std::string& text : work_.texts()) screen_.typefaces().add(text);
        screen_.typefaces().add(drafts_.note.data());
        screen_.take_keys(window_.take_pressed());
        screen_.begin(width, height, static_cast<float>(factor_of(view_.text)), true);
        if (stage_) {
            screen_.draw(*stage_, view_, work_.desk(), drafts_, actions);
        } else {
            screen_.draw_start(offers_, view_, work_.desk(), drafts_, actions);
        }
        screen_.canvas().present(width, height);
        glfwSwapBuffers(window_.handle());
        perform(actions);
    }

    /// Moves the clock, looks whether files have grown, and follows the passenger.
    Actions before_drawing(double now, double passed_s) {
        bool is_growing = false;
        for (std::size_t i = 0; i < stage_->size(); ++i) {
            RunPlayer& player = stage_->player(i);
            if (player.look_again(now)) screen_.typefaces().add(player.data());
            is_growing |= player.is_growing(now);
            if (!player.trouble().empty()) work_.complain(player.take_trouble());
        }
        work_.desk().is_growing = is_growing;
        advance(view_, stage_->shown(), passed_s);
        read_ahead(*stage_, view_);
        work_.poll();
        const Actions follow = follow_actions(*stage_, view_);
        apply(follow, stage_->shown(), view_);
        return {};
    }

    void perform(const Actions& actions) {
        if (!stage_) {
            for (const Action& action : actions) perform_outside(action);
            return;
        }
        undo_.note(view_, actions);
        apply(actions, stage_->shown(), view_);
        for (const Action& action : actions) {
            if (std::holds_alternative<Undo>(action)) undo_.undo(view_);
            if (std::holds_alternative<Redo>(action)) undo_.redo(view_);
            if (std::holds_alternative<Quit>(action)) {
                glfwSetWindowShouldClose(window_.handle(), GLFW_TRUE);
            }
            work_.perform(action, *stage_, view_);
        }
        // Last: it may end the stage.
        for (const Action& action : actions) {
            if (const auto* asked = std::get_if<OpenRuns>(&action)) open(asked->paths);
        }
    }

    void perform_outside(const Action& action) {
        if (std::holds_alternative<Quit>(action)) glfwSetWindowShouldClose(window_.handle(), GLFW_TRUE);
        if (const auto* theme = std::get_if<SetTheme>(&action)) view_.theme = theme->theme;
        if (const auto* set = std::get_if<SetLanguage>(&action)) view_.language = set->language;
        if (std::holds_alternative<DismissMessage>(action)) work_.say("");
        if (const auto* asked = std::get_if<OpenRuns>(&action)) open(asked->paths);
    }

    /// One dropped file is opened, two are compared; more are too many.
    void take_dropped() {
        const std::vector<std::string> paths = window_.take_dropped();
        if (!paths.empty()) open(paths);
    }

    void open(const std::vector<std::string>& paths) {
        if (paths.empty()) {
            close();
            return;
        }
        try {
            std::unique_ptr<Stage> opened = open_stage(paths);
            const bool is_first = !has_opened_;
            const Shown shown = opened->shown();
            ViewState view = is_first && start_.first_view ? start_.first_view(shown) : view_of_new();
            take(std::move(opened), std::move(view), paths);
        } catch (const std::exception& error) {
            work_.complain(error.what());
            if (!stage_) offer();
        }
    }

    ViewState view_of_new() const {
        ViewState view;
        view.theme = view_.theme;
        view.language = view_.language;
        view.text = view_.text;
        view.panels = view_.panels;
        return view;
    }

    void take(std::unique_ptr<Stage> opened, ViewState view, const std::vector<std::string>& paths) {
        stage_ = std::move(opened);
        view_ = std::move(view);
        view_.cameras.resize(stage_->shown().run.venue.levels.size());
        has_opened_ = true;
        undo_ = {};
        for (std::size_t i = 0; i < stage_->size(); ++i) {
            screen_.typefaces().add(stage_->player(i).data());
        }
        for (auto path = paths.rbegin(); path != paths.rend(); ++path) remember(start_.settings, *path);
        work_.take_stage(*stage_, view_.language);
        glfwSetWindowTitle(window_.handle(), ("Tidegate · " + stage_->shown().run.name).c_str());
        remember_all();
    }

    void close() {
        stage_.reset();
        offer();
        glfwSetWindowTitle(window_.handle(), "Tidegate");
    }

    void offer() {
        offers_.clear();
        for (const std::string& path : recordings_at_hand(start_.settings.recent, start_.folder)) {
            offers_.push_back(describe(path));
            const Offer& offer = offers_.back();
            screen_.typefaces().add(offer.path + offer.title + offer.about);
        }
    }

    void remember_all() {
        Settings& settings = start_.settings;
        settings.language = view_.language == Language::chinese ? "zh" : "en";
        settings.theme = view_.theme == Theme::light ? "light" : "dark";
        settings.side_width = view_.panels.side_w;
        settings.time_height = view_.panels.time_h;
        settings.text = view_.text == TextScale::laptop      ? "laptop"
                        : view_.text == TextScale::projector ? "projector"
                                                             : "normal";
        glfwGetWindowSize(window_.handle(), &settings.width, &settings.height);
        save_settings(start_.settings_path, settings);
    }

    ViewerStart start_;
    ViewState view_;
    Window window_;
    Screen screen_;
    DeskWork work_;
    Drafts drafts_;
    UndoStack undo_;
    std::vector<Offer> offers_;
    std::unique_ptr<Stage> stage_;
    bool has_opened_ = false;
};

}  // namespace

void show_window(ViewerStart start) {
    Viewer viewer(std::move(start));
    viewer.run();
}

}  // namespace tidegate::viz
