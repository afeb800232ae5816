#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/fault.h"
#include "catch.h"
#include "pictures/small_recording.h"
#include "record/recordings.h"
#include "viz/stage/follow.h"
#include "viz/stage/run_player.h"
#include "viz/stage/stage.h"
#include "viz/words/sentence.h"

using namespace tidegate;
using namespace tidegate::test;
using namespace tidegate::viz;

namespace {

/// Looks again as the window does, until there is more or five seconds of it have passed.
bool sees_more(RunPlayer& player, double& wall_s) {
    for (int i = 0; i < 500; ++i) {
        wall_s += 0.05;
        if (player.look_again(wall_s)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(4));
    }
    return false;
}

double resident_mb() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmRSS:" && status >> kilobytes) return kilobytes / 1000;
    }
    return 0;
}

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// What the viewer would say of the player's trouble; empty: it has none.
std::string told(const RunPlayer& player, Language language) {
    if (!player.trouble()) return {};
    try {
        std::rethrow_exception(player.trouble());
    } catch (const std::exception& error) {
        return say(sentence_of(error), language);
    }
}

}  // namespace

TEST_CASE("a recording that grows is followed while it is shown, to its end", "[viz][live]") {
    const ScratchFolder folder;
    const std::string path = folder.file("growing.h5");
    GrowingRecording recording(path);
    recording.grow(20);
    RunPlayer player(load_run(path), path);
    CHECK(player.data().status == RunStatus::running);
    CHECK(player.data().recorded_end_s == 19);
    CHECK(player.moment_at(10).agents.size() == 300);
    double wall_s = 10;
    for (const int end : {59, 99}) {
        recording.grow(40);
        REQUIRE(sees_more(player, wall_s));
        CHECK(player.data().recorded_end_s == end);
        CHECK(player.moment_at(end - 1).agents.size() == 300);
        CHECK(player.is_growing(wall_s));
        CHECK_FALSE(player.trouble());
    }
    recording.finish();
    REQUIRE(sees_more(player, wall_s));
    CHECK(player.data().status == RunStatus::finished);
    CHECK_FALSE(player.is_growing(wall_s));
    player.wait_for_all(7);
    CHECK(player.history()->is_whole);
    CHECK(player.history()->until == 99);
    CHECK(player.journey(7)->points.size() == 93);  // appeared at 7 s
}

TEST_CASE("another run that takes the place of the one shown is shown from its beginning",
          "[viz][live]") {
    const ScratchFolder folder;
    const std::string path = folder.file("run.h5"), next = folder.file("next.h5");
    {
        GrowingRecording recording(path), shorter(next);
        recording.grow(60);
        shorter.grow(20);
    }
    RunPlayer player(load_run(path), path);
    player.wait_for_all(-1);
    CHECK(player.history()->until == 59);
    std::filesystem::rename(next, path);
    double wall_s = 10;
    REQUIRE(sees_more(player, wall_s));
    CHECK(player.data().recorded_end_s == 19);
    player.wait_for_all(-1);
    CHECK(player.history()->until == 19);
    CHECK(player.moment_at(10).agents.size() == 300);
}

TEST_CASE("a file that vanishes while it is shown leaves what was read, and a sentence",
          "[viz][live][bad_input]") {
    const ScratchFolder folder;
    const std::string path = folder.file("growing.h5");
    {
        GrowingRecording recording(path);
        recording.grow(20);
    }
    RunPlayer player(load_run(path), path);
    std::filesystem::remove(path);
    double wall_s = 10;
    for (int i = 0; i < 300 && !player.trouble(); ++i) {
        CHECK_FALSE(player.look_again(wall_s += 0.5));
        std::this_thread::sleep_for(std::chrono::milliseconds(4));
    }
    CHECK(told(player, Language::english) == path + " has gone, or can no longer be read. What was read before is still shown.");
    CHECK(told(player, Language::chinese) == path + " 已消失或无法继续读取。仍显示此前已读取的内容。");
    player.take_trouble();
    CHECK_FALSE(player.trouble());
    CHECK(player.moment_at(5).agents.size() == 300);
}

