#include "exchange/station_counts.h"

#include "base/whole_file.h"
#include "catch.h"

using namespace tidegate;

namespace {

const std::string stations =
    "station,entrance,exit,comes_from,goes_to,visits,after\n"
    "A,a/in,a/out,west/in | east/in,west/out | east/out,lunch < 12:00; show,west/out; east/out: 3 | a/home: 1\n"
    "B,b/in,b/out,west/in: 2 | east/in,west/out,,\n";
const std::string head = "station,from,to,entries,exits,usual_entries,usual_exits\n";

std::string all_of(const Faults& faults) {
    std::string list;
    for (const Fault& fault : faults.list()) {
        if (!list.empty()) list += '\n';
        list += text(fault);
    }
    return list;
}

CountedDemand made(const std::string& counts, const std::string& of = stations, const std::string& between = {}, double until_s = 1e9) {
    Faults faults;
    const StationCounts read =
        read_station_counts({"counts.csv", counts}, {"stations.csv", of}, {between.empty() ? "" : "between.csv", between}, until_s, faults);
    REQUIRE(all_of(faults) == "");
    const CountedDemand demand = trips_from_counts(read, faults);
    CHECK(all_of(faults) == "");
    return demand;
}

std::string faults_of(const std::string& counts, const std::string& of = stations, const std::string& between = {}) {
    Faults faults;
    const StationCounts read =
        read_station_counts({"counts.csv", counts}, {"stations.csv", of}, {between.empty() ? "" : "between.csv", between}, 1e9, faults);
    if (faults.empty()) trips_from_counts(read, faults);
    return all_of(faults);
}

const std::string rows_head = "# Made by tidegate import --counts from counts.csv.\nfrom,to,count,origin,goal,stays\n";

}  // namespace

TEST_CASE("usual passengers pass through, those beyond the usual number come to visit and go home from there", "[exchange][counts]") {
    // 100 of 131 are usual: 50 and 50. 31 visitors: 16 from the west, 12 and 4 of them (16/4 = 4); 15 from the east, 11 and 4
    // (15/4 = 3.75). 25 usual entries: 13 and 12. B: nobody beyond the 10 usual ones: 7 and 3 (6.67, 3.33).
    CHECK(made(head + "A,11:00,12:00,40,131,25,100\nB,11:00,12:00,3,10,3,12\n").csv ==
          rows_head +
              "11:00,12:00,50,west/in,a/out,\n11:00,12:00,13,a/in,west/out,\n"
              "11:00,12:00,12,west/in,west/out; east/out,lunch\n11:00,12:00,4,west/in,a/home,lunch\n"
              "11:00,12:00,50,east/in,a/out,\n11:00,12:00,12,a/in,east/out,\n"
              "11:00,12:00,11,east/in,west/out; east/out,lunch\n11:00,12:00,4,east/in,a/home,lunch\n"
              "11:00,12:00,7,west/in,b/out,\n11:00,12:00,3,b/in,west/out,\n11:00,12:00,3,east/in,b/out,\n");
    // From noon on they come for the show.
    const std::string later = made(head + "A,12:00,24:00,0,4,0,0\nB,12:00,24:00,0,0,0,0\n").csv;
    CHECK(later == rows_head + "12:00,00:00,2,west/in,west/out; east/out,show\n12:00,00:00,2,east/in,west/out; east/out,show\n");
}

TEST_CASE("trips between stations are balanced to entries and exits", "[exchange][counts]") {
    const std::string two =
        "station,entrance,exit\nA,a/in,a/out\nB,b/in,b/out\nC,c/in,c/out\n";
    const std::string between = "from,to,weight\nA,B,1\nA,C,1\nB,A,1\nB,C,1\nC,A,1\nC,B,1\n";
    // By symmetry of equal sums each half goes to each other station.
    const CountedDemand even = made("station,from,to,entries,exits\nA,08:00,09:00,60,60\nB,08:00,09:00,60,60\nC,08:00,09:00,60,60\n", two, between);
    CHECK(even.notes.empty());
    CHECK(even.csv == rows_head +
                          "08:00,09:00,30,a/in,b/out,\n08:00,09:00,30,a/in,c/out,\n08:00,09:00,30,b/in,a/out,\n"
                          "08:00,09:00,30,b/in,c/out,\n08:00,09:00,30,c/in,a/out,\n08:00,09:00,30,c/in,b/out,\n");
    // Nobody enters C: A and B exchange, and what C gets comes from both. 50 + 40 enter; x = A to B, 50 - x to C; B to A all that
    // get out at A, 25; B to C 15; so C gets 65 - x = 35 and x = 30.
    const CountedDemand dead_end = made("station,from,to,entries,exits\nA,08:00,09:00,50,25\nB,08:00,09:00,40,30\nC,08:00,09:00,0,35\n", two, between);
    CHECK(dead_end.csv == rows_head +
                              "08:00,09:00,30,a/in,b/out,\n08:00,09:00,20,a/in,c/out,\n08:00,09:00,25,b/in,a/out,\n"
                              "08:00,09:00,15,b/in,c/out,\n");
}

TEST_CASE("where more enter than leave and nothing leads beyond, the exits give way and it is told", "[exchange][counts]") {
    const CountedDemand demand = made("station,from,to,entries,exits\nA,08:00,09:00,60,30\nB,08:00,09:00,40,40\nC,08:00,09:00,20,26\n",
                                      "station,entrance,exit\nA,a/in,a/out\nB,b/in,b/out\nC,c/in,c/out\n",
                                      "from,to,weight\nA,B,1\nA,C,1\nB,A,1\nB,C,1\nC,A,1\nC,B,1\n", 1e9);
    REQUIRE(demand.notes.size() == 1);
    CHECK(demand.notes[0] == "08:00 to 09:00: 120 enter and 96 leave, 24 more enter; exits were multiplied by 1.2500");
}

