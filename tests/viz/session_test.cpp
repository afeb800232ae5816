#include "viz/window/session.h"

#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

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
    const std::string& drop(const std::vector<std::string>& paths) {
        session.open(paths);
        return session.desk().message;
    }
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
        CHECK(window.session.desk().message.empty());
    }
    CHECK(holds(window.drop({window.good, window.letter}), window.letter));
    CHECK(holds(window.drop({window.good, window.good, window.other}), "two compared; 3 were given"));
    CHECK(window.session.stage() == before);
    CHECK_FALSE(window.session.stage()->shown().is_comparison());
    CHECK(window.session.settings().recent == std::vector<std::string>{window.good});
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
