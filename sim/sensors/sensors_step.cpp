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

void collect(const ObservableDef& observable, const SensorInput& input, EventWindow& window) {
    if (observable.kind == ObservableKind::flow) {
        for (const CrossingSeen& crossing : input.crossings)
            if (counts(observable, crossing)) window.add(crossing.time_s, 1);
    } else if (observable.kind == ObservableKind::queue_wait) {
        for (const WaitEnded& wait : input.waits)
            if (wait.place_kind == observable.place_kind && wait.row == observable.place)
                window.add(wait.time_s, wait.wait_s);
    }
}

double flow_per_min(const ObservableDef& observable, SimTime now, EventWindow& window) {
    window.drop_until(now - observable.window_s);
    return static_cast<double>(window.size()) * 60.0 / observable.window_s;
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

double sampled(const ObservableDef& observable, std::size_t row, const SensorInput& input,
               SensorsState& state) {
    if (observable.kind == ObservableKind::flow)
        return flow_per_min(observable, input.time_s, state.windows[row]);
    if (observable.kind == ObservableKind::queue_wait)
        return queue_wait_s(observable, input, state.windows[row]);
    const auto grid = std::find_if(state.grids.begin(), state.grids.end(), [&](const DensityGrid& g) {
        return g.observable.index() == row;
    });
    promise(grid != state.grids.end(), "every peak_density has its grid");
    return peak_density(*grid);
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
        case ObservableKind::flow:
        case ObservableKind::queue_wait:
        case ObservableKind::peak_density:
            collect(observable, input, state.windows[row]);
            if (is_sample) set(result, input.time_s, sampled(observable, row, input, state));
    }
}

}  // namespace

bool is_sample_due(const SensorsDef& def, const SensorsState& state, SimTime time_s) {
    return time_s >= static_cast<double>(state.next_sample) * def.sample_s - time_slack_s;
}

void step(const SensorsDef& def, const VenueDef& venue, const SensorInput& input, SensorsState& state) {
    const bool is_sample = is_sample_due(def, state, input.time_s);
    if (is_sample) {
        for (DensityGrid& grid : state.grids) {
            promise(grid.level.index() < input.crowds.size(),
                    "the sensors' input has a crowd for every level that is watched");
            count(grid, input.crowds[grid.level.index()]);
        }
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
