#include <cmath>
#include <limits>

#include "base/fault.h"
#include "catch.h"
#include "record/h5.h"
#include "record/run_reader.h"
#include "recordings.h"

using namespace tidegate;
using namespace tidegate::test;

TEST_CASE("a recording carries the scenario, the manifest and all names", "[record]") {
    const ScratchFolder folder;
    record_finished(folder.file("a.h5"), small_run());
    const RunReader reader(folder.file("a.h5"));
    const RunHeader is = reader.header(), should = small_header();
    CHECK(is.name == should.name);
    CHECK(is.title == should.title);
    CHECK(is.calendar.start_unix_s == should.calendar.start_unix_s);
    CHECK(is.step_s == should.step_s);
    CHECK(is.frame_interval_s == should.frame_interval_s);
    CHECK(is.sample_s == should.sample_s);
    CHECK(is.text.files == should.text.files);
    CHECK(is.text.settings == should.text.settings);
    CHECK(is.past == should.past);
    CHECK(is.portals == should.portals);
    CHECK(is.classes == should.classes);
    CHECK(is.observables == should.observables);
    CHECK(is.rules == should.rules);
    REQUIRE(is.planes.size() == 2);
    CHECK(is.planes[0].name == "hall");
    CHECK(is.planes[0].origin == Vec2{-12.5, 3.25});
    CHECK_FALSE(is.planes[0].is_connector);
    CHECK(is.planes[1].is_connector);
    CHECK(is.manifest.program_version == "0.1.0");
    CHECK(is.manifest.vector_path == "avx2");
    CHECK(is.manifest.seed == should.manifest.seed);
    CHECK(is.manifest.threads == 2);
    CHECK(is.manifest.input_sha256 == should.manifest.input_sha256);
    CHECK(is.manifest.parameters == should.manifest.parameters);
    CHECK(is.manifest.started_utc == should.manifest.started_utc);
    CHECK(is.manifest.planned_end_s == 300.5);
}

TEST_CASE("frames come back in order, positions within half a centimetre, all else exactly",
          "[record]") {
    const ScratchFolder folder;
    const int compression = GENERATE(0, 4, 9);
    // Frames of 20 000 rows end inside chunks and span them.
    SmallRun run = small_run();
    run.agents = 20000;
    {
        RunWriter writer(folder.file("a.h5"), small_header(), false, compression);
        record(writer, run);
        writer.flush();
        writer.frame(frame_of({}, 5));
        writer.frame(frame_of(walkers(1, 6), 6));
        writer.finish(RunStatus::finished, 77, {});
    }
    const RunReader reader(folder.file("a.h5"));
    REQUIRE(reader.frames() == 7);
    for (const int i : {6, 5, 0, 3, 1, 4, 2}) {
        const StoredFrame frame = reader.frame(static_cast<std::size_t>(i));
        const auto should = walkers(i < 5 ? 20000 : i - 5, i);
        CHECK(frame.time == i);
        CHECK(frame.state_hash == frame_of(should, i).state_hash);
        CHECK(reader.frame_hash(static_cast<std::size_t>(i)) == frame.state_hash);
        REQUIRE(frame.agents.size() == should.size());
        double worst_m = 0;
        bool same = true;
        for (std::size_t row = 0; row < should.size(); ++row) {
            const FrameAgent &a = frame.agents[row], &b = should[row];
            worst_m = std::max<double>({worst_m, std::abs(a.x - b.x), std::abs(a.y - b.y)});
            same = same && a.agent == b.agent && a.speed_cm_s == b.speed_cm_s &&
                   a.plane == b.plane && a.state == b.state && a.told == b.told;
        }
        CHECK(same);
        CHECK(worst_m <= 0.00501);  // 5 mm and the rounding of a float at 100 m
    }
}

