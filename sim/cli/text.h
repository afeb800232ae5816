#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tidegate::cli {

/// 34170 -> "34,170".
std::string grouped(std::int64_t value);
/// A number to read: whole when it is whole, else four significant digits; "unknown" for NaN.
std::string number_text(double value);

/// Rows of a table whose columns line up; the first row is its heading. Columns after the first `left` ones
/// are set to the right. Each line begins with two spaces.
std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t left);

}  // namespace tidegate::cli
