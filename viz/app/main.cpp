#include <CLI/CLI.hpp>
#include <chrono>
#include <exception>
#include <iostream>
#include <stdexcept>

#include "base/fault.h"
#include "base/interrupt.h"
#include "base/sim_time.h"
#include "viz/app/options.h"
#include "viz/app/virtual_display.h"
#include "viz/window/desk_work.h"
#include "viz/window/picture_maker.h"
#include "viz/window/viewer.h"
#include "viz/words/sentence.h"

namespace {

using namespace tidegate;
using namespace tidegate::viz;

enum ExitCode { done = 0, failed = 1, bad_input = 2, interrupted = 130 };

void describe_outputs(CLI::App& program, Options& o) {
    CLI::Option* screenshot = program.add_option("--screenshot", o.screenshot,
                                                 "write a picture (PNG) instead of opening a window");
    CLI::Option* video = program.add_option("--video", o.video, "write a video (MP4, by ffmpeg) instead");
    program.add_option("--chart", o.chart, "the picture is the curve of this observable alone (1200x600)")
        ->needs(screenshot)
        ->excludes(video);
    program.add_option("--at", o.at,
                       "moment to show: HH:MM, HH:MM:SS or ISO 8601; a picture without it shows "
                       "the moment with most people inside");
    program.add_option("--from", o.from, "beginning of a video (start of the recording)");
    program.add_option("--to", o.to, "end of a video (end of the recording)");
    program.add_option("--fps", o.fps, "pictures per second of a video (25)")->check(CLI::Range(1, 60));
    program.add_option("--speed", o.speed, "simulated seconds per second of a video (30)")
        ->check(CLI::Range(playback_min, playback_max));
    program.add_option("--size", o.size, "of a picture or video, WxH in pixels (1600x1000)");
}

void describe_looks(CLI::App& program, Options& o) {
    program.add_option("--lang", o.language, "en or zh (en)")->check(CLI::IsMember({"en", "zh"}));
    program.add_option("--theme", o.theme, "dark or light (dark)")
        ->check(CLI::IsMember({"dark", "light"}));
    program.add_option("--text", o.text, "size of letters: laptop, normal or projector (normal)")
        ->check(CLI::IsMember(text_words));
    program.add_option("--page", o.page, "plan, network, curves or outcomes (plan)")
        ->check(CLI::IsMember(page_words));
    program.add_flag("--help-page", o.shows_help, "show keys and mouse");
    program.add_option("--curve", o.curves, "show this observable; may be given again")
        ->expected(1)
        ->take_all();
    program.add_option("--axis", o.axis, "part of the time axis to show: FROM..TO");
}

void describe_plan(CLI::App& program, Options& o) {
    program.add_option("--venue", o.venue, "show the levels of one venue, by name");
    program.add_option("--level", o.level, "show one level, by name or number from 1");
    program.add_flag("--stacked", o.is_stacked, "levels above one another instead of side by side");
    program.add_option("--turn", o.turn_deg, "turn the plan by degrees, counter-clockwise")
        ->check(CLI::Range(-360.0, 360.0));
    program
        .add_option("--colour,--color", o.colour,
                    "colour of passengers: density, speed, activity, destination, time-inside, class, "
                    "wait or compliance (density)")
        ->check(CLI::IsMember(colour_words));
    program
        .add_option("--field", o.field,
                    "lay over the floors: density, service, speed, pressure, counterflow, peak or "
                    "time-above (none)")
        ->check(CLI::IsMember(field_words));
    program.add_option("--threshold", o.threshold_per_m2, "of --field time-above, in people/m2 (4)")
        ->check(CLI::Range(0.0, 20.0));
    program.add_flag("--density-map", o.shows_density_map, "the same as --field density");
    program.add_flag("--trails", o.shows_trails, "where everybody was in the last 10 s");
    program.add_flag("--difference", o.shows_difference,
                     "of two recordings, show the second minus the first");
    program.add_option("--pick", o.pick, "a passenger by number; B:NUMBER of the second recording");
    program.add_flag("--follow", o.follows, "keep the passenger in the middle");
    program
        .add_option("--camera", o.cameras,
                    "LEVEL:X,Y,ZOOM: shift in metres and zoom of a level from 1 (0: the stack)")
        ->expected(1)
        ->take_all();
}

int make_chart(const Options& options, Stage& stage, const Desk& desk, const ViewState& view) {
    const PixelSize size = read_size(options.size.empty() ? "1200x600" : options.size);
    const std::size_t row = chart_asked(options, stage.shown().run);
    const PictureDisplay display;
    write_chart(stage, desk, view, row, size.width, size.height, options.screenshot);
    return done;
}

std::vector<Example> examples() { return examples_in(shipped_scenarios(), kept_recordings()); }

/// A line a second, for people and for the window that asked for the video.
class VideoProgress {
public:
    void operator()(std::size_t made, std::size_t all) {
        if (is_interrupted()) throw std::runtime_error("stopped; no video was written");
        const Clock::time_point now = Clock::now();
        if (now < next_ && made < all) return;
        next_ = now + std::chrono::seconds(1);
        const double spent_s = std::chrono::duration<double>(now - start_).count();
        std::cerr << progress_line(made, all) << ", ETA " << duration_text(spent_s * double(all - made) / double(made)) << '\n';
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now(), next_ = start_ + std::chrono::seconds(1);
};

int make_picture(const Options& options) {
    const PixelSize size = read_size(options.size);
    if (options.runs.empty() && !options.video.empty()) {
        throw InputError("a video needs a recording: tidegate view RUN.h5 --video FILE.mp4");
    }
    if (options.runs.empty() && !options.chart.empty()) {
        throw InputError("a curve needs a recording: tidegate view RUN.h5 --chart NAME --screenshot FILE.png");
    }
    if (options.runs.empty() && !options.log.empty()) throw Trouble<InputError>({Word::log_needs_run, {options.log}});
    if (options.runs.empty()) {
        const PictureDisplay display;
        const ViewState view = plain_view(options);
        const std::vector<Offer> offers = offers_at_hand({}, ".", examples(), view.language);
        write_start_page(offers, view, size.width, size.height, options.screenshot);
        return done;
    }
    const std::unique_ptr<Stage> stage = open_stage(options.runs);
    if (!options.log.empty()) lay_drill_over(*stage, options.log);
    const ViewState view = first_view(options, stage->shown());
    const Desk desk = desk_of(*stage, view.language);
    if (!options.chart.empty()) return make_chart(options, *stage, desk, view);
    if (options.video.empty()) {
        const PictureDisplay display;
        write_screenshot(*stage, desk, view, size.width, size.height, options.screenshot);
        return done;
    }
    const VideoAsked asked{video_range(options, stage->shown()), options.fps, options.speed,
                           size.width, size.height};
    const PictureDisplay display;
    catch_interrupts();
    write_video(*stage, desk, view, asked, options.video, VideoProgress());
    return done;
}

int open_window(Options options) {
    ViewerStart start;
    start.settings_path = settings_path();
    start.examples = examples();
    start.settings = load_settings(start.settings_path);
    if (options.language.empty()) options.language = start.settings.language;
    if (options.theme.empty()) options.theme = start.settings.theme;
    if (options.text.empty()) options.text = start.settings.text;
    if (!options.size.empty()) {
        const PixelSize size = read_size(options.size);
        start.settings.width = size.width;
        start.settings.height = size.height;
    }
    start.runs = options.runs;
    if (!options.log.empty()) start.runs.push_back(options.log);
    const PanelSizes panels{start.settings.side_width, start.settings.time_height};
    start.plain = plain_view(options);
    start.plain.panels = panels;
    start.first_view = [options, panels](const Shown& shown) {
        ViewState view = first_view(options, shown);
        view.panels = panels;
        return view;
    };
    start.to_arguments = to_arguments;
    show_window(std::move(start));
    return done;
}

void tell(const std::exception& error, const Options& options) {
    const Language language = options.language == "zh" ? Language::chinese : Language::english;
    std::cerr << "tidegate view: " << say(sentence_of(error), language) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App program("Plays recordings of Tidegate back, compares two, or makes pictures of them.",
                     "tidegate view");
    Options options;
    program.add_option("RUN.h5", options.runs,
                       "the recording to show; two: to compare; none: choose in the window")
        ->expected(0, 2);
    program.add_option("--log", options.log, "lay the log of a drill (CSV: time,kind,where,value,note) over the recording");
    describe_outputs(program, options);
    describe_looks(program, options);
    describe_plan(program, options);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? done : bad_input;
    }
    try {
        return options.is_picture() ? make_picture(options) : open_window(options);
    } catch (const InputError& error) {
        tell(error, options);
        return bad_input;
    } catch (const std::exception& error) {
        tell(error, options);
        return is_interrupted() ? interrupted : failed;
    }
}
