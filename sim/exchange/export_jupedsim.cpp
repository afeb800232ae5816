#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "base/whole_file.h"
#include "exchange/check_free.h"
#include "exchange/export_run.h"
#include "exchange/run_planes.h"

// Layout: JuPedSim 1.3, SQLite trajectory file, database version 2; read by PedPy's load_trajectory_from_jupedsim_sqlite.

namespace tidegate {
namespace {

constexpr const char* tables = R"(
CREATE TABLE trajectory_data(frame INTEGER NOT NULL, id INTEGER NOT NULL, pos_x REAL NOT NULL, pos_y REAL NOT NULL,
                             ori_x REAL NOT NULL, ori_y REAL NOT NULL);
CREATE TABLE metadata(key TEXT NOT NULL UNIQUE PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE geometry(hash INTEGER NOT NULL, wkt TEXT NOT NULL);
CREATE TABLE frame_data(frame INTEGER NOT NULL, geometry_hash INTEGER NOT NULL);
)";
constexpr int geometry_hash = 1;  // there is one geometry; any number tells it from others

/// An SQLite file being written; every call throws std::runtime_error with SQLite's words when it fails.
class Database {
public:
    explicit Database(const std::string& path) {
        const int code = sqlite3_open(path.c_str(), &db_);
        if (code != SQLITE_OK) fail();
    }
    ~Database() { sqlite3_close(db_); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const char* sql) {
        if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    sqlite3* handle() { return db_; }
    [[noreturn]] void fail() {
        throw std::runtime_error(
            fmt::format("cannot write the SQLite file: {}; is the disk full, or the folder read-only?", sqlite3_errmsg(db_)));
    }

private:
    sqlite3* db_ = nullptr;
};

/// A prepared INSERT, run once a row.
class Insert {
public:
    Insert(Database& db, const char* sql) : db_(db) {
        if (sqlite3_prepare_v2(db.handle(), sql, -1, &statement_, nullptr) != SQLITE_OK) db.fail();
    }
    ~Insert() { sqlite3_finalize(statement_); }
    Insert(const Insert&) = delete;
    Insert& operator=(const Insert&) = delete;

