#pragma once
#include <array>
#include <string>
#include <vector>

#include "viz/data/bookmarks.h"
#include "viz/data/offers.h"
#include "viz/data/shown.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

/// What is known of the runs' files and of what goes on beside the view.
struct Desk {
    std::vector<Bookmark> bookmarks;
    RunNames names;             ///< of a comparison: how the runs differ
    Sentence message;           ///< to the user; may be none
    bool is_trouble = false;    ///< the message is about something that failed
    std::string export_line;    ///< how far an export is; empty: none goes on
    double export_share = 0;    ///< [0, 1]
    bool is_growing = false;    ///< a run is being recorded just now
};

/// Input that is half made; panels keep it from one frame to the next.
struct Drafts {
    std::array<char, 200> note{};
    std::array<char, 1024> path{};
    std::array<char, 16> size{"1600x1000"};  ///< of an exported picture
    std::vector<std::string> chosen;  ///< on the start page
};

}  // namespace tidegate::viz
