#include "validate/runner.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/chunks.h"
#include "base/fault.h"

namespace tidegate {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double costly_s =
    1.4;  // simulations that take longer run with one seed in the short form

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// One case while its simulations run; each simulation writes its own slot.
struct Task {
    const Case* of;
    int parts = 0, seeds = 0;
    std::vector<std::vector<Measured>> measured;  ///< [part][seed]
    std::vector<std::vector<double>> wall_s;
    std::vector<std::vector<std::string>> went_wrong;
    std::vector<std::vector<char>> is_done;
    std::string skipped;  ///< why nothing is run
};

struct Slot {
    std::size_t task;
    int part, seed;
};

std::string why_not(const Case& c, const SuiteSetting& setting) {
    if (!c.needs.empty()) return "needs " + c.needs;
    for (const std::string& file : c.files) {
        std::error_code error;
        if (!std::filesystem::exists(setting.file(file), error)) {
            return fmt::format("no data in {} ({})",
                               setting.data.empty() ? "no folder" : setting.data, file);
        }
    }
    return {};
}

Task make_task(const Case& c, const SuiteSetting& setting) {
    Task task{&c, 0, 0, {}, {}, {}, {}, why_not(c, setting)};
    if (!task.skipped.empty()) return task;
    task.parts = c.parts(setting);
    task.seeds = std::min(setting.seeds, setting.quick && c.cost > costly_s ? 1 : c.most_seeds);
    const auto parts = static_cast<std::size_t>(task.parts),
               seeds = static_cast<std::size_t>(task.seeds);
    task.measured.assign(parts, std::vector<Measured>(seeds));
    task.wall_s.assign(parts, std::vector<double>(seeds, 0));
    task.went_wrong.assign(parts, std::vector<std::string>(seeds));
    task.is_done.assign(parts, std::vector<char>(seeds, 0));
    return task;
}

// Costly ones first, so that no thread is left alone with one of them at the end.
std::vector<Slot> slots_of(const std::vector<Task>& tasks) {
    std::vector<Slot> slots;
    for (std::size_t t = 0; t < tasks.size(); ++t) {
        for (int seed = 0; seed < tasks[t].seeds; ++seed) {
            for (int part = 0; part < tasks[t].parts; ++part) slots.push_back({t, part, seed});
        }
    }
    std::stable_sort(slots.begin(), slots.end(), [&](const Slot& a, const Slot& b) {
        return tasks[a.task].of->cost > tasks[b.task].of->cost;
    });
    return slots;
}

void run_slot(const SuiteSetting& setting, std::vector<Task>& tasks, const Slot& slot) {
    Task& task = tasks[slot.task];
    const auto part = static_cast<std::size_t>(slot.part),
               seed = static_cast<std::size_t>(slot.seed);
    const auto start = Clock::now();
    try {
        task.measured[part][seed] =
            task.of->run({setting, slot.part, static_cast<std::uint64_t>(slot.seed) + 1});
    } catch (const std::exception& error) {
        task.went_wrong[part][seed] = error.what();
    }
    task.wall_s[part][seed] = seconds_since(start);
    task.is_done[part][seed] = 1;
}

// What is shared by the threads that run simulations.
struct Pool {
    const SuiteOrder& order;
    std::vector<Task>& tasks;
    std::vector<Slot> slots;
    double cost = 0;
    std::atomic<std::size_t> next{0};
    std::mutex telling;
    double cost_done = 0;
    int done = 0;
    Clock::time_point start = Clock::now();

    Pool(const SuiteOrder& o, std::vector<Task>& t) : order(o), tasks(t), slots(slots_of(t)) {
        for (const Slot& slot : slots) cost += tasks[slot.task].of->cost;
    }

    void tell(const Slot& slot) {
        const std::lock_guard lock(telling);
        cost_done += tasks[slot.task].of->cost;
        ++done;
        if (!order.on_progress) return;
        SuiteProgress now{tasks[slot.task].of->name, done, static_cast<int>(slots.size()), -1};
        if (cost_done > 0.02 * cost)
            now.eta_s = seconds_since(start) * (cost - cost_done) / cost_done;
        order.on_progress(now);
    }

