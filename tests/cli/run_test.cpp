#include "catch.h"
#include "cli/program.h"

#include <filesystem>
#include <nlohmann/json.hpp>

using tidegate::testing::Answer;
using tidegate::testing::Folder;
using tidegate::testing::answer_of;
using tidegate::testing::answer_of_script;
using Json = nlohmann::json;

namespace {

/// A folder with the scenario that `new` makes.
struct Station : Folder {
    Station() { REQUIRE(answer_of(*this, {"new", "station"}).exit_code == 0); }
};

Json run_json(const Folder& folder, std::vector<std::string> more) {
    std::vector<std::string> arguments = {"run", "station", "--json", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Answer answer = answer_of(folder, arguments);
    INFO(answer.err);
    REQUIRE(answer.exit_code == 0);
    return Json::parse(answer.out);
}

}  // namespace

TEST_CASE("a new scenario is sound and runs", "[cli][promise]") {
    const Station folder;
    const Answer check = answer_of(folder, {"check", "station"});
    CHECK(check.exit_code == 0);
    CHECK(check.err.empty());
    CHECK_THAT(check.out, contains_text("no faults"));
    const Answer run = answer_of(folder, {"run", "station", "--until", "08:02"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, contains_text("Warning levels first reached"));
    CHECK_THAT(run.out, contains_text("not recorded"));
}

TEST_CASE("new does not write into a folder that holds something", "[cli][bad_input]") {
    const Station folder;
    const std::string before = folder.read("station/scenario.toml");
    const Answer again = answer_of(folder, {"new", "station"});
    CHECK(again.exit_code == 2);
    CHECK(folder.read("station/scenario.toml") == before);
    const Answer wrong = answer_of(folder, {"new", "other", "--template", "statoin"});
    CHECK(wrong.exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(folder.path("other")));
}

TEST_CASE("same seed, same result, bit for bit, whatever the number of threads", "[cli][promise]") {
    const Station folder;
    const Json one = run_json(folder, {"--until", "08:08", "--threads", "1"});
    const Json two = run_json(folder, {"--until", "08:08", "--threads", "2"});
    CHECK(one.at("state_hash") == two.at("state_hash"));
    CHECK(one.at("events") == two.at("events"));
    const Json other = run_json(folder, {"--until", "08:08", "--seed", "2"});
    CHECK(one.at("state_hash") != other.at("state_hash"));
    CHECK(other.at("seed") == 2);
}

TEST_CASE("recording a run does not change it", "[cli][promise]") {
    const Station folder;
    const Json plain = run_json(folder, {"--until", "08:06"});
    const Json recorded = run_json(folder, {"--until", "08:06", "-o", "run.h5"});
    CHECK(plain.at("state_hash") == recorded.at("state_hash"));
    CHECK(recorded.at("recording") == "run.h5");
    CHECK(plain.at("recording").is_null());
}

TEST_CASE("a recording verifies: the run made again has the same state hashes", "[cli][promise]") {
    const Station folder;
    REQUIRE(answer_of(folder, {"run", "station", "--quiet", "-o", "run.h5", "--seed", "5"}).exit_code == 0);
    const Answer whole = answer_of(folder, {"verify", "run.h5", "--quiet"});
    INFO(whole.err);
    CHECK(whole.exit_code == 0);
    CHECK_THAT(whole.out, contains_text("the same: 1201 frames"));
    const Answer stopped = answer_of(folder, {"run", "station", "--quiet", "-o", "part.h5", "--until", "08:03"});
    REQUIRE(stopped.exit_code == 0);
    const Answer part = answer_of(folder, {"verify", "part.h5", "--quiet"});
    INFO(part.out << part.err);
    CHECK(part.exit_code == 0);
}

TEST_CASE("Ctrl-C ends a run with 130, and what was written verifies", "[cli][promise]") {
    const Station folder;
    // Small steps, so that the run is surely under way when its recording appears.
    const Answer answer = answer_of_script(
        folder, "\"$0\" run station --quiet --set simulation.step_s=0.01 -o run.h5 & "
                "until [ -s run.h5 ]; do :; done; kill -INT $!; wait $!");
    INFO(answer.err);
    CHECK(answer.exit_code == 130);
    CHECK_THAT(answer.out, contains_text("STOPPED before the scenario's end"));
    CHECK(answer_of(folder, {"verify", "run.h5", "--quiet"}).exit_code == 0);
}

TEST_CASE("an existing recording is not overwritten without --force", "[cli][bad_input]") {
    const Station folder;
    folder.write("run.h5", "something of mine");
    const Answer answer = answer_of(folder, {"run", "station", "--quiet", "-o", "run.h5"});
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text("--force"));
    CHECK(folder.read("run.h5") == "something of mine");
    CHECK(answer_of(folder, {"run", "station", "-o", "no/such/run.h5"}).exit_code == 2);
    CHECK(answer_of(folder, {"run", "station", "--quiet", "--until", "08:01", "-o", "run.h5", "--force"})
              .exit_code == 0);
}

TEST_CASE("all faults of a scenario are listed before anything is simulated", "[cli][bad_input]") {
    const Station folder;
    std::string text = folder.read("station/scenario.toml");
    folder.write("station/scenario.toml", text + "\n[venu]\n[scenarioo]\n");
    for (const char* command : {"run", "check"}) {
        const Answer answer = answer_of(folder, {command, "station"});
        CHECK(answer.exit_code == 2);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, contains_text("did you mean 'venue'?"));
        CHECK_THAT(answer.err, contains_text("did you mean 'scenario'?"));
        CHECK_THAT(answer.err, contains_text("2 faults"));
    }
}

