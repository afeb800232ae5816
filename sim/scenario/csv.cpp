#include "scenario/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace tidegate {
namespace {

int characters(std::string_view text) {
    int n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
    return n;
}

// Reads the quoted cell that begins at `at` (a quote); leaves `at` behind its closing quote.
bool read_quoted(std::string_view line, std::size_t& at, std::string& text) {
    for (++at; at < line.size(); ++at) {
        if (line[at] != '"') {
            text += line[at];
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
            text += '"';
            ++at;
        } else {
            ++at;
            return true;
        }
    }
    return false;
}

CsvRow read_row(const std::string& file, std::string_view line, int number, Faults& faults) {
    CsvRow row{number, {}};
    for (std::size_t at = 0;;) {
        while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
        CsvCell cell;
        cell.column = characters(line.substr(0, at)) + 1;
        if (at < line.size() && line[at] == '"') {
            if (!read_quoted(line, at, cell.text)) {
                faults.add({file, number, cell.column}, "a quote is not closed on its line",
                           "a closing \"");
            }
            const std::size_t comma = std::min(line.find(',', at), line.size());
            if (!trimmed(line.substr(at, comma - at)).empty()) {
                faults.add({file, number, cell.column}, "text stands behind a closing quote",
                           "a comma or the end of the line");
            }
            at = comma;
        } else {
            const std::size_t comma = std::min(line.find(',', at), line.size());
            cell.text = trimmed(line.substr(at, comma - at));
            at = comma;
        }
        row.cells.push_back(std::move(cell));
        if (at >= line.size()) return row;
        ++at;
    }
}

}  // namespace

std::vector<CsvRow> read_csv(const std::string& file, const std::string& text, Faults& faults) {
    std::vector<CsvRow> rows;
    std::string_view rest = text;
    if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#') continue;
        rows.push_back(read_row(file, line, number, faults));
    }
    return rows;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::optional<double> number_of(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return good ? std::optional(value) : std::nullopt;
}

std::vector<std::string> cut_list(std::string_view text) {
    std::vector<std::string> parts;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string part = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part.empty() && rest.empty()) break;
        parts.push_back(std::move(part));
    }
    return parts;
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace tidegate
