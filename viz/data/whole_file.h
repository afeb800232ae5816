#pragma once
#include <string>

namespace tidegate::viz {

/// Writes a text so that the file is either as before or holds all of it. Throws
/// std::runtime_error with the path when the disk refuses.
void write_whole_file(const std::string& path, const std::string& text);

}  // namespace tidegate::viz
