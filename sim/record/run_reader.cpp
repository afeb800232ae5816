#include "record/run_reader.h"

#include <algorithm>
#include <new>

#include "base/fault.h"
#include "record/disk_names.h"
#include "record/header_file.h"
#include "record/open_file.h"
#include "record/table_reader.h"

namespace tidegate {
namespace {

/// Where frames stand, and the columns their rows are read from.
struct Trajectories {
    h5::Handle agent, x, y, speed, plane, state;
    h5::Handle told;  ///< since 1.2; else none
    std::vector<double> time;
    std::vector<std::uint64_t> first, hash;
    std::vector<std::uint32_t> count;
};

std::size_t shortest(const Trajectories& rows) {
    std::size_t least = SIZE_MAX;
    for (const h5::Handle* column :
         {&rows.agent, &rows.x, &rows.y, &rows.speed, &rows.plane, &rows.state}) {
        least = std::min(least, h5::rows_of(column->get()));
    }
    return rows.told ? std::min(least, h5::rows_of(rows.told.get())) : least;
}

// Keeps the frames of which everything is there, in case the writer was cut off.
void keep_whole_frames(Trajectories& rows) {
    std::size_t frames =
        std::min({rows.time.size(), rows.first.size(), rows.count.size(), rows.hash.size()});
    const std::uint64_t there = shortest(rows);
    const auto is_whole = [&](std::size_t i) {
        return rows.first[i] <= there && rows.count[i] <= there - rows.first[i];
    };
    while (frames > 0 && !is_whole(frames - 1)) --frames;
    for (std::size_t i = 0; i < frames; ++i) {
        if (!is_whole(i) || (i > 0 && !(rows.time[i] >= rows.time[i - 1]))) {
            throw h5::Failure("the frames are out of order");
        }
    }
    rows.time.resize(frames);
}

// The times are read first: they are written last (run_tables.h).
Trajectories open_trajectories(hid_t file) {
    const h5::Handle group = h5::open_group(file, "trajectories");
    const h5::Handle frames = h5::open_group(group.get(), "frames");
    Trajectories rows;
    rows.time = h5::read_numbers<double>(frames.get(), "time_s");
    check_times(rows.time, "frames/time_s");
    rows.first = h5::read_numbers<std::uint64_t>(frames.get(), "first_row");
    rows.count = h5::read_numbers<std::uint32_t>(frames.get(), "rows");
    rows.hash = h5::read_numbers<std::uint64_t>(frames.get(), "state_hash");
    rows.agent = h5::open_dataset(group.get(), "agent");
    rows.x = h5::open_dataset(group.get(), "x_cm");
    rows.y = h5::open_dataset(group.get(), "y_cm");
    rows.speed = h5::open_dataset(group.get(), "speed_cm_s");
    rows.plane = h5::open_dataset(group.get(), "plane");
    rows.state = h5::open_dataset(group.get(), "state");
    if (H5Lexists(group.get(), "told", H5P_DEFAULT) > 0) rows.told = h5::open_dataset(group.get(), "told");
    keep_whole_frames(rows);
    return rows;
}

template <class T>
std::vector<T> rows_of_frame(const h5::Handle& column, const Trajectories& rows,
                             std::size_t frame) {
    std::vector<T> values(rows.count[frame]);
    h5::read_rows<T>(column.get(), rows.first[frame], values);
    return values;
}

float metres(std::int32_t centimetres) { return static_cast<float>(centimetres * position_unit_m); }

StoredFrame read_frame(const Trajectories& rows, std::size_t index) {
    const auto agent = rows_of_frame<std::int32_t>(rows.agent, rows, index);
    const auto x = rows_of_frame<std::int32_t>(rows.x, rows, index);
    const auto y = rows_of_frame<std::int32_t>(rows.y, rows, index);
    const auto speed = rows_of_frame<std::uint16_t>(rows.speed, rows, index);
    const auto plane = rows_of_frame<std::uint16_t>(rows.plane, rows, index);
    const auto state = rows_of_frame<std::uint8_t>(rows.state, rows, index);
    auto told = std::vector<std::uint8_t>(agent.size());
    if (rows.told) told = rows_of_frame<std::uint8_t>(rows.told, rows, index);
    StoredFrame frame{rows.time[index], rows.hash[index], {}};
    frame.agents.reserve(agent.size());
    for (std::size_t i = 0; i < agent.size(); ++i) {
        frame.agents.push_back(
            {agent[i], metres(x[i]), metres(y[i]), speed[i], plane[i], state[i], told[i]});
    }
    return frame;
}

std::vector<double> read_series(hid_t values, std::size_t column, std::size_t rows) {
    const hsize_t start[2] = {0, column}, size[2] = {rows, 1}, memory_size = rows;
    std::vector<double> series(rows);
    if (rows == 0) return series;
    const h5::Handle file(H5Dget_space(values), H5Sclose, "samples");
    const h5::Handle memory(H5Screate_simple(1, &memory_size, nullptr), H5Sclose, "samples");
    h5::check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, size, nullptr),
              "samples");
    h5::check(
        H5Dread(values, H5T_NATIVE_DOUBLE, memory.get(), file.get(), H5P_DEFAULT, series.data()),
        "reading samples");
    return series;
}

std::vector<std::uint32_t> read_table(hid_t values, std::size_t rows, std::size_t width) {
    std::vector<std::uint32_t> table(rows * width);
    if (table.empty()) return table;
    const hsize_t start[2] = {0, 0}, size[2] = {rows, width}, memory_size = table.size();
    const h5::Handle file(H5Dget_space(values), H5Sclose, "people");
    const h5::Handle memory(H5Screate_simple(1, &memory_size, nullptr), H5Sclose, "people");
    h5::check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, size, nullptr), "people");
    h5::check(H5Dread(values, H5T_NATIVE_UINT32, memory.get(), file.get(), H5P_DEFAULT, table.data()), "reading people");
    return table;
}

