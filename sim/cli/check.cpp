#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/chunks.h"
#include "cli/caution.h"
#include "cli/commands.h"
#include "cli/text.h"
#include "demand/arrivals.h"
#include "engine/simulation.h"
#include "facilities/inspection.h"

namespace tidegate::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

double floor_m2(const LevelDef& level) {
    const auto ring_m2 = [](const Ring& ring) {
        double twice = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) twice += cross(ring[i], ring[(i + 1) % ring.size()]);
        return std::abs(twice) / 2;
    };
    double area = 0;
    for (const Polygon& polygon : level.floor) {
        area += ring_m2(polygon.outer);
        for (const Ring& hole : polygon.holes) area -= ring_m2(hole);
    }
    return area;
}

std::string venue_text(const VenueDef& venue) {
    Rows rows = {{"Level", "elevation [m]", "walkable [m2]"}};
    for (const LevelDef& level : venue.levels) {
        rows.push_back({level.name, number_text(level.elevation_m), grouped(std::llround(floor_m2(level)))});
    }
    const auto links = std::count_if(venue.connectors.begin(), venue.connectors.end(), [](const ConnectorDef& def) {
        return def.kind == ConnectorKind::walkway;
    });
    const std::string links_text = links > 0 ? fmt::format("{} links, ", links) : "";
    return table_text(rows, 1) +
           fmt::format("  {} areas, {} openings, {} stairs, escalators, ramps and lifts, {}{} entrances, {} exits, {} platforms\n\n",
                       venue.areas.size(), venue.openings.size(), std::ssize(venue.connectors) - links, links_text,
                       venue.entrances.size(), venue.exits.size(), venue.platforms.size());
}

bool inspects_goods(const FacilityDef& facility) { return facility.inspection.goods.mean_s > 0; }

// Counted only where a check looks at luggage: it takes all who come.
double luggage_share_of_all(const Scenario& scenario) {
    if (std::none_of(scenario.facilities.begin(), scenario.facilities.end(), inspects_goods)) return 0;
    const Draws draws{scenario.seed};
    return luggage_share_of(scenario.demand, make_arrivals(scenario.demand, draws), draws);
}

std::string inspection_text(const FacilityDef& facility, double luggage_share) {
    std::string text;
    if (inspects_goods(facility)) {
        text += luggage_share > 0 ? fmt::format(", goods of {:.0f} %", 100 * luggage_share)
                                  : ", goods of nobody: no class that comes has a luggage_share";
    }
    const InspectionDef& inspection = facility.inspection;
    if (inspection.second_share > 0) text += fmt::format(", {:.3g} % a second time", 100 * inspection.second_share);
    return text;
}

// What passes at most, beside what the demand brings in its fullest hour: a first look at where it will jam.
std::string capacity_text(const Scenario& scenario) {
    std::string text;
    const double luggage_share = luggage_share_of_all(scenario);
    for (const FacilityDef& facility : scenario.facilities) {
        const double per_min = facility.open_lanes * 60 / mean_inspected_s(facility, luggage_share);
        text += fmt::format("  {} '{}': {} of {} lanes open, at most {:.0f} passengers/min{}\n",
                            facility.kind == FacilityKind::gate ? "gate" : "check", facility.name,
                            facility.open_lanes, facility.lanes, per_min, inspection_text(facility, luggage_share));
    }
    for (const TrainServiceDef& service : scenario.services) {
        double headway_s = 0;
        for (const HeadwayPeriod& period : service.headways) {
            headway_s = headway_s > 0 ? std::min(headway_s, period.headway_s) : period.headway_s;
        }
        if (headway_s <= 0) continue;
        text += fmt::format("  trains '{}': {} places every {} at most often, {:.0f} passengers/min\n", service.name,
                            service.places, duration_text(headway_s), service.places * 60 / headway_s);
    }
    for (const LineDef& line : scenario.lines) {
        const std::size_t trips = planned_departures(line).size();
        text += fmt::format("  {} '{}': {} stops in {}, {} trips of {} places\n", name_of(line.kind), line.name, line.stops.size(),
                            duration_text(ride_s(line, 0, static_cast<int>(line.stops.size()) - 1)), trips, line.capacity);
    }
    return text;
}

// Which past days they are, if they are of past days.
std::string analogues_text(const Scenario& scenario) {
    std::string text;
    for (const AnalogueDay& day : scenario.demand.analogues) {
        text += fmt::format("{} '{}' ({:.0f} % alike, {:.0f} % of those who come)", text.empty() ? "" : ",", day.name, 100 * day.likeness, 100 * day.share);
    }
    return text.empty() ? text : fmt::format("  demand of{}\n", text);
}

std::string demand_text(const Scenario& scenario) {
    std::int64_t planned = 0;
    std::vector<double> by_minute(static_cast<std::size_t>(scenario.end / 60) + 1);
    for (const DemandRow& row : scenario.demand.rows) {
        planned += row.count;
        const double span_s = std::max(row.to - row.from, 60.0);
        for (std::size_t m = 0; m < by_minute.size(); ++m) {
            const double begin = 60.0 * static_cast<double>(m);
            const double overlap_s = std::min(begin + 60, row.from + span_s) - std::max(begin, row.from);
            if (overlap_s > 0) by_minute[m] += row.count * overlap_s / span_s;
        }
    }
    const auto fullest = std::max_element(by_minute.begin(), by_minute.end());
    return fmt::format("  {} passengers planned in {} rows; most in one minute: {:.0f}, at {}\n", grouped(planned),
                       scenario.demand.rows.size(), *fullest,
                       scenario.calendar.clock(60.0 * static_cast<double>(fullest - by_minute.begin())));
}

int check_command(const std::string& folder, const std::vector<std::string>& settings) {
    const Scenario scenario = load_scenario(folder, settings);
    // Some faults show only when rasters, fields and routes are made.
    const Simulation simulation(scenario);
    fmt::print("{}: no faults\n\n", scenario.name);
    fmt::print("{}", venue_text(scenario.venue));
    fmt::print("{}{}{}\n", demand_text(scenario), analogues_text(scenario), capacity_text(scenario));
    fmt::print("  {} to {}, {} observables, {} warning rules, plan: {}\n", scenario.calendar.iso(0),
               scenario.calendar.clock(scenario.end), scenario.sensors.observables.size(),
               scenario.warning.rules.size(),
               scenario.plan.procedures.empty()
                   ? std::string("none")
                   : fmt::format("{} ({} procedure{})", scenario.plan.name, scenario.plan.procedures.size(),
                                 scenario.plan.procedures.size() == 1 ? "" : "s"));
    fmt::print("{}", caution_text(scenario));
    return done;
}

}  // namespace

void add_check(CLI::App& program, int& exit_code) {
    struct Options {
        std::string folder;
        std::vector<std::string> settings;
    };
    CLI::App* command = program.add_subcommand("check", "list every fault of a scenario, each with its place and cure");
    const auto options = std::make_shared<Options>();
    command->add_option("scenario", options->folder, "the scenario's folder")->required();
    command->add_option("--set", options->settings, "set a key of the scenario: key=value; can be repeated")
        ->expected(1)
        ->take_all();
    command->callback([options, &exit_code] { exit_code = check_command(options->folder, options->settings); });
}

}  // namespace tidegate::cli
