#pragma once
#include <string>
#include <vector>

namespace tidegate {

/// One benchmark's time per item (passenger step, field node, ...).
struct Timing {
    std::string name;
    double ns = 0;
};

/// The benchmark that all others are divided by: what it takes has nothing to do with the program, so the ratio shows a
/// slowdown on a machine whose speed changes from hour to hour.
inline const char* reference_name = "reference_kernel";

/// Appends to a CSV file with the columns date, commit, machine, benchmark, ns, ratio (to the reference kernel of the same
/// run; empty when it did not run), and prints the ratios over those of the last commit on the same kind of machine. False,
/// with a message on standard error, when the file cannot be written.
bool append_history(const std::string& file, const std::vector<Timing>& timings);

}  // namespace tidegate
