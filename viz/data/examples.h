#pragma once
#include <string>
#include <vector>

namespace tidegate::viz {

/// A scenario that ships with the program, and where its recording lies or will lie.
struct Example {
    std::string scenario;
    std::string title;
    std::string recording;
};

/// One for each scenario in a folder, by name; none when there is no such folder.
std::vector<Example> examples_in(const std::string& scenarios, const std::string& recordings);

/// Where scenarios lie beside this program; empty when they do not.
std::string shipped_scenarios();
/// Where recordings of examples are kept ($XDG_CACHE_HOME/tidegate); empty without a home.
std::string kept_recordings();

}  // namespace tidegate::viz
