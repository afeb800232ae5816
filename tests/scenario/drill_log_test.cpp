#include "scenario/drill_log.h"

#include <fstream>

#include "../record/recordings.h"
#include "base/fault.h"
#include "catch.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// A run from 08:00 to 09:00.
struct Morning {
    const ScratchFolder folder;
    const std::string path = folder.file("drill.csv");
    const Calendar calendar{*parse_iso_datetime("2025-10-01T08:00")};

    DrillLog read(const std::string& text) const {
        std::ofstream(path) << text;
        return read_drill_log(path, calendar, 3600);
    }
    /// All faults, with the path left out.
    std::vector<std::string> faults_of(const std::string& log) const {
        std::vector<std::string> said;
        try {
            read(log);
        } catch (const InputError& error) {
            for (const Fault& fault : error.faults().list()) said.push_back(text(fault).substr(path.size()));
        }
        return said;
    }
};

}  // namespace

TEST_CASE("the log of a drill is read in order of time, whatever the order of its columns and rows", "[scenario][drill]") {
    const Morning morning;
    const DrillLog log = morning.read(
        "kind,time,where,note,value\n"
        "stand-down,08:50,meter_hall,\"late, by 5 min\",\n"
        "# the count of the second floor was lost\n"
        "count,08:10:30,hall_people,,412.5\n"
        "level,2025-10-01T08:12:00,hall_rule,,orange\n"
        "order,08:12,chief\n");
    CHECK(log.file == morning.path);
    REQUIRE(log.entries.size() == 4);
    CHECK(log.entries[0].time == 630);
    CHECK(log.entries[0].kind == DrillKind::count);
    CHECK(log.entries[0].value == 412.5);
    CHECK(log.entries[1].kind == DrillKind::level);
    CHECK(log.entries[1].level == WarningLevel::orange);
    CHECK(log.entries[2].kind == DrillKind::order);
    CHECK(log.entries[2].where == "chief");
    CHECK(log.entries[3].note == "late, by 5 min");
    CHECK(log.entries[3].time == 3000);
}

TEST_CASE("each fault of a drill's log is told with its place and what would mend it", "[scenario][drill][bad_input]") {
    const Morning morning;
    CHECK(morning.faults_of("time,kind,where\n8 o'clock,order,chief\n07:00,order,chief\n08:10,ordr,chief\n") ==
          std::vector<std::string>{
              ":2:1: '8 o'clock' is not a time; expected HH:MM, HH:MM:SS or ISO 8601",
              ":3:1: '07:00' lies outside the run; expected 2025-10-01T08:00:00 to 2025-10-01T09:00:00",
              ":4:7: unknown kind 'ordr'; did you mean 'order'?"});
    CHECK(morning.faults_of("time,kind,where,value\n08:10,count,hall,many\n08:10,count,hall\n08:10,level,hall,purple\n") ==
          std::vector<std::string>{":2:18: 'many' is not a count; expected a number",
                                   ":3: '' is not a count; expected a number",
                                   ":4:18: 'purple' is not a warning level; known: none, blue, yellow, orange, red"});
    CHECK(morning.faults_of("time,kind,place\n08:10,order,chief\n") ==
          std::vector<std::string>{":1:11: unknown column 'place'; known: time, kind, where, value, note",
                                   ":1:1: column 'where' is missing"});
    CHECK(morning.faults_of("") == std::vector<std::string>{": the log is empty; expected a header time,kind,where,value,note and rows"});
    CHECK_THROWS_AS(read_drill_log(morning.folder.file("none.csv"), morning.calendar, 3600), InputError);
    CHECK_THROWS_AS(read_drill_log(morning.folder.file(""), morning.calendar, 3600), InputError);
}
