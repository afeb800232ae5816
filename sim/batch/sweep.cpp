#include "batch/sweep.h"

#include <fmt/core.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "batch/process_pool.h"
#include "batch/sweep_folder.h"

namespace tidegate {
namespace {

using Clock = std::chrono::steady_clock;

std::string identity_of(const SweepOrder& order) {
    const nlohmann::json identity = {{"axes", fingerprint(order.def)},
                                     {"scenario", order.scenario_sha256},
                                     {"program version", order.program_version}};
    return identity.dump(2) + "\n";
}

Job job_of(const SweepOrder& order, const SweepSetting& setting, const SweepCase& one,
           const SweepFolder& folder) {
    Job job;
    job.command = order.program;
    for (const char* word : {"run", order.def.scenario.c_str(), "--json", "--quiet", "--no-compare"}) {
        job.command.emplace_back(word);
    }
    job.command.insert(job.command.end(), {"--threads", "1", "--seed", fmt::format("{}", one.seed)});
    if (!order.def.until.empty()) {
        job.command.insert(job.command.end(), {"--until", order.def.until});
    }
    for (const std::string& words : setting.settings) {
        job.command.insert(job.command.end(), {"--set", words});
    }
    job.output_path = folder.part_path(one.name);
    job.error_path = folder.log_path(one.name);
    return job;
}

// The ranking can only be checked once a case has answered: then the names of the outcomes are known.
void check_ranking(const SweepDef& def, const CaseResult& result, Faults& faults) {
    std::vector<std::string> names;
    for (const CaseOutcome& outcome : result.outcomes) {
        if (outcome.name == def.rank_by) return;
        names.push_back(outcome.name);
    }
    if (names.empty() || !faults.empty()) return;
    faults.add({}, fmt::format("rank_by: '{}' is not an outcome of these runs", def.rank_by),
               "the name of an outcome", nearest_name_cure(def.rank_by, names));
}

/// Takes the ends of jobs and keeps count.
class Tally {
public:
    Tally(const SweepOrder& order, SweepResult& result, std::size_t pending)
        : order_(order), result_(result), pending_(pending) {
        progress_.total = result.cases.size();
        progress_.done = result.cases.size() - pending;
    }

    void report() {
        if (order_.on_progress) order_.on_progress(progress_);
    }

    void take(std::size_t index, CaseResult one) {
        ++ended_;
        const bool failed = one.status == CaseStatus::failed;
        progress_.done += one.status == CaseStatus::missing ? 0 : 1;
        progress_.failed += failed ? 1 : 0;
        progress_.wall_s = std::chrono::duration<double>(Clock::now() - start_).count();
        progress_.eta_s = progress_.wall_s / static_cast<double>(ended_) *
                          static_cast<double>(pending_ - ended_);
        progress_.last = result_.cases[index].name;
        progress_.message = failed ? one.message : "";
        result_.results[index] = std::move(one);
        report();
    }

private:
    const SweepOrder& order_;
    SweepResult& result_;
    std::size_t pending_ = 0;
    std::size_t ended_ = 0;
    SweepProgress progress_;
    Clock::time_point start_ = Clock::now();
};

}  // namespace

SweepResult run_sweep(const SweepOrder& order) {
    SweepResult result;
    result.settings = settings_of(order.def);
    result.cases = cases_of(order.def);
    const SweepFolder folder(order.directory, identity_of(order));
    std::vector<Job> jobs;
    std::vector<std::size_t> case_of_job;
    Faults faults;
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        const SweepCase& one = result.cases[i];
        result.results.push_back(folder.stored(one.name));
        if (result.results.back().status != CaseStatus::missing) {
            check_ranking(order.def, result.results.back(), faults);
            continue;
        }
        jobs.push_back(job_of(order, result.settings[one.setting], one, folder));
        case_of_job.push_back(i);
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    Tally tally(order, result, jobs.size());
    tally.report();
    const auto ended = [&](const JobEnd& end) {
        const std::size_t index = case_of_job[end.job];
        CaseResult one = folder.keep(result.cases[index].name, end.exit_code);
        check_ranking(order.def, one, faults);
        tally.take(index, std::move(one));
        return faults.empty();
    };
    run_jobs(jobs, order.jobs, ended, order.keep_going ? order.keep_going : [] { return true; });
    if (!faults.empty()) throw InputError(std::move(faults));
    for (const CaseResult& one : result.results) {
        if (one.status == CaseStatus::missing) result.is_complete = false;
    }
    return result;
}

}  // namespace tidegate
