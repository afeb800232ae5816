#include "catch.h"
#include "cli/program.h"

using tidegate::testing::Answer;
using tidegate::testing::Folder;
using tidegate::testing::answer_of;
using Catch::Matchers::StartsWith;

TEST_CASE("the version is a result: on standard output, exit 0", "[cli]") {
    const Folder folder;
    const Answer answer = answer_of(folder, {"--version"});
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.out, StartsWith("tidegate "));
    CHECK(answer.err.empty());
}

TEST_CASE("an unknown command names the nearest one and exits with 2", "[cli][bad_input]") {
    const Folder folder;
    const Answer answer = answer_of(folder, {"rnu"});
    CHECK(answer.exit_code == 2);
    CHECK(answer.out.empty());
    CHECK(answer.err == "tidegate: unknown command 'rnu'; did you mean 'run'?\n");
}

TEST_CASE("no command at all shows the commands and exits with 2", "[cli][bad_input]") {
    const Folder folder;
    const Answer answer = answer_of(folder, {});
    CHECK(answer.exit_code == 2);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, contains_text("sweep"));
}

TEST_CASE("an unknown option names the nearest one", "[cli][bad_input]") {
    const Folder folder;
    const Answer answer = answer_of(folder, {"run", "station", "--thread", "1"});
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text("did you mean '--threads'?"));
}

TEST_CASE("a missing argument is a usage error", "[cli][bad_input]") {
    const Folder folder;
    CHECK(answer_of(folder, {"run"}).exit_code == 2);
    CHECK(answer_of(folder, {"sweep", "wave.toml"}).exit_code == 2);
    CHECK(answer_of(folder, {"run", "a", "--threads", "many"}).exit_code == 2);
    CHECK(answer_of(folder, {"run", "a", "--seed", "-1"}).exit_code == 2);
}

TEST_CASE("help tells about every command", "[cli]") {
    const Folder folder;
    for (const char* command : {"new", "check", "run", "view", "verify", "sweep", "validate", "bench", "test"}) {
        INFO(command);
        const Answer answer = answer_of(folder, {"help", command});
        CHECK(answer.exit_code == 0);
        CHECK_THAT(answer.out, contains_text(command));
    }
    const Answer wrong = answer_of(folder, {"help", "sweeep"});
    CHECK(wrong.exit_code == 2);
    CHECK_THAT(wrong.err, contains_text("did you mean 'sweep'?"));
}

TEST_CASE("help keys lists every key with unit, default and range", "[cli]") {
    const Folder folder;
    const Answer all = answer_of(folder, {"help", "keys"});
    CHECK(all.exit_code == 0);
    CHECK_THAT(all.out, contains_text("| `headway_s` |"));
    CHECK_THAT(answer_of(folder, {"help", "keys", "sweep"}).out, contains_text("rank_by"));
    const Answer one = answer_of(folder, {"help", "keys", "train"});
    CHECK_THAT(one.out, StartsWith("[train]"));
    CHECK(one.out.find("rank_by") == std::string::npos);
    CHECK(answer_of(folder, {"help", "keys", "trian"}).exit_code == 2);
}

TEST_CASE("a missing scenario is bad input, not a crash", "[cli][bad_input]") {
    const Folder folder;
    for (const char* command : {"run", "check"}) {
        const Answer answer = answer_of(folder, {command, "nowhere"});
        CHECK(answer.exit_code == 2);
        CHECK_THAT(answer.err, contains_text("nowhere"));
    }
    CHECK(answer_of(folder, {"verify", "nowhere.h5"}).exit_code == 2);
    CHECK(answer_of(folder, {"sweep", "nowhere.toml", "-o", "out"}).exit_code == 2);
}

TEST_CASE("a scenario may have the name of a command", "[cli]") {
    const Folder folder;
    REQUIRE(answer_of(folder, {"new", "check"}).exit_code == 0);
    CHECK(answer_of(folder, {"check", "check"}).exit_code == 0);
}
