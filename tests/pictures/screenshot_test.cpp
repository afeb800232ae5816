#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "catch.h"
#include "pictures/picture.h"
#include "pictures/small_recording.h"
#include "record/recordings.h"
#include "viz/data/load_run.h"
#include "viz/words/words.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// Mean difference of a channel above which a picture no longer resembles the approved one. Fonts
/// and drivers of other machines move edges by a pixel; a missing panel or level differs by far
/// more.
constexpr double tolerance = 2.0;

struct Ended {
    int exit_code = -1;
    std::string errors;
};

/// Runs the viewer without a screen, as on a server.
Ended view(const ScratchFolder& folder, const std::string& arguments) {
    const std::string errors = folder.file("stderr.txt");
    const std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY '" TIDEGATE_VIEW "' " +
                                arguments + " 2> '" + errors + "'";
    const int status = std::system(command.c_str());
    std::ifstream file(errors);
    std::stringstream text;
    text << file.rdbuf();
    return {WEXITSTATUS(status), text.str()};
}

bool has_virtual_display() {
    if (std::system("command -v Xvfb > /dev/null 2>&1") == 0) return true;
    WARN("skipped: Xvfb is not installed");
    return false;
}

std::string quoted(const std::string& path) { return "'" + path + "'"; }

void resembles_approved(const std::string& picture, const std::string& name) {
    const Picture drawn = shrunk(read_picture(picture), 200, 125);
    const std::string approved_path = TIDEGATE_SOURCE_DIR "/tests/pictures/" + name + ".png";
    if (std::getenv("TIDEGATE_APPROVE_PICTURES") != nullptr) save_picture(approved_path, drawn);
    const Picture approved = read_picture(approved_path);
    REQUIRE(approved.width == 200);
    REQUIRE(approved.height == 125);
    CHECK(difference(drawn, approved) < tolerance);
}

}  // namespace

TEST_CASE(
    "a picture is made without a screen, in the size asked for, and looks like the approved one",
    "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), png = folder.file("picture.png");
    write_small_recording(run);
    const Ended ended = view(folder, quoted(run) + " --at 00:01:00 --screenshot " + quoted(png));
    INFO(ended.errors);
    REQUIRE(ended.exit_code == 0);
    const Picture picture = read_picture(png);
    CHECK(picture.width == 1600);
    CHECK(picture.height == 1000);
    CHECK(colours_in(picture) > 200);
    resembles_approved(png, "small_station");
}

TEST_CASE(
    "the picture in Chinese, by speed, on a light ground, of one level, has its own size and look",
    "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), png = folder.file("picture.png");
    write_small_recording(run);
    const Ended ended = view(folder, quoted(run) +
                                         " --size 800x500 --lang zh --colour speed --theme light "
                                         "--level platform --screenshot " +
                                         quoted(png));
    INFO(ended.errors);
    REQUIRE(ended.exit_code == 0);
    CHECK(read_picture(png).width == 800);
    resembles_approved(png, "small_station_zh");
}

TEST_CASE("two runs side by side, their difference, curves and outcomes look as approved", "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), other = folder.file("other.h5");
    write_small_recording(run);
    write_partial_recording(other);
    const auto look = [&](const char* name, const std::string& arguments) {
        const std::string png = folder.file(std::string(name) + ".png");
        const Ended ended = view(folder, quoted(run) + " " + arguments + " --at 00:01:00 --screenshot " + quoted(png));
        INFO(name << ": " << ended.errors);
        REQUIRE(ended.exit_code == 0);
        resembles_approved(png, name);
    };
    look("compare", quoted(other));
    look("difference", quoted(other) + " --difference --field peak --theme light");
    look("curves", quoted(other) + " --page curves --lang zh");
    look("outcomes", "--page outcomes --theme light");
    look("stacked", "--stacked --field service --trails --pick 40");
    look("help", "--help-page --lang zh --text projector");
}

TEST_CASE("the network of venues and the picture of one curve look as approved", "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string network = folder.file("network.h5"), run = folder.file("run.h5"), png = folder.file("x.png");
    write_network_recording(network);
    write_small_recording(run);
    const Ended first = view(folder, quoted(network) + " --page network --at 21:02:00 --screenshot " + quoted(png));
    INFO(first.errors);
    REQUIRE(first.exit_code == 0);
    resembles_approved(png, "network");
    const Ended second = view(folder, quoted(run) + " --chart platform_occupancy --at 00:01:00 --size 800x500 --screenshot " +
                                          quoted(png));
    INFO(second.errors);
    REQUIRE(second.exit_code == 0);
    CHECK(read_picture(png).width == 800);
    resembles_approved(png, "chart");
    CHECK(view(folder, "--chart platform_occupancy --screenshot " + quoted(png)).exit_code == 2);
    CHECK(view(folder, quoted(run) + " --chart platform_occupanc --screenshot " + quoted(png)).exit_code == 2);
    CHECK(view(folder, quoted(run) + " --chart platform_occupancy").exit_code == 2);
}

