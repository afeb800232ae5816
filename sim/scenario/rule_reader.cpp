#include <fmt/core.h>

#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// Four numbers that rise (sign > 0) or fall.
void read_four(const TableReader& values, std::string_view key, int sign,
               std::array<double, 4>& out) {
    const std::vector<double> list = values.numbers(key);
    const char* expected = sign > 0 ? "4 rising numbers > 0: blue, yellow, orange, red"
                                    : "4 falling numbers > 0: blue, yellow, orange, red";
    if (!values.good(key)) return;
    if (list.size() != 4) {
        values.fault(
            key, fmt::format("holds {}", counted(static_cast<std::int64_t>(list.size()), "number")),
            expected);
        return;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        out[i] = list[i];
        const bool in_order = i == 0 || sign * (list[i] - list[i - 1]) > 0;
        if (list[i] > 0 && in_order) continue;
        values.fault(key, fmt::format("holds {} in place {}", short_number(list[i]), i + 1),
                     expected);
        return;
    }
}

void need(const TableReader& values, const char* key, const char* unit) {
    if (values.given(key)) return;
    values.fault("scheme", fmt::format("is '{}', but '{}' is missing", values.text("scheme"), key),
                 fmt::format("{} = a number > 0 [{}]", key, unit));
}

}  // namespace

void read_rules(Reading& reading, const Node& document, Scenario& scenario) {
    std::vector<std::string> observables;
    for (const ObservableDef& def : scenario.sensors.observables) observables.push_back(def.name);
    const std::vector<const Node*> rows = table_rows(document, "rule", reading.faults);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader values(reading, rows[i],
                                 {"rule", row_address("rule", *rows[i], i), "[[rule]]"},
                                 rows[i]->place);
        check_unique(values, names, "rule");
        RuleDef def;
        def.name = values.text("name");
        names.push_back(def.name);
        def.observable = {find_row(values, "observable", observables, "observable")};
        def.scheme = values.choice<Scheme>("scheme");
        def.capacity = values.number("capacity");
        def.criterion = values.number("criterion");
        read_four(values, "bands", 1, def.bands);
        read_four(values, "windows_s", -1, def.windows_s);
        def.window_scale = values.number("window_scale");
        def.hold_s = values.number("hold_s");
        def.dwell_s = values.number("dwell_s");
        def.clear_ratio = values.number("clear_ratio");
        if (values.good("scheme")) {
            need(values, def.scheme == Scheme::band ? "capacity" : "criterion",
                 "the observable's unit");
        }
        scenario.warning.rules.push_back(std::move(def));
    }
}

}  // namespace tidegate
