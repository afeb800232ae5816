#include "base/whole_file.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "catch.h"
#include "record/recordings.h"

using namespace tidegate;
using namespace tidegate::test;

namespace fs = std::filesystem;

TEST_CASE("a file is as before, or holds all of the new text", "[base][files]") {
    const ScratchFolder folder;
    const std::string path = folder.file("table.csv");
    write_whole_file(path, "one");
    write_whole_file(path, "two\n");
    CHECK(text_of_file(path) == "two\n");
    CHECK_FALSE(fs::exists(path + ".part"));
    {
        const PartFile given_up(path);
        std::ofstream(given_up.path()) << "half";
    }
    CHECK(text_of_file(path) == "two\n");
    CHECK_FALSE(fs::exists(path + ".part"));
}

TEST_CASE("a file that cannot be written is named with the reason, and nothing is left of it", "[base][files][bad_input]") {
    const ScratchFolder folder;
    const std::string nowhere = folder.file("no such folder/table.csv");
    CHECK_THROWS_WITH(write_whole_file(nowhere, "one"), Catch::Matchers::Contains(nowhere) &&
                                                            Catch::Matchers::Contains("No such file or directory"));
    const std::string taken = folder.file("taken");
    fs::create_directories(taken + "/in");
    CHECK_THROWS_AS(write_whole_file(taken, "one"), std::runtime_error);
    CHECK(fs::exists(taken + "/in"));
    CHECK_FALSE(fs::exists(taken + ".part"));
}
