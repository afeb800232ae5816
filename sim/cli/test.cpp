#include <fmt/core.h>

#include "cli/commands.h"

namespace tidegate::cli {

void add_test(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("test", "set-up and every test (by the launcher ./tidegate)");
    command->allow_extras();
    command->callback([&exit_code] {
        fmt::print(stderr, "tidegate: the tests are built and run by the launcher at the top of the sources: "
                           "./tidegate test\n");
        exit_code = bad_input;
    });
}

}  // namespace tidegate::cli
