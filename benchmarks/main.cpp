// The benchmark table: one scene per file in this folder. With --history FILE a line per benchmark is appended there, and
// the run is held against the last one on the same kind of machine.
#include <benchmark/benchmark.h>

#include <cstring>
#include <string>
#include <vector>

#include "history.h"

namespace {

/// Prints as usual and keeps what it printed.
class KeepingReporter : public benchmark::ConsoleReporter {
public:
    explicit KeepingReporter(std::vector<tidegate::Timing>& timings) : timings_(timings) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            const auto rate = run.counters.find("items_per_second");
            if (run.error_occurred || rate == run.counters.end()) continue;
            timings_.push_back({run.benchmark_name(), 1e9 / rate->second.value});
        }
    }

private:
    std::vector<tidegate::Timing>& timings_;
};

/// Takes "--history FILE" out of the arguments.
std::string history_file(int& argc, char** argv) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], "--history") != 0) continue;
        std::string file = argv[i + 1];
        for (int j = i; j + 2 < argc; ++j) argv[j] = argv[j + 2];
        argc -= 2;
        return file;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    const std::string history = history_file(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    std::vector<tidegate::Timing> timings;
    KeepingReporter reporter(timings);
    benchmark::RunSpecifiedBenchmarks(&reporter);
    if (!history.empty()) return tidegate::append_history(history, timings) ? 0 : 1;
    return 0;
}
