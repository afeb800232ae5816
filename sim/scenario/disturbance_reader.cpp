#include <fmt/core.h>

#include "scenario/plan_checks.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

std::vector<std::string> stop_names(const Scenario& scenario, const LineDef& line) {
    std::vector<std::string> names;
    for (const LineStopDef& stop : line.stops) {
        names.push_back(stop.platform.is_valid() ? scenario.venue.platforms[stop.platform.index()].name : "");
    }
    return names;
}

void read_reference(const TableReader& values, const Places& places, Scenario& scenario) {
    std::vector<std::string> names;
    for (const ReferenceDef& other : scenario.disturbances.references) names.push_back(other.name);
    check_unique(values, names, "reference");
    ReferenceDef def;
    def.name = values.text("name");
    def.departs = values.text("event") == "departs";
    def.nth = values.integer("nth");
    const NamedPlace* place = places.find(values.text("of"));
    if (place != nullptr && place->kind == NameKind::line) {
        def.line = place->row;
        const LineDef& line = scenario.lines[static_cast<std::size_t>(place->row)];
        def.stop = static_cast<int>(line.stops.size()) - 1;
        if (values.given("stop")) def.stop = find_row(values, "stop", stop_names(scenario, line), "stop");
    } else if (place != nullptr && place->kind == NameKind::service) {
        def.service = place->row;
        if (values.given("stop")) {
            values.fault("stop", fmt::format("is given, but '{}' is a train service, which has one platform", place->name), "no stop");
        }
    } else if (values.good("of")) {
        find_row(values, "of", places.names({NameKind::line, NameKind::service}), "line or train service");
    }
    scenario.disturbances.references.push_back(std::move(def));
}

// By the clock or after a reference.
void read_times(const TableReader& values, const Scenario& scenario, DisturbanceDef& def) {
    def.after_s = values.number("after_s");
    def.lasts_s = values.number("lasts_s");
    if (values.given("at") == values.given("after")) {
        values.fault("name", fmt::format("is '{}', with {} 'at' {} 'after'", def.name, values.given("at") ? "both" : "neither",
                                         values.given("at") ? "and" : "nor"),
                     "one of them");
    } else if (values.given("at")) {
        if (const auto time = values.time("at", scenario.calendar)) def.at = *time;
        if (values.given("after_s")) values.fault("after_s", "has no effect without 'after'", "it only with 'after'");
        if (scenario.end > 0 && def.at > scenario.end) {
            values.fault("at", fmt::format("is '{}', after the end", values.text("at")), "a time within the run");
        }
    } else {
        std::vector<std::string> names;
        for (const ReferenceDef& reference : scenario.disturbances.references) names.push_back(reference.name);
        def.after = find_row(values, "after", names, "reference");
    }
    if (def.lasts_s > 0 && values.good("measure") && is_one_shot(def.measure.kind)) {
        values.fault("lasts_s", fmt::format("is given, but '{}' cannot be taken back", values.text("measure")), "no lasts_s");
    }
}

void read_disturbance(const TableReader& values, const Places& places, Scenario& scenario) {
    std::vector<std::string> names;
    for (const DisturbanceDef& other : scenario.disturbances.all) names.push_back(other.name);
    check_unique(values, names, "disturbance");
    DisturbanceDef def;
    def.name = values.text("name");
    def.measure = read_measure(values);
    if (values.good("measure") && values.good("place")) check_measure(values, places, scenario, def.measure);
    read_times(values, scenario, def);
    scenario.disturbances.all.push_back(std::move(def));
}

}  // namespace

void read_disturbances(Reading& reading, const Node& document, const Places& places, Scenario& scenario) {
    for (const char* section : {"reference", "disturbance"}) {
        const std::vector<const Node*> rows = table_rows(document, section, reading.faults);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const TableReader values(reading, rows[i],
                                     TableName{section, row_address(section, *rows[i], i), fmt::format("[[{}]]", section)},
                                     rows[i]->place);
            if (std::string_view(section) == "reference") {
                read_reference(values, places, scenario);
            } else {
                read_disturbance(values, places, scenario);
            }
        }
    }
}

}  // namespace tidegate
