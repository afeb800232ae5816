#pragma once
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

/// What was asked for on the command line.
struct Options {
    std::vector<std::string> runs;  ///< none: the start page; two: a comparison
    std::string log;                ///< of a drill, laid over; empty: none
    std::string screenshot;         ///< picture to write; empty: none
    std::string video;              ///< video to write; empty: none
    /// Time of day or ISO 8601; empty: fullest moment for a picture, start for a window.
    std::string at;
    std::string from, to;  ///< of a video; empty: start and end of the recording
    int fps = 25;          ///< pictures per second of a video [1, 60]
    double speed = 30;     ///< simulated seconds per second of a video, and when playing
    std::string size;      ///< "1600x1000"
    std::string language;  ///< "en", "zh"; empty: as remembered, else en
    std::string theme;     ///< "dark", "light"
    std::string text;      ///< "laptop", "normal", "projector"
    std::string page = "plan";
    std::string venue;  ///< name; empty: all
    std::string level;  ///< name or number from 1; empty: all
    bool is_stacked = false;
    double turn_deg = 0;
    std::string colour = "density";
    std::string field = "none";
    double threshold_per_m2 = 4;
    bool shows_density_map = false;  ///< an older way to say field = "density"
    bool shows_trails = false;
    bool shows_difference = false;
    bool shows_help = false;
    std::string pick;  ///< "1234": passenger of the run; "B:1234": of the other one
    bool follows = false;
    std::vector<std::string> curves;   ///< observables
    std::string chart;                 ///< observable whose curve alone is the picture; empty: none
    std::vector<std::string> cameras;  ///< "2:10.5,-3,1.7": level (0: stack), shift [m], zoom
    std::string axis;                  ///< "FROM..TO": the part of the time axis shown

    bool is_picture() const { return !screenshot.empty() || !video.empty(); }
};

struct PixelSize {
    int width = 1600;
    int height = 1000;
};
/// Reads "1600x1000", both between 320 and 8192; empty: 1600x1000. Throws InputError.
PixelSize read_size(const std::string& text);

/// The looks that need no run: language, theme, size of letters.
ViewState plain_view(const Options& options);

/// The view that the options ask for. Throws InputError for a time outside the run, an unknown
/// level, observable or passenger, or what cannot be read.
ViewState first_view(const Options& options, const Shown& shown);

/// Row of the curve that is to be drawn alone. Throws InputError for an unknown one.
std::size_t chart_asked(const Options& options, const RunData& run);

/// From where to where a video goes. Throws InputError.
TimeRange video_range(const Options& options, const Shown& shown);

/// The options that make first_view() give this view, as words of a command line.
std::vector<std::string> to_arguments(const ViewState& view, const Shown& shown);

/// Words of the command line for each choice, in the order of its enumeration.
extern const std::vector<std::string> colour_words, field_words, page_words, text_words;

}  // namespace tidegate::viz