TEST_CASE("frames that cannot be read are told in words, and the viewer lives on",
          "[viz][live][bad_input]") {
    class Broken final : public FrameSource {
    public:
        const std::vector<double>& times() const override { return times_; }
        StoredFrame read(std::size_t) override { throw InputError("run.h5: is damaged: a chunk"); }
        std::vector<Crossing> crossings() override { throw InputError("run.h5: is damaged"); }

    private:
        std::vector<double> times_{0, 1, 2};
    };
    RunPlayer player({{}, std::make_shared<Broken>()}, "");
    CHECK(player.moment_at(1.5).agents.empty());
    CHECK(told(player, Language::english) == "run.h5: is damaged: a chunk");
    player.wait_for_all(1);
    CHECK(player.history() == nullptr);
    CHECK(player.journey(1) == nullptr);
}

TEST_CASE("a passenger who is followed stays in the middle, also on the next level", "[viz][follow]") {
    const ScratchFolder folder;
    const std::string path = folder.file("run.h5");
    write_small_recording(path);
    const std::unique_ptr<Stage> stage = open_stage({path});
    ViewState view;
    view.cameras.resize(2);
    view.time = 300;
    view.level = 1;
    CHECK(follow_actions(*stage, view).empty());
    apply({Pick{Picked{0, 3}}, Follow{true}}, stage->shown(), view);
    apply(follow_actions(*stage, view), stage->shown(), view);
    // Passenger 3 stands on the platform, the first level.
    CHECK(view.level == 0);
    const RunPlayer& player = stage->player(0);
    const auto tiles = shown_tiles(stage->shown(), player.mesh(), nullptr, view, {0, 0, 900, 500}).tiles;
    const Camera camera = with_change(fitted_camera(tiles[0]), change_of(view, tiles[0]));
    const Moment& moment = stage->player(0).moment_at(300);
    const FrameAgent& agent = moment.agents[3];
    const Vec2f at = camera.to_screen(player.data().planes[0].origin + Vec2{agent.x, agent.y});
    CHECK(at.x == Approx(camera.view.x + camera.view.w / 2).margin(1));
    CHECK(at.y == Approx(camera.view.y + camera.view.h / 2).margin(1));
    view.time = 10;
    view.picked = Picked{0, 250};
    CHECK(follow_actions(*stage, view).empty());
}

TEST_CASE("none, or more than two recordings are refused", "[viz][live][bad_input]") {
    CHECK_THROWS_AS(open_stage({}), InputError);
    CHECK_THROWS_AS(open_stage({"a", "b", "c"}), InputError);
}

// Takes minutes and a gigabyte of disk: tidegate_tests "[big]".
TEST_CASE("a recording of a gigabyte is opened and sought in without filling the memory",
          "[.][big]") {
    constexpr int people = 20000, frames = 24000;
    constexpr double most_mb = 500;
    const ScratchFolder folder;
    const std::string path = folder.file("big.h5");
    write_big_recording(path, people, frames);
    const double before_mb = resident_mb();
    std::cout << "size " << std::filesystem::file_size(path) / 1e6 << " MB\n";
    std::unique_ptr<RunPlayer> player;
    std::cout << "opened in "
              << seconds_of([&] { player = std::make_unique<RunPlayer>(load_run(path), path); })
              << " s\n";
    const auto seek = [&](const char* when, int first) {
        double longest = 0, sum = 0;
        constexpr int seeks = 200;
        for (int i = first; i < first + seeks; ++i) {
            const double time = (i * 4243) % (frames - 1) + 0.5;
            const double took = seconds_of([&] { player->moment_at(time); });
            CHECK(player->moment_at(time).agents.size() == people);
            longest = std::max(longest, took);
            sum += took;
        }
        std::cout << "sought " << when << "in " << 1000 * sum / seeks << " ms, at most " << 1000 * longest << " ms\n";
    };
    seek("", 0);
    player->history();
    seek("while it is read through ", 1000);
    std::cout << "rest of the history in " << seconds_of([&] { player->wait_for_all(-1); }) << " s\n";
    const double grown_mb = resident_mb() - before_mb;
    std::cout << "memory grew by " << grown_mb << " MB, to " << resident_mb() << " MB\n";
    CHECK(grown_mb < most_mb);
}
