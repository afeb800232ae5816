#pragma once
#include <string>
#include <vector>

namespace tidegate::viz {

/// What the viewer remembers from one start to the next.
struct Settings {
    std::string language = "en";   ///< "en", "zh"
    std::string theme = "dark";    ///< "dark", "light"
    std::string text = "normal";   ///< "laptop", "normal", "projector"
    int width = 1600, height = 1000;  ///< of the window [px]
    float side_width = 0, time_height = 0;  ///< of the panels, as PanelSizes; 0: as suits the window
    std::vector<std::string> recent;  ///< recordings opened last, newest first; at most 12
    bool operator==(const Settings&) const = default;
};

/// $XDG_CONFIG_HOME/tidegate/viewer.json, or below ~/.config; empty when neither is known.
std::string settings_path();
/// Reads them; what is missing or of a wrong kind stays at its default, as all does without a file.
Settings load_settings(const std::string& path);
/// Writes them; a disk that refuses loses them, which is not worth a message.
void save_settings(const std::string& path, const Settings& settings);
/// Puts a recording first among the recent ones, by its absolute path.
void remember(Settings& settings, const std::string& run_path);

}  // namespace tidegate::viz
