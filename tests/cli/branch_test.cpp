#include "catch.h"
#include "cli/program.h"
#include "record/run_reader.h"
#include "record/same_recording.h"

#include <filesystem>

using namespace tidegate;
using tidegate::testing::Answer;
using tidegate::testing::Folder;
using tidegate::testing::answer_of;
using tidegate::testing::difference_of_recordings;

namespace {

namespace fs = std::filesystem;

/// A folder with a recorded run of the scenario that `new` makes: its plan acts at 08:08:50.
struct Past : Folder {
    Past() {
        REQUIRE(answer_of(*this, {"new", "station"}).exit_code == 0);
        REQUIRE(answer_of(*this, {"run", "station", "--quiet", "-o", "run.h5", "--set", "record.checkpoint_interval_s=120"}).exit_code == 0);
    }
    Answer branch(const std::string& at, std::vector<std::string> more, const std::string& to = "other.h5") const {
        std::vector<std::string> all = {"branch", "run.h5", "--at", at, "-o", to};
        all.insert(all.end(), more.begin(), more.end());
        return answer_of(*this, all);
    }
    bool verifies(const std::string& file) const { return answer_of(*this, {"verify", file, "--quiet"}).exit_code == 0; }
};

/// Number of frames at the beginning that have the same hash in both.
std::size_t frames_in_common(const std::string& one, const std::string& other) {
    const RunReader a(one), b(other);
    std::size_t frames = 0;
    while (frames < a.frames() && frames < b.frames() && a.frame_hash(frames) == b.frame_hash(frames)) ++frames;
    return frames;
}

}  // namespace

TEST_CASE("a branch with nothing changed is the run it left", "[cli][promise][checkpoint]") {
    const Past folder;
    const bool has_checkpoints = GENERATE(true, false);
    if (!has_checkpoints) fs::remove(folder.path("run.h5.checkpoints"));
    const Answer answer = folder.branch("08:07:30", {"--threads", "1"});
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    CHECK_THAT(answer.err, contains_text(has_checkpoints ? "from 08:06:00.0, its last checkpoint," : "for want of a checkpoint"));
    CHECK(difference_of_recordings(folder.path("run.h5"), folder.path("other.h5")) == "");
    CHECK(folder.verifies("other.h5"));
}

TEST_CASE("a branch has the same past and another future, and verifies, stopped and resumed or not", "[cli][promise][checkpoint]") {
    const Past folder;
    const std::string change = "plan.step.meter the hall door.max_per_min=10";
    REQUIRE(folder.branch("08:05", {"--quiet", "--set", change}).exit_code == 0);
    const std::size_t common = frames_in_common(folder.path("run.h5"), folder.path("other.h5"));
    CHECK(common > 301);  // until the measure takes effect
    CHECK(common < 1201);
    CHECK(folder.verifies("other.h5"));
    REQUIRE(folder.branch("08:05", {"--quiet", "--set", change, "--until", "08:12"}, "part.h5").exit_code == 0);
    CHECK(folder.verifies("part.h5"));
    REQUIRE(answer_of(folder, {"resume", "part.h5", "--quiet"}).exit_code == 0);
    CHECK(difference_of_recordings(folder.path("part.h5"), folder.path("other.h5")) == "");
}

TEST_CASE("a branch of a branch has all of its past", "[cli][checkpoint]") {
    const Past folder;
    REQUIRE(folder.branch("08:04", {"--quiet", "--set", "train.eastbound.places=40"}).exit_code == 0);
    const Answer again = answer_of(folder, {"branch", "other.h5", "--at", "08:10", "-o", "again.h5", "--quiet", "--set",
                                            "train.eastbound.headway_s=90", "--set", "train.eastbound.headways=[]"});
    INFO(again.err);
    REQUIRE(again.exit_code == 0);
    CHECK(RunReader(folder.path("again.h5")).header().past.size() == 2);
    CHECK(frames_in_common(folder.path("other.h5"), folder.path("again.h5")) >= 601);
    CHECK(folder.verifies("again.h5"));
    const Answer before = answer_of(folder, {"branch", "other.h5", "--at", "08:03", "-o", "b.h5"});
    CHECK(before.exit_code == 2);
    CHECK_THAT(before.err, contains_text("after 08:04:00"));
}

