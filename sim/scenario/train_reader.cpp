#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "scenario/section_readers.h"

namespace tidegate {
namespace {

constexpr std::size_t most_trains = 100000;

void read_headways(Reading& reading, const TableReader& values, const Calendar& calendar,
                   TrainServiceDef& def) {
    def.headways.push_back({def.first_arrival, values.number("headway_s")});
    const std::vector<Node> list = values.list("headways");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const TableReader change(
            reading, &list[i],
            {"train.headways", fmt::format("{}.headways.{}", values.name().address, i + 1),
             "headways of [[train]]"},
            list[i].place);
        const auto from = change.time("from", calendar);
        if (!from || !change.good("headway_s")) continue;
        if (*from <= def.headways.back().from) {
            change.fault("from", fmt::format("is '{}'", change.text("from")),
                         "a time after the one before it and after 'first'");
            continue;
        }
        if (*from > def.last_arrival && def.last_arrival >= def.first_arrival) {
            change.fault("from", fmt::format("is '{}', when no train comes any more", change.text("from")),
                         fmt::format("a time until {}", values.text("last")));
        }
        def.headways.push_back({*from, change.number("headway_s")});
    }
}

void check_times(const TableReader& values, const Scenario& scenario, const TrainServiceDef& def) {
    if (scenario.end > 0 && def.first_arrival > scenario.end) {
        values.fault("first", fmt::format("is '{}', after the end", values.text("first")),
                     fmt::format("a time from {} to {}", scenario.calendar.clock(0),
                                 scenario.calendar.clock(scenario.end)));
    }
    if (def.last_arrival < def.first_arrival) {
        values.fault("last", fmt::format("is '{}', before the first arrival", values.text("last")),
                     fmt::format("a time after {}", values.text("first")));
    }
    if (def.max_dwell_s < def.dwell_s) {
        values.fault("max_dwell_s", fmt::format("is {}", short_number(def.max_dwell_s)),
                     fmt::format("at least dwell_s = {}", short_number(def.dwell_s)));
    }
    for (const HeadwayPeriod& period : def.headways) {
        if (period.headway_s >= std::max(def.dwell_s, def.max_dwell_s)) continue;
        values.fault(
            "headway_s",
            fmt::format("of {} s is shorter than the time a train may stand ({} s): trains of "
                        "'{}' would overlap",
                        short_number(period.headway_s),
                        short_number(std::max(def.dwell_s, def.max_dwell_s)), def.name),
            fmt::format("at least {}", short_number(std::max(def.dwell_s, def.max_dwell_s))));
    }
}

void read_train(Reading& reading, const TableReader& values, const Places& places,
                Scenario& scenario) {
    TrainServiceDef def;
    def.name = values.text("name");
    const std::vector<std::string> platforms = places.names({NameKind::platform});
    const NamedPlace* platform = places.find(values.text("platform"));
    if (platform != nullptr && platform->kind == NameKind::platform) {
        def.platform = {platform->row};
    } else {
        find_row(values, "platform", platforms, "platform");
    }
    def.dwell_s = values.number("dwell_s");
    def.max_dwell_s = values.number("max_dwell_s");
    def.places = values.integer("places");
    def.boarding_interval_s = values.number("boarding_interval_s");
    def.alighting_interval_s = values.number("alighting_interval_s");
    const auto first = values.time("first", scenario.calendar);
    const auto last = values.time("last", scenario.calendar);
    if (first && last && values.good("headway_s")) {
        def.first_arrival = *first;
        def.last_arrival = *last;
        const std::size_t before = reading.faults.size();
        read_headways(reading, values, scenario.calendar, def);
        check_times(values, scenario, def);
        // Without headways the service counts as unknown, and demand for it is not judged.
        if (reading.faults.size() > before) def.headways.clear();
    }
    scenario.services.push_back(std::move(def));
}

void check_shared_edges(const std::vector<TableReader>& values, const Scenario& scenario) {
    const std::vector<TrainServiceDef>& services = scenario.services;
    for (std::size_t i = 0; i < services.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const bool shared =
                services[i].platform.is_valid() && services[i].platform == services[j].platform;
            if (!shared || services[i].name == services[j].name) continue;
            values[i].fault("platform",
                            fmt::format("is '{}', where the trains of '{}' stop already",
                                        values[i].text("platform"), services[j].name),
                            "a platform edge of its own for each service");
        }
    }
}

}  // namespace

std::vector<SimTime> planned_arrivals(const TrainServiceDef& service) {
    std::vector<SimTime> arrivals;
    if (service.headways.empty()) return arrivals;
    std::size_t period = 0;
    for (SimTime t = service.first_arrival;
         t <= service.last_arrival && arrivals.size() < most_trains;) {
        arrivals.push_back(t);
        while (period + 1 < service.headways.size() && service.headways[period + 1].from <= t) {
            ++period;
        }
        t += std::max(1.0, service.headways[period].headway_s);
    }
    return arrivals;
}

void read_trains(Reading& reading, const Node& document, Places& places, Scenario& scenario) {
    const std::vector<const Node*> rows = table_rows(document, "train", reading.faults);
    std::vector<TableReader> all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TableReader& values = all.emplace_back(
            reading, rows[i], TableName{"train", row_address("train", *rows[i], i), "[[train]]"},
            rows[i]->place);
        read_train(reading, values, places, scenario);
        if (!values.good("name")) continue;
        places.add({values.text("name"), NameKind::service, static_cast<int>(i), "train service",
                    values.place("name")},
                   reading.faults);
    }
    check_shared_edges(all, scenario);
}

}  // namespace tidegate
