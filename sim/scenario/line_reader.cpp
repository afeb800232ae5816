#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "scenario/section_readers.h"

namespace tidegate {
namespace {

// What the readers of one line share.
struct LineFile {
    Reading& reading;
    const TableReader& values;
    const Places& places;
    const Scenario& scenario;
};

void read_stop(const LineFile& file, const Node& node, std::size_t row, LineDef& def) {
    const TableReader stop(file.reading, &node,
                           {"line.stops", fmt::format("{}.stops.{}", file.values.name().address, row + 1), "stops of [[line]]"},
                           node.place);
    LineStopDef& out = def.stops.emplace_back();
    const NamedPlace* place = file.places.find(stop.text("platform"));
    if (place != nullptr && place->kind == NameKind::platform) {
        out.platform = {place->row};
    } else if (stop.good("platform")) {
        find_row(stop, "platform", file.places.names({NameKind::platform}), "platform");
    }
    out.running_s = stop.number("running_s");
    out.taken = stop.integer("taken");
    if (row > 0 && out.running_s <= 0 && stop.good("running_s")) {
        stop.fault("running_s", stop.given("running_s") ? "is 0" : "is missing", "the seconds from leaving the stop before");
    }
    if (row == 0 && out.running_s > 0) {
        stop.fault("running_s", fmt::format("is {} at the first stop", short_number(out.running_s)), "0: nothing stands before it");
    }
    if (file.values.good("capacity") && out.taken > def.capacity) {
        stop.fault("taken", fmt::format("is {}", out.taken), fmt::format("at most the line's capacity of {}", def.capacity));
    }
}

void read_stops(const LineFile& file, LineDef& def) {
    const std::vector<Node> list = file.values.list("stops");
    for (std::size_t i = 0; i < list.size(); ++i) read_stop(file, list[i], i, def);
    if (file.values.good("stops") && def.stops.size() < 2) {
        file.values.fault("stops", fmt::format("has {}", counted(static_cast<std::int64_t>(def.stops.size()), "stop")),
                          "two stops at least");
    }
    for (std::size_t i = 0; i < def.stops.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!def.stops[i].platform.is_valid() || def.stops[i].platform != def.stops[j].platform) continue;
            file.values.fault("stops", fmt::format("calls at '{}' twice", file.scenario.venue.platforms[def.stops[i].platform.index()].name),
                              "each platform once", "make a loop of two lines");
        }
    }
}

void read_departures(const LineFile& file, LineDef& def) {
    for (const Node& node : file.values.list("departures")) {
        const auto fault = [&](const std::string& what, const std::string& expected) {
            file.reading.faults.add(node.place, fmt::format("the departure '{}' of '{}' {}", node.text, def.name, what),
                                    expected);
        };
        const auto time = file.scenario.calendar.parse(node.text);
        if (!time) {
            fault("cannot be read", "HH:MM[:SS] or ISO 8601");
        } else if (!def.departures.empty() && *time <= def.departures.back()) {
            fault("does not come after the one before it", "times in order, each once; after midnight as 24:10 or with the date");
        } else if (file.scenario.end > 0 && *time > file.scenario.end) {
            fault("lies outside the run",
                  fmt::format("a time from {} to {}", file.scenario.calendar.clock(0), file.scenario.calendar.clock(file.scenario.end)));
        } else {
            def.departures.push_back(*time);
        }
    }
}

void read_headways(const LineFile& file, LineDef& def) {
    const auto first = file.values.time("first", file.scenario.calendar);
    const auto last = file.values.time("last", file.scenario.calendar);
    if (!first || !last || !file.values.good("headway_s")) return;
    def.first_departure = *first, def.last_departure = *last;
    def.headways.push_back({*first, file.values.number("headway_s")});
    if (*last < *first) {
        file.values.fault("last", fmt::format("is '{}', before the first departure", file.values.text("last")),
                          fmt::format("a time after {}", file.values.text("first")));
    }
    const std::vector<Node> list = file.values.list("headways");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const TableReader change(file.reading, &list[i],
                                 {"line.headways", fmt::format("{}.headways.{}", file.values.name().address, i + 1),
                                  "headways of [[line]]"},
                                 list[i].place);
        const auto from = change.time("from", file.scenario.calendar);
        if (!from || !change.good("headway_s")) continue;
        if (*from <= def.headways.back().from) {
            change.fault("from", fmt::format("is '{}'", change.text("from")), "a time after the one before it and after 'first'");
            continue;
        }
        if (*from > *last && *last >= *first) {
            change.fault("from", fmt::format("is '{}', when no vehicle sets out any more", change.text("from")),
                         fmt::format("a time until {}", file.values.text("last")));
        }
        def.headways.push_back({*from, change.number("headway_s")});
    }
}

