#include "viz/window/session.h"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "catch.h"
#include "pictures/small_recording.h"
#include "record/recordings.h"
#include "viz/window/fonts.h"
#include "viz/window/input_replay.h"

using namespace tidegate;
using namespace tidegate::viz;
using namespace tidegate::test;

namespace {

/// A session without a window, in a folder of its own.
struct Opened {
    const ScratchFolder folder;
    const std::string good = folder.file("good.h5"), other = folder.file("other.h5"), letter = folder.file("letter.h5"),
                      damaged = folder.file("damaged.h5"), settings = folder.file("viewer.json");
    Typefaces typefaces;
    Session session{start(), typefaces};

    ViewerStart start() const {
        ViewerStart start;
        start.settings_path = settings;
        start.folder = folder.file(".");
        return start;
    }
    void write_files() const {
        write_small_recording(good);
        write_partial_recording(other);
        std::ofstream(letter) << "this is a letter, not a recording";
        std::filesystem::copy_file(good, damaged);
        std::filesystem::resize_file(damaged, std::filesystem::file_size(good) / 3);
    }
    /// What a drop of these files does.
    std::string drop(const std::vector<std::string>& paths) {
        session.open(paths);
        return said(Language::english);
    }
    std::string said(Language language) const { return say(session.desk().message, language); }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("one file dropped on the window is opened, two are compared", "[viz][session]") {
    Opened window;
    window.write_files();
    REQUIRE(window.session.stage() == nullptr);
    CHECK(window.drop({window.good}).empty());
    REQUIRE(window.session.stage() != nullptr);
    CHECK(window.session.title() == "Tidegate · picture_station");
    CHECK_FALSE(window.session.stage()->shown().is_comparison());
    window.drop({window.good, window.other});
    CHECK(window.session.stage()->shown().is_comparison());
    CHECK(window.session.settings().recent.size() == 2);
}

TEST_CASE("what cannot be shown of files dropped on the window is told in it, and what was shown before stays", "[viz][session][bad_input]") {
    Opened window;
    window.write_files();
    window.drop({window.good});
    const Stage* before = window.session.stage();
    for (const std::string& path : {window.letter, window.damaged, window.folder.file("gone.h5"), window.folder.file("")}) {
        CHECK(holds(window.drop({path}), path));
        CHECK(window.session.desk().is_trouble);
        window.session.perform({DismissMessage{}});
        CHECK_FALSE(window.session.desk().message.is_any());
    }
    CHECK(holds(window.drop({window.good, window.letter}), window.letter));
    CHECK(holds(window.drop({window.good, window.good, window.other}), "two compared; 3 were given"));
    CHECK(window.session.stage() == before);
    CHECK_FALSE(window.session.stage()->shown().is_comparison());
    CHECK(window.session.settings().recent == std::vector<std::string>{window.good});
}

TEST_CASE("what is wrong with a file is told in the language that is on, also when it is changed later", "[viz][session][bad_input]") {
    Opened window;
    window.write_files();
    const std::string empty = window.folder.file("empty.h5"), none = window.folder.file("none.h5"), folder = window.folder.file("");
    std::ofstream{empty};
    for (const auto& [path, english, chinese] :
         {std::tuple{window.letter, " is not a recording (not an HDF5 file)", " 不是录制文件"},
          std::tuple{window.damaged, " is truncated: ", " 不完整："},
          std::tuple{empty, " is empty", " 是空文件"},
          std::tuple{none, " does not exist", " 不存在"},
          std::tuple{folder, " is not a file", " 不是文件"}}) {
        CHECK(holds(window.drop({path}), path + english));
        CHECK(holds(window.said(Language::chinese), path + chinese));
    }
    CHECK(window.drop({window.good, window.good, window.other}).starts_with("One recording can be shown"));
    CHECK(window.said(Language::chinese) == "可打开一个录制，或比较两个；这里给出了 3 个。");
    std::ofstream(bookmarks_path(window.good)) << "{ no notes";
    CHECK(holds(window.drop({window.good}), "The bookmarks in " + bookmarks_path(window.good)));
    CHECK(holds(window.said(Language::chinese), bookmarks_path(window.good) + " 中的书签无法读取"));
    CHECK(window.session.stage() != nullptr);
}

TEST_CASE("on the start page a file that is no recording leaves the page, which offers the others", "[viz][session][bad_input]") {
    Opened window;
    window.write_files();
    CHECK(holds(window.drop({window.letter}), window.letter));
    CHECK(window.session.stage() == nullptr);
    CHECK(window.session.offers().size() == 4);
    CHECK(window.session.title() == "Tidegate");
    const auto is_said = [&](const char* word) {
        const std::vector<Offer>& offers = window.session.offers();
        return std::any_of(offers.begin(), offers.end(), [&](const Offer& offer) { return holds(offer.about, word); });
    };
    CHECK(is_said("finished"));
    window.session.perform({SetLanguage{Language::chinese}});
    CHECK(is_said("已完成"));
    CHECK_FALSE(is_said("finished"));
}

TEST_CASE("looks are remembered as soon as they change, and nothing is written when nothing has", "[viz][session]") {
    Opened window;
    window.session.remember_all(1600, 1000);
    CHECK_FALSE(std::filesystem::exists(window.settings));
    window.session.perform({SetLanguage{Language::chinese}, SetTheme{Theme::light}});
    window.session.remember_all(1280, 800);
    const Settings found = load_settings(window.settings);
    CHECK(found.language == "zh");
    CHECK(found.theme == "light");
    CHECK(found.width == 1280);
    CHECK_FALSE(window.session.wants_close());
    window.session.perform({Quit{}});
    CHECK(window.session.wants_close());
}

TEST_CASE("clicks that come faster than pictures are told to the panels one by one, each at its place", "[viz][session]") {
    MouseReplay mouse;
    for (const double x : {100.0, 200.0}) {
        mouse.add({x, 10, 0, true});
        mouse.add({x, 10, 0, false});
    }
    mouse.add({300, 10, 7, true});  // a button that nothing here knows
    for (const double x : {100.0, 200.0}) {
        for (const bool is_down : {true, false}) {
            CHECK(mouse.is_behind());
            const MouseNow now = mouse.next(555, 66);
            CHECK(now.x == x);
            CHECK(now.is_down[0] == is_down);
        }
    }
    CHECK_FALSE(mouse.is_behind());
    CHECK(mouse.next(555, 66).x == 555);
    mouse.add({100, 10, 1, true});
    mouse.next(555, 66);
    CHECK(mouse.next(560, 70).is_down[1]);
    CHECK(mouse.next(560, 70).x == 560);
}

TEST_CASE("a key counts with the Ctrl that was held with it, whatever is up again when the picture is drawn", "[viz][session]") {
    constexpr int q = 'Q', left_ctrl = 341;
    // What is down when the picture is drawn: both, neither, the key alone, Ctrl alone.
    for (const auto& [is_key_down, is_ctrl_down] : {std::pair{true, true}, {false, false}, {true, false}, {false, true}}) {
        ImGuiIO io;
        KeyReplay keys;
        keys.add({q, false, true});
        io.KeysDown[q] = is_key_down;
        io.KeysDown[left_ctrl] = is_ctrl_down;
        keys.tell(io);
        CHECK(io.KeysDown[q]);
        CHECK(io.KeyCtrl);
        CHECK_FALSE(io.KeyShift);
        keys.tell(io);
        CHECK(io.KeysDown[q] == is_key_down);
        CHECK(io.KeyCtrl == is_ctrl_down);
    }
}

TEST_CASE("a window in which nothing moves is drawn anew only when something has come", "[viz][session]") {
    Opened window;
    window.write_files();
    CHECK(window.session.pace() == Pace::still);
    window.drop({window.good});
    window.session.stage()->player(0).wait_for_all(-1);
    double now_s = 0;
    CHECK_FALSE(window.session.go_on(now_s += 0.5, 0.5));
    CHECK(window.session.pace() == Pace::still);
    window.session.perform({TogglePlay{}});
    CHECK(window.session.pace() == Pace::fluent);
    window.session.perform({TogglePlay{}});
    CHECK(window.session.pace() == Pace::still);
    // At the end of the recording it stops by itself.
    window.session.perform({TogglePlay{}, GoTo{1e9}});
    CHECK(window.session.pace() == Pace::fluent);
    window.session.go_on(now_s += 0.5, 0.5);
    CHECK(window.session.pace() == Pace::still);
}

TEST_CASE("a file that vanishes while nothing moves is news", "[viz][session]") {
    Opened window;
    write_partial_recording(window.other);
    window.drop({window.other});
    window.session.stage()->player(0).wait_for_all(-1);
    std::filesystem::remove(window.other);
    bool has_news = false;
    for (int i = 0; i < 300 && !has_news; ++i) {
        has_news = window.session.go_on(10 + 0.5 * i, 0.5);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    CHECK(has_news);
    CHECK(window.session.desk().message.word == Word::fault_gone);
}

TEST_CASE("the log of a drill that is dropped is laid over the run; a wrong one is told and leaves the one before", "[viz][session][drill]") {
    Opened window;
    window.write_files();
    const std::string log = window.folder.file("drill.csv"), wrong = window.folder.file("wrong.csv");
    CHECK(window.drop({log}) == "The log of a drill (" + log + ") is laid over a run: open one first.");
    window.drop({window.good});
    const Calendar& calendar = window.session.stage()->shown().run.calendar;
    std::ofstream(log) << "time,kind,where\n" << calendar.iso(60) << ",order,chief\n";
    std::ofstream(wrong) << "time,kind,where\nnoon,order,chief\n";
    CHECK(window.drop({log}).empty());
    REQUIRE(window.session.stage()->shown().drill != nullptr);
    CHECK(window.session.stage()->shown().drill->entries.size() == 1);
    CHECK(holds(window.drop({wrong}), wrong + ":2:1: 'noon' is not a time"));
    CHECK(window.said(Language::chinese).starts_with("演练记录无法使用："));
    CHECK(window.session.stage()->shown().drill->file == log);
}