// Runs `work` and turns what a damaged file makes of it into a sentence.
template <class Work>
auto readable(const std::string& path, Work work) {
    try {
        h5::quiet();
        return work();
    } catch (const h5::Failure& failure) {
        refuse_damaged(path, failure.what());
    } catch (const std::bad_alloc&) {
        refuse_damaged(path, "it asks for more memory than there is");
    } catch (const std::length_error&) {
        refuse_damaged(path, "it asks for more memory than there is");
    }
}

}  // namespace

struct RunReader::Parts {
    std::string path;
    h5::Handle file;
    RunHeader header;
    RunStatus status = RunStatus::running;
    std::uint64_t final_hash = 0;
    Trajectories trajectories;
    std::vector<double> sample_times;
    h5::Handle values;  ///< none when there are no observables
    std::vector<double> people_times;
    h5::Handle on_planes;  ///< none in a recording of format 1.1
    std::vector<Event> events;
    std::vector<LevelChange> level_changes;
    std::vector<Outcome> outcomes;

    explicit Parts(const std::string& file_path) : path(file_path), file(open_run_file(file_path)) {
        // The status is read first: when it says finished, everything else is there.
        status = read_status(file.get());
        const auto hash = h5::read_numbers<std::uint64_t>(file.get(), "final_state_hash", 1);
        if (status != RunStatus::running && !hash.empty()) final_hash = hash.front();
        header = read_header(file.get());
        trajectories = open_trajectories(file.get());
        open_observables();
        open_people();
        events = read_events(file.get());
        level_changes = read_level_changes(file.get());
        outcomes = read_outcomes(file.get());
        check_rules();
    }

    void open_observables() {
        const h5::Handle group = h5::open_group(file.get(), "observables");
        sample_times = h5::read_numbers<double>(group.get(), "time_s");
        check_times(sample_times, "observables/time_s");
        if (header.observables.empty()) return;
        values = h5::open_dataset(group.get(), "value");
        if (h5::rows_of(values.get(), 2) < sample_times.size())
            throw h5::Failure("samples are missing");
    }

    void open_people() {
        if (H5Lexists(file.get(), "people", H5P_DEFAULT) <= 0 || header.planes.empty()) return;
        const h5::Handle group = h5::open_group(file.get(), "people");
        people_times = h5::read_numbers<double>(group.get(), "time_s");
        check_times(people_times, "people/time_s");
        on_planes = h5::open_dataset(group.get(), "on_plane");
        if (h5::rows_of(on_planes.get(), 2) < people_times.size()) throw h5::Failure("counts of people are missing");
    }

    void check_rules() const {
        for (const LevelChange& change : level_changes) {
            if (change.rule.row < 0 || change.rule.index() >= header.rules.size()) {
                throw h5::Failure("a level change of an unknown rule");
            }
        }
    }
};

template <class Work>
auto RunReader::guarded(Work work) const {
    return readable(parts_->path, [&] { return work(*parts_); });
}

RunReader::RunReader(const std::string& path)
    : parts_(readable(path, [&] { return std::make_unique<Parts>(path); })) {}
RunReader::~RunReader() = default;
RunReader::RunReader(RunReader&&) noexcept = default;

const RunHeader& RunReader::header() const { return parts_->header; }
RunStatus RunReader::status() const { return parts_->status; }
std::uint64_t RunReader::final_hash() const { return parts_->final_hash; }
std::size_t RunReader::frames() const { return parts_->trajectories.time.size(); }
const std::vector<double>& RunReader::frame_times() const { return parts_->trajectories.time; }
const std::vector<double>& RunReader::sample_times() const { return parts_->sample_times; }
const std::vector<Event>& RunReader::events() const { return parts_->events; }
const std::vector<LevelChange>& RunReader::level_changes() const { return parts_->level_changes; }
const std::vector<Outcome>& RunReader::outcomes() const { return parts_->outcomes; }

StoredFrame RunReader::frame(std::size_t index) const {
    promise(index < frames(), "a frame asked for is in the recording");
    return guarded([&](const Parts& parts) { return read_frame(parts.trajectories, index); });
}

std::uint64_t RunReader::frame_hash(std::size_t index) const {
    promise(index < frames(), "a frame asked for is in the recording");
    return parts_->trajectories.hash[index];
}

std::size_t RunReader::frame_at(SimTime time) const {
    const auto& times = frame_times();
    const auto after = std::upper_bound(times.begin(), times.end(), time);
    return after == times.begin() ? 0 : static_cast<std::size_t>(after - times.begin()) - 1;
}

std::vector<double> RunReader::observable(std::size_t index) const {
    promise(index < header().observables.size(), "an observable asked for is in the recording");
    return guarded([&](const Parts& parts) {
        return read_series(parts.values.get(), index, parts.sample_times.size());
    });
}

const std::vector<double>& RunReader::people_times() const { return parts_->people_times; }

std::vector<std::uint32_t> RunReader::people_on_planes() const {
    return guarded([](const Parts& parts) {
        return read_table(parts.on_planes.get(), parts.people_times.size(), parts.header.planes.size());
    });
}

std::vector<AgentRecord> RunReader::agents() const {
    return guarded([](const Parts& parts) { return read_agents(parts.file.get()); });
}

std::vector<Crossing> RunReader::crossings() const {
    return guarded([](const Parts& parts) { return read_crossings(parts.file.get()); });
}

}  // namespace tidegate
