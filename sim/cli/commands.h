#pragma once
#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <vector>

namespace tidegate::cli {

/// Exit codes of every command.
enum ExitCode : int { done = 0, failed = 1, bad_input = 2, interrupted = 130 };

/// Each adds its command to the program. The command runs when it is parsed and leaves its exit code;
/// it throws InputError for bad input and std::exception when the world fails.
void add_new(CLI::App& program, int& exit_code);
void add_import(CLI::App& program, int& exit_code);
void add_check(CLI::App& program, int& exit_code);
void add_run(CLI::App& program, int& exit_code);
void add_resume(CLI::App& program, int& exit_code);
void add_branch(CLI::App& program, int& exit_code);
void add_view(CLI::App& program, int& exit_code);
void add_verify(CLI::App& program, int& exit_code);
void add_export(CLI::App& program, int& exit_code);
void add_sweep(CLI::App& program, int& exit_code);
void add_validate(CLI::App& program, int& exit_code);
void add_bench(CLI::App& program, int& exit_code);
void add_test(CLI::App& program, int& exit_code);
void add_help(CLI::App& program, int& exit_code);

/// A command and what adds it.
struct Command {
    const char* name;
    void (*add)(CLI::App& program, int& exit_code);
};
/// All of them, in the order in which help shows them.
std::span<const Command> all_commands();
std::vector<std::string> command_names();

/// "0.1.0".
std::string program_version();
/// The file of the running program.
std::string program_path();
/// Becomes another program of this build, looked for beside this one and in `folder` next to this one's.
/// Throws std::runtime_error when it is not there.
[[noreturn]] void become(const std::string& name, const std::string& folder,
                         const std::vector<std::string>& arguments);

}  // namespace tidegate::cli
