#include <sqlite3.h>

#include "batch/process_pool.h"
#include "base/whole_file.h"
#include "catch.h"
#include "cli/program.h"

using namespace tidegate;
using namespace tidegate::testing;

namespace {

// All rows of a query, cells by '|'.
std::vector<std::string> rows_of(const std::string& path, const char* sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    std::vector<std::string> rows;
    const auto take = [](void* out, int n, char** cells, char**) {
        std::string row;
        for (int i = 0; i < n; ++i) {
            if (i > 0) row += '|';
            if (cells[i] != nullptr) row += cells[i];
        }
        static_cast<std::vector<std::string>*>(out)->push_back(row);
        return 0;
    };
    CHECK(sqlite3_exec(db, sql, take, &rows, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    return rows;
}

std::string recorded(const Folder& folder, const std::string& name) {
    REQUIRE(answer_of(folder, {"new", name, "--template", name}).exit_code == 0);
    const std::string until = name == "room" ? "19:01" : "08:03";
    const std::vector<std::string> run = {"run", name, "-o", name + ".h5", "--until", until, "--quiet", "--no-compare"};
    REQUIRE(answer_of(folder, run).exit_code != 2);
    return folder.path(name + ".h5");
}

}  // namespace

TEST_CASE("a recording goes out as a JuPedSim file that PedPy's queries read", "[exchange][export]") {
    const Folder folder;
    recorded(folder, "room");
    REQUIRE(answer_of(folder, {"export", "room.h5", "--to", "jupedsim", "-o", "room.sqlite"}).exit_code == 0);
    const std::string path = folder.path("room.sqlite");
    CHECK(rows_of(path, "SELECT value FROM metadata WHERE key = 'fps'") == std::vector<std::string>{"1"});
    CHECK(rows_of(path, "SELECT value FROM metadata WHERE key = 'version'") == std::vector<std::string>{"2"});
    CHECK(rows_of(path, "SELECT wkt FROM geometry").at(0).starts_with("POLYGON ((0.000 0.000, "));
    CHECK(rows_of(path, "SELECT count(DISTINCT id) FROM trajectory_data") == std::vector<std::string>{"80"});
    CHECK(rows_of(path, "SELECT count(*) FROM trajectory_data WHERE abs(ori_x * ori_x + ori_y * ori_y - 1) > 1e-6") ==
          std::vector<std::string>{"0"});
    CHECK(rows_of(path, "SELECT count(*) FROM trajectory_data WHERE pos_x < 0 OR pos_x > 15 OR pos_y < 0 OR pos_y > 10") ==
          std::vector<std::string>{"0"});
    CHECK(rows_of(path, "SELECT count(*) FROM frame_data JOIN geometry ON geometry_hash = hash") == std::vector<std::string>{"61"});
}

TEST_CASE("tables and columns of a JuPedSim file are those of docs/import.md", "[exchange][export]") {
    using Rows = std::vector<std::string>;
    const Folder folder;
    recorded(folder, "station");
    REQUIRE(answer_of(folder, {"export", "station.h5", "--to", "jupedsim", "--level", "concourse", "-o", "hall.sqlite"}).exit_code == 0);
    const std::string path = folder.path("hall.sqlite");
    const auto columns = [&](const std::string& table) {
        return rows_of(path, ("SELECT name, type, \"notnull\" FROM pragma_table_info('" + table + "')").c_str());
    };
    CHECK(columns("trajectory_data") == Rows{"frame|INTEGER|1", "id|INTEGER|1", "pos_x|REAL|1", "pos_y|REAL|1", "ori_x|REAL|1", "ori_y|REAL|1"});
    CHECK(columns("frame_data") == Rows{"frame|INTEGER|1", "geometry_hash|INTEGER|1"});
    CHECK(columns("geometry") == Rows{"hash|INTEGER|1", "wkt|TEXT|1"});
    CHECK(columns("metadata") == Rows{"key|TEXT|1", "value|TEXT|1"});
    CHECK(rows_of(path, "SELECT name FROM pragma_index_info('frame_id_idx')") == Rows{"frame", "id"});
    CHECK(rows_of(path, "SELECT key FROM metadata ORDER BY key") == Rows{"fps", "version", "xmax", "xmin", "ymax", "ymin"});
    // Frames from 0 without a gap; everybody once in each; all of them known.
    CHECK(rows_of(path, "SELECT min(frame), max(frame) - count(*) FROM frame_data") == Rows{"0|-1"});
    CHECK(rows_of(path, "SELECT count(*) FROM (SELECT frame, id FROM trajectory_data GROUP BY frame, id HAVING count(*) > 1)") == Rows{"0"});
    CHECK(rows_of(path, "SELECT count(*) FROM trajectory_data WHERE frame NOT IN (SELECT frame FROM frame_data)") == Rows{"0"});
    // The box of the metadata is that of the floor, so all positions lie in it.
    CHECK(rows_of(path, "SELECT value FROM metadata WHERE key IN ('xmin', 'ymin')") == Rows{"0.000", "0.000"});
    CHECK(rows_of(path, "SELECT count(*) FROM trajectory_data WHERE pos_x > (SELECT CAST(value AS REAL) FROM metadata WHERE key = 'xmax')") == Rows{"0"});
}

TEST_CASE("a table has a row for everybody in every frame, on stairs too", "[exchange][export]") {
    const Folder folder;
    recorded(folder, "station");
    REQUIRE(answer_of(folder, {"export", "station.h5", "--to", "csv", "-o", "all.csv"}).exit_code == 0);
    const std::string text = folder.read("all.csv");
    CHECK(text.starts_with("frame,time_s,agent,plane,x_m,y_m,speed_m_s,state\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') > 500);
}

TEST_CASE("what cannot be exported is refused and leaves no file", "[exchange][export][bad_input]") {
    const Folder folder;
    recorded(folder, "station");
    const Answer many = answer_of(folder, {"export", "station.h5", "--to", "jupedsim", "-o", "s.sqlite"});
    CHECK(many.exit_code == 2);
    CHECK_THAT(many.err, contains_text("the venue has 2 levels, this format holds one; say which with --level; known: "));
    const Answer wrong = answer_of(folder, {"export", "station.h5", "--to", "csv", "--level", "platfrom", "-o", "s.csv"});
    CHECK(wrong.exit_code == 2);
    CHECK_THAT(wrong.err, contains_text("there is no level 'platfrom'"));
    folder.write("there.csv", "mine");
    CHECK(answer_of(folder, {"export", "station.h5", "--to", "csv", "-o", "there.csv"}).exit_code == 2);
    CHECK(folder.read("there.csv") == "mine");
    CHECK(answer_of_script(folder, "ls *.sqlite s.csv *.part 2>/dev/null").out.empty());
}
