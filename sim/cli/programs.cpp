#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "cli/commands.h"

namespace tidegate::cli {

namespace fs = std::filesystem;

std::span<const Command> all_commands() {
    static constexpr std::array commands = {
        Command{"new", add_new},       Command{"import", add_import}, Command{"check", add_check}, Command{"run", add_run},
        Command{"resume", add_resume}, Command{"branch", add_branch},
        Command{"view", add_view},     Command{"verify", add_verify}, Command{"export", add_export}, Command{"sweep", add_sweep},
        Command{"validate", add_validate}, Command{"bench", add_bench}, Command{"test", add_test},
        Command{"help", add_help}};
    return commands;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    return names;
}

std::string program_version() { return TIDEGATE_VERSION; }

std::string program_path() { return fs::read_symlink("/proc/self/exe").string(); }

void become(const std::string& name, const std::string& folder,
            const std::vector<std::string>& arguments) {
    const fs::path here = fs::path(program_path()).parent_path();
    for (const fs::path& candidate : {here / name, here.parent_path() / folder / name}) {
        if (!fs::exists(candidate)) continue;
        std::vector<std::string> words = {candidate.string()};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        execv(candidate.c_str(), pointers.data());
        throw std::runtime_error(fmt::format("cannot start {}: {}", candidate.string(), strerror(errno)));
    }
    throw std::runtime_error(
        fmt::format("{} is not built here; start it with the launcher ./tidegate, which builds it", name));
}

}  // namespace tidegate::cli
