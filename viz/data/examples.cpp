#include "viz/data/examples.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <toml++/toml.h>

namespace tidegate::viz {

namespace fs = std::filesystem;

namespace {

std::string title_of(const fs::path& scenario) {
    try {
        const toml::table file = toml::parse_file((scenario / "scenario.toml").string());
        return file["scenario"]["title"].value_or(scenario.filename().string());
    } catch (const toml::parse_error&) {
        return scenario.filename().string();
    }
}

}  // namespace

std::vector<Example> examples_in(const std::string& scenarios, const std::string& recordings) {
    std::vector<Example> examples;
    if (scenarios.empty() || recordings.empty()) return examples;
    std::error_code error;
    for (fs::directory_iterator it(scenarios, error), end; !error && it != end; it.increment(error)) {
        const fs::path& folder = it->path();
        std::error_code ignored;
        if (!fs::is_regular_file(folder / "scenario.toml", ignored)) continue;
        const std::string recording = (fs::path(recordings) / (folder.filename().string() + ".h5")).string();
        examples.push_back({folder.string(), title_of(folder), recording});
    }
    std::sort(examples.begin(), examples.end(),
              [](const Example& a, const Example& b) { return a.scenario < b.scenario; });
    return examples;
}

std::string shipped_scenarios() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    // build/PRESET/viz/tidegate-view, or wherever it was put, with the scenarios in a folder above.
    for (fs::path above = program.parent_path(); above.has_relative_path(); above = above.parent_path()) {
        const fs::path scenarios = above / "scenarios";
        if (fs::is_directory(scenarios, error)) return scenarios.string();
    }
    return {};
}

std::string kept_recordings() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache != '\0') return std::string(cache) + "/tidegate";
    const char* home = std::getenv("HOME");
    return home == nullptr || *home == '\0' ? std::string() : std::string(home) + "/.cache/tidegate";
}

}  // namespace tidegate::viz
