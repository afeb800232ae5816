#include "scenario/plan_checks.h"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "scenario/keys.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

std::vector<NameKind> kinds_for(MeasureKind kind) {
    switch (kind) {
        case MeasureKind::meter:
        case MeasureKind::turn_away:
            return {NameKind::opening, NameKind::connector, NameKind::facility};
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::open:
            return {NameKind::opening, NameKind::exit, NameKind::connector, NameKind::facility, NameKind::service, NameKind::line};
        case MeasureKind::restore:
            return {NameKind::opening, NameKind::exit, NameKind::connector, NameKind::facility, NameKind::service, NameKind::line};
        case MeasureKind::slow:
            return {NameKind::connector, NameKind::line};
        case MeasureKind::reverse:
            return {NameKind::connector};
        case MeasureKind::set_direction:
            return {NameKind::opening};
        case MeasureKind::open_lanes:
            return {NameKind::facility};
        case MeasureKind::extra_train:
        case MeasureKind::set_places:
        case MeasureKind::set_headway:
            return {NameKind::service, NameKind::line};
        case MeasureKind::cancel_trips:
        case MeasureKind::skip_stop:
        case MeasureKind::short_turn:
        case MeasureKind::delay_vehicle:
            return {NameKind::line};
        case MeasureKind::evacuate:
        case MeasureKind::inform:
            return {NameKind::area};
    }
    return {};
}