// A timetable or headways, not both and not neither.
void read_times(const LineFile& file, LineDef& def) {
    const TableReader& values = file.values;
    const bool is_listed = values.given("departures") && !values.list("departures").empty();
    for (const char* key : {"first", "last", "headway_s", "headways"}) {
        if (is_listed && values.given(key)) {
            values.fault(key, "is given beside 'departures'", "either a timetable or headways");
        } else if (!is_listed && !values.given(key) && std::string_view(key) != "headways") {
            values.fault("name", fmt::format("is '{}', which has neither 'departures' nor '{}'", def.name, key),
                         "a timetable, or first, last and headway_s");
            break;
        }
    }
    if (is_listed) {
        read_departures(file, def);
    } else {
        read_headways(file, def);
    }
}

// Two vehicles that stand at one stop at the same time by plan.
void check_overlap(const LineFile& file, const LineDef& def) {
    const double least_s = std::max(def.dwell_s, def.max_dwell_s) + def.clearance_s;
    const std::vector<SimTime> departures = planned_departures(def);
    double shortest_s = std::numeric_limits<double>::infinity();
    SimTime when = 0;
    for (std::size_t i = 1; i < departures.size(); ++i) {
        const double gap_s = departures[i] - departures[i - 1];
        if (gap_s < shortest_s) shortest_s = gap_s, when = departures[i];
    }
    if (shortest_s >= def.dwell_s + def.clearance_s) return;
    file.values.fault(def.departures.empty() ? "headway_s" : "departures",
                      fmt::format("lets vehicles follow after {} s at {}, before the one ahead can have left ({} s of dwell and {} s "
                                  "of clearance)",
                                  short_number(shortest_s), file.scenario.calendar.clock(when), short_number(def.dwell_s),
                                  short_number(def.clearance_s)),
                      fmt::format("at least {} s; {} s if doors stay open longest", short_number(def.dwell_s + def.clearance_s),
                                  short_number(least_s)));
}

LineDef read_line(Reading& reading, const TableReader& values, const Places& places, const Scenario& scenario) {
    LineDef def;
    const LineFile file{reading, values, places, scenario};
    def.name = values.text("name");
    def.kind = values.choice<LineKind>("kind");
    def.capacity = values.integer("capacity");
    def.dwell_s = values.number("dwell_s");
    def.max_dwell_s = values.number("max_dwell_s");
    def.clearance_s = values.number("clearance_s");
    def.boarding_interval_s = values.number("boarding_interval_s");
    def.alighting_interval_s = values.number("alighting_interval_s");
    if (def.max_dwell_s < def.dwell_s) {
        values.fault("max_dwell_s", fmt::format("is {}", short_number(def.max_dwell_s)),
                     fmt::format("at least dwell_s = {}", short_number(def.dwell_s)));
    }
    read_stops(file, def);
    const std::size_t before = reading.faults.size();
    read_times(file, def);
    if (reading.faults.size() == before) check_overlap(file, def);
    return def;
}

void check_edges(const TableReader& values, const LineDef& line, const Scenario& scenario) {
    for (const TrainServiceDef& service : scenario.services) {
        for (const LineStopDef& stop : line.stops) {
            if (!stop.platform.is_valid() || stop.platform != service.platform) continue;
            const std::string& edge = scenario.venue.platforms[stop.platform.index()].name;
            values.fault("stops", fmt::format("calls at '{}', where the trains of '{}' stop", edge, service.name),
                         "an edge for lines alone");
        }
    }
}

}  // namespace

void read_lines(Reading& reading, const Node& document, Places& places, Scenario& scenario) {
    const std::vector<const Node*> rows = table_rows(document, "line", reading.faults);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader values(reading, rows[i], TableName{"line", row_address("line", *rows[i], i), "[[line]]"}, rows[i]->place);
        LineDef def = read_line(reading, values, places, scenario);
        check_edges(values, def, scenario);
        scenario.lines.push_back(std::move(def));
        if (!values.good("name")) continue;
        places.add({values.text("name"), NameKind::line, static_cast<int>(i), "line", values.place("name")}, reading.faults);
    }
}

}  // namespace tidegate
