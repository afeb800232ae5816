#include "validate/data.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include "base/fault.h"

namespace tidegate {
namespace {

std::ifstream opened(const std::string& file) {
    std::ifstream in(file);
    if (!in)
        throw InputError(
            fmt::format("{}: cannot be read; expected a file of the validation data", file));
    return in;
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

struct Moment {
    int person, frame;
    Vec2 at;
};

// Lines that do not begin with four numbers are comments.
std::vector<Moment> moments_in(const std::string& file, double scale_m) {
    std::ifstream in = opened(file);
    std::vector<Moment> moments;
    for (std::string line; std::getline(in, line);) {
        std::istringstream text(line);
        double id = 0, frame = 0, x = 0, y = 0;
        if (!(text >> id >> frame >> x >> y)) continue;
        moments.push_back(
            {static_cast<int>(id), static_cast<int>(frame), {x * scale_m, y * scale_m}});
    }
    std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
        return a.person != b.person ? a.person < b.person : a.frame < b.frame;
    });
    return moments;
}

}  // namespace

const std::string& DataTable::text(std::size_t row, const std::string& column) const {
    const auto found = column_of.find(column);
    if (found == column_of.end())
        throw InputError(fmt::format("validation data: there is no column '{}'", column));
    return rows[row].at(found->second);
}

double DataTable::number(std::size_t row, const std::string& column) const {
    const std::string& field = text(row, column);
    if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size()) {
        throw InputError(
            fmt::format("validation data: '{}' in column '{}' is no number", field, column));
    }
    return value;
}

std::vector<double> DataTable::numbers(const std::string& column) const {
    std::vector<double> values;
    for (std::size_t row = 0; row < rows.size(); ++row) values.push_back(number(row, column));
    return values;
}

DataTable read_table(const std::string& file) {
    std::ifstream in = opened(file);
    DataTable table;
    std::string line;
    std::getline(in, line);
    for (const std::string& name : fields_of(line))
        table.column_of.emplace(name, table.column_of.size());
    while (std::getline(in, line)) {
        std::vector<std::string> fields = fields_of(line);
        if (fields.size() == table.column_of.size()) table.rows.push_back(std::move(fields));
    }
    return table;
}

Tracks read_tracks(const std::string& file, double scale_m, double fps) {
    Tracks tracks;
    tracks.interval_s = 1 / fps;
    int person = -1, next = 0;
    bool is_whole = true;
    for (const Moment& m : moments_in(file, scale_m)) {
        if (tracks.people.empty() || m.person != person) {
            person = m.person, next = m.frame, is_whole = true;
            tracks.people.push_back({m.frame / fps, {}, {}});
        }
        if (m.frame < next) continue;  // a frame given twice
        is_whole = is_whole && m.frame == next;
        if (!is_whole) continue;  // lost from sight: what comes after a gap is left out
        tracks.people.back().at.push_back(m.at);
        tracks.people.back().plane.push_back(0);
        ++next;
    }
    return tracks;
}

}  // namespace tidegate