    void work() {
        const ThreadsHere one(1);
        for (;;) {
            if (order.keep_going && !order.keep_going()) return;
            const std::size_t mine = next++;
            if (mine >= slots.size()) return;
            run_slot(order.setting, tasks, slots[mine]);
            tell(slots[mine]);
        }
    }
};

void run_all(const SuiteOrder& order, std::vector<Task>& tasks) {
    Pool pool(order, tasks);
    std::vector<std::thread> others;
    for (int t = 1; t < order.threads; ++t) others.emplace_back([&pool] { pool.work(); });
    pool.work();
    for (std::thread& other : others) other.join();
}

void report_not_run(const Task& task, CaseReport& report) {
    const Case& c = *task.of;
    const Verdict verdict = c.needs.empty() ? Verdict::skipped : Verdict::not_run;
    for (const std::string& id : c.ids) {
        report.findings.push_back(
            {id, c.gate, c.what, task.skipped, c.expected, verdict, c.source, false});
    }
}

// True when a simulation went wrong; then that is the case's result.
bool report_wrong(const Task& task, CaseReport& report) {
    for (const auto& of_part : task.went_wrong) {
        for (const std::string& what : of_part) {
            if (what.empty()) continue;
            for (const std::string& id : task.of->ids) {
                report.findings.push_back({id, task.of->gate, task.of->what, "stopped: " + what,
                                           task.of->expected, Verdict::fails, task.of->source,
                                           false});
            }
            return true;
        }
    }
    return false;
}

CaseRun outcome_of(Task& task, const SuiteOrder& order) {
    CaseRun outcome;
    outcome.of = task.of;
    for (std::size_t p = 0; p < task.wall_s.size(); ++p) {
        for (std::size_t s = 0; s < task.wall_s[p].size(); ++s) {
            outcome.wall_s += task.wall_s[p][s];
            outcome.is_complete = outcome.is_complete && task.is_done[p][s] != 0;
        }
    }
    if (!outcome.is_complete) return outcome;
    if (!task.skipped.empty()) {
        report_not_run(task, outcome.report);
    } else if (!report_wrong(task, outcome.report)) {
        const Results results{order.setting, std::move(task.measured)};
        task.of->judge(results, outcome.report);
    }
    // In the order of the ids, whatever the order in which they were judged.
    const auto place = [&](const Finding& f) {
        return std::find(task.of->ids.begin(), task.of->ids.end(), f.id) - task.of->ids.begin();
    };
    std::stable_sort(outcome.report.findings.begin(), outcome.report.findings.end(),
                     [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    std::erase_if(outcome.report.findings, [&](const Finding& f) {
        return !order.ids.empty() &&
               std::find(order.ids.begin(), order.ids.end(), f.id) == order.ids.end();
    });
    return outcome;
}

}  // namespace

std::vector<CaseRun> run_suite(const SuiteOrder& order) {
    std::vector<Task> tasks;
    tasks.reserve(order.cases.size());
    for (const Case* c : order.cases) tasks.push_back(make_task(*c, order.setting));
    run_all(order, tasks);
    std::vector<CaseRun> outcomes;
    outcomes.reserve(tasks.size());
    for (Task& task : tasks) outcomes.push_back(outcome_of(task, order));
    return outcomes;
}

std::vector<const Case*> chosen_cases(const std::vector<Suite>& suites,
                                      const std::vector<std::string>& ids) {
    std::vector<std::string> known;
    for (const Case& c : all_cases()) known.insert(known.end(), c.ids.begin(), c.ids.end());
    for (const std::string& id : ids) {
        if (std::find(known.begin(), known.end(), id) != known.end()) continue;
        throw InputError(
            fmt::format("there is no case '{}'; {}", id, nearest_name_cure(id, known)));
    }
    const auto has = [](const auto& list, const auto& wanted) {
        return wanted.empty() || std::any_of(list.begin(), list.end(), [&](const auto& one) {
                   return std::find(wanted.begin(), wanted.end(), one) != wanted.end();
               });
    };
    std::vector<const Case*> cases;
    for (const Case& c : all_cases()) {
        if (has(c.suites, suites) && has(c.ids, ids)) cases.push_back(&c);
    }
    return cases;
}

bool any_hard_failure(const std::vector<CaseRun>& outcomes) {
    for (const CaseRun& outcome : outcomes) {
        for (const Finding& f : outcome.report.findings) {
            if (f.gate == Gate::hard && f.verdict == Verdict::fails) return true;
        }
    }
    return false;
}

}  // namespace tidegate