    template <class... Values>
    void row(const Values&... values) {
        int column = 0;
        (bind(++column, values), ...);
        if (sqlite3_step(statement_) != SQLITE_DONE) db_.fail();
        sqlite3_reset(statement_);
    }

private:
    void bind(int column, int value) { sqlite3_bind_int(statement_, column, value); }
    void bind(int column, double value) { sqlite3_bind_double(statement_, column, value); }
    void bind(int column, const std::string& value) {
        sqlite3_bind_text(statement_, column, value.c_str(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
    }

    Database& db_;
    sqlite3_stmt* statement_ = nullptr;
};

std::string ring_wkt(const Ring& ring) {
    std::string text = "(";
    for (const Vec2 p : ring) text += fmt::format("{:.3f} {:.3f}, ", p.x, p.y);
    return text + fmt::format("{:.3f} {:.3f})", ring.front().x, ring.front().y);
}

std::string polygon_wkt(const Polygon& polygon) {
    std::string text = "(" + ring_wkt(polygon.outer);
    for (const Ring& hole : polygon.holes) text += ", " + ring_wkt(hole);
    return text + ")";
}

std::string floor_wkt(const LevelDef& level) {
    if (level.floor.size() == 1) return "POLYGON " + polygon_wkt(level.floor[0]);
    std::string text;
    for (const Polygon& polygon : level.floor) text += (text.empty() ? "" : ", ") + polygon_wkt(polygon);
    return "MULTIPOLYGON (" + text + ")";
}

// Keys of the metadata: lowest and highest coordinates of the floor.
std::map<std::string, double> box_of(const LevelDef& level) {
    const Vec2 first = level.floor.front().outer.front();
    std::map<std::string, double> box{{"xmin", first.x}, {"xmax", first.x}, {"ymin", first.y}, {"ymax", first.y}};
    for (const Polygon& polygon : level.floor) {
        for (const Vec2 p : polygon.outer) {
            box["xmin"] = std::min(box["xmin"], p.x), box["xmax"] = std::max(box["xmax"], p.x);
            box["ymin"] = std::min(box["ymin"], p.y), box["ymax"] = std::max(box["ymax"], p.y);
        }
    }
    return box;
}

/// Writes the frames of one plane; knows the last direction of everybody.
class TrajectoryWriter {
public:
    TrajectoryWriter(Database& db, const RunPlanes& planes, std::size_t plane)
        : planes_(planes),
          plane_(plane),
          data_(db, "INSERT INTO trajectory_data VALUES (?, ?, ?, ?, ?, ?)"),
          frames_(db, "INSERT INTO frame_data VALUES (?, ?)") {}

    void write(int frame, const StoredFrame& now, const StoredFrame* next) {
        frames_.row(frame, geometry_hash);
        for (const FrameAgent& agent : now.agents) {
            if (agent.plane != plane_) continue;
            const Vec2 at = planes_.on_plan(agent);
            if (planes_.is_beyond_exit(plane_, at)) continue;
            const Vec2 facing = direction(agent, next);
            data_.row(frame, int(agent.agent), at.x, at.y, facing.x, facing.y);
            is_empty_ = false;
        }
    }

    bool is_empty() const { return is_empty_; }

private:
    Vec2 direction(const FrameAgent& agent, const StoredFrame* next) {
        Vec2& facing = facing_.try_emplace(agent.agent, Vec2{1, 0}).first->second;
        if (next == nullptr) return facing;
        const auto then = std::lower_bound(next->agents.begin(), next->agents.end(), agent.agent,
                                           [](const FrameAgent& a, std::int32_t id) { return a.agent < id; });
        if (then == next->agents.end() || then->agent != agent.agent || then->plane != agent.plane) return facing;
        const Vec2 step{double(then->x) - agent.x, double(then->y) - agent.y};
        if (length(step) > 0.01) facing = unit(step);
        return facing;
    }

    const RunPlanes& planes_;
    std::size_t plane_;
    Insert data_, frames_;
    std::map<std::int32_t, Vec2> facing_;
    bool is_empty_ = true;
};

void write_all(const RunReader& run, const RunPlanes& planes, std::size_t plane, Database& db) {
    db.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
    db.run(tables);
    TrajectoryWriter writer(db, planes, plane);
    StoredFrame now = run.frame(0);
    for (std::size_t i = 0; i < run.frames(); ++i) {
        StoredFrame next = i + 1 < run.frames() ? run.frame(i + 1) : StoredFrame{};
        writer.write(static_cast<int>(i), now, i + 1 < run.frames() ? &next : nullptr);
        now = std::move(next);
    }
    if (writer.is_empty()) throw InputError(fmt::format("nobody was ever on level '{}': there are no trajectories", planes.name(plane)));
    Insert(db, "INSERT INTO geometry VALUES (?, ?)").row(geometry_hash, floor_wkt(planes.level_def(plane)));
    Insert metadata(db, "INSERT INTO metadata VALUES (?, ?)");
    metadata.row(std::string("version"), std::string("2"));
    metadata.row(std::string("fps"), fmt::format("{}", 1 / run.header().frame_interval_s));
    for (const auto& [key, value] : box_of(planes.level_def(plane))) metadata.row(key, fmt::format("{:.3f}", value));
    db.run("CREATE INDEX frame_id_idx ON trajectory_data(frame, id); COMMIT");
}

}  // namespace

void export_jupedsim(const RunReader& run, const ExportOrder& order) {
    if (run.frames() == 0 || run.header().frame_interval_s <= 0) {
        throw InputError("the recording holds no frames; record with record.frame_interval_s above 0");
    }
    const RunPlanes planes(run.header());
    const std::size_t plane = planes.level(order.level);
    check_free(order.path, order.force);
    const PartFile part(order.path);
    {
        Database db(part.path());
        write_all(run, planes, plane, db);
    }
    part.keep();
}

}  // namespace tidegate
