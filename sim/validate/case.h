#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "locomotion/walk_def.h"
#include "validate/plot.h"

namespace tidegate {

/// hard: a failure fails the suite. soft: reported only.
enum class Gate : std::uint8_t { hard, soft };
enum class Verdict : std::uint8_t { passes, fails, no_bound, skipped, not_run };
enum class Suite : std::uint8_t {
    rimea,
    nist,
    imo,
    iso,
    experiments,
    fundamental,
    facilities,
    promises
};

/// "hard", "soft"; "passes", "FAILS", "no bound", "skipped", "not run"; "rimea", ...
const char* name_of(Gate gate);
const char* name_of(Verdict verdict);
const char* name_of(Suite suite);
std::span<const Suite> all_suites();

/// What all runs of a suite have in common.
struct SuiteSetting {
    std::string data;    ///< folder of the measured data; may be absent
    bool quick = false;  ///< the short form: fewer parts
    int seeds = 10;
    WalkKind model = WalkKind::anticipation;  ///< with which all cases are run

    std::string file(const std::string& name) const { return data + "/" + name; }
};

/// One simulation to be made. Its result may depend on nothing else.
struct CaseJob {
    const SuiteSetting& setting;
    int part = 0;  ///< which of the case's simulations
    std::uint64_t seed = 1;
};

/// What one simulation came to: columns of numbers by name.
struct Measured {
    std::map<std::string, std::vector<double>> columns;

    void set(const std::string& name, double value) { columns[name] = {value}; }
    double value(const std::string& name) const;  ///< of a column of one number
    const std::vector<double>& column(const std::string& name) const;
};

/// All simulations of a case.
struct Results {
    const SuiteSetting& setting;
    std::vector<std::vector<Measured>> of;  ///< [part][seed]

    std::size_t parts() const { return of.size(); }
    /// The figure of each seed.
    std::vector<double> per_seed(int part, const std::string& name) const;
    /// The figure's mean over the seeds, by part.
    std::vector<double> means(const std::string& name) const;
    /// The columns of all seeds, one after the other.
    std::vector<double> joined(int part, const std::string& name) const;
};

/// One row of the table: one figure of a published case.
struct Finding {
    std::string id;  ///< "E1"
    Gate gate = Gate::hard;
    std::string what;
    std::string measured;
    std::string expected;
    Verdict verdict = Verdict::no_bound;
    std::string source;
    bool is_detail = false;  ///< for those who calibrate: not on the page in docs/
};

struct CaseReport {
    std::vector<Finding> findings;
    std::vector<Plot> plots;
};

/// A published case, or several that are read from the same simulations.
struct Case {
    std::string name;              ///< "hermes_one_way": unique
    std::vector<std::string> ids;  ///< of the acceptance suite: "E1", "E2", ...
    std::vector<Suite> suites;
    std::string method;              ///< how it is measured: a paragraph for the page
    std::vector<std::string> files;  ///< below SuiteSetting::data; without them the case is skipped
    double cost = 1;        ///< rough wall time of one simulation [s]: for the order and the ETA
    int most_seeds = 1000;  ///< expensive cases run fewer
    int (*parts)(const SuiteSetting& setting) = nullptr;  ///< simulations per seed
    Measured (*run)(const CaseJob& job) = nullptr;        ///< makes one
    void (*judge)(const Results& results, CaseReport& report) = nullptr;
    std::string needs;  ///< what the engine lacks to run it; empty: it runs
    std::string what;   ///< of a case that cannot run: for its row
    std::string expected;
    std::string source;
    Gate gate = Gate::hard;
};

/// For cases that make one simulation per seed.
int one_part(const SuiteSetting& setting);

/// All cases, in the table's order.
const std::vector<Case>& all_cases();

}  // namespace tidegate
