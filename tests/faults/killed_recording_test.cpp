#include <cmath>

#include "../record/recordings.h"
#include "base/fault.h"
#include "catch.h"
#include "child.h"
#include "record/run_reader.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int crowd = 3000;

void write_frame(RunWriter& writer, int i) {
    writer.frame(frame_of(walkers(crowd, i), i));
    writer.observables(i, std::vector<double>{100.0 + i, 0.5 * i});
    writer.crossings(std::vector<Crossing>{{i + 0.5, i, 0, 1}});
    writer.events(std::vector<Event>{
        {i + 0.25, EventKind::order, "step", "role", "detail", 1.0 * i, i + 0.1, -1}});
}

// Every frame that the recording counts must be what was given.
void check_consistent(const RunReader& reader) {
    bool same = true;
    for (std::size_t i = 0; i < reader.frames(); ++i) {
        const StoredFrame frame = reader.frame(i);
        const auto should = walkers(crowd, static_cast<double>(i));
        same = same && frame.agents.size() == should.size() && frame.time == static_cast<double>(i);
        for (std::size_t row = 0; same && row < should.size(); ++row) {
            same = frame.agents[row].agent == should[row].agent &&
                   std::abs(frame.agents[row].x - should[row].x) < 0.00501;
        }
    }
    CHECK(same);
    const auto values = reader.observable(0);
    for (std::size_t i = 0; i < values.size(); ++i)
        same = same && values[i] == 100.0 + static_cast<double>(i);
    for (std::size_t i = 0; i < reader.events().size(); ++i) {
        same = same && reader.events()[i].value == static_cast<double>(i);
    }
    const auto crossings = reader.crossings();
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        same = same && crossings[i].agent == static_cast<int>(i) && crossings[i].direction == 1;
    }
    CHECK(same);
}

}  // namespace

TEST_CASE("after kill -9 the recording opens, says it is partial and holds what was flushed",
          "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("killed.h5");
    Child child([&](int to) {
        RunWriter writer(path, small_header(), false, 4);
        for (int i = 0; i < 10; ++i) write_frame(writer, i);
        const SmallRun run = small_run();
        writer.agents(run.table);
        writer.level_changes(run.level_changes);
        writer.flush();
        for (int i = 10; i < 13; ++i) write_frame(writer, i);
        report(to, "f");
        pause();
    });
    REQUIRE(child.next() == 'f');
    child.kill_hard();
    const RunReader reader(path);
    CHECK(reader.is_partial());
    CHECK(reader.final_hash() == 0);
    CHECK(reader.outcomes().empty());
    CHECK(reader.frames() >= 10);
    CHECK(reader.sample_times().size() >= 10);
    CHECK(reader.events().size() >= 10);
    CHECK(reader.crossings().size() >= 10);
    CHECK(reader.agents().size() == 2);
    CHECK(reader.level_changes().size() == 2);
    CHECK(reader.header().text.files == small_header().text.files);
    check_consistent(reader);
}

TEST_CASE("wherever kill -9 strikes, a recording that was begun opens and is consistent",
          "[record][faults]") {
    const ScratchFolder folder;
    for (int blow = 1; blow <= 25; ++blow) {
        const std::string path = folder.file("killed" + std::to_string(blow) + ".h5");
        Child child([&](int to) {
            RunWriter writer(path, small_header(), false, 1);
            for (int i = 0; i < 1000; ++i) {
                write_frame(writer, i);
                report(to, "w");
                if (i % 2 == 1) {
                    writer.flush();
                    report(to, "f");
                }
            }
        });
        int flushed = 0;
        for (int heard = 0; heard < blow; ++heard) flushed += child.next() == 'f' ? 2 : 0;
        child.kill_hard();
        CAPTURE(blow, flushed);
        const RunReader reader(path);
        CHECK(reader.is_partial());
        CHECK(reader.frames() >= static_cast<std::size_t>(flushed));
        check_consistent(reader);
    }
}

TEST_CASE("a recording can be followed while it grows", "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("growing.h5");
    Child child([&](int to) {
        RunWriter writer(path, small_header(), false, 4);
        for (int i = 0; i < 200; ++i) {
            write_frame(writer, i);
            if (i % 10 == 9) writer.flush();
            report(to, "w");
        }
        writer.finish(RunStatus::finished, 5, {});
        report(to, "e");
        pause();
    });
    REQUIRE(child.next() == 'w');
    std::size_t before = 0;
    int opened = 0;
    for (char said = 'w'; said == 'w'; said = child.next()) {
        const RunReader reader(path);
        REQUIRE(reader.frames() >= before);
        before = reader.frames();
        ++opened;
        if (opened % 20 == 0) check_consistent(reader);
    }
    const RunReader reader(path);
    CHECK(reader.status() == RunStatus::finished);
    CHECK(reader.frames() == 200);
    check_consistent(reader);
}

TEST_CASE("a recording whose writer goes away without finishing is partial and whole",
          "[record][faults]") {
    const ScratchFolder folder;
    {
        RunWriter writer(folder.file("a.h5"), small_header(), false, 4);
        for (int i = 0; i < 7; ++i) write_frame(writer, i);
    }
    const RunReader reader(folder.file("a.h5"));
    CHECK(reader.is_partial());
    CHECK(reader.frames() == 7);
    check_consistent(reader);
}