TEST_CASE("a time that the scenario does not have is refused", "[cli][bad_input]") {
    const Station folder;
    for (const char* time : {"noon", "07:00", "09:00"}) {
        const Answer answer = answer_of(folder, {"run", "station", "--until", time});
        CHECK(answer.exit_code == 2);
        CHECK_THAT(answer.err, contains_text("--until"));
    }
}

TEST_CASE("the comparison with the run without the plan is made on request and says both", "[cli]") {
    const Station folder;
    const Json json = run_json(folder, {"--set", "scenario.compare_without_plan=true"});
    REQUIRE(json.at("without_plan").is_object());
    const Json& bare = json.at("without_plan");
    CHECK(bare.at("rules").size() == json.at("rules").size());
    for (const Json& event : bare.at("events")) CHECK(event.at("kind") != "order");
    const Json alone = run_json(folder, {"--set", "plan.file="});
    CHECK(alone.at("plan").is_null());
    CHECK(alone.at("state_hash") == bare.at("state_hash"));
    const Json no = run_json(folder, {"--set", "scenario.compare_without_plan=true", "--no-compare"});
    CHECK(no.at("without_plan").is_null());
    // One after the other, as two are side by side.
    const Json in_turn = run_json(folder, {"--set", "scenario.compare_without_plan=true", "--threads", "1"});
    CHECK(in_turn.at("state_hash") == json.at("state_hash"));
    CHECK(in_turn.at("without_plan").at("state_hash") == bare.at("state_hash"));
    const Answer text = answer_of(folder, {"run", "station", "--set", "scenario.compare_without_plan=true"});
    CHECK_THAT(text.out, contains_text("without plan"));
    CHECK_THAT(text.out, contains_text("difference"));
}

TEST_CASE("a comparison ends as one run does on Ctrl-C and on a full disk", "[cli][faults]") {
    const Station folder;
    // Small steps, so that both are surely under way.
    const std::string run = "\"$0\" run station --quiet --threads 2 --set simulation.step_s=0.01 --set scenario.compare_without_plan=true -o run.h5";
    const Answer stopped = answer_of_script(folder, run + " & until [ -s run.h5 ]; do :; done; kill -INT $!; wait $!");
    INFO(stopped.err);
    CHECK(stopped.exit_code == 130);
    CHECK(stopped.out.find("difference") == std::string::npos);
    const Answer full = answer_of_script(folder, "trap '' XFSZ; ulimit -f 60; " + run + " --force");
    INFO(full.err);
    CHECK(full.exit_code == 1);
    CHECK_THAT(full.err, contains_text("cannot be written"));
}

TEST_CASE("a sweep of real runs gives tables, and goes on without running anything again", "[cli][sweep]") {
    const Station folder;
    folder.write("sweep.toml", R"([sweep]
scenario = "station"
replicates = 2
rank_by = "peak.platform_occupancy"
[[axis]]
name = "plan"
values = [ {label="none", set=["plan.file="]}, {label="metering", set=[]} ]
)");
    const Answer first = answer_of(folder, {"sweep", "sweep.toml", "-o", "out"});
    INFO(first.err);
    CHECK(first.exit_code == 0);
    CHECK_THAT(first.out, contains_text("plan=metering"));
    const std::string table = folder.read("out/table.csv");
    CHECK_THAT(table, contains_text("peak.platform_occupancy [passengers] mean"));
    const Answer second = answer_of(folder, {"sweep", "sweep.toml", "-o", "out"});
    CHECK(second.exit_code == 0);
    CHECK_THAT(second.err, contains_text("0 of 4 cases to run"));
    CHECK(folder.read("out/table.csv") == table);
    CHECK(folder.read("out/differences.csv").find("plan=metering,plan=none") != std::string::npos);
}

TEST_CASE("a sweep refuses settings that are wrong before it runs anything", "[cli][sweep][bad_input]") {
    const Station folder;
    folder.write("sweep.toml", "[sweep]\nscenario = \"station\"\nrank_by = \"stuck\"\n"
                               "[[axis]]\nname = \"a\"\nkey = \"demand.scal\"\nvalues = [1.0]\n");
    const Answer answer = answer_of(folder, {"sweep", "sweep.toml", "-o", "out"});
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text("did you mean"));
    CHECK_FALSE(std::filesystem::exists(folder.path("out")));
}