TEST_CASE("slices from --until on are left out", "[exchange][counts]") {
    const std::string counts = head + "A,11:00,12:00,0,2,0,2\nB,11:00,12:00,0,0,0,0\nA,12:00,13:00,0,2,0,2\nB,12:00,13:00,0,0,0,0\n";
    CHECK(made(counts, stations, {}, 12 * 3600).csv == rows_head + "11:00,12:00,1,west/in,a/out,\n11:00,12:00,1,east/in,a/out,\n");
}

TEST_CASE("wrong tables of counts are refused with file and line", "[exchange][counts][bad_input]") {
    const std::string b = "B,11:00,12:00,3,10,3,12\n";
    CHECK(faults_of(head + "C,11:00,12:00,40,131,25,100\n" + b) ==
          "counts.csv:2:1: unknown station 'C'; expected a station of the table of stations; known: A, B");
    CHECK(faults_of(head + "A,11:00,12:00,-4,131,25,x\n" + b) ==
          "counts.csv:2:15: 'entries' is '-4'; expected a whole number of people from 0\n"
          "counts.csv:2:25: 'usual_exits' is 'x'; expected a whole number of people from 0");
    CHECK(faults_of(head + "A,11:00,12:00,1,1,1,1\n" + b + "A,13:00,14:00,1,1,1,1\nB,13:00,14:00,1,1,1,1\n") ==
          "counts.csv:4: nothing is counted from 12:00 to 13:00; expected slices without a gap; give rows for this time, with 0 where nobody came");
    CHECK(faults_of(head + "A,11:00,12:00,1,1,1,1\n" + b + "A,11:30,14:00,1,1,1,1\nB,11:30,14:00,1,1,1,1\n") ==
          "counts.csv:4: the slice from 11:30 begins before the one before it ends, at 12:00; expected slices that do not overlap");
    CHECK(faults_of(head + "A,11:00,12:00,1,1,1,1\n") ==
          "counts.csv: 'B' is not counted from 11:00 to 12:00; expected one row for each station and slice");
    CHECK(faults_of(head + "A,11:00,12:00,1,1,1,1\n" + b + "A,11:00,12:00,1,1,1,1\n") ==
          "counts.csv:4: 'A' is counted twice from 11:00 on; expected one row for each station and slice; see line 2");
    CHECK(faults_of(head + "A,11:00,25:70,1,1,,\n" + b).find("counts.csv:2:9: 'to' is '25:70'; expected HH:MM, after midnight on from 24:00") == 0);
    CHECK(faults_of("station,from,to,entries,exits\nA,11:00,12:00,1,1\nB,11:00,12:00,1,1\n") ==
          "counts.csv:2:1: 'A' has visitors, but no usual counts to tell them by; expected usual_entries and usual_exits");
    CHECK(faults_of("station,from,to,entries\n").find("counts.csv:1:1: has no column 'exits'") == 0);
    const std::string two = "station,entrance,exit\nA,a/in,a/out\nB,b/in,b/out\n", rows = "station,from,to,entries,exits\nA,08:00,09:00,60,30\nB,08:00,09:00,40,50\n";
    CHECK(faults_of(rows, two) ==
          "stations.csv:2: those who enter 'A' go nowhere; expected goes_to, or trips to other stations in --between\n"
          "stations.csv:2: those who leave 'A' come from nowhere; expected comes_from, or trips from other stations in --between\n"
          "stations.csv:3: those who enter 'B' go nowhere; expected goes_to, or trips to other stations in --between\n"
          "stations.csv:3: those who leave 'B' come from nowhere; expected comes_from, or trips from other stations in --between");
    CHECK(faults_of(rows, two, "from,to,weight\nA,B,1\n") ==
          "counts.csv:2: the counts from 08:00 to 09:00 cannot be met by the trips of --between: some station misses them by 40; expected for "
          "each station some way to go and to come from; give trips from and to beyond");
    CHECK(faults_of(rows, two, "from,to,weight\nA,A,1\nA,X,many\n") ==
          "between.csv:2:3: a trip from 'A' to itself; expected two different places\n"
          "between.csv:3:3: unknown station 'X'; expected a station of the table of stations; known: A, B, beyond\n"
          "between.csv:3:5: 'weight' is 'many'; expected a number from 0; of a trip that takes c minutes for example exp(-0.1 c)");
    CHECK(faults_of(rows, "station,entrance,exit,comes_from,goes_to,visits,after\nA,a/in,a/out,w,w,lunch < 12:00,w\nB,b/in,b/out,w,w,,\n")
              .find("stations.csv:2:18: who comes to 'A' later than 'lunch' ends has no visit; expected a last one without a time") == 0);
    CHECK(faults_of(rows, "station,entrance,exit\nA,a/in,a/out\nA,,b/out\n").find("stations.csv:3:3: 'entrance' is empty; expected a name\n"
                                                                                 "stations.csv:3:1: the station 'A' is named twice; expected each once") == 0);
}

TEST_CASE("the demand of new_year_city follows from its counts", "[exchange][counts][scenarios]") {
    const std::string folder = std::string(TIDEGATE_SOURCE_DIR) + "/scenarios/new_year_city/";
    Faults faults;
    const StationCounts counts = read_station_counts({"counts.csv", text_of_file(folder + "counts.csv")},
                                                     {"stations.csv", text_of_file(folder + "stations.csv")}, {}, 24 * 3600, faults);
    REQUIRE(all_of(faults) == "");
    CHECK(trips_from_counts(counts, faults).csv == text_of_file(folder + "demand.csv"));
}