TEST_CASE("the start page lists the recordings at hand", "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    write_small_recording(folder.file("run.h5"));
    std::ofstream(folder.file("letter.h5")) << "this is a letter, not a recording";
    const std::string png = folder.file("start.png");
    const std::string command = "cd " + quoted(folder.file("")) + " && env -u DISPLAY -u WAYLAND_DISPLAY '" TIDEGATE_VIEW
                                "' --screenshot " + quoted(png);
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(colours_in(read_picture(png)) > 50);
}

TEST_CASE("a run without trajectories is shown with its curves and says what it lacks",
          "[pictures][bad_input]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), png = folder.file("picture.png");
    write_recording_without_frames(run);
    CHECK(viz::load_run(run).run.frames == 0);
    const Ended ended = view(folder, quoted(run) + " --screenshot " + quoted(png));
    INFO(ended.errors);
    REQUIRE(ended.exit_code == 0);
    resembles_approved(png, "no_frames");
}

TEST_CASE("a video is made without a screen, as long as asked for, and tells its progress",
          "[pictures][video]") {
    if (!has_virtual_display()) return;
    if (std::system("command -v ffmpeg > /dev/null 2>&1") != 0) {
        WARN("skipped: ffmpeg is not installed");
        return;
    }
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), mp4 = folder.file("it's a video.mp4");
    write_small_recording(run);
    const Ended ended =
        view(folder, quoted(run) + " --from 23:56 --to 23:58 --speed 60 --fps 10 --size 641x400 --video \"" + mp4 + "\"");
    INFO(ended.errors);
    REQUIRE(ended.exit_code == 0);
    CHECK(ended.errors.find("made 21 of 21") != std::string::npos);
    const std::string frames = folder.file("frames.txt");
    const std::string probe = "ffprobe -v error -count_frames -select_streams v -show_entries "
                              "stream=nb_read_frames,width,codec_name -of csv=p=0 \"" + mp4 + "\" > " + quoted(frames);
    REQUIRE(std::system(probe.c_str()) == 0);
    std::string line;
    std::getline(std::ifstream(frames) >> std::ws, line);
    CHECK(line == "h264,640,21");
    CHECK_FALSE(std::filesystem::exists(mp4 + ".part"));
    CHECK_FALSE(std::filesystem::exists(mp4 + ".log"));
}

TEST_CASE("a video that cannot be written is a failure in words, and leaves nothing behind",
          "[pictures][video]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5");
    write_small_recording(run);
    const Ended ended = view(folder, quoted(run) + " --video '/no such folder/x.mp4'");
    CHECK(ended.exit_code == 1);
    CHECK(ended.errors.find("tidegate view: ") != std::string::npos);
    CHECK(view(folder, "--video " + quoted(folder.file("x.mp4"))).exit_code == 2);
}

TEST_CASE("a video that is stopped leaves nothing behind, and the program says 130", "[pictures][video]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5"), mp4 = folder.file("x.mp4");
    write_small_recording(run);
    std::ofstream(folder.file("stop.sh")) << "env -u DISPLAY -u WAYLAND_DISPLAY '" TIDEGATE_VIEW "' " << quoted(run)
                                          << " --video " << quoted(mp4) << " --speed 0.1 2> /dev/null &\np=$!\n"
                                          << "until [ -e " << quoted(mp4 + ".part") << " ]; do kill -0 $p || exit 1; sleep 0.1; done\n"
                                          << "pkill -INT -f -- '--video " << mp4 << "'\nwait $p\n";
    const int status = std::system(("sh " + quoted(folder.file("stop.sh"))).c_str());
    CHECK(WEXITSTATUS(status) == 130);
    CHECK_FALSE(std::filesystem::exists(mp4));
    CHECK_FALSE(std::filesystem::exists(mp4 + ".part"));
    CHECK_FALSE(std::filesystem::exists(mp4 + ".log"));
}

