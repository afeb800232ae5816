#include "validate/case.h"

#include <array>

#include "base/fault.h"
#include "validate/statistics.h"

namespace tidegate {

const char* name_of(Gate gate) { return gate == Gate::hard ? "hard" : "soft"; }

const char* name_of(Verdict verdict) {
    constexpr std::array names{"passes", "FAILS", "no bound", "skipped", "not run"};
    return names[static_cast<std::size_t>(verdict)];
}

const char* name_of(Suite suite) {
    constexpr std::array names{"rimea",       "nist",        "imo",        "iso",
                               "experiments", "fundamental", "facilities", "promises"};
    return names[static_cast<std::size_t>(suite)];
}

std::span<const Suite> all_suites() {
    static constexpr std::array suites{Suite::rimea,      Suite::nist,        Suite::imo,
                                       Suite::iso,        Suite::experiments, Suite::fundamental,
                                       Suite::facilities, Suite::promises};
    return suites;
}

const std::vector<double>& Measured::column(const std::string& name) const {
    const auto found = columns.find(name);
    promise(found != columns.end(), "a case is judged by a figure it did not measure");
    return found->second;
}

double Measured::value(const std::string& name) const {
    const std::vector<double>& values = column(name);
    promise(values.size() == 1, "a column of a case is read as one figure");
    return values.front();
}

std::vector<double> Results::per_seed(int part, const std::string& name) const {
    std::vector<double> values;
    for (const Measured& m : of[static_cast<std::size_t>(part)]) values.push_back(m.value(name));
    return values;
}

std::vector<double> Results::means(const std::string& name) const {
    std::vector<double> values(parts());
    for (std::size_t part = 0; part < parts(); ++part) {
        values[part] = mean_of(per_seed(static_cast<int>(part), name));
    }
    return values;
}

std::vector<double> Results::joined(int part, const std::string& name) const {
    std::vector<double> values;
    for (const Measured& m : of[static_cast<std::size_t>(part)]) {
        const std::vector<double>& column = m.column(name);
        values.insert(values.end(), column.begin(), column.end());
    }
    return values;
}

int one_part(const SuiteSetting&) { return 1; }

}  // namespace tidegate