TEST_CASE("series, events, crossings, level changes, passengers and outcomes come back exactly",
          "[record]") {
    const ScratchFolder folder;
    const SmallRun run = small_run();
    record_finished(folder.file("a.h5"), run);
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.status() == RunStatus::finished);
    CHECK_FALSE(reader.is_partial());
    CHECK(reader.final_hash() == 77);
    CHECK(reader.sample_times() == std::vector<double>{0, 1, 2, 3, 4});
    CHECK(reader.observable(0) == std::vector<double>{100, 101, 102, 103, 104});
    CHECK(reader.observable(1) == std::vector<double>{0, 0.5, 1, 1.5, 2});
    CHECK(reader.people_times() == reader.sample_times());
    CHECK(reader.people_on_planes() == std::vector<std::uint32_t>{70000, 0, 70001, 3, 70002, 6, 70003, 9, 70004, 12});

    REQUIRE(reader.events().size() == run.events.size());
    for (std::size_t i = 0; i < run.events.size(); ++i) {
        const Event &a = reader.events()[i], &b = run.events[i];
        CHECK(std::tie(a.time, a.kind, a.subject, a.who, a.detail, a.value, a.ordered, a.agent) ==
              std::tie(b.time, b.kind, b.subject, b.who, b.detail, b.value, b.ordered, b.agent));
    }
    const auto crossings = reader.crossings();
    REQUIRE(crossings.size() == run.crossings.size());
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const Crossing &a = crossings[i], &b = run.crossings[i];
        CHECK(std::tie(a.time, a.agent, a.portal, a.direction) ==
              std::tie(b.time, b.agent, b.portal, b.direction));
    }
    REQUIRE(reader.level_changes().size() == run.level_changes.size());
    for (std::size_t i = 0; i < run.level_changes.size(); ++i) {
        const LevelChange &a = reader.level_changes()[i], &b = run.level_changes[i];
        CHECK(std::tie(a.rule, a.before, a.after, a.crossed_s, a.known_s, a.value) ==
              std::tie(b.rule, b.before, b.after, b.crossed_s, b.known_s, b.value));
    }
    const auto agents = reader.agents();
    REQUIRE(agents.size() == run.table.size());
    for (std::size_t i = 0; i < agents.size(); ++i) {
        const AgentRecord &a = agents[i], &b = run.table[i];
        CHECK(std::tie(a.demand_line, a.free_speed_m_s, a.body_radius_m, a.due_s) ==
              std::tie(b.demand_line, b.free_speed_m_s, b.body_radius_m, b.due_s));
        CHECK(std::tie(a.appeared_s, a.left_s, a.origin_portal, a.fate, a.class_row) ==
              std::tie(b.appeared_s, b.left_s, b.origin_portal, b.fate, b.class_row));
    }
    REQUIRE(reader.outcomes().size() == run.outcomes.size());
    for (std::size_t i = 0; i < run.outcomes.size(); ++i) {
        const Outcome &a = reader.outcomes()[i], &b = run.outcomes[i];
        CHECK(std::tie(a.name, a.value, a.unit, a.at) == std::tie(b.name, b.value, b.unit, b.at));
    }
}