// Takes a minute or two: tidegate_tests "[speed]".
TEST_CASE("how long a picture of very many passengers takes in software rendering", "[.][speed]") {
    if (!has_virtual_display()) return;
    for (const int people : {2000, 10000, 100000}) {
        const ScratchFolder folder;
        const std::string run = folder.file("run.h5");
        write_big_recording(run, people, 32);
        const auto seconds_for = [&](const char* pictures) {
            const auto begin = std::chrono::steady_clock::now();
            const Ended ended = view(folder, quoted(run) + " --from 23:55:00 --speed 1 --fps 20 --to " + pictures +
                                                 " --video " + quoted(folder.file("x.mp4")));
            INFO(ended.errors);
            REQUIRE(ended.exit_code == 0);
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        };
        const double few = seconds_for("23:55:01"), many = seconds_for("23:55:11");
        std::cout << people << " passengers: " << 1000 * (many - few) / 200 << " ms a picture of 1600 x 1000, with encoding\n";
    }
}

TEST_CASE("a graphics driver without OpenGL 3.3 is told in a sentence", "[pictures][bad_input]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5");
    write_small_recording(run);
    setenv("MESA_GL_VERSION_OVERRIDE", "2.1", 1);
    const Ended ended = view(folder, quoted(run) + " --screenshot " + quoted(folder.file("x.png")));
    unsetenv("MESA_GL_VERSION_OVERRIDE");
    CHECK(ended.exit_code == 1);
    CHECK(ended.errors.find("OpenGL 3.3") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.file("x.png")));
}

TEST_CASE("a difference in one level is seen by the comparison of pictures", "[pictures]") {
    const Picture approved = read_picture(TIDEGATE_SOURCE_DIR "/tests/pictures/small_station.png");
    REQUIRE(approved.width == 200);
    Picture changed = approved;
    for (int y = 10; y < 70; ++y) {
        for (int x = 0; x < 75; ++x) {
            for (int c = 0; c < 3; ++c)
                changed.rgb[3 * static_cast<std::size_t>(y * 200 + x) + c] = 16;
        }
    }
    CHECK(difference(changed, approved) > tolerance);
}

TEST_CASE("a recording that is no recording is refused in a sentence", "[pictures][bad_input]") {
    const ScratchFolder folder;
    const std::string good = folder.file("good.h5"), bad = folder.file("bad.h5");
    write_small_recording(good);
    const auto refused = [&](const std::string& path) {
        const Ended ended =
            view(folder, quoted(path) + " --screenshot " + quoted(folder.file("x.png")));
        INFO(ended.errors);
        CHECK(ended.exit_code == 2);
        CHECK(ended.errors.find("tidegate view: ") == 0);
        CHECK(ended.errors.find(path) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder.file("x.png")));
    };
    refused(folder.file("missing.h5"));
    std::ofstream(bad) << "this is a letter, not a recording";
    refused(bad);
    std::filesystem::copy_file(good, bad, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(bad, std::filesystem::file_size(good) / 3);
    refused(bad);
}

TEST_CASE("wrong options are refused with exit code 2 before anything is drawn",
          "[pictures][bad_input]") {
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5");
    write_small_recording(run);
    for (const char* wrong : {"--at 07:00", "--at teatime", "--size 12", "--lang fr",
                              "--level roof", "--colour mood", "--unknown", "--field smell",
                              "--pick 99999", "--camera 1", "--axis 00:10", "--curve none", "--fps 0"}) {
        const Ended ended = view(
            folder, quoted(run) + " --screenshot " + quoted(folder.file("x.png")) + " " + wrong);
        INFO(wrong << ": " << ended.errors);
        CHECK(ended.exit_code == 2);
        CHECK_FALSE(ended.errors.empty());
    }
    CHECK_FALSE(std::filesystem::exists(folder.file("x.png")));
}

TEST_CASE("a partial recording opens, says that it is partial, and shows what it holds",
          "[pictures]") {
    const ScratchFolder folder;
    const std::string path = folder.file("partial.h5");
    write_partial_recording(path);
    const viz::OpenRun opened = viz::load_run(path);
    CHECK(opened.run.status == RunStatus::running);
    CHECK(opened.run.recorded_end_s == 600);
    CHECK(opened.run.venue.levels.size() == 2);
    CHECK(opened.frames->read(5).agents.size() == 300);
}

TEST_CASE("a picture that cannot be written is a failure in words, and leaves nothing behind",
          "[pictures]") {
    if (!has_virtual_display()) return;
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5");
    write_small_recording(run);
    const Ended ended = view(folder, quoted(run) + " --screenshot '/no such folder/x.png'");
    CHECK(ended.exit_code == 1);
    CHECK(ended.errors.find("/no such folder/x.png") != std::string::npos);
}
