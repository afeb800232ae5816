#include "batch/resume.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/branch.h"
#include "record/altered_inputs.h"

namespace tidegate {
namespace {

// The checksums must be those of the texts: else it would go on with something else.
RunCourse checked_course(const RunReader& recording, const std::string& path) {
    const std::vector<std::string> altered = altered_inputs(recording.header());
    if (altered.empty()) return course_of(recording.header());
    throw InputError(fmt::format("{}: the text of {} is not the one whose SHA-256 was recorded", path, fmt::join(altered, ", ")));
}

bool has_past_of(const RunReader& recording, const StoredCheckpoint& stored) {
    return stored.frames <= recording.frames() && stored.samples <= recording.sample_times().size();
}

// Goes on from the last one that is whole and whose past the recording holds. Those that are passed over are dropped. False when
// there is none.
bool begin_at_last(const RunReader& recording, const std::string& path, std::vector<StoredCheckpoint> stored,
                   Continuation& run) {
    for (; !stored.empty(); stored.pop_back()) {
        if (!has_past_of(recording, stored.back())) continue;
        try {
            run.course.from = read_checkpoint(path, stored.back());
        } catch (const InputError&) {
            continue;  // torn or damaged: the one before it
        }
        run.from_s = stored.back().time;
        run.past.frames = stored.back().frames, run.past.samples = stored.back().samples;
        run.past.kept = std::move(stored);
        return true;
    }
    return false;
}

void drop_what_is_over(RunCourse& course, SimTime from_s) {
    std::erase_if(course.past, [&](const PastScenario& past) { return past.until_s <= from_s + 1e-6; });
}

void check_branch_time(const RunReader& recording, const std::string& path, const Scenario& scenario, SimTime at_s) {
    const SimTime earliest = recording.header().past.empty() ? 0 : recording.header().past.back().until_s;
    if (at_s > earliest && at_s < scenario.end) return;
    throw InputError(fmt::format("{}: a branch must leave the run after {}{} and before its end at {}", path,
                                 scenario.calendar.clock(earliest),
                                 earliest > 0 ? ", where it branched itself from another one," : "",
                                 scenario.calendar.clock(scenario.end)));
}

ScenarioText text_of_branch(const RunReader& recording, const BranchOrder& order) {
    ScenarioText text = recording.header().text;
    for (const auto& [name, content] : order.files) {
        const auto [there, is_new] = text.files.emplace(name, content);
        if (is_new || there->second == content) continue;
        throw InputError(fmt::format(
            "--file {0}: the past goes by another file of this name; give it another one and set the key that names it", name));
    }
    text.settings.insert(text.settings.end(), order.settings.begin(), order.settings.end());
    return text;
}

}  // namespace

Continuation resumption(const RunReader& recording, const std::string& path, const std::string& program_version) {
    Continuation run;
    run.lock = lock_checkpoints(path);
    run.course = checked_course(recording, path);
    run.past.reader = &recording;
    if (!begin_at_last(recording, path, stored_checkpoints(path, recording.header(), program_version), run)) {
        throw InputError(fmt::format("{}: no checkpoint of it can be used ({} is not there, damaged, or ahead of the recording); run "
                                     "the scenario anew, or look at what is there with 'tidegate view'",
                                     path, checkpoints_of(path)));
    }
    drop_what_is_over(run.course, run.from_s);
    return run;
}

Continuation branch(const RunReader& recording, const std::string& path, const BranchOrder& order,
                    const std::string& program_version) {
    Continuation run;
    run.course = checked_course(recording, path);
    check_branch_time(recording, path, run.course.scenario, order.at_s);
    run.past.reader = &recording;
    std::vector<StoredCheckpoint> stored;
    try {
        stored = stored_checkpoints(path, recording.header(), program_version);
    } catch (const InputError&) {
        stored.clear();  // of another program: the past is made again from the start
    }
    std::erase_if(stored, [&](const StoredCheckpoint& one) { return one.time > order.at_s + 1e-6; });
    if (begin_at_last(recording, path, std::move(stored), run)) drop_what_is_over(run.course, run.from_s);
    run.past.kept.clear();  // they are the other recording's
    run.course.told.push_back({order.at_s, recording.header().text.settings});
    Scenario before = std::move(run.course.scenario);
    run.course.scenario = scenario_of(text_of_branch(recording, order), recording.header().name);
    check_branch_keys(before, run.course.scenario);
    run.course.past.push_back({order.at_s, std::move(before)});
    return run;
}

}  // namespace tidegate
