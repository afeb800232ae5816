#include "record/table_reader.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "record/disk_names.h"

namespace tidegate {
namespace {

/// Reads one table. Its key column is opened first: what it counts is in the file in all columns.
class TableReader {
public:
    TableReader(hid_t file, const char* name, const char* key)
        : group_(h5::open_group(file, name)),
          rows_(h5::rows_of(h5::open_dataset(group_.get(), key).get())) {}
    std::size_t rows() const { return rows_; }
    bool has(const char* name) const { return H5Lexists(group_.get(), name, H5P_DEFAULT) > 0; }

    template <class T>
    std::vector<T> numbers(const char* name) const {
        auto values = h5::read_numbers<T>(group_.get(), name, rows_);
        check(values.size(), name);
        return values;
    }
    /// Times [s], each a number.
    std::vector<double> times(const char* name) const {
        auto values = numbers<double>(name);
        check_times(values, name);
        return values;
    }
    std::vector<std::string> texts(const char* name) const {
        auto values = h5::read_texts(group_.get(), name);
        check(values.size(), name);
        return values;
    }

private:
    void check(std::size_t size, const char* name) const {
        if (size < rows_) throw h5::Failure(std::string(name) + ": rows are missing");
    }

    h5::Handle group_;
    std::size_t rows_;
};

}  // namespace

void check_times(std::span<const double> times, const char* name) {
    const bool is_good = std::all_of(times.begin(), times.end(), [](double time) { return std::isfinite(time); });
    if (!is_good) throw h5::Failure(std::string(name) + ": not a time");
}

std::vector<Event> read_events(hid_t file) {
    const TableReader table(file, "events", "time_s");
    const auto time = table.times("time_s");
    const auto kind = table.texts("kind"), subject = table.texts("subject"),
               who = table.texts("who");
    const auto detail = table.texts("detail");
    const auto value = table.numbers<double>("value"), ordered = table.times("ordered_s");
    const auto agent = table.numbers<std::int32_t>("agent");
    std::vector<Event> events;
    events.reserve(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        events.push_back({time[i], event_kind_of(kind[i]), subject[i], who[i], detail[i], value[i],
                          ordered[i], agent[i]});
    }
    return events;
}

std::vector<LevelChange> read_level_changes(hid_t file) {
    const TableReader table(file, "level_changes", "known_s");
    const auto known = table.times("known_s"), crossed = table.times("crossed_s");
    const auto rule = table.numbers<std::int32_t>("rule");
    const auto before = table.texts("before"), after = table.texts("after");
    const auto value = table.numbers<double>("value");
    std::vector<LevelChange> changes;
    changes.reserve(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        changes.push_back({RuleId{rule[i]}, warning_level_of(before[i]), warning_level_of(after[i]),
                           crossed[i], known[i], value[i]});
    }
    return changes;
}

std::vector<Outcome> read_outcomes(hid_t file) {
    const TableReader table(file, "outcomes", "time_s");
    const auto at = table.times("time_s"), value = table.numbers<double>("value");
    const auto name = table.texts("name"), unit = table.texts("unit");
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < table.rows(); ++i)
        outcomes.push_back({name[i], value[i], unit[i], at[i]});
    return outcomes;
}

std::vector<AgentRecord> read_agents(hid_t file) {
    const TableReader table(file, "agents", "demand_line");
    const auto line = table.numbers<std::int32_t>("demand_line");
    const auto origin = table.numbers<std::int32_t>("origin_portal");
    const auto speed = table.numbers<float>("free_speed_m_s"),
               radius = table.numbers<float>("body_radius_m");
    const auto due = table.times("due_s"), appeared = table.times("appeared_s");
    const auto left = table.times("left_s");
    const auto fate = table.numbers<std::uint8_t>("fate");
    // Since 1.2.
    const auto class_row = table.has("class") ? table.numbers<std::int16_t>("class")
                                              : std::vector<std::int16_t>(table.rows(), -1);
    std::vector<AgentRecord> agents;
    agents.reserve(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        agents.push_back(
            {line[i], speed[i], radius[i], due[i], appeared[i], left[i], origin[i], fate[i],
             class_row[i]});
    }
    return agents;
}

std::vector<Crossing> read_crossings(hid_t file) {
    const TableReader table(file, "crossings", "time_s");
    const auto time = table.times("time_s");
    const auto agent = table.numbers<std::int32_t>("agent"),
               portal = table.numbers<std::int32_t>("portal");
    const auto direction = table.numbers<std::int8_t>("direction");
    std::vector<Crossing> crossings;
    crossings.reserve(table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        crossings.push_back({time[i], agent[i], portal[i], direction[i]});
    }
    return crossings;
}

RunStatus read_status(hid_t file) {
    const auto texts = h5::read_texts(file, "status");
    if (texts.empty()) throw h5::Failure("status: no row");
    return run_status_of(texts.front());
}

}  // namespace tidegate
