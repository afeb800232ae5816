#include "cli/commands.h"

namespace tidegate::cli {

void add_view(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "view", "play recordings back, compare two, or make pictures and videos of them: view [RUN.h5 [OTHER.h5]] "
                "[--at T] [--screenshot PNG] [--video MP4] [--lang zh|en]");
    // The viewer is a program of its own, so that a machine without a display needs no display library.
    command->prefix_command();
    command->set_help_flag();
    command->callback([command, &exit_code] {
        exit_code = failed;
        become("tidegate-view", "viz", command->remaining());
    });
}

}  // namespace tidegate::cli
