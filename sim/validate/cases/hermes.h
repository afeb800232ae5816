#pragma once
#include <string>
#include <vector>

#include "validate/case.h"
#include "validate/data.h"
#include "validate/density.h"
#include "validate/scene.h"

namespace tidegate::cases {

/// The corridor experiments of the project HERMES, Duesseldorf 2009 (Zhang, Klingsch,
/// Schadschneider and Seyfried 2011, doi:10.1088/1742-5468/2011/06/P06004, and 2012,
/// doi:10.1088/1742-5468/2012/02/P02002), as re-evaluated from the published trajectories. The
/// corridor is x = 0 to its width, y = -4 to 4.

constexpr double hermes_end_m = 4;
constexpr double hermes_frames_per_s = 16;
/// Speeds are taken over ten frames.
constexpr double hermes_window_s = 10 / hermes_frames_per_s;

/// Free speed of the participants, an input of the cases: 8 m over the time taken, 236 people of
/// the three one-way runs with fewer than 0.5 per m2 (uo-050-180-180, uo-065-240-240,
/// uo-080-300-300): 1.496 +- 0.183 m/s.
constexpr double hermes_free_speed_m_s = 1.50;
constexpr double hermes_free_speed_sd_m_s = 0.18;

struct OneWayRun {
    std::string name;
    double corridor_m = 0, exit_m = 0;
    double flow_per_s = 0;  ///< measured, at the exit
    double travel_s = 0;    ///< measured, mean over the 8 m
};
/// All 23, in the published order; the first has number 1.
std::vector<OneWayRun> one_way_runs(const SuiteSetting& setting);

/// The corridor with its exit at y = -4, floor beyond it; everyone enters at y = 4 where and when
/// he or she did.
Scene replayed(const OneWayRun& run, const SuiteSetting& setting, std::uint64_t seed);

/// With which speed someone enters: the recordings have no entry speeds, so the mean over the 8 m
/// of the person's own recorded time, at most the mean free speed. Unknown time (NaN): the mean
/// free speed.
double entry_speed_m_s(double travel_s);

/// When densities and speeds were measured in a run [s].
std::vector<double> moments_of(const std::string& table_file, const std::string& run);

/// Mean speed and flow of samples (rho, v) in bins of density 0.25 per m2 wide.
struct DensityBin {
    double from = 0;                                             ///< density > from, <= from + 0.25
    double density_per_m2 = 0, speed_m_s = 0, flow_per_m_s = 0;  ///< means
    std::size_t samples = 0;
};
constexpr double density_bin_m2 = 0.25;
std::vector<DensityBin> binned(const std::vector<double>& density,
                               const std::vector<double>& speed);

/// A published table of such bins, with the 10th and 90th percentile of the speed.
struct MeasuredBin {
    double density_per_m2 = 0, speed_m_s = 0, low_m_s = 0, high_m_s = 0, flow_per_m_s = 0;
};
std::vector<MeasuredBin> measured_bins(const std::string& table_file);

constexpr const char* one_way_bins_file = "derived/hermes2009_unidirectional_fd_binned.csv";
/// What the one-way cases read, below the folder of the data.
std::vector<std::string> one_way_files();

constexpr std::size_t fewest_samples = 10;  ///< of a bin that is judged

/// Simulates a replayed run: `flow_per_s` past the exit, means of `travel_s` over the 8 m and of `waited_s` for the place
/// of entry, how many are `not_out`, and columns of `density`, `speed` and `classic` density at the moments measured.
Measured walked_one_way(const OneWayRun& run, const Scenario& scenario, const SuiteSetting& setting);

/// Moments of simulated runs, as E3 judges them.
struct Samples {
    std::vector<double> density, speed;
};
void append(Samples& to, const Measured& run);

/// |simulated / measured - 1| in percent; 1000 where nobody came so far that there is a figure.
double deviation_percent(double simulated, double measured);

/// E3: the bins from 0.5 to 3.0 per m2. A bin agrees within 25 % of the measured mean speed, or between the measured 10th
/// and 90th percentile; one without enough samples is not reached and does not agree.
struct JudgedBin {
    double density_per_m2 = 0;  ///< its middle
    double speed_m_s = 0, measured_m_s = 0;
    bool is_reached = false, agrees = false;
};
std::vector<JudgedBin> judged_bins(const Samples& samples, const SuiteSetting& setting);

}  // namespace tidegate::cases
