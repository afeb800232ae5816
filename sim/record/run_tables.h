#pragma once
#include <span>
#include <vector>

#include "record/column.h"
#include "record/run_file.h"

namespace tidegate {

/// The tables of a recording that grow during the run, as the writer sees them: each takes rows,
/// and knows its columns' names, units and chunks. Layout: docs/recording.md.

class TrajectoryTable {
public:
    TrajectoryTable(hid_t file, int deflate);
    void append(const Frame& frame);
    void write_data();
    void write_key();

private:
    Table rows_;
    Table frames_;
    Column *agent_, *x_, *y_, *speed_, *plane_, *state_, *told_;
    Column *time_, *first_, *count_, *hash_;
    std::uint64_t next_row_ = 0;
};

class ObservableTable {
public:
    ObservableTable(hid_t file,
                    const std::vector<std::pair<std::string, std::string>>& observables);
    void append(SimTime time, std::span<const double> values);
    Table& table() { return table_; }

private:
    Table table_;
    std::size_t width_;
    Column *time_, *values_ = nullptr;
};

class PeopleTable {
public:
    PeopleTable(hid_t file, std::size_t planes, int deflate);
    void append(SimTime time, std::span<const std::uint32_t> on_planes);
    Table& table() { return table_; }

private:
    Table table_;
    std::size_t width_;
    Column *time_, *on_plane_ = nullptr;
};

class EventTable {
public:
    EventTable(hid_t file, int deflate);
    void append(const Event& event);
    Table& table() { return table_; }

private:
    Table table_;
    Column *time_, *kind_, *subject_, *who_, *detail_, *value_, *ordered_, *agent_;
};

class CrossingTable {
public:
    CrossingTable(hid_t file, int deflate);
    void append(const Crossing& crossing);
    Table& table() { return table_; }

private:
    Table table_;
    Column *time_, *agent_, *portal_, *direction_;
};

class LevelChangeTable {
public:
    explicit LevelChangeTable(hid_t file);
    void append(const LevelChange& change);
    Table& table() { return table_; }

private:
    Table table_;
    Column *known_, *crossed_, *rule_, *before_, *after_, *value_;
};

class OutcomeTable {
public:
    explicit OutcomeTable(hid_t file);
    void append(const Outcome& outcome);
    Table& table() { return table_; }

private:
    Table table_;
    Column *name_, *value_, *unit_, *at_;
};

/// The agent table is given whole each time; only blocks of rows that changed are written again.
class AgentTable {
public:
    AgentTable(hid_t file, int deflate);
    void update(std::span<const AgentRecord> table);

private:
    Table table_;
    Column *line_, *free_speed_, *body_radius_, *due_, *appeared_, *left_, *origin_, *fate_, *class_;
    std::vector<AgentRecord> known_;  ///< as it stands in the file
};

}  // namespace tidegate
