#pragma once
#include <map>
#include <string>

#include "exchange/map_rules.h"
#include "exchange/venue_draft.h"

namespace tidegate {

/// What an import gives: texts by file name, and the report.
struct ImportResult {
    std::map<std::string, std::string> files;  ///< "venue.geojson"; with people also "scenario.toml", "demand.csv"
    std::string report;                        ///< plain text
};

/// Makes a venue of a map that was read, and with `people` > 0 a scenario in which they leave it. Throws InputError with all
/// faults; then nothing was made.
ImportResult import_map(const RawMap& raw, const ImportOptions& options, int people);

/// Writes all of `files` into a new or empty folder, or none of them. Throws InputError when the folder holds something,
/// std::runtime_error when the disk refuses.
void write_folder(const std::string& folder, const std::map<std::string, std::string>& files);
/// Writes one file whole or not at all. Throws InputError when it exists and not `force`.
void write_file(const std::string& path, const std::string& text, bool force);

}  // namespace tidegate
