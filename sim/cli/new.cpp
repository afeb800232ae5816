#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "base/fault.h"
#include "cli/commands.h"
#include "scenario/templates.h"

namespace tidegate::cli {
namespace {

namespace fs = std::filesystem;

int new_command(const std::string& folder, const std::string& name) {
    const auto files = template_files(name);
    std::error_code error;
    if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        throw InputError(fmt::format("{} exists and is not an empty folder; name a new one", folder));
    }
    fs::create_directories(folder, error);
    if (error) throw std::runtime_error(fmt::format("cannot make {}: {}", folder, error.message()));
    for (const auto& [file, text] : files) {
        const fs::path path = fs::path(folder) / file;
        fs::create_directories(path.parent_path());
        std::ofstream out(path, std::ios::binary);
        out << text << std::flush;
        if (!out) throw std::runtime_error(fmt::format("cannot write {}: is the disk full?", path.string()));
        fmt::print("{}\n", path.string());
    }
    fmt::print(stderr, "next: tidegate check {0}, then tidegate run {0}\n", folder);
    return done;
}

}  // namespace

void add_new(CLI::App& program, int& exit_code) {
    struct Options {
        std::string folder;
        std::string name = template_names().front();
    };
    CLI::App* command = program.add_subcommand("new", "make a scenario to start from, every key commented");
    const auto options = std::make_shared<Options>();
    command->add_option("folder", options->folder, "the folder to make")->required();
    command->add_option("--template", options->name,
                        fmt::format("which one to start from: {}", fmt::join(template_names(), ", ")))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = new_command(options->folder, options->name); });
}

}  // namespace tidegate::cli
