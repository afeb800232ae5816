#include <fmt/core.h>

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "base/interrupt.h"
#include "batch/run_loop.h"
#include "batch/sweep.h"
#include "base/whole_file.h"
#include "batch/sweep_table.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "record/sha256.h"

namespace tidegate::cli {
namespace {

struct SweepOptions {
    std::string file;
    std::string directory;
    int jobs = 0;
    bool quiet = false;
};

SweepDef read_definition(const std::string& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        throw InputError(fmt::format("{}: there is no such file; expected a sweep (TOML)", file));
    }
    Faults faults;
    SweepDef def = read_sweep(text_of_file(file), file, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return def;
}

// Reads every setting's scenario before anything runs: all faults come at once, and the texts' common checksum
// tells whether cases of an earlier start still belong here.
std::string checked_scenarios_sha256(const SweepDef& def) {
    Faults faults;
    std::set<std::string> known;
    std::map<std::string, std::string> texts;
    for (const SweepSetting& setting : settings_of(def)) {
        const ScenarioText text = read_scenario_text(def.scenario, setting.settings);
        Faults found;
        load_scenario(text, found);
        for (const Fault& fault : found.list()) {
            if (known.insert(tidegate::text(fault)).second) faults.add(fault);
        }
        for (const auto& [file, bytes] : text.files) texts[file] = sha256(bytes);
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    std::string all;
    for (const auto& [file, sum] : texts) all += fmt::format("{} {}\n", sum, file);
    return sha256(all);
}

void show(Progress& progress, const SweepProgress& now, int jobs) {
    if (!now.message.empty()) {
        progress.message(fmt::format("case {} failed: {}", now.last, now.message));
    }
    if (now.last.empty()) {
        progress.message(fmt::format("{} of {} cases to run, {} at a time", now.total - now.done, now.total, jobs));
    } else if (progress.is_due() || now.done == now.total) {
        progress.show(fmt::format("{} of {} cases, {} failed, ETA {}", now.done, now.total, now.failed,
                                  duration_text(now.eta_s)));
    }
}

int sweep_command(const SweepOptions& options) {
    SweepOrder order;
    order.def = read_definition(options.file);
    order.scenario_sha256 = checked_scenarios_sha256(order.def);
    order.directory = options.directory;
    order.program = {program_path()};
    order.program_version = program_version();
    order.jobs = options.jobs > 0 ? options.jobs
                                  : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    Progress progress(options.quiet);
    order.on_progress = [&](const SweepProgress& now) { show(progress, now, order.jobs); };
    order.keep_going = [] { return !is_interrupted(); };
    catch_interrupts();
    const SweepResult result = run_sweep(order);
    progress.clear();
    write_whole_file(options.directory + "/table.csv", settings_csv(order.def, result));
    write_whole_file(options.directory + "/cases.csv", cases_csv(order.def, result));
    write_whole_file(options.directory + "/differences.csv", differences_csv(result));
    fmt::print("{}\nTables: {}/table.csv, cases.csv, differences.csv\n", ranking_text(order.def, result),
               options.directory);
    if (!result.is_complete) {
        fmt::print(stderr, "stopped before all cases were run; the same command goes on from here\n");
    }
    for (const CaseResult& one : result.results) {
        if (one.status == CaseStatus::failed) return is_interrupted() ? interrupted : failed;
    }
    return result.is_complete ? done : interrupted;
}

}  // namespace

void add_sweep(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "sweep", "run every combination of settings and seeds, and rank the settings with intervals");
    const auto options = std::make_shared<SweepOptions>();
    command->add_option("sweep", options->file, "the sweep's definition (TOML)")->required();
    command->add_option("-o,--output", options->directory, "folder of the cases and tables; the same folder goes on where "
                                                            "an earlier start stopped")
        ->required();
    command->add_option("--jobs", options->jobs, "processes at a time (0: one per core)")->check(CLI::Range(0, 4096));
    command->add_flag("--quiet", options->quiet, "no progress on standard error");
    command->callback([options, &exit_code] { exit_code = sweep_command(*options); });
}

}  // namespace tidegate::cli
