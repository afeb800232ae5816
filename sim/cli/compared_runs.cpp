#include "cli/compared_runs.h"

#include <atomic>
#include <future>

#include "base/chunks.h"
#include "base/interrupt.h"
#include "cli/run_watch.h"

namespace tidegate::cli {
namespace {

Scenario without_plan_of(const Scenario& scenario) {
    Scenario bare = scenario;
    bare.plan.procedures.clear();
    return bare;
}

RunOrder unrecorded(const RunOrder& order) {
    RunOrder bare;
    bare.until = order.until;
    return bare;
}

RunResult watched(const Scenario& scenario, const RunOrder& order, Progress& progress, const char* label, bool timeline) {
    return watched_run({scenario, {}, {}, {}}, order, progress, label, timeline);
}

/// The run without the plan, on a thread of its own. It shows its progress only once the other run no longer does, and stops when that fails.
class RunBeside {
public:
    RunBeside(const Scenario& scenario, RunOrder order, Progress& progress, int threads)
        : watch_(progress, "without the plan", order.until.value_or(scenario.end), false) {
        order.at_start = [this](const Simulation& simulation) { watch_.begin(simulation); };
        order.after_step = [this](const Simulation& simulation) {
            if (may_show_) watch_.look(simulation);
            return !is_interrupted() && !is_given_up_;
        };
        result_ = std::async(std::launch::async, [bare = without_plan_of(scenario), order, threads] {
            const ThreadsHere some(threads);
            return run(bare, order);
        });
    }
    ~RunBeside() { is_given_up_ = true; }  // the future waits

    bool is_over() const { return result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
    RunResult wait() {
        may_show_ = true;
        return result_.get();
    }

private:
    RunWatch watch_;
    std::atomic<bool> may_show_ = false, is_given_up_ = false;
    std::future<RunResult> result_;  // last, so that what it uses outlives it
};

}  // namespace

ComparedRuns compared_runs(const Scenario& scenario, const RunOrder& order, Progress& progress) {
    ComparedRuns runs;
    const int threads = threads_in_use();
    if (threads > 1) {
        RunBeside beside(scenario, unrecorded(order), progress, threads / 2);
        {
            const ThreadsHere others(threads - threads / 2);
            runs.result = watched(scenario, order, progress, "with the plan", true);
        }
        if (!beside.is_over() && !is_interrupted()) progress.message("the same passengers without the plan, to compare, are still on their way");
        runs.without_plan = beside.wait();
        progress.clear();
    } else {
        runs.result = watched(scenario, order, progress, "with the plan", true);
        if (is_interrupted()) return runs;
        progress.message("now the same passengers without the plan, to compare");
        runs.without_plan = watched(without_plan_of(scenario), unrecorded(order), progress, "without the plan", false);
    }
    if (is_interrupted()) runs.without_plan.reset();
    return runs;
}

}  // namespace tidegate::cli
