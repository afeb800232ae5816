#include "viz/app/virtual_display.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace tidegate::viz {

namespace {

constexpr const char* started_mark = "TIDEGATE_VIEW_STARTED_AGAIN";

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

}  // namespace

bool has_display() { return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"); }

void start_again_without_screen(char** arguments) {
    if (is_set(started_mark)) throw std::runtime_error("xvfb-run gave no display");
    setenv(started_mark, "1", 1);
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    // Two that look for a free display number at the same time take the same one, so each begins
    // its search elsewhere.
    constexpr int first = 100, numbers = 30000;
    const std::string number = std::to_string(first + getpid() % numbers);
    std::vector<std::string> words{"xvfb-run", "-a",  "-n", number,
                                   "-s",       "-screen 0 640x480x24", self};
    for (char** argument = arguments + 1; *argument != nullptr; ++argument)
        words.emplace_back(*argument);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execvp("xvfb-run", pointers.data());
    throw std::runtime_error(
        "there is no screen, and xvfb-run, which stands in for one, is not installed: "
        "install the packages xvfb and xauth");
}

}  // namespace tidegate::viz
