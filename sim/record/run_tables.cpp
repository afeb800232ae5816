#include "record/run_tables.h"

#include <algorithm>
#include <cmath>

#include "base/fault.h"
#include "record/disk_names.h"

namespace tidegate {
namespace {

// A chunk that is written again takes new room in the file, so tables that grow slowly have small
// chunks, or no compression: then rows stay in place.
constexpr std::size_t trajectory_chunk = 16384;
constexpr std::size_t frame_chunk = 1024;
constexpr std::size_t sample_chunk = 256;
constexpr std::size_t people_chunk = 512;
constexpr std::size_t event_chunk = 64;
constexpr std::size_t crossing_chunk = 2048;
constexpr std::size_t agent_chunk = 4096;

void promise_finite(double value, const char* what) { promise(std::isfinite(value), what); }

// Whole centimetres, nearest.
std::int32_t centimetres(float metres) {
    return static_cast<std::int32_t>(std::lrint(static_cast<double>(metres) / position_unit_m));
}

// Before anything of the frame is taken, so that a refused frame leaves no trace.
void promise_good(const Frame& frame) {
    promise_finite(frame.time, "the time of a frame is a number");
    std::int32_t before = -1;
    for (const FrameAgent& one : frame.agents) {
        promise(one.agent > before, "a frame is ordered by agent, each once");
        promise(std::abs(one.x) < 2.0e7f && std::abs(one.y) < 2.0e7f,
                "a position in a frame is a number and lies on its plane");
        before = one.agent;
    }
}

template <class T>
void write_block(Column& column, T AgentRecord::*member, std::span<const AgentRecord> table,
                 std::span<const AgentRecord> known, std::size_t first) {
    const std::size_t last = std::min(first + agent_chunk, table.size());
    bool same = last <= known.size();
    for (std::size_t i = first; same && i < last; ++i) same = table[i].*member == known[i].*member;
    if (same) return;
    std::vector<T> block;
    block.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) block.push_back(table[i].*member);
    column.write_at(first, block.size(), block.data());
}

template <class T>
void write_changed(Column& column, T AgentRecord::*member, std::span<const AgentRecord> table,
                   std::span<const AgentRecord> known) {
    for (std::size_t first = 0; first < table.size(); first += agent_chunk) {
        write_block(column, member, table, known, first);
    }
}

}  // namespace

TrajectoryTable::TrajectoryTable(hid_t file, int deflate)
    : rows_(file, "trajectories", "one row per passenger and frame, ordered by frame, then agent",
            {trajectory_chunk, deflate}),
      frames_(rows_.group(), "frames", "one row per frame: where its rows stand in /trajectories",
              {frame_chunk, 0}) {
    agent_ = &rows_.add<std::int32_t>({"agent", "", "row of /agents"});
    x_ = &rows_.add<std::int32_t>({"x_cm", "cm", "on its plane, relative to the plane's origin"});
    y_ = &rows_.add<std::int32_t>({"y_cm", "cm", "on its plane, relative to the plane's origin"});
    speed_ = &rows_.add<std::uint16_t>({"speed_cm_s", "cm/s", "walking speed"});
    plane_ = &rows_.add<std::uint16_t>({"plane", "", "row of /planes"});
    state_ = &rows_.add<std::uint8_t>({"state", "", state_codes});
    told_ = &rows_.add<std::uint8_t>({"told", "", told_codes});
    h5::write_attribute(x_->dataset(), "scale_m", position_unit_m);
    h5::write_attribute(y_->dataset(), "scale_m", position_unit_m);
    time_ = &frames_.add<double>({"time_s", "s", "time of the frame"});
    first_ =
        &frames_.add<std::uint64_t>({"first_row", "", "first row of the frame in /trajectories"});
    count_ = &frames_.add<std::uint32_t>({"rows", "passengers", "number of rows of the frame"});
    hash_ = &frames_.add<std::uint64_t>(
        {"state_hash", "", "fingerprint of the whole state at this time"});
}

void TrajectoryTable::append(const Frame& frame) {
    promise_good(frame);
    const std::size_t n = frame.agents.size();
    auto* agent = agent_->grow<std::int32_t>(n);
    auto* x = x_->grow<std::int32_t>(n);
    auto* y = y_->grow<std::int32_t>(n);
    auto* speed = speed_->grow<std::uint16_t>(n);
    auto* plane = plane_->grow<std::uint16_t>(n);
    auto* state = state_->grow<std::uint8_t>(n);
    auto* told = told_->grow<std::uint8_t>(n);
    for (std::size_t i = 0; i < n; ++i) {
        const FrameAgent& one = frame.agents[i];
        agent[i] = one.agent;
        x[i] = centimetres(one.x);
        y[i] = centimetres(one.y);
        speed[i] = one.speed_cm_s;
        plane[i] = one.plane;
        state[i] = one.state;
        told[i] = one.told;
    }
    time_->push(frame.time);
    first_->push(next_row_);
    count_->push(static_cast<std::uint32_t>(n));
    hash_->push(frame.state_hash);
    next_row_ += n;
    rows_.write_whole_chunks();
    agent_->write_whole_chunks();
}

