#include "catch.h"
#include "cli/program.h"
#include "record/same_recording.h"

#include <filesystem>

using tidegate::testing::Answer;
using tidegate::testing::Folder;
using tidegate::testing::answer_of;
using tidegate::testing::answer_of_script;
using tidegate::testing::difference_of_recordings;

namespace {

namespace fs = std::filesystem;

/// A folder with the scenario that `new` makes, the whole run of it and one that was stopped.
struct Runs : Folder {
    Runs() {
        REQUIRE(answer_of(*this, {"new", "station"}).exit_code == 0);
        REQUIRE(run({"-o", "whole.h5"}) == 0);
    }
    /// With small distances between checkpoints.
    int run(std::vector<std::string> more) const {
        std::vector<std::string> all = {"run", "station", "--quiet", "--set", "record.checkpoint_interval_s=60"};
        all.insert(all.end(), more.begin(), more.end());
        return answer_of(*this, all).exit_code;
    }
    Answer resume(std::vector<std::string> more = {}) const {
        std::vector<std::string> all = {"resume", "run.h5", "--quiet"};
        all.insert(all.end(), more.begin(), more.end());
        return answer_of(*this, all);
    }
    std::string difference() const { return difference_of_recordings(path("run.h5"), path("whole.h5")); }
};

void cut(const std::string& file, std::uintmax_t bytes) { fs::resize_file(file, fs::file_size(file) - bytes); }

}  // namespace

TEST_CASE("a run that was stopped and resumed is the one that was never stopped", "[cli][promise][checkpoint]") {
    const Runs folder;
    // Between two frames, two samples and two checkpoints.
    REQUIRE(folder.run({"-o", "run.h5", "--until", "08:04:30", "--threads", "1"}) == 0);
    const Answer more = folder.resume({"--until", "08:11:07", "--threads", "2"});
    INFO(more.err);
    CHECK(more.exit_code == 0);
    CHECK_THAT(more.out, contains_text("tidegate resume run.h5"));
    CHECK(answer_of(folder, {"verify", "run.h5", "--quiet"}).exit_code == 0);
    CHECK(folder.resume({"--threads", "1"}).exit_code == 0);
    CHECK(folder.difference() == "");
    CHECK(answer_of(folder, {"verify", "run.h5", "--quiet"}).exit_code == 0);
}

TEST_CASE("a run that is over has nothing to resume", "[cli][checkpoint]") {
    const Runs folder;
    const std::string before = folder.read("whole.h5");
    const Answer answer = answer_of(folder, {"resume", "whole.h5"});
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.err, contains_text("nothing to do"));
    CHECK(folder.read("whole.h5") == before);
}

TEST_CASE("kill -9 loses what was after the last checkpoint, and that is made again", "[cli][promise][faults][checkpoint]") {
    const Runs folder;
    // Killed twice: the run, and what went on from it. Small steps, so that it is under way when it is struck.
    const Answer killed = answer_of_script(
        folder, "set -- run.h5.checkpoints; export GOMP_SPINCOUNT=2000;"
                "\"$0\" run station --quiet --set record.checkpoint_interval_s=60 -o run.h5 & "
                "until [ -s $1 ]; do :; done; kill -9 $!; wait $!; echo $?;"
                "before=$(stat -c %s $1);"
                "\"$0\" resume run.h5 --quiet & "
                "until [ $(stat -c %s $1) -gt $before ]; do :; done; kill -9 $!; wait $!; echo $?");
    INFO(killed.out << killed.err);
    CHECK(killed.out == "137\n137\n");
    const Answer answer = folder.resume();
    INFO(answer.err);
    CHECK(answer.exit_code == 0);
    CHECK(folder.difference() == "");
    CHECK_FALSE(fs::exists(folder.path("run.h5.part")));
}

TEST_CASE("Ctrl-C leaves a checkpoint of the moment", "[cli][promise][checkpoint]") {
    const Runs folder;
    const Answer stopped = answer_of_script(folder, "\"$0\" run station --quiet -o run.h5 --set record.checkpoint_interval_s=60 & "
                                                    "until [ -s run.h5.checkpoints ]; do :; done; kill -INT $!; wait $!");
    CHECK(stopped.exit_code == 130);
    CHECK_THAT(stopped.out, contains_text("tidegate resume run.h5"));
    CHECK(folder.resume().exit_code == 0);
    CHECK(folder.difference() == "");
}

