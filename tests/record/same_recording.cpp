#include "record/same_recording.h"

#include <fmt/core.h>

#include <cmath>
#include <vector>

#include "record/run_reader.h"

namespace tidegate::testing {
namespace {

std::string words(const Event& e) {
    return fmt::format("event {} {} {} {} {} {} {} {}", e.time, int(e.kind), e.subject, e.who, e.detail, e.value, e.ordered, e.agent);
}
std::string words(const Crossing& c) { return fmt::format("crossing {} {} {} {}", c.time, c.agent, c.portal, c.direction); }
std::string words(const LevelChange& c) {
    return fmt::format("level {} {} {} {} {} {}", c.rule.row, int(c.before), int(c.after), c.crossed_s, c.known_s, c.value);
}
std::string words(const Outcome& o) { return fmt::format("outcome {} {} {} {}", o.name, o.value, o.unit, o.at); }
std::string words(const AgentRecord& a) {
    return fmt::format("passenger {} {} {} {} {} {} {} {} {}", a.demand_line, a.free_speed_m_s, a.body_radius_m, a.due_s, a.appeared_s,
                       a.left_s, a.origin_portal, a.fate, a.class_row);
}

template <class T>
void add(const std::vector<T>& rows, std::vector<std::string>& all) {
    for (const T& row : rows) all.push_back(words(row));
}

std::vector<std::string> words_of(const RunReader& run) {
    std::vector<std::string> all{fmt::format("status {} hash {}", int(run.status()), run.final_hash())};
    for (std::size_t f = 0; f < run.frames(); ++f) {
        const StoredFrame frame = run.frame(f);
        all.push_back(fmt::format("frame {} {} {}", frame.time, frame.state_hash, frame.agents.size()));
        for (const FrameAgent& a : frame.agents) {
            all.back() += fmt::format(" {} {} {} {} {} {}", a.agent, a.x, a.y, a.plane, a.state, a.told);
        }
    }
    for (std::size_t o = 0; o < run.header().observables.size(); ++o) {
        const std::vector<double> values = run.observable(o);
        for (std::size_t s = 0; s < values.size(); ++s) all.push_back(fmt::format("sample {} {}", run.sample_times()[s], values[s]));
    }
    for (const std::uint32_t people : run.people_on_planes()) all.push_back(fmt::format("people {}", people));
    add(run.events(), all);
    add(run.crossings(), all);
    add(run.level_changes(), all);
    add(run.agents(), all);
    add(run.outcomes(), all);
    return all;
}

}  // namespace

std::string difference_of_recordings(const std::string& one, const std::string& other) {
    const std::vector<std::string> a = words_of(RunReader(one)), b = words_of(RunReader(other));
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] != b[i]) return a[i].substr(0, 300) + " <> " + b[i].substr(0, 300);
    }
    return a.size() == b.size() ? "" : fmt::format("{} rows <> {} rows", a.size(), b.size());
}

}  // namespace tidegate::testing
