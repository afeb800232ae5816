#include <fmt/core.h>

#include <memory>

#include "base/fault.h"
#include "cli/commands.h"
#include "exchange/export_run.h"

namespace tidegate::cli {
namespace {

struct ExportOptions {
    std::string recording, format;
    ExportOrder order;
};

int export_command(const ExportOptions& options) {
    const RunReader run(options.recording);
    if (options.format == "jupedsim") {
        export_jupedsim(run, options.order);
    } else {
        export_csv(run, options.order);
    }
    fmt::print("{}\n", options.order.path);
    if (run.is_partial()) fmt::print(stderr, "tidegate: note: {} is partial; what is there was exported\n", options.recording);
    return done;
}

}  // namespace

void add_export(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("export", "write the trajectories of a recording for other programs");
    const auto options = std::make_shared<ExportOptions>();
    command->add_option("recording", options->recording, "the recording (RUN.h5)")->required();
    command->add_option("--to", options->format, "jupedsim (SQLite, read by JuPedSim and PedPy) or csv")
        ->required()
        ->check(CLI::IsMember({"jupedsim", "csv"}));
    command->add_option("-o,--output", options->order.path, "the file to write")->required();
    command->add_option("--level", options->order.level, "one level; needed for jupedsim when the venue has several");
    command->add_flag("--force", options->order.force, "overwrite an existing file");
    command->callback([options, &exit_code] { exit_code = export_command(*options); });
}

}  // namespace tidegate::cli