void TrajectoryTable::write_data() {
    rows_.write_data();
    agent_->write_all();
    frames_.write_data();
}

// The rows need no key of their own: a frame whose time is in the file has all its rows.
void TrajectoryTable::write_key() { frames_.write_key(); }

ObservableTable::ObservableTable(
    hid_t file, const std::vector<std::pair<std::string, std::string>>& observables)
    : table_(file, "observables", "series of what is watched; column = row of name and unit",
             {sample_chunk, 0}),
      width_(observables.size()) {
    std::vector<std::string> names, units;
    for (const auto& [name, unit] : observables) {
        names.push_back(name);
        units.push_back(unit);
    }
    h5::write_texts(table_.group(), "name", names);
    h5::write_texts(table_.group(), "unit", units);
    time_ = &table_.add<double>({"time_s", "s", "time of the sample"});
    if (width_ == 0) return;
    values_ = &table_.add<double>({"value", "see /observables/unit", "one row per sample", width_});
}

void ObservableTable::append(SimTime time, std::span<const double> values) {
    promise_finite(time, "the time of a sample is a number");
    promise(values.size() == width_, "a sample has one value for each observable");
    for (const double value : values)
        promise_finite(value, "the value of an observable is a number");
    time_->push(time);
    if (values_) std::copy(values.begin(), values.end(), values_->grow<double>(1));
    table_.write_whole_chunks();
}

PeopleTable::PeopleTable(hid_t file, std::size_t planes, int deflate)
    : table_(file, "people", "people on each plane at each sample; column = row of /planes", {people_chunk, deflate}),
      width_(planes) {
    time_ = &table_.add<double>({"time_s", "s", "time of the sample"});
    if (width_ == 0) return;
    on_plane_ = &table_.add<std::uint32_t>({"on_plane", "passengers", "one row per sample", width_});
}

void PeopleTable::append(SimTime time, std::span<const std::uint32_t> on_planes) {
    promise_finite(time, "the time of a sample is a number");
    promise(on_planes.size() == width_, "people are counted on every plane");
    time_->push(time);
    if (on_plane_) std::copy(on_planes.begin(), on_planes.end(), on_plane_->grow<std::uint32_t>(1));
    table_.write_whole_chunks();
}

EventTable::EventTable(hid_t file, int deflate)
    : table_(file, "events", "what happened, ordered by when it was known",
             {event_chunk, deflate}) {
    time_ = &table_.add<double>({"time_s", "s", "when it happened or took effect"});
    kind_ = &table_.add_text({"kind", "", "what happened"}, kind_bytes);
    subject_ =
        &table_.add_text({"subject", "", "rule, step, service or place it is about"}, name_bytes);
    who_ = &table_.add_text({"who", "", "role, for events of the plan"}, name_bytes);
    detail_ = &table_.add_text({"detail", "", "in words"}, detail_bytes);
    value_ = &table_.add<double>({"value", "by kind", "see docs/recording.md"});
    ordered_ = &table_.add<double>({"ordered_s", "s", "when it was ordered; -1: not ordered"});
    agent_ = &table_.add<std::int32_t>({"agent", "", "row of /agents; -1: none"});
}

void EventTable::append(const Event& event) {
    promise_finite(event.time, "the time of an event is a number");
    promise_finite(event.value, "the value of an event is a number");
    promise_finite(event.ordered, "the time of an order is a number");
    time_->push(event.time);
    kind_->push_text(disk_name(event.kind));
    subject_->push_text(event.subject);
    who_->push_text(event.who);
    detail_->push_text(event.detail);
    value_->push(event.value);
    ordered_->push(event.ordered);
    agent_->push(event.agent);
}

CrossingTable::CrossingTable(hid_t file, int deflate)
    : table_(file, "crossings", "one row per passage of a passenger through a line",
             {crossing_chunk, deflate}) {
    time_ = &table_.add<double>({"time_s", "s", "exact time of the passage"});
    agent_ = &table_.add<std::int32_t>({"agent", "", "row of /agents"});
    portal_ = &table_.add<std::int32_t>({"portal", "", "row of /portals"});
    direction_ = &table_.add<std::int8_t>({"direction", "", "+1 forward, -1 backward"});
}

