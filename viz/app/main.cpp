#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "base/fault.h"
#include "viz/app/options.h"
#include "viz/app/virtual_display.h"
#include "viz/data/load_run.h"
#include "viz/window/viewer.h"

namespace {

using namespace tidegate;
using namespace tidegate::viz;

enum ExitCode { done = 0, failed = 1, bad_input = 2 };

void describe(CLI::App& program, Options& options, std::string& size) {
    program.add_option("RUN.h5", options.run, "the recording to show")->required();
    program.add_option("--screenshot", options.screenshot,
                       "write a picture (PNG) instead of opening a window");
    program.add_option("--at", options.at,
                       "moment to show: HH:MM, HH:MM:SS or ISO 8601; a picture without it shows "
                       "the moment with most "
                       "people inside");
    program.add_option("--size", size, "of the picture, WxH in pixels (1600x1000)");
    program.add_option("--lang", options.language, "en or zh (en)")
        ->check(CLI::IsMember({"en", "zh"}));
    program
        .add_option("--colour,--color", options.colour,
                    "colour of passengers: density or speed (density)")
        ->check(CLI::IsMember({"density", "speed"}));
    program.add_option("--level", options.level, "show one level, by name or number from 1");
    program.add_option("--theme", options.theme, "dark or light (dark)")
        ->check(CLI::IsMember({"dark", "light"}));
    program.add_flag("--density-map", options.shows_density_map,
                     "lay the density map over the floors");
}

int view(Options options, const std::string& size, char** arguments) {
    if (!size.empty()) read_size(size, options);
    OpenRun opened = load_run(options.run);
    const ViewState first = first_view(options, opened.run);
    FrameCache frames(*opened.frames);
    if (options.screenshot.empty()) {
        show_window(opened.run, frames, first);
        return done;
    }
    if (!has_display()) start_again_without_screen(arguments);
    write_screenshot(opened.run, frames, first, options.width, options.height, options.screenshot);
    return done;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App program("Plays a recording of Tidegate back, or makes a picture of it.",
                     "tidegate view");
    Options options;
    std::string size;
    describe(program, options, size);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? done : bad_input;
    }
    try {
        return view(options, size, argv);
    } catch (const InputError& error) {
        std::cerr << "tidegate view: " << error.what() << '\n';
        return bad_input;
    } catch (const std::exception& error) {
        std::cerr << "tidegate view: " << error.what() << '\n';
        return failed;
    }
}
