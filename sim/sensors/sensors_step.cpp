#include "sensors/sensors_step.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"

namespace tidegate {
namespace {

/// Step ends are sums of step lengths, so they miss a sample time by rounding; far below a step.
constexpr double time_slack_s = 1e-6;

template <class T>
T of_row(std::span<const T> column, int row) {
    promise(row >= 0 && static_cast<std::size_t>(row) < column.size(),
            "the sensors' input has a value for every place that is watched");
    return column[static_cast<std::size_t>(row)];
}

const QueueColumns& queues_of(const SensorInput& input, PlaceKind kind) {
    promise(kind == PlaceKind::opening || kind == PlaceKind::facility || kind == PlaceKind::connector,
            "queues stand at openings, facilities and connectors");
    if (kind == PlaceKind::opening) return input.openings;
    return kind == PlaceKind::facility ? input.facilities : input.connectors;
}

bool counts(const ObservableDef& observable, const CrossingSeen& crossing) {
    if (crossing.place_kind != observable.place_kind || crossing.row != observable.place) return false;
    if (observable.direction == FlowDirection::forward) return crossing.direction > 0;
    if (observable.direction == FlowDirection::backward) return crossing.direction < 0;
    return true;
}

/// Crossings in the window are what these are made of.
bool is_flow(const ObservableDef& observable) {
    return observable.kind == ObservableKind::flow ||
           (observable.kind == ObservableKind::specific_flow &&
            observable.place_kind != PlaceKind::area);
}

void collect(const ObservableDef& observable, const SensorInput& input, EventWindow& window) {
    if (is_flow(observable)) {
        for (const CrossingSeen& crossing : input.crossings)
            if (counts(observable, crossing)) window.add(crossing.time_s, 1);
    } else if (observable.kind == ObservableKind::queue_wait) {
        for (const WaitEnded& wait : input.waits)
            if (wait.place_kind == observable.place_kind && wait.row == observable.place)
                window.add(wait.time_s, wait.wait_s);
    }
}

double passed_now(const ObservableDef& observable, const SensorInput& input) {
    return static_cast<double>(std::count_if(input.crossings.begin(), input.crossings.end(),
                                             [&](const CrossingSeen& crossing) { return counts(observable, crossing); }));
}

double crossings_in(const ObservableDef& observable, SimTime now, EventWindow& window) {
    window.drop_until(now - observable.window_s);
    return static_cast<double>(window.size());
}

/// Width of the line over which a specific flow goes.
double width_m(const ObservableDef& observable, const VenueDef& venue) {
    const auto row = static_cast<std::size_t>(observable.place);
    double width = 0;
    promise(observable.place >= 0, "a specific flow goes over a line");
    if (observable.place_kind == PlaceKind::opening) width = venue.openings[row].line.length_m();
    if (observable.place_kind == PlaceKind::connector) width = venue.connectors[row].width_m;
    if (observable.place_kind == PlaceKind::exit) width = venue.exits[row].line.length_m();
    promise(width > 0, "a specific flow goes over a line with a width");
    return width;
}

double queue_wait_s(const ObservableDef& observable, const SensorInput& input, EventWindow& window) {
    window.drop_until(input.time_s - observable.window_s);
    const QueueColumns& queues = queues_of(input, observable.place_kind);
    return std::max(window.mean(), of_row(queues.mean_present_wait_s, observable.place));
}

double density_per_m2(const ObservableDef& observable, const VenueDef& venue, const SensorInput& input) {
    const std::int32_t passengers = of_row(input.occupancy, observable.place);
    const double area_m2 = venue.areas[static_cast<std::size_t>(observable.place)].area_m2;
    return area_m2 > 0 ? passengers / area_m2 : 0.0;
}

/// People per m2 of an area, or of a connector along its slope.
double people_per_m2(const ObservableDef& observable, const VenueDef& venue,
                     const SensorInput& input) {
    if (observable.place_kind == PlaceKind::area) return density_per_m2(observable, venue, input);
    promise(observable.place_kind == PlaceKind::connector,
            "level of service is that of an area or connector");
    const std::int32_t passengers = of_row(input.on_connectors, observable.place);
    const ConnectorDef& connector = venue.connectors[static_cast<std::size_t>(observable.place)];
    const double floor_m2 = connector.width_m * connector.length_m;
    return floor_m2 > 0 ? passengers / floor_m2 : 0.0;
}

double service_level(const ObservableDef& observable, const VenueDef& venue,
                     const SensorInput& input, SampleWindow& densities) {
    densities.add(people_per_m2(observable, venue, input));
    return static_cast<double>(level_of_service(observable.scale, densities.mean()));
}

/// How long the piece was above the threshold [s].
double time_above_s(const ObservableState& piece, double threshold) {
    const bool was_above = piece.previous > threshold;
    const bool is_above = piece.value > threshold;
    if (was_above && is_above) return piece.time_s - piece.previous_s;
    if (!was_above && !is_above) return 0;
    const SimTime passed_s = time_of(piece, threshold);
    return is_above ? piece.time_s - passed_s : passed_s - piece.previous_s;
}

void set(ObservableState& observable, SimTime time_s, double value) {
    observable = {observable.time_s, observable.value, time_s, value, true};
}

JourneyWatch& journeys_of(SensorsState& state, std::size_t row) {
    const auto found =
        std::find_if(state.journeys.begin(), state.journeys.end(),
                     [&](const JourneyWatch& j) { return j.observable.index() == row; });
    promise(found != state.journeys.end(), "every travel_time has its journeys");
    return *found;
}

double sampled(const ObservableDef& observable, const VenueDef& venue, std::size_t row,
               const SensorInput& input, SensorsState& state) {
    switch (observable.kind) {
        case ObservableKind::flow:
            return crossings_in(observable, input.time_s, state.windows[row]) * 60.0 /
                   observable.window_s;
        case ObservableKind::queue_wait:
            return queue_wait_s(observable, input, state.windows[row]);
        case ObservableKind::level_of_service:
            return service_level(observable, venue, input, state.densities[row]);
        case ObservableKind::travel_time:
            return travel_time_s(observable, input.time_s, journeys_of(state, row));
        default:
            break;
    }
    if (!is_flow(observable)) return state.sampled[row];
    return crossings_in(observable, input.time_s, state.windows[row]) /
           (observable.window_s * width_m(observable, venue));
}

void evaluate(const SensorsDef& def, const VenueDef& venue, std::size_t row, const SensorInput& input,
              bool is_sample, SensorsState& state) {
    const ObservableDef& observable = def.observables[row];
    ObservableState& result = state.observables[row];
    switch (observable.kind) {
        case ObservableKind::occupancy:
            return set(result, input.time_s, of_row(input.occupancy, observable.place));
        case ObservableKind::density:
            return set(result, input.time_s, density_per_m2(observable, venue, input));
        case ObservableKind::queue_length:
            return set(result, input.time_s,
                       of_row(queues_of(input, observable.place_kind).length, observable.place));
        case ObservableKind::waiting_outside:
            return set(result, input.time_s, of_row(input.waiting_outside, observable.place));
        case ObservableKind::time_above: {
            const ObservableState& watched = state.observables[static_cast<std::size_t>(observable.of)];
            if (watched.is_new)
                set(result, watched.time_s, result.value + time_above_s(watched, observable.threshold));
            return;
        }
        case ObservableKind::passed:
            return set(result, input.time_s, result.value + passed_now(observable, input));
        case ObservableKind::travel_time:
            follow(observable, input.crossings, journeys_of(state, row));
            break;
        case ObservableKind::flow:
        case ObservableKind::specific_flow:
        case ObservableKind::queue_wait:
            collect(observable, input, state.windows[row]);
            break;
        case ObservableKind::peak_density:
        case ObservableKind::voronoi_density:
        case ObservableKind::speed:
        case ObservableKind::level_of_service:
        case ObservableKind::crowd_pressure:
        case ObservableKind::contact_force:
        case ObservableKind::compression:
            break;
    }
    if (is_sample) set(result, input.time_s, sampled(observable, venue, row, input, state));
}

}  // namespace

bool is_sample_due(const SensorsDef& def, const SensorsState& state, SimTime time_s) {
    return time_s >= static_cast<double>(state.next_sample) * def.sample_s - time_slack_s;
}

void step(const SensorsDef& def, const VenueDef& venue, const SensorInput& input, SensorsState& state) {
    const bool is_sample = is_sample_due(def, state, input.time_s);
    if (is_sample) {
        sample(def, input.crowds, state.areas, state.sampled);
        ++state.samples;
        state.next_sample =
            static_cast<std::int64_t>(std::floor((input.time_s + time_slack_s) / def.sample_s)) + 1;
    }
    for (std::size_t row = 0; row < def.observables.size(); ++row) {
        state.observables[row].is_new = false;
        evaluate(def, venue, row, input, is_sample, state);
    }
}

}  // namespace tidegate
