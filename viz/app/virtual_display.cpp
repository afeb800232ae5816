#include "viz/app/virtual_display.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace tidegate::viz {

namespace {

// Set for the program started again; its value is the file with the key to the display.
constexpr const char* started_mark = "TIDEGATE_VIEW_DISPLAY_KEY";

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

// Left to itself xvfb-run keeps the key in a folder of its own, and ends with 5 instead of the program's own code when that
// cannot be cleared away, which happens on a busy machine.
std::string empty_key_file() {
    std::string path = (std::filesystem::temp_directory_path() / "tidegate-display-XXXXXX").string();
    const int file = mkstemp(path.data());
    if (file < 0) throw std::runtime_error(path + ": cannot be written");
    close(file);
    return path;
}

}  // namespace

KeyOfDisplay::~KeyOfDisplay() {
    std::error_code nothing_to_remove;
    if (is_set(started_mark)) std::filesystem::remove(std::getenv(started_mark), nothing_to_remove);
}

bool has_display() { return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"); }

void start_again_without_screen(char** arguments) {
    if (is_set(started_mark)) throw std::runtime_error("xvfb-run gave no display");
    const std::string key = empty_key_file();
    setenv(started_mark, key.c_str(), 1);
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    // Two that look for a free display number at the same time take the same one, so each begins
    // its search elsewhere.
    constexpr int first = 100, numbers = 30000;
    const std::string number = std::to_string(first + getpid() % numbers);
    std::vector<std::string> words{"xvfb-run", "-a", "-n", number, "-f", key, "-s", "-screen 0 640x480x24", self};
    for (char** argument = arguments + 1; *argument != nullptr; ++argument)
        words.emplace_back(*argument);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execvp("xvfb-run", pointers.data());
    std::filesystem::remove(key);
    throw std::runtime_error(
        "there is no screen, and xvfb-run, which stands in for one, is not installed: "
        "install the packages xvfb and xauth");
}

}  // namespace tidegate::viz