TEST_CASE("a branch may go on by another plan, in a file that is given with it", "[cli][checkpoint]") {
    const Past folder;
    std::string plan = folder.read("station/plan.toml");
    plan.replace(plan.find("at = \"orange\""), 13, "at = \"blue\"  ");
    plan.replace(plan.find("stand_down_below = \"yellow\""), 27, "stand_down_below = \"blue\"  ");
    folder.write("early.toml", plan);
    const Answer answer = folder.branch("08:04", {"--quiet", "--file", "early.toml", "--set", "plan.file=early.toml"});
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    CHECK(folder.verifies("other.h5"));
    folder.write("plan.toml", plan);
    const Answer same_name = folder.branch("08:04", {"--file", "plan.toml"}, "b.h5");
    CHECK(same_name.exit_code == 2);
    CHECK_THAT(same_name.err, contains_text("another file of this name"));
    CHECK(folder.branch("08:04", {"--file", "none.toml"}, "b.h5").exit_code == 2);
}

TEST_CASE("what would change the past is refused by name, with the reason, and nothing is written", "[cli][bad_input][checkpoint]") {
    const Past folder;
    const Answer answer = folder.branch("08:07", {"--set", "scenario.seed=3", "--set", "routing.logit_scale_s=3", "--set",
                                                  "venue.feature.gates_in.lanes=7", "--set", "rule.long_queue.criterion=10",
                                                  "--set", "population.body_radius_m=0.3", "--set", "train.eastbound.first=08:01"});
    CHECK(answer.exit_code == 2);
    for (const char* key : {"'scenario.seed'", "'routing.logit_scale_s'", "lanes'", "'rule.long_queue.criterion'", "'train.eastbound.first'",
                            "drawn from it", "in hindsight", "let a step of the plan"}) {
        CHECK_THAT(answer.err, contains_text(key));
    }
    const Answer demand = folder.branch("08:07", {"--set", "demand.scale=1.5"});
    CHECK(demand.exit_code == 2);
    CHECK_THAT(demand.err, contains_text("other passengers due until 08:07:00.0"));
    const Answer plan = folder.branch("08:11", {"--set", "plan.procedure.platform filling.report_delay_s=5"});
    CHECK(plan.exit_code == 2);
    CHECK_THAT(plan.err, contains_text("'platform filling' is under way"));
    CHECK_FALSE(fs::exists(folder.path("other.h5")));
    CHECK_FALSE(fs::exists(folder.path("other.h5.part")));
    CHECK_FALSE(fs::exists(folder.path("other.h5.checkpoints")));
}

TEST_CASE("who comes later may change, by a demand file of the branch's own", "[cli][checkpoint]") {
    const Past folder;
    // Twice as many from 08:05 on.
    std::string demand = folder.read("station/demand.csv");
    demand.replace(demand.find(",180,"), 5, ",360,");
    folder.write("more.csv", demand);
    const std::vector<std::string> change = {"--quiet", "--file", "more.csv", "--set", "demand.file=more.csv"};
    const Answer answer = folder.branch("08:04", change);
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    CHECK(RunReader(folder.path("other.h5")).agents().size() == 570);
    CHECK(frames_in_common(folder.path("run.h5"), folder.path("other.h5")) >= 241);
    CHECK(folder.verifies("other.h5"));
    CHECK(folder.branch("08:06", change, "b.h5").exit_code == 2);
}

TEST_CASE("a branch must leave the run within its time, and not write over it", "[cli][bad_input][checkpoint]") {
    const Past folder;
    for (const char* at : {"07:00", "08:20", "09:00", "noon"}) CHECK(folder.branch(at, {}).exit_code == 2);
    const std::string before = folder.read("run.h5");
    CHECK(answer_of(folder, {"branch", "run.h5", "--at", "08:05", "-o", "run.h5", "--force"}).exit_code == 2);
    CHECK(folder.read("run.h5") == before);
    folder.write("other.h5", "something of mine");
    CHECK(folder.branch("08:05", {}).exit_code == 2);
    CHECK(folder.read("other.h5") == "something of mine");
}
