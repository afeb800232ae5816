#pragma once
#include <string>

namespace tidegate {

/// Throws InputError with a cure when `path` is a folder, or exists and not `force`.
void check_free(const std::string& path, bool force);

}  // namespace tidegate