std::string words(MeasureKind kind) {
    if (kind == MeasureKind::reverse) return "an escalator";
    if (kind == MeasureKind::slow) return "a stair, ramp or link, a line";
    std::string text;
    for (const NameKind name : kinds_for(kind)) {
        const char* word = name == NameKind::area       ? "an area"
                           : name == NameKind::opening  ? "an opening"
                           : name == NameKind::facility ? "a gate or check"
                           : name == NameKind::exit     ? "an exit"
                           : name == NameKind::service  ? "a train service"
                            : name == NameKind::line     ? "a line"
                                                         : "a stair, escalator, ramp, lift or link";
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

// Keys that only some measures use, and by which.
struct Use {
    const char* key;
    std::vector<MeasureKind> by;
    bool needed;
    std::vector<MeasureKind> may_be_by = {};  ///< also, though not needed there
};
const std::vector<Use> uses{
    {"max_per_min", {MeasureKind::meter}, true},
    {"direction", {MeasureKind::set_direction}, true, {MeasureKind::turn_away}},
    {"lanes", {MeasureKind::open_lanes}, true},
    {"trains", {MeasureKind::extra_train, MeasureKind::cancel_trips}, true},
    {"spacing_s", {MeasureKind::extra_train}, false},
    {"headway_s", {MeasureKind::set_headway}, true},
    {"pre_movement_s", {MeasureKind::evacuate, MeasureKind::turn_away}, false},
    {"stop", {MeasureKind::skip_stop, MeasureKind::short_turn, MeasureKind::delay_vehicle}, true},
    {"delay_s", {MeasureKind::delay_vehicle}, true},
    {"speed_factor", {MeasureKind::slow}, true},
    {"places", {MeasureKind::set_places}, true},
};

void check_keys(const TableReader& values, MeasureKind kind) {
    for (const Use& use : uses) {
        const bool is_used = std::find(use.by.begin(), use.by.end(), kind) != use.by.end();
        std::vector<MeasureKind> all = use.by;
        all.insert(all.end(), use.may_be_by.begin(), use.may_be_by.end());
        if (values.given(use.key) && std::find(all.begin(), all.end(), kind) == all.end()) {
            std::string only;
            for (const MeasureKind by : all) only += fmt::format("{}'{}'", only.empty() ? "" : " or ", name_of(by));
            values.fault(
                use.key, fmt::format("has no effect on the measure '{}'", values.text("measure")),
                fmt::format("it only with {}", only));
        } else if (!values.given(use.key) && is_used && use.needed) {
            values.fault(
                "measure",
                fmt::format("is '{}', but '{}' is missing", values.text("measure"), use.key),
                expected_value(*find_key("plan.step", use.key)));
        }
    }
}

// The stop of a line, by its platform; those at which it begins and ends must be served.
void check_stop(const TableReader& values, const Scenario& scenario, const LineDef& line, Measure& measure) {
    if (!values.given("stop") || !values.good("stop")) return;
    std::vector<std::string> names;
    for (const LineStopDef& stop : line.stops) {
        names.push_back(stop.platform.is_valid() ? scenario.venue.platforms[stop.platform.index()].name : "");
    }
    measure.stop_name = values.text("stop");
    measure.stop = find_row(values, "stop", names, "stop");
    const bool is_end = measure.stop == 0 || measure.stop + 1 == static_cast<int>(names.size());
    if (measure.stop < 0 || !is_end || measure.kind == MeasureKind::delay_vehicle) return;
    values.fault("stop", fmt::format("is '{}', where '{}' begins or ends", measure.stop_name, line.name),
                 "a stop between its first and its last");
}

void check_trains(const TableReader& values, const TrainServiceDef& service,
                  const Measure& measure) {
    if (measure.kind != MeasureKind::set_headway && measure.kind != MeasureKind::extra_train) return;
    const double stand_s = std::max(service.dwell_s, service.max_dwell_s);
    const char* key = measure.kind == MeasureKind::set_headway ? "headway_s" : "spacing_s";
    if (!values.good(key) || values.number(key) >= stand_s) return;
    values.fault(
        key,
        fmt::format("is {}: trains of '{}' would overlap", short_number(values.number(key)),
                    service.name),
        fmt::format("at least the {} s for which a train may stand", short_number(stand_s)));
}

PassageDirection direction_of(const Scenario& scenario, const NamedPlace& place) {
    const auto row = static_cast<std::size_t>(place.row);
    if (place.kind == NameKind::facility) return scenario.facilities[row].direction;
    return place.kind == NameKind::opening ? scenario.venue.openings[row].direction : scenario.venue.connectors[row].direction;
}

// Where people pass both ways, those who come the other way must get out.
void check_turning_away(const TableReader& values, const Scenario& scenario, const NamedPlace& place, Measure& measure) {
    if (scenario.venue.exits.empty()) values.fault("measure", "is 'turn_away', but the venue has no exit", "a venue with an exit");
    const PassageDirection passed = direction_of(scenario, place);
    if (!values.given("direction")) measure.direction = passed;
    if (measure.direction != PassageDirection::both) return;
    values.fault("place", fmt::format("is '{}', which people pass both ways", place.name), "one that is passed one way only",
                 "say in which direction people are turned away: direction = \"forward\" or \"backward\"");
}

// One that a repair can end.
bool has_disturbance(const Scenario& scenario, const Measure& measure) {
    const auto& all = scenario.disturbances.all;
    return std::any_of(all.begin(), all.end(), [&](const DisturbanceDef& def) {
        return !is_one_shot(def.measure.kind) && def.measure.place_kind == measure.place_kind && def.measure.place == measure.place;
    });
}

void check_place(const TableReader& values, const Scenario& scenario, const NamedPlace& place,
                 Measure& measure) {
    const auto row = static_cast<std::size_t>(place.row);
    if (measure.kind == MeasureKind::reverse) {
        const ConnectorDef& connector = scenario.venue.connectors[row];
        if (connector.kind != ConnectorKind::escalator) {
            values.fault(
                "place",
                fmt::format("is the {} '{}', which cannot be reversed", place.word, place.name),
                "an escalator");
        } else if (connector.belt_speed_m_s == 0) {
            values.fault("place", fmt::format("is '{}', which stands", place.name),
                         "an escalator that runs");
        }
    }
    if (measure.kind == MeasureKind::slow && place.kind == NameKind::connector) {
        const ConnectorKind kind = scenario.venue.connectors[row].kind;
        if (kind == ConnectorKind::lift || kind == ConnectorKind::escalator) {
            values.fault("place", fmt::format("is the {} '{}', which is not walked at one's own speed", place.word, place.name), words(measure.kind));
        }
    }
    if (measure.kind == MeasureKind::restore && !has_disturbance(scenario, measure)) {
        values.fault("place", fmt::format("is '{}', where nothing goes wrong", place.name),
                     "a place with a [[disturbance]] that lasts, above this one if this is a disturbance itself");
    }
    if (measure.kind == MeasureKind::open_lanes && values.good("lanes")) {
        const FacilityDef& facility = scenario.facilities[row];
        if (measure.lanes > facility.lanes) {
            values.fault(
                "lanes", fmt::format("is {}", measure.lanes),
                fmt::format("at most the {} of '{}'", counted(facility.lanes, "lane"), place.name));
        }
    }
    if (measure.kind == MeasureKind::evacuate && scenario.venue.exits.empty()) {
        values.fault("measure", "is 'evacuate', but the venue has no exit", "a venue with an exit");
    }
    if (measure.kind == MeasureKind::turn_away) check_turning_away(values, scenario, place, measure);
    if (place.kind == NameKind::service) check_trains(values, scenario.services[row], measure);
    if (place.kind == NameKind::line) check_stop(values, scenario, scenario.lines[row], measure);
}

// The most an observable can ever be; infinity when that is not known. `passengers`: all that come.
double highest(const Scenario& scenario, const ObservableDef& def, double passengers) {
    switch (def.kind) {
        case ObservableKind::occupancy:
        case ObservableKind::queue_length:
        case ObservableKind::waiting_outside:
            return passengers;
        case ObservableKind::density:
        case ObservableKind::voronoi_density: {
            const double area_m2 =
                scenario.venue.areas[static_cast<std::size_t>(def.place)].area_m2;
            return area_m2 > 0 ? passengers / area_m2 : std::numeric_limits<double>::infinity();
        }
        case ObservableKind::queue_wait:
        case ObservableKind::travel_time:
        case ObservableKind::time_above:
            return scenario.end;
        case ObservableKind::level_of_service:
            return static_cast<double>(ServiceLevel::f);
        case ObservableKind::peak_density:
        case ObservableKind::flow:
        case ObservableKind::passed:
        case ObservableKind::speed:
        case ObservableKind::specific_flow:
        case ObservableKind::crowd_pressure:
        case ObservableKind::contact_force:
        case ObservableKind::compression:
            break;
    }
    return std::numeric_limits<double>::infinity();
}

const char* level_text(WarningLevel level) {
    constexpr const char* names[] = {"none", "blue", "yellow", "orange", "red"};
    return names[static_cast<int>(level)];
}

void check_trigger(const TableReader& values, const Scenario& scenario,
                   const ProcedureDef& procedure) {
    const RuleDef& rule = scenario.warning.rules[procedure.rule.index()];
    if (rule.scheme == Scheme::lead_time) {
        values.fault("rule",
                     fmt::format("is '{}', a lead_time rule, which can never fire: its levels are "
                                 "known in hindsight only",
                                 rule.name),
                     "a band rule");
        return;
    }
    if (!rule.observable.is_valid() || rule.capacity <= 0) return;
    const ObservableDef& observable = scenario.sensors.observables[rule.observable.index()];
    if (observable.kind != ObservableKind::time_above && observable.place < 0) return;
    double passengers = 0;
    for (const DemandRow& row : scenario.demand.rows) passengers += row.count;
    const double most = highest(scenario, observable, passengers);
    const double threshold = rule.capacity * rule.bands[static_cast<std::size_t>(procedure.at) - 1];
    if (passengers == 0 || threshold <= most) return;
    values.fault(
        "at",
        fmt::format("is '{}', which can never be reached: rule '{}' needs {} = {:.6g}, and it "
                    "cannot exceed {:.6g}",
                    level_text(procedure.at), rule.name, observable.name, threshold, most),
        "a trigger that can fire", "lower the rule's capacity or bands");
}

void check_stand_down(const TableReader& values, const Scenario& scenario,
                      const ProcedureDef& procedure) {
    if (!procedure.stands_down) return;
    if (procedure.stand_down_below > procedure.at) {
        values.fault(
            "stand_down_below",
            fmt::format("is '{}', above the level '{}' that starts the procedure: it would end "
                        "while it should act",
                        level_text(procedure.stand_down_below), level_text(procedure.at)),
            fmt::format("at most '{}'", level_text(procedure.at)));
    }
    if (scenario.end > 0 && procedure.stand_down_hold_s >= scenario.end) {
        values.fault("stand_down_hold_s",
                     fmt::format("is {}: the run ends before that",
                                 short_number(procedure.stand_down_hold_s)),
                     fmt::format("less than the run's {} s", short_number(scenario.end)),
                     "set stands_down = false if it never stands down");
    }
}

}  // namespace

Measure read_measure(const TableReader& values) {
    Measure measure;
    measure.kind = values.choice<MeasureKind>("measure");
    measure.place_name = values.text("place");
    measure.max_per_min = values.number("max_per_min");
    measure.direction = values.choice<PassageDirection>("direction");
    measure.lanes = values.integer("lanes");
    measure.trains = values.integer("trains");
    measure.spacing_s = values.number("spacing_s");
    measure.headway_s = values.number("headway_s");
    measure.pre_movement_s = values.number("pre_movement_s");
    measure.delay_s = values.number("delay_s");
    if (values.given("speed_factor")) measure.speed_factor = values.number("speed_factor");
    measure.places = values.integer("places");
    return measure;
}

void check_measure(const TableReader& values, const Places& places, const Scenario& scenario,
                   Measure& measure) {
    check_keys(values, measure.kind);
    const std::vector<NameKind> kinds = kinds_for(measure.kind);
    const NamedPlace* place = places.find(measure.place_name);
    if (place == nullptr) {
        std::vector<std::string> names;
        for (const NameKind kind : kinds) {
            for (const std::string& name : places.names({kind})) names.push_back(name);
        }
        values.fault("place", fmt::format("names the unknown place '{}'", measure.place_name),
                     words(measure.kind), nearest_name_cure(measure.place_name, names));
        return;
    }
    if (std::find(kinds.begin(), kinds.end(), place->kind) == kinds.end()) {
        values.fault("place",
                     fmt::format("is the {} '{}', to which '{}' does not apply", place->word,
                                 place->name, values.text("measure")),
                     words(measure.kind));
        return;
    }
    measure.place = place->row;
    measure.place_kind = place->kind == NameKind::service ? PlaceKind::platform
                                                          : static_cast<PlaceKind>(place->kind);
    check_place(values, scenario, *place, measure);
}

void check_procedure(const TableReader& values, const Scenario& scenario,
                     const ProcedureDef& procedure) {
    if (procedure.rule.is_valid() && values.good("at")) check_trigger(values, scenario, procedure);
    check_stand_down(values, scenario, procedure);
    double shortest_s = std::numeric_limits<double>::infinity();
    for (const StepDef& step : procedure.steps)
        shortest_s = std::min(shortest_s, step.action_delay_s);
    const double delay_s = procedure.report_delay_s + procedure.decision_delay_s +
                           procedure.order_delay_s + shortest_s;
    if (procedure.steps.empty() || scenario.end <= 0 || delay_s < scenario.end) return;
    values.fault(
        "name",
        fmt::format("is '{}', which can never take effect: its delays are {} s, the run is {} s",
                    procedure.name, short_number(delay_s), short_number(scenario.end)),
        "delays shorter than the run");
}

}  // namespace tidegate
