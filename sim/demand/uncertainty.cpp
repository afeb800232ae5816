#include "demand/uncertainty.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr SimTime shortest_s = 60;
constexpr double most_in_row = 1e9;

// Lognormal with mean 1.
double factor(double sd, const Draws& draws, Purpose purpose, std::uint64_t row) {
    if (sd <= 0) return 1;
    const double log_variance = std::log(1 + sd * sd);
    return std::exp(std::sqrt(log_variance) * draws.normal(purpose, row) - 0.5 * log_variance);
}

void vary_counts(const UncertaintyDef& uncertainty, const Draws& draws, std::vector<DemandRow>& rows) {
    const double wanted = passengers(rows) * factor(uncertainty.total_sd, draws, Purpose::demand_total, 0);
    std::vector<double> counts;
    double sum = 0;
    for (const DemandRow& row : rows) {
        counts.push_back(row.count * factor(uncertainty.share_sd, draws, Purpose::demand_share, std::uint64_t(row.id())));
        sum += counts.back();
    }
    if (sum <= 0) return;
    for (std::size_t r = 0; r < rows.size(); ++r) rows[r].count = static_cast<int>(std::min(counts[r] * wanted / sum + 0.5, most_in_row));
}

void shift(DemandRow& row, double by_s, SimTime end) {
    row.from = std::clamp(row.from + by_s, 0.0, std::max(0.0, end - shortest_s));
    row.to = std::clamp(row.to + by_s, std::min(row.from + shortest_s, end), end);
}

}  // namespace

double passengers(const std::vector<DemandRow>& rows) {
    double sum = 0;
    for (const DemandRow& row : rows) sum += row.count;
    return sum;
}

void vary(const UncertaintyDef& uncertainty, const Draws& draws, SimTime end, std::vector<DemandRow>& rows) {
    if (uncertainty.total_sd > 0 || uncertainty.share_sd > 0) vary_counts(uncertainty, draws, rows);
    if (uncertainty.shift_sd_s <= 0) return;
    const double by_s = uncertainty.shift_sd_s * draws.normal(Purpose::demand_shift, 0);
    for (DemandRow& row : rows) shift(row, by_s, end);
}

}  // namespace tidegate
