#pragma once
#include <map>
#include <string>

namespace tidegate::testing {

/// A GTFS feed of three stops: a trip at 08:00, one after midnight without times at the stop between, and a line by headway.
/// Runs on weekdays of 2019, not on 2019-05-01, but on Saturday 2019-05-04.
std::map<std::string, std::string> small_feed();

}  // namespace tidegate::testing
