#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/fault.h"
#include "base/key.h"

namespace tidegate {

/// One value of an axis: what it is called in tables and what it sets.
struct SweepValue {
    std::string label;
    std::vector<std::string> settings;  ///< "key=value", as --set takes them
};

struct SweepAxis {
    std::string name;
    std::vector<SweepValue> values;
};

/// A sweep: every combination of the axes' values, each with the same seeds (common random numbers), so that
/// differences between settings can be taken pair by pair.
struct SweepDef {
    std::string scenario;  ///< the scenario's folder, as the program can open it
    int replicates = 10;
    std::uint64_t seed = 1;  ///< of the first replicate; the next ones count up
    std::string until;       ///< time at which every run stops, as --until takes it; empty: the scenario's end
    std::string rank_by;     ///< name of an outcome
    bool ascending = true;   ///< smallest first
    std::vector<SweepAxis> axes;
};

/// One combination of the axes' values.
struct SweepSetting {
    std::string label;                ///< "plan=metering, arrivals=1.2"; "as it is" without axes
    std::vector<std::string> values;  ///< labels, one per axis
    std::vector<std::string> settings;
};

/// One process: a setting with a seed. `name` can be a file's name and tells cases apart.
struct SweepCase {
    std::string name;
    std::size_t setting = 0;
    std::uint64_t seed = 0;
};

/// The keys of a sweep file; sections "sweep", "axis" and "axis.values".
std::span<const Key> sweep_keys();

/// Reads the text of a sweep file; `file` is its path, for messages and for finding the scenario relative to
/// it. Appends every fault found; the result is usable only when none was added.
SweepDef read_sweep(const std::string& text, const std::string& file, Faults& faults);

/// All combinations, the last axis changing fastest; the first one is what others are compared with.
std::vector<SweepSetting> settings_of(const SweepDef& def);
/// All cases, replicate by replicate over all settings, so that an unfinished sweep has comparable results.
std::vector<SweepCase> cases_of(const SweepDef& def);

/// Tells sweeps apart whose cases may not be mixed: depends on the axes, not on the number of replicates,
/// their first seed or the ranking.
std::string fingerprint(const SweepDef& def);

}  // namespace tidegate