TEST_CASE("a recording of format 1.1 opens: nobody's class and nothing told is known", "[record]") {
    const ScratchFolder folder;
    record_finished(folder.file("a.h5"), small_run());
    {
        const h5::Handle file(H5Fopen(folder.file("a.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose, "a.h5");
        for (const char* since_1_2 : {"trajectories/told", "agents/class", "classes", "people"}) {
            h5::check(H5Ldelete(file.get(), since_1_2, H5P_DEFAULT), since_1_2);
        }
    }
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.header().classes.empty());
    CHECK(reader.frames() == 5);
    for (const FrameAgent& agent : reader.frame(3).agents) CHECK(agent.told == 0);
    for (const AgentRecord& agent : reader.agents()) CHECK(agent.class_row == -1);
    CHECK(reader.people_times().empty());
    CHECK(reader.people_on_planes().empty());
}

TEST_CASE("a frame is found by time: the last at or before it", "[record]") {
    const ScratchFolder folder;
    record_finished(folder.file("a.h5"), small_run());
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.frame_at(-1) == 0);
    CHECK(reader.frame_at(0) == 0);
    CHECK(reader.frame_at(2.99) == 2);
    CHECK(reader.frame_at(3) == 3);
    CHECK(reader.frame_at(1e9) == 4);
}

TEST_CASE("the passengers' table is kept as it was last", "[record]") {
    const ScratchFolder folder;
    std::vector<AgentRecord> table(10000, AgentRecord{3, 1.5f, 0.2f, 10, -1, -1, -1, 0});
    RunWriter writer(folder.file("a.h5"), small_header(), false, 4);
    for (std::size_t i = 0; i < table.size(); i += 997) {
        table[i].appeared_s = 11 + static_cast<double>(i);
        table[i].fate = static_cast<std::uint8_t>(Fate::present);
        writer.agents(table);
        writer.flush();
    }
    writer.finish(RunStatus::interrupted, 1, {});
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.status() == RunStatus::interrupted);
    const auto agents = reader.agents();
    REQUIRE(agents.size() == table.size());
    bool same = true;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        same = same && agents[i].appeared_s == table[i].appeared_s &&
               agents[i].fate == table[i].fate && agents[i].demand_line == 3;
    }
    CHECK(same);
}

TEST_CASE("a run without observables, rules or passengers can be recorded", "[record]") {
    const ScratchFolder folder;
    RunHeader header = small_header();
    header.observables.clear();
    header.rules.clear();
    header.portals.clear();
    header.planes.clear();
    header.text = {};
    header.manifest.parameters.clear();
    {
        RunWriter writer(folder.file("a.h5"), header, false, 4);
        writer.observables(0, {});
        writer.finish(RunStatus::finished, 5, {});
    }
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.frames() == 0);
    CHECK(reader.frame_at(3) == 0);
    CHECK(reader.sample_times() == std::vector<double>{0});
    CHECK(reader.header().text.files.empty());
    CHECK(reader.agents().empty());
    CHECK(reader.final_hash() == 5);
}

TEST_CASE("a text too long for its column is cut at the end of a character", "[record]") {
    const ScratchFolder folder;
    std::string gates;
    for (int i = 0; i < 100; ++i) gates += "\xE9\x97\xB8";
    {
        RunWriter writer(folder.file("a.h5"), small_header(), false, 4);
        writer.events(std::vector<Event>{{1, EventKind::order, gates, "", "", 0, 0, -1}});
        writer.finish(RunStatus::finished, 1, {});
    }
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.events().front().subject == gates.substr(0, 126));
}

TEST_CASE("what is not a number is never recorded", "[record]") {
    const ScratchFolder folder;
    RunWriter writer(folder.file("a.h5"), small_header(), false, 4);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    CHECK_THROWS_AS(writer.frame({nan, {}, 1}), BrokenPromise);
    const std::vector<FrameAgent> lost{{1, infinite, 0, 0, 0, 0}};
    CHECK_THROWS_AS(writer.frame({1, lost, 1}), BrokenPromise);
    CHECK_THROWS_AS(writer.observables(1, std::vector<double>{1, nan}), BrokenPromise);
    CHECK_THROWS_AS(
        writer.events(std::vector<Event>{{1, EventKind::order, "", "", "", nan, 0, -1}}),
        BrokenPromise);
    CHECK_THROWS_AS(writer.crossings(std::vector<Crossing>{{nan, 1, 1, 1}}), BrokenPromise);
    const std::vector<AgentRecord> table{{1, 1, 1, nan, 0, 0, 0, 0}};
    writer.agents(table);
    CHECK_THROWS_AS(writer.flush(), BrokenPromise);
}

TEST_CASE("a frame out of order or with someone twice is refused", "[record]") {
    const ScratchFolder folder;
    RunWriter writer(folder.file("a.h5"), small_header(), false, 4);
    const std::vector<FrameAgent> twice{{4, 0, 0, 0, 0, 0}, {4, 1, 0, 0, 0, 0}};
    CHECK_THROWS_AS(writer.frame({1, twice, 1}), BrokenPromise);
}
