#include "cli/commands.h"

namespace tidegate::cli {

void add_bench(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("bench", "the benchmark table, on this machine");
    const auto quick = std::make_shared<bool>(false);
    command->add_flag("--quick", *quick, "short measurements: seconds instead of minutes");
    command->allow_extras();
    command->callback([command, quick, &exit_code] {
        std::vector<std::string> arguments = command->remaining();
        if (*quick) arguments.emplace_back("--benchmark_min_time=0.05");
        exit_code = failed;
        become("tidegate_bench", "benchmarks", arguments);
    });
}

}  // namespace tidegate::cli
