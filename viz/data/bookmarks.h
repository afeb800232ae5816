#pragma once
#include <string>
#include <vector>

#include "base/sim_time.h"

namespace tidegate::viz {

/// A moment with a note, kept by the team beside the run.
struct Bookmark {
    SimTime time = 0;
    std::string note;
};

/// The file beside a recording that holds its bookmarks: RUN.h5 -> RUN.h5.notes.json.
std::string bookmarks_path(const std::string& run_path);

/// The bookmarks of a file, in order of time; none when there is no file. Throws InputError naming
/// the file when it is no list of bookmarks.
std::vector<Bookmark> load_bookmarks(const std::string& path);

/// Writes them, whole or not at all. Throws std::runtime_error when the disk refuses.
void save_bookmarks(const std::string& path, const std::vector<Bookmark>& bookmarks);

}  // namespace tidegate::viz