void CrossingTable::append(const Crossing& crossing) {
    promise_finite(crossing.time, "the time of a crossing is a number");
    time_->push(crossing.time);
    agent_->push(crossing.agent);
    portal_->push(crossing.portal);
    direction_->push(static_cast<std::int8_t>(crossing.direction));
}

LevelChangeTable::LevelChangeTable(hid_t file)
    : table_(file, "level_changes", "changes of the rules' warning levels", {event_chunk, 0}) {
    known_ = &table_.add<double>({"known_s", "s", "when the level changed"});
    crossed_ = &table_.add<double>({"crossed_s", "s", "when the threshold was crossed"});
    rule_ = &table_.add<std::int32_t>({"rule", "", "row of /rules"});
    before_ = &table_.add_text({"before", "", "warning level before"}, kind_bytes);
    after_ = &table_.add_text({"after", "", "warning level after"}, kind_bytes);
    value_ = &table_.add<double>({"value", "of the observable", "value of the rule's observable"});
}

void LevelChangeTable::append(const LevelChange& change) {
    promise_finite(change.known_s, "the time of a level change is a number");
    promise_finite(change.crossed_s, "the time of a threshold's crossing is a number");
    promise_finite(change.value, "the value at a level change is a number");
    known_->push(change.known_s);
    crossed_->push(change.crossed_s);
    rule_->push(change.rule.row);
    before_->push_text(disk_name(change.before));
    after_->push_text(disk_name(change.after));
    value_->push(change.value);
}

OutcomeTable::OutcomeTable(hid_t file)
    : table_(file, "outcomes", "the last word on the run", {event_chunk, 0}) {
    at_ = &table_.add<double>({"time_s", "s", "when; -1: no one time"});
    name_ = &table_.add_text({"name", "", "what was measured"}, name_bytes);
    value_ = &table_.add<double>({"value", "see /outcomes/unit", "result; NaN: the run could not know it"});
    unit_ = &table_.add_text({"unit", "", "unit of the value"}, unit_bytes);
}

void OutcomeTable::append(const Outcome& outcome) {
    // Not a number is an answer here: the run could not know it (the clearing time of a run that did not clear).
    promise(!std::isinf(outcome.value), "an outcome is a number or unknown");
    promise_finite(outcome.at, "the time of an outcome is a number");
    at_->push(outcome.at);
    name_->push_text(outcome.name);
    value_->push(outcome.value);
    unit_->push_text(outcome.unit);
}

AgentTable::AgentTable(hid_t file, int deflate)
    : table_(file, "agents", "one row per passenger of the demand; row = agent",
             {agent_chunk, deflate}) {
    const ColumnStorage in_place{agent_chunk, 0};
    line_ = &table_.add<std::int32_t>({"demand_line", "", "line of the demand file"});
    free_speed_ = &table_.add<float>({"free_speed_m_s", "m/s", "speed when nothing is in the way"});
    body_radius_ = &table_.add<float>({"body_radius_m", "m", "radius of the body"});
    due_ = &table_.add<double>({"due_s", "s", "when the demand wanted it to appear"});
    appeared_ = &table_.add<double>({"appeared_s", "s", "when it appeared; -1: not yet"}, in_place);
    left_ = &table_.add<double>({"left_s", "s", "when it left; -1: still there"}, in_place);
    origin_ =
        &table_.add<std::int32_t>({"origin_portal", "", "row of /portals; -1: none"}, in_place);
    fate_ = &table_.add<std::uint8_t>({"fate", "", fate_codes}, in_place);
    class_ = &table_.add<std::int16_t>({"class", "", "row of /classes; -1: not known"});
}

void AgentTable::update(std::span<const AgentRecord> table) {
    for (const AgentRecord& one : table) {
        promise_finite(
            one.due_s + one.appeared_s + one.left_s + one.free_speed_m_s + one.body_radius_m,
            "every figure of a passenger is a number");
    }
    write_changed(*free_speed_, &AgentRecord::free_speed_m_s, table, known_);
    write_changed(*body_radius_, &AgentRecord::body_radius_m, table, known_);
    write_changed(*due_, &AgentRecord::due_s, table, known_);
    write_changed(*appeared_, &AgentRecord::appeared_s, table, known_);
    write_changed(*left_, &AgentRecord::left_s, table, known_);
    write_changed(*origin_, &AgentRecord::origin_portal, table, known_);
    write_changed(*fate_, &AgentRecord::fate, table, known_);
    write_changed(*class_, &AgentRecord::class_row, table, known_);
    write_changed(*line_, &AgentRecord::demand_line, table, known_);
    known_.assign(table.begin(), table.end());
}

}  // namespace tidegate
