#include "viz/data/settings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/whole_file.h"

namespace tidegate::viz {

using nlohmann::json;

namespace {

constexpr std::size_t most_recent = 12;

template <class T>
void take(const json& from, const char* key, T& to) {
    const auto found = from.find(key);
    if (found == from.end()) return;
    try {
        to = found->get<T>();
    } catch (const json::exception&) {
        return;  // as if it were missing
    }
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

std::string settings_path() {
    const std::string config = variable("XDG_CONFIG_HOME"), home = variable("HOME");
    if (!config.empty()) return config + "/tidegate/viewer.json";
    return home.empty() ? "" : home + "/.config/tidegate/viewer.json";
}

Settings load_settings(const std::string& path) {
    Settings settings;
    std::ifstream file(path);
    const json read = json::parse(file, nullptr, false);
    if (!read.is_object()) return settings;
    take(read, "language", settings.language);
    take(read, "theme", settings.theme);
    take(read, "text", settings.text);
    take(read, "width", settings.width);
    take(read, "height", settings.height);
    take(read, "side_width", settings.side_width);
    take(read, "time_height", settings.time_height);
    take(read, "recent", settings.recent);
    settings.width = std::clamp(settings.width, 640, 8192);
    settings.height = std::clamp(settings.height, 480, 8192);
    settings.side_width = std::clamp(settings.side_width, 0.0F, 8192.0F);
    settings.time_height = std::clamp(settings.time_height, 0.0F, 8192.0F);
    if (settings.recent.size() > most_recent) settings.recent.resize(most_recent);
    return settings;
}

void save_settings(const std::string& path, const Settings& settings) {
    if (path.empty()) return;
    const json written{{"language", settings.language}, {"theme", settings.theme},
                       {"text", settings.text},         {"width", settings.width},
                       {"height", settings.height},     {"side_width", settings.side_width},
                       {"time_height", settings.time_height}, {"recent", settings.recent}};
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    try {
        write_whole_file(path, written.dump(2) + "\n");
    } catch (const std::exception&) {
        return;
    }
}

void remember(Settings& settings, const std::string& run_path) {
    std::error_code error;
    std::string whole = std::filesystem::absolute(run_path, error).lexically_normal().string();
    if (error) whole = run_path;
    std::erase(settings.recent, whole);
    settings.recent.insert(settings.recent.begin(), whole);
    if (settings.recent.size() > most_recent) settings.recent.resize(most_recent);
}

}  // namespace tidegate::viz
