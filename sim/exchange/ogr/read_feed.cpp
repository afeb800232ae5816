#include "exchange/ogr/read_feed.h"

#include <cpl_vsi.h>

#include <filesystem>

#include "exchange/map_text.h"
#include "exchange/ogr/ogr_dataset.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

constexpr const char* needed[] = {"stops.txt",    "routes.txt",         "trips.txt",      "stop_times.txt",
                                  "calendar.txt", "calendar_dates.txt", "frequencies.txt"};
constexpr vsi_l_offset largest_bytes = 2'000'000'000;

}  // namespace

bool is_feed(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return fs::exists(fs::path(path) / "stops.txt", error) || fs::exists(fs::path(path) / "stop_times.txt", error);
    return plain_word(fs::path(path).extension().string()) == ".zip";
}

std::map<std::string, std::string> read_feed(const std::string& path, Faults& faults) {
    const QuietGdal quiet;
    std::error_code error;
    const std::string root = fs::is_directory(path, error) ? path : "/vsizip/{" + fs::absolute(path).string() + "}";
    std::map<std::string, std::string> texts;
    VSIStatBufL status;
    if (VSIStatL(root.c_str(), &status) != 0) {
        faults.add({path}, "cannot be read as a zip", "a GTFS feed: a zip, or a folder with stops.txt, trips.txt, stop_times.txt, ...");
        return texts;
    }
    for (const char* name : needed) {
        const std::string file = root + "/" + name;
        if (VSIStatL(file.c_str(), &status) != 0) continue;
        GByte* bytes = nullptr;
        vsi_l_offset size = 0;
        if (VSIIngestFile(nullptr, file.c_str(), &bytes, &size, GIntBig(largest_bytes)) == 0) {
            faults.add({path + "/" + name}, "cannot be read to its end: " + QuietGdal::complaint(), "a whole file");
            continue;
        }
        texts[name].assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
        VSIFree(bytes);
    }
    return texts;
}

}  // namespace tidegate
