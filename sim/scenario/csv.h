#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"

namespace tidegate {

struct CsvCell {
    std::string text;  ///< blanks around an unquoted cell are taken off
    int column = 0;    ///< in the file, in characters from 1
};

struct CsvRow {
    int line = 0;
    std::vector<CsvCell> cells;
};

/// Cuts a text into rows and cells: commas, quotes ("" inside quotes is one quote), LF or CRLF, an
/// optional byte order mark. Blank lines and lines that begin with # are left out. A quote that is
/// not closed on its line is a fault.
std::vector<CsvRow> read_csv(const std::string& file, const std::string& text, Faults& faults);

/// "a; b" -> "a", "b": a cell that holds several; blanks around each are taken off, a last empty one is left out.
std::vector<std::string> cut_list(std::string_view text);

/// Without the blanks around it.
std::string trimmed(std::string_view text);

/// The number that a text is, and nothing beside it.
std::optional<double> number_of(const std::string& text);

/// A text as a cell: in quotes when it holds a comma, a quote or an end of line.
std::string csv_cell(const std::string& text);

}  // namespace tidegate
