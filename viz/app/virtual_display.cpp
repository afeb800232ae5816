#include "viz/app/virtual_display.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace tidegate::viz {

namespace {

constexpr int start_ms = 30000;       ///< a server on a very busy machine needs seconds
constexpr char absent[] = "absent\n";  ///< in place of a number

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

/// A 16-bit length, high byte first, and the bytes (Xau, "A Sample Authorization Protocol for X", X.Org).
std::string counted(std::string_view bytes) {
    const std::size_t size = bytes.size();
    return std::string{static_cast<char>(size >> 8), static_cast<char>(size & 0xFF)} + std::string(bytes);
}

/// An authority file with one key for whatever display: the server's number is not known before it has started.
std::string write_authority() {
    std::array<char, 16> key{};
    if (getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size())) {
        throw std::runtime_error("no random bytes for the key to a virtual display");
    }
    constexpr std::string_view any_host("\xFF\xFF", 2);
    const std::string entry = std::string(any_host) + counted("") + counted("") + counted("MIT-MAGIC-COOKIE-1") +
                              counted({key.data(), key.size()});
    std::string path = (std::filesystem::temp_directory_path() / "tidegate-display-XXXXXX").string();
    const int file = mkostemp(path.data(), O_CLOEXEC);  // for its owner only
    const bool is_written = file >= 0 && write(file, entry.data(), entry.size()) == static_cast<ssize_t>(entry.size());
    if (file >= 0) close(file);
    if (is_written) return path;
    if (file >= 0) unlink(path.c_str());
    throw std::runtime_error(path + ": cannot be written");
}

/// In the child: becomes the server, which writes its number to `number`.
[[noreturn]] void become_server(int number, pid_t parent, char* const* words) {
    // Ctrl-C is for the program, which then ends its server; a program that is killed takes its server along.
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    const int nothing = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);
    dup2(number, 3);
    closefrom(4);
    execvp(words[0], words);
    const ssize_t told = write(3, absent, sizeof absent - 1);
    _exit(told > 0 ? 127 : 126);
}

/// What the server says on the pipe before a line ends; empty: it ended, or it takes too long.
std::string read_line(int pipe_end) {
    std::string text;
    pollfd waiting{pipe_end, POLLIN, 0};
    while (true) {
        const int ready = poll(&waiting, 1, start_ms);
        if (ready < 0 && errno == EINTR) continue;
        char c = 0;
        if (ready <= 0 || read(pipe_end, &c, 1) != 1) return {};
        if (c == '\n') return text;
        text += c;
    }
}

}  // namespace

VirtualDisplay::VirtualDisplay(int width, int height) : authority_(write_authority()) {
    try {
        start(width, height);
    } catch (const std::exception&) {
        end();
        throw;
    }
}

VirtualDisplay::~VirtualDisplay() { end(); }

void VirtualDisplay::start(int width, int height) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for a virtual display");
    // Without -noreset the server begins anew when its last client leaves, and loses the next one that comes meanwhile.
    std::string screen = fmt::format("{}x{}x24", width, height);
    std::array<std::string, 11> words{"Xvfb", "-displayfd", "3", "-screen", "0", screen,
                                      "-auth", authority_, "-nolisten", "tcp", "-noreset"};
    std::array<char*, 12> pointers{};
    for (std::size_t i = 0; i < words.size(); ++i) pointers[i] = words[i].data();
    const pid_t parent = getpid();
    server_ = fork();
    if (server_ == 0) become_server(ends[1], parent, pointers.data());
    close(ends[1]);
    const std::string number = server_ > 0 ? read_line(ends[0]) : "";
    close(ends[0]);
    if (number + '\n' == absent) {
        throw std::runtime_error("there is no screen, and Xvfb, which stands in for one, is not installed: "
                                 "install the package xvfb");
    }
    if (number.empty()) {
        throw std::runtime_error("there is no screen, and Xvfb, which stands in for one, does not start; "
                                 "try it by itself: Xvfb -displayfd 1");
    }
    name_ = ":" + number;
}

void VirtualDisplay::end() {
    if (server_ > 0) {
        kill(server_, SIGTERM);
        while (waitpid(server_, nullptr, 0) < 0 && errno == EINTR) continue;
        server_ = -1;
    }
    unlink(authority_.c_str());
}

PictureDisplay::PictureDisplay() {
    if (is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")) return;
    stand_in_.emplace(640, 480);
    setenv("DISPLAY", stand_in_->name().c_str(), 1);
    setenv("XAUTHORITY", stand_in_->authority().c_str(), 1);
}

PictureDisplay::~PictureDisplay() {
    if (!stand_in_) return;
    unsetenv("DISPLAY");
    unsetenv("XAUTHORITY");
}

}  // namespace tidegate::viz
