#pragma once
#include <map>
#include <string>

namespace tidegate {

/// The files of each template, by name.
std::map<std::string, std::string> station_template();
std::map<std::string, std::string> room_template();

}  // namespace tidegate
