#include "viz/window/viewer.h"

#include <algorithm>
#include <utility>

#include "viz/window/screen.h"
#include "viz/window/session.h"
#include "viz/window/window.h"
// After the OpenGL functions, which GLFW must not declare again.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

namespace {

constexpr double between_saves_s = 0.5;
constexpr double between_looks_s = 0.1;   ///< at what is read or written in the background
constexpr int frames_after_event = 6;     ///< until ImGui has settled: menus take their size from the frame before

class Viewer {
public:
    explicit Viewer(ViewerStart start)
        : window_("Tidegate", start.settings.width, start.settings.height, true),
          screen_(window_.handle(), false),
          session_(std::move(start), screen_.typefaces()) {
        if (window_.is_software() && !session_.desk().message.is_any()) session_.say(Word::software_drawing);
    }
    ~Viewer() { remember_all(); }
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;

    void run() {
        double last = glfwGetTime(), saved = last;
        while (glfwWindowShouldClose(window_.handle()) == GLFW_FALSE && !session_.wants_close()) {
            const bool is_due = wait();
            const double now = glfwGetTime();
            const double passed = now - last;
            last = now;
            int width = 0, height = 0;
            glfwGetFramebufferSize(window_.handle(), &width, &height);
            if (width < 1 || height < 1) {
                glfwWaitEventsTimeout(0.1);
                continue;
            }
            // One dropped file is opened, two are compared; more are too many.
            const std::vector<std::string> dropped = window_.take_dropped();
            if (!dropped.empty()) session_.open(dropped);
            const bool has_news = session_.go_on(now, passed);
            if (is_due || has_news) one_frame(width, height);
            if (now < saved + between_saves_s) continue;
            saved = now;
            remember_all();
        }
    }

private:
    /// Waits until there may be something new to show; a window in which nothing moves is not drawn anew. False when
    /// nothing has come.
    bool wait() {
        const Pace pace = session_.pace();
        // What was read last is shown although the reading is over.
        const bool has_moved = pace_ != Pace::still;
        pace_ = pace;
        if (to_draw_ > 0 || pace == Pace::fluent || screen_.is_behind()) {
            glfwPollEvents();
            to_draw_ = std::max(0, to_draw_ - 1);
            return true;
        }
        const double patience_s = pace == Pace::slow ? between_looks_s : between_saves_s;
        const double from = glfwGetTime();
        glfwWaitEventsTimeout(patience_s);
        const bool is_woken = glfwGetTime() - from < patience_s;
        if (is_woken) to_draw_ = frames_after_event;
        return is_woken || has_moved || pace == Pace::slow;
    }

    void one_frame(int width, int height) {
        const ViewState& view = session_.view();
        screen_.typefaces().add(drafts_.note.data());
        screen_.take_events(window_.take_pressed(), window_.take_mouse());
        screen_.begin(width, height, static_cast<float>(factor_in(view.text, width, height)), true);
        Actions actions;
        if (session_.stage() != nullptr) {
            screen_.draw(*session_.stage(), view, session_.desk(), drafts_, actions);
        } else {
            screen_.draw_start(session_.offers(), view, session_.desk(), drafts_, actions);
        }
        screen_.canvas().present(width, height);
        glfwSwapBuffers(window_.handle());
        session_.perform(actions);
        // Once it is shown: whoever reads the title knows that a click would reach what it names.
        if (title_ == session_.title()) return;
        title_ = session_.title();
        glfwSetWindowTitle(window_.handle(), title_.c_str());
    }

    void remember_all() {
        int width = 0, height = 0;
        glfwGetWindowSize(window_.handle(), &width, &height);
        session_.remember_all(width, height);
    }

    Window window_;
    Screen screen_;
    Session session_;
    Drafts drafts_;
    std::string title_;
    Pace pace_ = Pace::fluent;
    int to_draw_ = frames_after_event;
};

}  // namespace

void show_window(ViewerStart start) {
    Viewer viewer(std::move(start));
    viewer.run();
}

}  // namespace tidegate::viz
