#include <fmt/core.h>

#include <cstdio>

#include "base/fault.h"
#include "cli/commands.h"
#include "cli/guarded.h"

namespace tidegate::cli {
namespace {

int usage_error(const std::string& message) {
    fmt::print(stderr, "tidegate: {}\n", message);
    return bad_input;
}

// What is wrong on the command line, with the nearest option of the command that was meant.
int report_usage(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App* command = &program;
    for (const CLI::App* used : program.get_subcommands()) command = used;
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        std::vector<std::string> options;
        for (const CLI::Option* option : command->get_options()) {
            for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
        }
        message.clear();
        for (const std::string& extra : command->remaining(true)) {
            const std::string near =
                extra.starts_with("--") ? nearest_name(extra.substr(0, extra.find('=')), options) : "";
            message += fmt::format("{}'{}' was not expected{}", message.empty() ? "" : "; ", extra,
                                   near.empty() ? "" : fmt::format("; did you mean '{}'?", near));
        }
    }
    const std::string name = command == &program ? "" : command->get_name();
    return usage_error(fmt::format("{}{}{}\nSee: tidegate help {}", name, name.empty() ? "" : ": ",
                                   message, name));
}

int run_program(int argc, char** argv) {
    CLI::App program("Tidegate rehearses a crowded day: every passenger, every warning level, the plan.");
    program.name("tidegate");
    program.set_version_flag("--version", "tidegate " + program_version());
    program.set_help_flag("-h,--help", "show this and stop");
    int exit_code = done;
    const std::string first = argc > 1 ? argv[1] : "";
    const std::vector<std::string> names = command_names();
    const bool is_command = std::find(names.begin(), names.end(), first) != names.end();
    if (!is_command && !first.empty() && !first.starts_with('-')) {
        return usage_error(fmt::format("unknown command '{}'; {}", first, nearest_name_cure(first, names)));
    }
    // Only the command that was typed is added: a scenario may have the name of another command.
    for (const Command& command : all_commands()) {
        if (!is_command || first == command.name) command.add(program, exit_code);
    }
    if (argc < 2) {
        fmt::print(stderr, "{}", program.help());
        return bad_input;
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return program.exit(error);
        return report_usage(program, error);
    }
    return exit_code;
}

}  // namespace
}  // namespace tidegate::cli

int main(int argc, char** argv) { return tidegate::cli::run_guarded(tidegate::cli::run_program, argc, argv, {"", "scenario"}); }
