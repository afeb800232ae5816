#include "cli/commands.h"

namespace tidegate::cli {

void add_import(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "import", "make a venue of a map or drawing (DXF, GeoJSON, GPKG, OSM, IMDF, IndoorGML, WKT), or of a city's streets (--walk): import FILE -o OUT");
    command->footer("All options: tidegate import --help");
    // A program of its own: the libraries that read maps would slow the start of every other command.
    command->prefix_command();
    command->set_help_flag();
    command->callback([command, &exit_code] {
        exit_code = failed;
        become("tidegate-import", ".", command->remaining());
    });
}

}  // namespace tidegate::cli
