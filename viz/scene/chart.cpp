#include "viz/scene/chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "viz/scene/ribbon.h"

namespace tidegate::viz {

std::vector<float> column_peaks(const RunData& run, const Curve& curve, const TimeAxis& axis) {
    const auto columns = static_cast<std::size_t>(std::max(1.0F, axis.right - axis.left));
    std::vector<float> peaks(columns, std::numeric_limits<float>::quiet_NaN());
    const std::size_t samples = std::min(run.sample_times.size(), curve.values.size());
    std::size_t last = 0;
    bool has_any = false;
    for (std::size_t i = 0; i < samples; ++i) {
        const double time = run.sample_times[i];
        if (time < axis.from || time > axis.to || std::isnan(curve.values[i])) continue;
        const auto column =
            std::min(columns - 1, static_cast<std::size_t>(axis.x_of(time) - axis.left));
        for (std::size_t gap = last + 1; has_any && gap < column; ++gap) peaks[gap] = peaks[last];
        const auto value = static_cast<float>(curve.values[i]);
        peaks[column] = std::isnan(peaks[column]) ? value : std::max(peaks[column], value);
        last = column;
        has_any = true;
    }
    return peaks;
}

double round_scale(double highest) {
    if (!(highest > 0)) return 1;
    const double decade = std::pow(10.0, std::floor(std::log10(highest)));
    for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (step * decade >= highest * (1 - 1e-9)) return step * decade;
    }
    return 10 * decade;
}

std::vector<RuleId> rules_on(const RunData& run, std::size_t observable) {
    std::vector<RuleId> result;
    for (std::size_t i = 0; i < run.warning.rules.size(); ++i) {
        if (run.warning.rules[i].observable == id_of<ObservableId>(observable)) {
            result.push_back(id_of<RuleId>(i));
        }
    }
    return result;
}

std::vector<std::size_t> curve_order(const RunData& run) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < run.curves.size(); ++i) order.push_back(i);
    // -1: no rule; else the highest level that any rule on it reaches.
    std::vector<int> weights;
    for (const std::size_t row : order) {
        int weight = -1;
        for (const RuleId rule : rules_on(run, row)) {
            weight = std::max(weight, static_cast<int>(highest_warning_level(run, rule)));
        }
        weights.push_back(weight);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

}  // namespace tidegate::viz
