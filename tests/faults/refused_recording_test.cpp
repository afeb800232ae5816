#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

#include "../record/recordings.h"
#include "base/fault.h"
#include "catch.h"
#include "child.h"
#include "record/run_reader.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

// Writes until refused and reports the sentence.
void write_until_refused(const std::string& path, int to) {
    std::string said = "nothing";
    try {
        RunWriter writer(path, small_header(), false, 0);
        try {
            for (int i = 0; i < 500; ++i) {
                writer.frame(frame_of(walkers(2000, i), i));
                writer.flush();
            }
        } catch (const std::runtime_error& refused) {
            said = refused.what();
        }
        // Once refused, always refused, in the same words.
        CHECK_THROWS_WITH(writer.flush(), said);
    } catch (const std::runtime_error& refused) {
        said = refused.what();
    }
    report(to, said);
}

void limit_file_size(std::size_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

TEST_CASE("a disk that fills up ends the recording with a sentence and keeps what was written",
          "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("full.h5");
    Child child([&](int to) {
        limit_file_size(2000000);
        write_until_refused(path, to);
    });
    const std::string said = child.rest();
    CHECK(child.exit_code() == 0);
    CHECK_THAT(said,
               contains_text("full.h5: cannot be written: ") && contains_text("free some space"));
    const RunReader reader(path);
    CHECK(reader.is_partial());
    CHECK(reader.frames() > 10);
    for (std::size_t i = 0; i < reader.frames(); ++i) {
        CHECK(reader.frame(i).agents.size() == 2000);
    }
}

TEST_CASE("however early the disk is full, there is a sentence and never a crash",
          "[record][faults]") {
    const ScratchFolder folder;
    for (const std::size_t bytes : {0, 1, 96, 1000, 5000, 20000, 50000, 100000, 200000, 400000}) {
        CAPTURE(bytes);
        const std::string path = folder.file("full" + std::to_string(bytes) + ".h5");
        Child child([&](int to) {
            limit_file_size(bytes);
            write_until_refused(path, to);
        });
        CHECK_THAT(child.rest(), contains_text("cannot be written: File too large"));
        CHECK(child.exit_code() == 0);
        try {
            const RunReader reader(path);
            for (std::size_t i = 0; i < reader.frames(); ++i)
                CHECK(reader.frame(i).agents.size() == 2000);
        } catch (const InputError& refused) {
            CHECK_THAT(refused.what(), contains_text(path));
        }
    }
}

TEST_CASE("a missing folder is named", "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("no such/a.h5");
    CHECK_THROWS_WITH(
        RunWriter(path, small_header(), false, 4),
        contains_text("a.h5: cannot be written: the folder") && contains_text("does not exist"));
}

TEST_CASE("a folder that may not be written to is named", "[record][faults]") {
    const ScratchFolder folder;
    const std::string locked = folder.file("locked");
    std::filesystem::create_directory(locked);
    chmod(folder.file("").c_str(), 0755);
    Child child([&](int to) {
        chmod(locked.c_str(), 0500);
        if (geteuid() == 0 && seteuid(65534) != 0) report(to, "cannot step down");
        write_until_refused(locked + "/a.h5", to);
    });
    CHECK_THAT(child.rest(), contains_text("a.h5: cannot be written: Permission denied") &&
                                 contains_text("change the folder's permissions"));
    CHECK(child.exit_code() == 0);
}

TEST_CASE("an existing file is not overwritten unless forced", "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("a.h5");
    std::ofstream(path) << "precious";
    CHECK_THROWS_AS(RunWriter(path, small_header(), false, 4), InputError);
    CHECK_THROWS_WITH(RunWriter(path, small_header(), false, 4),
                      contains_text("exists already") && contains_text("--force"));
    std::string text;
    std::getline(std::ifstream(path), text);
    CHECK(text == "precious");
    RunWriter(path, small_header(), true, 4).finish(RunStatus::finished, 3, {});
    CHECK(RunReader(path).final_hash() == 3);
}

TEST_CASE("who still reads an old recording keeps it when it is overwritten", "[record][faults]") {
    const ScratchFolder folder;
    const std::string path = folder.file("a.h5");
    record_finished(path, small_run());
    const RunReader old(path);
    RunWriter(path, small_header(), true, 4).finish(RunStatus::finished, 3, {});
    CHECK(old.frame(4).agents.size() == 30);
    CHECK(RunReader(path).frames() == 0);
}

TEST_CASE("a folder, or something that is no file, is not recorded to", "[record][faults]") {
    const ScratchFolder folder;
    const bool force = GENERATE(false, true);
    CHECK_THROWS_WITH(RunWriter(folder.file(""), small_header(), force, 4),
                      contains_text("is a folder"));
    CHECK_THROWS_WITH(RunWriter("/dev/null", small_header(), force, 4),
                      contains_text("is not an ordinary file"));
}
