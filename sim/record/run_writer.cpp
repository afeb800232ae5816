#include "record/run_writer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "base/fault.h"
#include "record/disk_names.h"
#include "record/header_file.h"
#include "record/new_file.h"
#include "record/run_tables.h"

namespace tidegate {
namespace {

using Clock = std::chrono::steady_clock;

// Attributes cannot change while others read along, so what changes is a dataset of one row.
h5::Handle make_state(hid_t group, const char* name, hid_t type, const char* meaning) {
    const hsize_t one = 1;
    const h5::Handle space(H5Screate_simple(1, &one, nullptr), H5Sclose, name);
    const h5::Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, name);
    h5::check(H5Pset_alloc_time(list.get(), H5D_ALLOC_TIME_EARLY), name);
    h5::Handle data(
        H5Dcreate2(group, name, type, space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT), H5Dclose,
        name);
    h5::write_attribute(data.get(), "unit", std::string());
    h5::write_attribute(data.get(), "meaning", std::string(meaning));
    return data;
}

void write_status(hid_t data, RunStatus status) {
    const h5::Handle type = h5::text_type(status_bytes);
    std::string name(disk_name(status));
    name.resize(status_bytes, '\0');
    h5::check(H5Dwrite(data, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, name.data()), "status");
}

void write_hash(hid_t data, std::uint64_t hash) {
    h5::check(H5Dwrite(data, H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, &hash),
              "state hash");
}

}  // namespace

struct RunWriter::Parts {
    Parts(const std::string& file_path, h5::Handle made, const RunHeader& header, int deflate)
        : path(file_path),
          file(std::move(made)),
          trajectories(file.get(), deflate),
          observables(file.get(), header.observables),
          people(file.get(), header.planes.size(), deflate),
          events(file.get(), deflate),
          crossings(file.get(), deflate),
          level_changes(file.get()),
          agents(file.get(), deflate),
          outcomes(file.get()),
          status(make_state(file.get(), "status", h5::text_type(status_bytes).get(),
                            "running (partial), finished or interrupted")),
          final_hash(make_state(file.get(), "final_state_hash", H5T_NATIVE_UINT64,
                                "fingerprint of the state at the end; 0 while running")) {
        write_header(file.get(), header);
        write_status(status.get(), RunStatus::running);
        write_hash(final_hash.get(), 0);
        h5::check(H5Fstart_swmr_write(file.get()), "opening the file to readers");
    }

    std::string path;
    h5::Handle file;
    TrajectoryTable trajectories;
    ObservableTable observables;
    PeopleTable people;
    EventTable events;
    CrossingTable crossings;
    LevelChangeTable level_changes;
    AgentTable agents;
    OutcomeTable outcomes;
    h5::Handle status, final_hash;
    std::span<const AgentRecord> agent_rows;
    Clock::time_point flushed = Clock::now();
    std::string refused;  ///< why the disk refused, once it has
    bool finished = false;

    // Closing a file that could not be written would mark it as complete; left open, it reads like
    // that of a killed process.
    ~Parts() {
        if (!refused.empty()) file.abandon();
    }

    template <class Work>
    void each_table(Work work) {
        for (Table* table : {&observables.table(), &people.table(), &events.table(), &crossings.table(),
                             &level_changes.table(), &outcomes.table()}) {
            work(*table);
        }
    }
    void to_disk() { h5::check(H5Fflush(file.get(), H5F_SCOPE_LOCAL), "flushing"); }
    void flush();
};

// Data first, then the keys that make them count: whoever opens the file in between sees whole
// rows.
void RunWriter::Parts::flush() {
    trajectories.write_data();
    each_table([](Table& table) { table.write_data(); });
    agents.update(agent_rows);
    to_disk();
    trajectories.write_key();
    each_table([](Table& table) { table.write_key(); });
    to_disk();
    flushed = Clock::now();
}

RunWriter::RunWriter(const std::string& path, const RunHeader& header, bool force,
                     int compression) {
    promise(compression >= 0 && compression <= 9, "compression lies in [0, 9]");
    h5::quiet();
    h5::Handle file = make_run_file(path, force);
    try {
        parts_ = std::make_unique<Parts>(path, std::move(file), header, compression);
    } catch (const h5::Failure& failure) {
        std::error_code none;
        std::filesystem::remove(path, none);
        throw std::runtime_error(refused_text(path, failure.what()));
    }
}

RunWriter::RunWriter(RunWriter&&) noexcept = default;

RunWriter::~RunWriter() {
    if (!parts_ || parts_->finished || !parts_->refused.empty()) return;
    try {
        h5::quiet();
        parts_->agent_rows = {};  // whoever owned them may be gone
        parts_->flush();
    } catch (const std::exception&) {
        return;  // a destructor cannot tell; the file stays partial
    }
}

template <class Work>
void RunWriter::guarded(Work work) {
    promise(parts_ && !parts_->finished, "nothing is written to a finished recording");
    if (!parts_->refused.empty()) throw std::runtime_error(parts_->refused);
    h5::quiet();
    try {
        work(*parts_);
    } catch (const h5::Failure& failure) {
        parts_->refused = refused_text(parts_->path, failure.what()) +
                          "; what was written before can be opened as a partial recording";
        throw std::runtime_error(parts_->refused);
    }
}

void RunWriter::frame(const Frame& frame) {
    guarded([&](Parts& parts) { parts.trajectories.append(frame); });
}

void RunWriter::observables(SimTime time, std::span<const double> values) {
    guarded([&](Parts& parts) { parts.observables.append(time, values); });
}

void RunWriter::people(SimTime time, std::span<const std::uint32_t> on_planes) {
    guarded([&](Parts& parts) { parts.people.append(time, on_planes); });
}

void RunWriter::events(std::span<const Event> more) {
    guarded([&](Parts& parts) {
        for (const Event& event : more) parts.events.append(event);
        parts.events.table().write_whole_chunks();
    });
}

void RunWriter::crossings(std::span<const Crossing> more) {
    guarded([&](Parts& parts) {
        for (const Crossing& crossing : more) parts.crossings.append(crossing);
        parts.crossings.table().write_whole_chunks();
    });
}

void RunWriter::level_changes(std::span<const LevelChange> more) {
    guarded([&](Parts& parts) {
        for (const LevelChange& change : more) parts.level_changes.append(change);
    });
}

void RunWriter::agents(std::span<const AgentRecord> table) {
    guarded([&](Parts& parts) { parts.agent_rows = table; });
}

void RunWriter::flush_if_due() {
    guarded([](Parts& parts) {
        const std::chrono::duration<double> passed = Clock::now() - parts.flushed;
        if (passed.count() >= flush_interval_s) parts.flush();
    });
}

void RunWriter::flush() {
    guarded([](Parts& parts) { parts.flush(); });
}

void RunWriter::move_to(const std::string& path) {
    flush();
    std::error_code error;
    std::filesystem::rename(parts_->path, path, error);
    if (error) throw std::runtime_error(refused_text(path, error.message()));
    parts_->path = path;
}

void RunWriter::finish(RunStatus status, std::uint64_t state_hash,
                       std::span<const Outcome> outcomes) {
    promise(status != RunStatus::running, "a finished recording is not running");
    guarded([&](Parts& parts) {
        for (const Outcome& outcome : outcomes) parts.outcomes.append(outcome);
        write_hash(parts.final_hash.get(), state_hash);
        parts.flush();
        write_status(parts.status.get(), status);
        parts.to_disk();
        parts.finished = true;
    });
    parts_.reset();
}

}  // namespace tidegate
