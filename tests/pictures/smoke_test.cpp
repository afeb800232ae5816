#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "catch.h"
#include "pictures/small_recording.h"
#include "record/recordings.h"
#include "viz/app/virtual_display.h"

using namespace tidegate::test;

// The real window on a display that exists only in memory, with real mouse and key events. Every wait is for something
// that can be seen from outside (the window's title, the file of what it remembers) and ends after a minute: a busy
// machine makes these tests slower, not different.

namespace {

constexpr auto patience = std::chrono::seconds(60);

bool has_tools() {
    for (const char* tool : {"Xvfb", "xdotool"}) {
        if (std::system((std::string("command -v ") + tool + " > /dev/null 2>&1").c_str()) == 0) continue;
        WARN("skipped: " << tool << " is not installed");
        return false;
    }
    return true;
}

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

bool comes_true(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

/// The viewer in a window of 1600 x 1000 on a display of its own, and hands for it.
class OpenViewer {
public:
    OpenViewer(const ScratchFolder& folder, std::vector<std::string> arguments)
        : folder_(folder), display_(1600, 1000), viewer_(start(std::move(arguments))) {}
    ~OpenViewer() {
        if (viewer_ <= 0) return;
        kill(viewer_, SIGKILL);
        waitpid(viewer_, nullptr, 0);
    }
    OpenViewer(const OpenViewer&) = delete;
    OpenViewer& operator=(const OpenViewer&) = delete;

    /// Once a picture with this title has been shown.
    bool is_titled(const std::string& title) const {
        return comes_true([&] { return hands("search --onlyvisible --name '^" + title + "$'"); });
    }
    /// Lines of xdotool.
    bool hands(const std::string& words) const {
        const std::string command = "DISPLAY=" + display_.name() + " XAUTHORITY='" + display_.authority() +
                                    "' timeout 30 xdotool " + words + " > /dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    }
    bool remembers(const std::string& words) const {
        return comes_true([&] { return text_of(settings()).find(words) != std::string::npos; });
    }
    /// Seconds of processor time it has used.
    double processor_s() const {
        std::ifstream file("/proc/" + std::to_string(viewer_) + "/stat");
        std::string text((std::istreambuf_iterator<char>(file)), {});
        std::istringstream fields(text.substr(text.rfind(')') + 2));
        std::string field;
        for (int i = 3; i < 14; ++i) fields >> field;
        double user = 0, system = 0;
        fields >> user >> system;
        return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }
    std::string settings() const { return folder_.file("config/tidegate/viewer.json"); }
    std::string errors() const { return text_of(folder_.file("stderr.txt")); }

    /// Its exit code; -1: it did not end.
    int end() {
        int status = 0;
        if (!comes_true([&] { return waitpid(viewer_, &status, WNOHANG) == viewer_; })) return -1;
        viewer_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t start(std::vector<std::string> arguments) const {
        std::string program = TIDEGATE_VIEW, size = "--size", pixels = "1600x1000";
        std::vector<char*> words{program.data(), size.data(), pixels.data()};
        for (std::string& argument : arguments) words.push_back(argument.data());
        words.push_back(nullptr);
        const pid_t child = fork();
        if (child != 0) return child;
        setenv("DISPLAY", display_.name().c_str(), 1);
        setenv("XAUTHORITY", display_.authority().c_str(), 1);
        setenv("XDG_CONFIG_HOME", folder_.file("config").c_str(), 1);
        unsetenv("WAYLAND_DISPLAY");
        const int errors = open(folder_.file("stderr.txt").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(errors, STDERR_FILENO);
        if (chdir(folder_.file("").c_str()) == 0) execv(words[0], words.data());
        _exit(127);
    }

    const ScratchFolder& folder_;
    tidegate::viz::VirtualDisplay display_;
    pid_t viewer_;
};

}  // namespace

TEST_CASE("a click on the language button turns the window Chinese, which is remembered; Ctrl+Q closes it", "[pictures][smoke]") {
    if (!has_tools()) return;
    const ScratchFolder folder;
    write_small_recording(folder.file("run.h5"));
    OpenViewer viewer(folder, {"run.h5"});
    INFO(viewer.errors());
    REQUIRE(viewer.is_titled("Tidegate · picture_station"));
    // The button's place for this title and these counts: read off a picture of this size.
    CHECK(viewer.hands("mousemove 955 46 click 1"));
    CHECK(viewer.remembers("\"language\": \"zh\""));
    CHECK(viewer.remembers("run.h5"));
    CHECK(viewer.hands("key ctrl+q"));
    CHECK(viewer.end() == 0);
}

TEST_CASE("a window in which nothing moves costs next to nothing", "[pictures][smoke]") {
    if (!has_tools()) return;
    const ScratchFolder folder;
    write_small_recording(folder.file("run.h5"));
    OpenViewer viewer(folder, {"run.h5"});
    REQUIRE(viewer.is_titled("Tidegate · picture_station"));
    // It has come to rest when a second passes in which little was done; drawing all the time takes most of one.
    constexpr double little_s = 0.1;
    CHECK(comes_true([&] {
        const double before = viewer.processor_s();
        std::this_thread::sleep_for(std::chrono::seconds(1));
        return viewer.processor_s() - before < little_s;
    }));
    // And a key still reaches it.
    CHECK(viewer.hands("key ctrl+q"));
    CHECK(viewer.end() == 0);
}

TEST_CASE("a file that is no recording leaves a window that lives and offers others", "[pictures][smoke][bad_input]") {
    if (!has_tools()) return;
    const ScratchFolder folder;
    write_small_recording(folder.file("good.h5"));
    std::ofstream(folder.file("letter.h5")) << "this is a letter, not a recording";
    OpenViewer viewer(folder, {"letter.h5"});
    INFO(viewer.errors());
    REQUIRE(viewer.is_titled("Tidegate"));
    // good.h5 stands first or second; the other one cannot be chosen. Then "Open".
    CHECK(viewer.hands("mousemove 700 210 click 1"));
    CHECK(viewer.hands("mousemove 700 272 click 1"));
    CHECK(viewer.hands("mousemove 282 147 click 1"));
    CHECK(viewer.is_titled("Tidegate · picture_station"));
    CHECK(viewer.remembers("good.h5"));
    CHECK(viewer.hands("key ctrl+q"));
    CHECK(viewer.end() == 0);
}
