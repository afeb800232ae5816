#include "viz/data/bookmarks.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/whole_file.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

using nlohmann::json;

std::string bookmarks_path(const std::string& run_path) { return run_path + ".notes.json"; }

std::vector<Bookmark> load_bookmarks(const std::string& path) {
    std::vector<Bookmark> bookmarks;
    std::ifstream file(path);
    if (!file) return bookmarks;
    try {
        const json read = json::parse(file);
        for (const json& entry : read.at("bookmarks")) {
            const double time = entry.at("time_s").get<double>();
            bookmarks.push_back({time, entry.at("note").get<std::string>()});
        }
    } catch (const json::exception& error) {
        throw Trouble<InputError>({Word::notes_unreadable, {path, error.what()}});
    }
    std::stable_sort(bookmarks.begin(), bookmarks.end(),
                     [](const Bookmark& a, const Bookmark& b) { return a.time < b.time; });
    return bookmarks;
}

void save_bookmarks(const std::string& path, const std::vector<Bookmark>& bookmarks) {
    json list = json::array();
    for (const Bookmark& bookmark : bookmarks) {
        list.push_back({{"time_s", bookmark.time}, {"note", bookmark.note}});
    }
    json written;
    written["bookmarks"] = list;
    write_whole_file(path, written.dump(2) + "\n");
}

}  // namespace tidegate::viz
