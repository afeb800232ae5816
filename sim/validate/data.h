#pragma once
#include <map>
#include <string>
#include <vector>

#include "validate/tracks.h"

namespace tidegate {

/// A table with one line of headings; fields separated by commas, quotes may enclose a field.
struct DataTable {
    std::map<std::string, std::size_t> column_of;
    std::vector<std::vector<std::string>> rows;

    const std::string& text(std::size_t row, const std::string& column) const;
    double number(std::size_t row, const std::string& column) const;  ///< NaN for an empty field
    std::vector<double> numbers(const std::string& column) const;
};
/// Throws InputError, naming the file, when it is missing, has no such column or a field is no
/// number.
DataTable read_table(const std::string& file);

/// Trajectories as published: lines of "id frame x y ...", in units of `scale_m`, `fps` frames a
/// second. People in the order of their ids. Throws InputError when the file is missing.
Tracks read_tracks(const std::string& file, double scale_m, double fps);

}  // namespace tidegate
