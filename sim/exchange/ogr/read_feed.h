#pragma once
#include <map>
#include <string>

#include "base/fault.h"

namespace tidegate {

/// Whether the path looks like a GTFS feed: a zip, or a folder with stops.txt or stop_times.txt.
bool is_feed(const std::string& path);

/// The texts of a feed's files that a timetable needs, by name, from a zip or a folder.
std::map<std::string, std::string> read_feed(const std::string& path, Faults& faults);

}  // namespace tidegate
