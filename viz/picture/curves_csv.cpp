#include "viz/picture/curves_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/csv.h"

namespace tidegate::viz {

namespace {

struct Column {
    int run;
    const Curve* curve;
};

std::vector<Column> columns_of(const Shown& shown, const std::vector<std::string>& names) {
    std::vector<Column> columns;
    for (int which = 0; which < (shown.is_comparison() ? 2 : 1); ++which) {
        for (const Curve& curve : shown.data(which).curves) {
            const bool is_wanted =
                names.empty() || std::find(names.begin(), names.end(), curve.name) != names.end();
            if (is_wanted) columns.push_back({which, &curve});
        }
    }
    return columns;
}

}  // namespace

std::string curves_csv(const Shown& shown, const std::vector<std::string>& names, TimeRange axis) {
    const std::vector<Column> columns = columns_of(shown, names);
    std::string text = "time,time_s";
    for (const Column& column : columns) {
        const std::string mark = shown.is_comparison() ? (column.run == 0 ? "A: " : "B: ") : "";
        text += "," + csv_cell(fmt::format("{}{} [{}]", mark, column.curve->name, column.curve->unit));
    }
    text += "\n";
    for (const double time : shown.run.sample_times) {
        if (axis.is_any() && (time < axis.from || time > axis.to)) continue;
        text += fmt::format("{},{:g}", shown.run.calendar.iso(time), time);
        for (const Column& column : columns) {
            const double value = value_at(shown.data(column.run), *column.curve,
                                          shown.time_of(column.run, time));
            text += std::isfinite(value) ? fmt::format(",{:.6g}", value) : ",";
        }
        text += "\n";
    }
    return text;
}

}  // namespace tidegate::viz
