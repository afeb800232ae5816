#include "record/checkpoint_file.h"

#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "../faults/child.h"
#include "base/whole_file.h"
#include "catch.h"
#include "recordings.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

namespace fs = std::filesystem;

Checkpoint state_at(double time_s, std::size_t bytes = 3000) {
    Checkpoint checkpoint{time_s, std::uint64_t(time_s) + 7, std::vector<std::byte>(bytes)};
    for (std::size_t i = 0; i < bytes; ++i) checkpoint.state[i] = std::byte(std::uint8_t(i * 31 + std::size_t(time_s)));
    return checkpoint;
}

std::vector<StoredCheckpoint> stored(const std::string& recording) {
    return stored_checkpoints(recording, small_header(), small_header().manifest.program_version);
}

}  // namespace

TEST_CASE("checkpoints come back as they were written", "[record][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5");
    CHECK(stored(run).empty());
    {
        CheckpointWriter writer(run, small_header());
        for (int k = 1; k <= 3; ++k) writer.add(state_at(10 * k, 1000 * std::size_t(k)), std::uint64_t(k), std::uint64_t(2 * k));
    }
    const auto all = stored(run);
    REQUIRE(all.size() == 3);
    for (int k = 1; k <= 3; ++k) {
        const StoredCheckpoint& one = all[std::size_t(k - 1)];
        CHECK(one.frames == std::uint64_t(k));
        CHECK(one.samples == std::uint64_t(2 * k));
        const Checkpoint back = read_checkpoint(run, one), wanted = state_at(10 * k, 1000 * std::size_t(k));
        CHECK(back.time == wanted.time);
        CHECK(back.state_hash == wanted.state_hash);
        CHECK(back.state == wanted.state);
    }
}

TEST_CASE("of many checkpoints the last is kept and some that are spread over the time", "[record][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5");
    CheckpointWriter writer(run, small_header());
    for (int k = 1; k <= 200; ++k) {
        writer.add(state_at(60 * k), 0, 0);
        const auto all = stored(run);
        REQUIRE(all.size() <= CheckpointWriter::most_kept);
        REQUIRE(all.back().time == 60 * k);
        double before = 0, widest = 0;
        for (const StoredCheckpoint& one : all) {
            widest = std::max(widest, one.time - before);
            before = one.time;
        }
        REQUIRE(widest <= std::max(120.0, 0.3 * 60 * k));
    }
    for (const StoredCheckpoint& one : stored(run)) CHECK(read_checkpoint(run, one).state == state_at(one.time).state);
    CHECK_FALSE(fs::exists(checkpoints_of(run) + ".part"));
}

TEST_CASE("wherever the last checkpoint was cut off, those before it are whole", "[record][faults][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5"), file = checkpoints_of(run);
    {
        CheckpointWriter writer(run, small_header());
        writer.add(state_at(10), 0, 0);
        writer.add(state_at(20), 0, 0);
    }
    const std::string bytes = text_of_file(file);
    for (std::size_t size = bytes.size() / 2; size < bytes.size(); size += 7) {
        write_whole_file(file, bytes.substr(0, size));
        CAPTURE(size);
        const auto all = stored(run);
        REQUIRE(all.size() == 1);
        REQUIRE(read_checkpoint(run, all[0]).state == state_at(10).state);
    }
}

TEST_CASE("a bit that is wrong anywhere is found", "[record][faults][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5"), file = checkpoints_of(run);
    CheckpointWriter(run, small_header()).add(state_at(10), 0, 0);
    const std::string bytes = text_of_file(file);
    for (std::size_t at = 0; at < bytes.size(); at += at < 208 ? 1 : 13) {
        std::string wrong = bytes;
        wrong[at] = static_cast<char>(wrong[at] ^ 4);
        write_whole_file(file, wrong);
        CAPTURE(at);
        try {
            REQUIRE_THROWS_AS(read_checkpoint(run, stored(run).at(0)), InputError);
        } catch (const InputError& refused) {
            REQUIRE_THAT(refused.what(), contains_text("a.h5.checkpoints"));
        }
    }
}

TEST_CASE("checkpoints of another scenario or version are refused with what they are of", "[record][bad_input][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5");
    CheckpointWriter(run, small_header()).add(state_at(10), 0, 0);
    RunHeader other = small_header();
    other.text.settings.push_back("scenario.seed=8");
    CHECK_THROWS_WITH(stored_checkpoints(run, other, other.manifest.program_version), contains_text("another scenario or other settings"));
    other = small_header();
    other.past = {{30, {}}};
    CHECK_THROWS_WITH(stored_checkpoints(run, other, other.manifest.program_version), contains_text("another scenario or other settings"));
    CHECK_THROWS_WITH(stored_checkpoints(run, small_header(), "9.9"), contains_text("which version 9.9 cannot go on from"));
}

TEST_CASE("a disk that is full ends with a sentence, and the checkpoints before stay", "[record][faults][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5");
    Child child([&](int to) {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{8000, 8000};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::string said;
        try {
            CheckpointWriter writer(run, small_header());
            for (int k = 1; k <= 5; ++k) writer.add(state_at(10 * k), 0, 0);
        } catch (const std::runtime_error& refused) {
            said = refused.what();
        }
        report(to, said);
    });
    CHECK_THAT(child.rest(), contains_text("a.h5.checkpoints: cannot be written: File too large"));
    const auto all = stored(run);
    REQUIRE(all.size() == 2);
    CHECK(read_checkpoint(run, all[1]).state == state_at(20).state);
    CHECK(fs::file_size(checkpoints_of(run)) == all[1].first_byte + all[1].bytes);
}

TEST_CASE("while a process writes checkpoints, others see that; when it is killed, no more", "[record][faults][checkpoint]") {
    const ScratchFolder folder;
    const std::string run = folder.file("a.h5");
    Child child([&](int to) {
        CheckpointWriter writer(run, small_header());
        for (int k = 1; k <= 30; ++k) writer.add(state_at(10 * k), 0, 0);
        report(to, "w");
        pause();
    });
    REQUIRE(child.next() == 'w');
    CHECK_THROWS_WITH(lock_checkpoints(run), contains_text("by another process"));
    CHECK(stored(run).back().time == 300);  // who only reads may
    child.kill_hard();
    CHECK_NOTHROW(lock_checkpoints(run));
}
