#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/event.h"
#include "engine/frame.h"
#include "scenario/scenario.h"
#include "warning/rule_def.h"

namespace tidegate {

/// Version of the file layout (docs/recording.md). A reader takes files of its own major version.
constexpr int run_format_major = 1;
constexpr int run_format_minor = 3;

/// running: still being written, or cut off; finished: reached the scenario's end; interrupted:
/// Ctrl-C or --until.
enum class RunStatus : std::uint8_t { running, finished, interrupted };

/// What another machine needs to make the same run and to compare.
struct Manifest {
    std::string program_version;
    std::string vector_path;  ///< instruction set of the walk step, "avx512"
    std::uint64_t seed = 0;
    int threads = 0;  ///< for the record only; never changes a result
    /// File of the scenario, SHA-256 of its text (64 hexadecimal digits).
    std::vector<std::pair<std::string, std::string>> input_sha256;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< Scenario::parameters
    std::string started_utc;                                      ///< wall clock, for the reader
    double planned_end_s = 0;
};

/// Of a branch: until then the run went by these settings instead of its own.
struct PastStretch {
    SimTime until_s = 0;
    std::vector<std::string> settings;  ///< "key=value"

    bool operator==(const PastStretch&) const = default;
};

struct RunHeader {
    std::string name, title;
    Calendar calendar;
    double step_s = 0.1;
    double frame_interval_s = 1;
    double sample_s = 1;
    ScenarioText text;  ///< whole, so that nothing else is needed to view or repeat the run
    std::vector<PastStretch> past;  ///< in order of time; empty: the run is no branch
    std::vector<PlaneInfo> planes;
    std::vector<std::string> portals;
    std::vector<std::string> classes;  ///< of people, by DemandDef::class_at
    std::vector<std::pair<std::string, std::string>> observables;  ///< name, unit
    std::vector<std::pair<std::string, std::string>> rules;        ///< name, name of its observable
    Manifest manifest;
};

}  // namespace tidegate