TEST_CASE("a torn or damaged checkpoint is passed over, and the one before it is gone on from", "[cli][faults][checkpoint]") {
    const Runs folder;
    REQUIRE(folder.run({"-o", "run.h5", "--until", "08:06:30"}) == 0);
    const std::string file = folder.path("run.h5.checkpoints");
    SECTION("torn") { cut(file, 1000); }
    SECTION("damaged") {
        std::string bytes = folder.read("run.h5.checkpoints");
        bytes[bytes.size() - 2000] ^= 1;
        folder.write("run.h5.checkpoints", bytes);
    }
    const Answer answer = answer_of(folder, {"resume", "run.h5"});
    INFO(answer.err);
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.err, contains_text("goes on from 08:06:00.0"));
    CHECK(folder.difference() == "");
}

TEST_CASE("without a checkpoint that fits, resume refuses and leaves the recording as it is", "[cli][bad_input][checkpoint]") {
    const Runs folder;
    REQUIRE(folder.run({"-o", "run.h5", "--until", "08:03"}) == 0);
    std::string reason;
    SECTION("none") {
        fs::remove(folder.path("run.h5.checkpoints"));
        reason = "no checkpoint of it can be used";
    }
    SECTION("of other settings") {
        REQUIRE(folder.run({"-o", "other.h5", "--until", "08:03", "--seed", "5"}) == 0);
        fs::copy_file(folder.path("other.h5.checkpoints"), folder.path("run.h5.checkpoints"), fs::copy_options::overwrite_existing);
        reason = "of another scenario or other settings";
    }
    SECTION("no whole one") {
        fs::resize_file(folder.path("run.h5.checkpoints"), 150);
        reason = "holds no whole checkpoint";
    }
    SECTION("something else") {
        folder.write("run.h5.checkpoints", "my notes");
        reason = "holds no whole checkpoint";
    }
    const std::string before = folder.read("run.h5");
    const Answer answer = folder.resume();
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text(reason) && contains_text("anew"));
    CHECK(folder.read("run.h5") == before);
    CHECK(answer_of(folder, {"verify", "run.h5", "--quiet"}).exit_code == 0);
}

TEST_CASE("a run that is under way is not resumed beside itself", "[cli][faults][checkpoint]") {
    const Runs folder;
    const Answer answer = answer_of_script(
        folder, "\"$0\" run station --quiet -o run.h5 --set simulation.step_s=0.01 & "
                "until [ -e run.h5.checkpoints ]; do :; done; \"$0\" resume run.h5; code=$?; kill -9 $!; exit $code");
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text("being written by another process"));
}

TEST_CASE("a disk that is full while a run is resumed leaves the recording to be resumed later", "[cli][faults][checkpoint]") {
    const Runs folder;
    REQUIRE(folder.run({"-o", "run.h5", "--until", "08:06"}) == 0);
    const std::string before = folder.read("run.h5"), states = folder.read("run.h5.checkpoints");
    const Answer answer = answer_of_script(folder, "trap '' XFSZ; ulimit -f 60; \"$0\" resume run.h5 --quiet");
    INFO(answer.err);
    CHECK(answer.exit_code == 1);
    CHECK_THAT(answer.err, contains_text("cannot be written"));
    CHECK(folder.read("run.h5") == before);
    CHECK(folder.read("run.h5.checkpoints") == states);
    CHECK_FALSE(fs::exists(folder.path("run.h5.part")));
    CHECK(folder.resume().exit_code == 0);
    CHECK(folder.difference() == "");
}

TEST_CASE("progress can be had as lines for a log", "[cli]") {
    const Runs folder;
    const Answer answer = answer_of(folder, {"run", "station", "--until", "08:10", "--report-every", "0.1"});
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.err, contains_text(" inside ") && contains_text("x real time  ETA "));
    CHECK(answer_of(folder, {"run", "station", "--report-every", "0"}).exit_code == 2);
}
