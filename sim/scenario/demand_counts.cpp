#include "scenario/demand_counts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidegate {
namespace {

// By how much the counts of each file are multiplied.
std::vector<double> factors(const CountsWanted& wanted, const std::vector<DemandFile>& files, const std::vector<double>& written,
                            const std::vector<DemandRow>& rows) {
    std::vector<double> totals(files.size(), 0.0), all;
    for (std::size_t r = 0; r < rows.size(); ++r) totals[std::size_t(rows[r].file)] += written[r];
    for (std::size_t f = 0; f < files.size(); ++f) {
        const double share = wanted.expected > 0 && totals[f] > 0 ? files[f].share * wanted.expected / totals[f] : files[f].share;
        all.push_back(share * wanted.scale);
    }
    return all;
}

// Whole numbers that sum to the whole of the sum.
void deal(const std::vector<double>& counts, std::vector<DemandRow>& rows) {
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double left = std::floor(std::accumulate(counts.begin(), counts.end(), 0.0) + 0.5);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        rows[r].count = static_cast<int>(std::floor(counts[r]));
        left -= rows[r].count;
    }
    const auto rest = [&](std::size_t r) { return counts[r] - std::floor(counts[r]); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest(a) > rest(b); });
    for (std::size_t k = 0; k < order.size() && left >= 1; ++k, left -= 1) ++rows[order[k]].count;
}

}  // namespace

double set_counts(const CountsWanted& wanted, const std::vector<DemandFile>& files, const std::vector<double>& written,
                  std::vector<DemandRow>& rows) {
    const bool must_sum = wanted.expected > 0 || files.size() > 1;
    const std::vector<double> by_file = factors(wanted, files, written, rows);
    std::vector<double> counts;
    double total = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        counts.push_back(written[r] * by_file[std::size_t(rows[r].file)]);
        if (!must_sum) counts.back() = std::floor(counts.back() + 0.5);
        total += counts.back();
        counts.back() = std::min(counts.back(), most_passengers);
    }
    deal(counts, rows);
    return must_sum ? std::floor(total + 0.5) : total;
}

}  // namespace tidegate
