#include <filesystem>

#include "catch.h"
#include "cli/program.h"
#include "validation/data_folder.h"

using tidegate::testing::Answer;
using tidegate::testing::answer_of;
using tidegate::testing::Folder;

TEST_CASE("validate prints a table of cases and exits with 0 when all hard ones pass", "[cli]") {
    const Folder folder;
    const Answer answer =
        answer_of(folder, {"validate", "--case", "V1", "--case", "V5", "--seeds", "1", "--quiet"});
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.out,
               Catch::Matchers::StartsWith("V1   hard  passes    one person, 40 m at 1.33 m/s"));
    CHECK_THAT(answer.out, contains_text("0 FAIL"));
    CHECK(answer.out.find("V2") == std::string::npos);
    CHECK(answer.err.empty());
}

TEST_CASE("validate exits with 1 when a hard case fails", "[cli]") {
    const Folder folder;
    // Listed as failing in tests/validation/short_form_test.cpp.
    const Answer answer = answer_of(folder, {"validate", "--case", "P5", "--seeds", "1", "--quick", "--quiet"});
    CHECK(answer.exit_code == 1);
    CHECK_THAT(answer.out, contains_text("FAILS"));
}

TEST_CASE("validate says which cases it skips for want of data, and which the engine cannot run",
          "[cli]") {
    const Folder folder;
    const Answer answer = answer_of(
        folder, {"validate", "--case", "E6", "--case", "V27", "--data", "nowhere", "--quiet"});
    CHECK(answer.exit_code == 0);
    CHECK_THAT(answer.out, contains_text("E6   hard  skipped"));
    CHECK_THAT(answer.out, contains_text("no data in nowhere"));
    CHECK_THAT(answer.out, contains_text("needs smoke"));
}

TEST_CASE("validate writes pages and plots", "[cli]") {
    const Folder folder;
    const Answer answer = answer_of(
        folder, {"validate", "--case", "V17", "--quick", "--seeds", "1", "--json", "--html",
                 "page.html", "--markdown", "page.md", "--plots", "plots", "--quiet"});
    CHECK_THAT(answer.out, contains_text("\"wall_s\""));
    for (const char* file : {"page.html", "page.md", "plots/stairs_up.svg"}) {
        INFO(file);
        CHECK(std::filesystem::file_size(folder.path(file)) > 500);
    }
}

TEST_CASE("an unknown case or suite of validate is bad input", "[cli][bad_input]") {
    const Folder folder;
    const Answer answer = answer_of(folder, {"validate", "--case", "V211"});
    CHECK(answer.exit_code == 2);
    CHECK_THAT(answer.err, contains_text("there is no case 'V211'; did you mean 'V"));
    CHECK(answer_of(folder, {"validate", "--suite", "rimae"}).exit_code == 2);
}
