#pragma once
#include <span>
#include <vector>

namespace tidegate {

/// Trips between places, [from * places + to].
struct TripTable {
    int places = 0;
    std::vector<double> trips;

    double& at(int from, int to) { return trips[static_cast<std::size_t>(from * places + to)]; }
    double at(int from, int to) const { return trips[static_cast<std::size_t>(from * places + to)]; }
};

/// How well the sums are met.
struct Balance {
    int rounds = 0;
    double worst = 0;  ///< greatest difference of a sum from what it is to be
};

/// Scales `table`, which holds weights, until the trips from place i sum up to leaving[i] and those to j to arriving[j]: in turn
/// all from each place, then all to each place, until the sums are met within 1e-6 or after 10,000 rounds (Furness 1965, "Time
/// function iteration", Traffic Engineering and Control 7, 458-460; Deming and Stephan 1940, doi:10.1214/aoms/1177731829). A sum
/// below 0 is free and scales nothing. Weights that fall with the cost of a trip make it a doubly constrained gravity model
/// (Wilson 1967, doi:10.1016/0041-1647(67)90035-4). Quadratic in places, per round.
Balance balance(std::span<const double> leaving, std::span<const double> arriving, TripTable& table);

/// `total` people dealt to shares of it in proportion to `weights`, in whole numbers: the largest remainders are rounded up, of equal
/// ones the first. All zero where no weight is above 0.
std::vector<int> dealt(int total, std::span<const double> weights);

}  // namespace tidegate
