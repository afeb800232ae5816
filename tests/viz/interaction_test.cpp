#include <imgui.h>

#include <algorithm>

#include "catch.h"
#include "viz/panels/frame.h"
#include "viz/panels/plan_mouse.h"
#include "viz/sample_run.h"
#include "viz/stage/stage.h"

using namespace tidegate;
using namespace tidegate::viz;

// Panels with mouse and keys as a person moves them, without a window: what is drawn is thrown
// away, what is asked for is applied.

namespace {

class Hands {
public:
    explicit Hands(bool is_comparison = false, bool has_two_venues = false) : sample_(make_sample_run(60)) {
        // The street becomes a venue of its own.
        if (has_two_venues) {
            sample_.run.network.venues = {{"station", Fidelity::micro, {}}, {"street", Fidelity::micro, {}}};
            sample_.run.venue.levels[2].venue = 1;
        }
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
        fonts_.small = fonts_.normal = fonts_.bold = fonts_.large = fonts_.clock = io.Fonts->Fonts[0];
        io.KeyMap[ImGuiKey_Space] = ' ';
        for (const auto& [key, code] : named_keys) io.KeyMap[key] = code;
        std::vector<std::unique_ptr<RunPlayer>> players;
        for (int i = 0; i < (is_comparison ? 2 : 1); ++i) {
            players.push_back(std::make_unique<RunPlayer>(
                OpenRun{sample_.run, std::make_shared<MemoryFrames>(sample_.frames)}, ""));
        }
        stage_ = std::make_unique<Stage>(std::move(players));
        view.cameras.resize(3);
        view.time = 2400;
        io.MousePos = ImVec2(-1000, -1000);
        frame();
        frame();
    }
    ~Hands() { ImGui::DestroyContext(); }

    void frame() {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = ImVec2(1600, 1000);
        io.DeltaTime = 1.0F / 30;
        ImGui::NewFrame();
        const Shown shown = stage_->shown();
        layout = make_layout(shown, view, 1600, 1000);
        picture = director_.picture(*stage_, view, layout.plan);
        const PanelInput input{shown, shown.run, view, picture, desk, drafts, fonts_};
        Actions actions;
        show_panels(input, layout, actions);
        ImGui::Render();
        all.insert(all.end(), actions.begin(), actions.end());
        apply(actions, shown, view);
        io.MouseWheel = 0;
    }

    void press(int key, bool with_shift = false, bool with_ctrl = false) {
        ImGuiIO& io = ImGui::GetIO();
        io.KeyShift = with_shift;
        io.KeyCtrl = with_ctrl;
        io.KeysDown[key] = true;
        frame();
        io.KeysDown[key] = false;
        io.KeyShift = io.KeyCtrl = false;
        frame();
    }
    void move(float x, float y) {
        ImGui::GetIO().MousePos = ImVec2(x, y);
        frame();
    }
    void button(int which, bool is_down) {
        ImGui::GetIO().MouseDown[which] = is_down;
        frame();
    }
    void click(float x, float y) {
        move(x, y);
        button(0, true);
        button(0, false);
    }
    void wheel(float x, float y, float turns) {
        move(x, y);
        ImGui::GetIO().MouseWheel = turns;
        frame();
    }

    template <class T>
    std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Action& action) {
            return std::holds_alternative<T>(action);
        }));
    }
    const LevelScene& level(const std::string& name) const {
        for (const LevelScene& one : picture.scene.levels) {
            if (sample_.run.venue.levels[one.level().index()].name == name) return one;
        }
        throw std::runtime_error("no such level");
    }

    static constexpr std::pair<int, int> named_keys[] = {{ImGuiKey_LeftArrow, 300},
                                                         {ImGuiKey_RightArrow, 301},
                                                         {ImGuiKey_Home, 302},
                                                         {ImGuiKey_End, 303},
                                                         {ImGuiKey_Escape, 304}};
    ViewState view;
    Picture picture;
    Layout layout;
    Desk desk;
    Drafts drafts;
    Actions all;

private:
    SampleRun sample_;
    Fonts fonts_;
    std::unique_ptr<Stage> stage_;
    Director director_;
};

}  // namespace

TEST_CASE("keys play, step, go to the ends and from event to event", "[viz][hands]") {
    Hands hands;
    hands.press(' ');
    CHECK(hands.view.is_playing);
    hands.press(' ');
    CHECK_FALSE(hands.view.is_playing);
    hands.press(301);
    CHECK(hands.view.time == 2405);
    hands.press(300, true);
    CHECK(hands.view.time == 2345);
    hands.press('.');
    CHECK(hands.view.time == 2346);
    hands.press(303);
    CHECK(hands.view.time == 11700);
    hands.press(302);
    CHECK(hands.view.time == 0);
    hands.press('N');
    CHECK(hands.view.time > 0);
    const SimTime first = hands.view.time;
    hands.press('N');
    CHECK(hands.view.time > first);
    hands.press('P');
    CHECK(hands.view.time == first);
}

TEST_CASE("keys choose levels, colours, fields, pages and arrangements", "[viz][hands]") {
    Hands hands;
    hands.press('2');
    CHECK(hands.view.level == 1);
    hands.press('0');
    CHECK(hands.view.level == all_levels);
    hands.press('C');
    CHECK(hands.view.colour_by == ColourBy::speed);
    hands.view.colour_by = ColourBy::time_inside;
    hands.press('C');
    // The sample has no classes of people recorded.
    CHECK(hands.view.colour_by == ColourBy::wait);
    hands.press('C');
    CHECK(hands.view.colour_by == ColourBy::density);
    hands.press('D');
    CHECK(hands.view.field == Field::density);
    hands.press('V');
    CHECK(hands.view.field == Field::service);
    hands.press('S');
    CHECK(hands.view.arrangement == Arrangement::stacked);
    hands.press('R');
    CHECK(hands.view.turn_deg == 15);
    hands.press('R', true);
    CHECK(hands.view.turn_deg == 0);
    hands.press('T');
    CHECK(hands.view.shows_trails);
    hands.press('G');
    CHECK(hands.view.page == Page::curves);
    hands.press('O');
    CHECK(hands.view.page == Page::outcomes);
    hands.press('H');
    CHECK(hands.view.shows_help);
    hands.press(304);
    CHECK_FALSE(hands.view.shows_help);
    hands.press('Z', false, true);
    CHECK(hands.count<Undo>() == 1);
}

TEST_CASE("the wheel zooms at the cursor, a drag moves the plan, a double click fits it",
          "[viz][hands]") {
    Hands hands;
    const Rect view = hands.level("concourse").camera.view;
    const float x = view.x + view.w * 0.3F, y = view.y + view.h * 0.4F;
    const Vec2 before = hands.level("concourse").camera.to_level({x, y});
    hands.wheel(x, y, 3);
    hands.frame();
    CHECK(hands.view.cameras[1].zoom > 1.5);
    const Vec2 after = hands.level("concourse").camera.to_level({x, y});
    CHECK(after.x == Approx(before.x).margin(0.1));
    CHECK(after.y == Approx(before.y).margin(0.1));
    hands.move(x, y);
    hands.button(0, true);
    hands.move(x + 40, y + 10);
    hands.button(0, false);
    hands.frame();
    CHECK(hands.level("concourse").camera.to_level({x + 40, y + 10}).x == Approx(before.x).margin(0.3));
    CHECK_FALSE(hands.view.picked);
    CHECK(hands.view.cameras[0].zoom == 1);
}

TEST_CASE("a click on a passenger picks him or her, a click on nobody lets go", "[viz][hands]") {
    Hands hands;
    const LevelScene level = hands.level("concourse");
    const auto disc = std::find_if(level.discs.begin(), level.discs.end(), [&](const Disc& one) {
        return level.camera.view.inset(10).contains(one.x, one.y);
    });
    REQUIRE(disc != level.discs.end());
    hands.click(disc->x, disc->y);
    REQUIRE(hands.view.picked);
    const auto agent = std::find(level.agents.begin(), level.agents.end(), hands.view.picked->agent);
    REQUIRE(agent != level.agents.end());
    // Somebody else may stand on the very same place.
    const Disc& found = level.discs[static_cast<std::size_t>(agent - level.agents.begin())];
    CHECK(std::abs(found.x - disc->x) + std::abs(found.y - disc->y) < 1);
    hands.frame();
    const Rect view = hands.level("concourse").camera.view;
    hands.click(view.x + 3, view.y + 3);
    CHECK_FALSE(hands.view.picked);
}

TEST_CASE("a click on the time axis goes there, the wheel zooms it, curves show the same part",
          "[viz][hands]") {
    Hands hands;
    const Rect& time = hands.layout.time;
    const float x = time.x + 280 + (time.w - 306) / 2;
    hands.click(x, time.bottom() - 60);
    CHECK(hands.view.time == Approx(11700 / 2.0).margin(60));
    hands.wheel(x, time.bottom() - 60, 5);
    REQUIRE(hands.view.axis.is_any());
    CHECK(hands.view.axis.to - hands.view.axis.from < 5000);
    CHECK(hands.view.axis.from < hands.view.time);
    CHECK(hands.view.axis.to > hands.view.time);
    const TimeRange before = hands.view.axis;
    hands.move(x, time.bottom() - 60);
    hands.button(1, true);
    hands.move(x + 100, time.bottom() - 60);
    hands.button(1, false);
    CHECK(hands.view.axis.from < before.from);
    CHECK(hands.view.axis.to - hands.view.axis.from == Approx(before.to - before.from));
}

TEST_CASE("the wheel over the names scrolls the plan actions, not the time", "[viz][hands]") {
    Hands hands;
    hands.wheel(100, hands.layout.time.bottom() - 60, -1);
    hands.wheel(100, hands.layout.time.bottom() - 60, -1);
    CHECK(hands.view.first_action == 2);
    hands.wheel(100, hands.layout.time.bottom() - 60, 1);
    CHECK(hands.view.first_action == 1);
    CHECK_FALSE(hands.view.axis.is_any());
}

TEST_CASE("a drag with Shift over the time axis chooses a loop", "[viz][hands]") {
    Hands hands;
    const Rect& time = hands.layout.time;
    ImGui::GetIO().KeyShift = true;
    hands.move(600, time.bottom() - 60);
    hands.button(0, true);
    hands.move(700, time.bottom() - 60);
    hands.button(0, false);
    ImGui::GetIO().KeyShift = false;
    REQUIRE(hands.view.loop.is_any());
    CHECK(hands.view.loop.to - hands.view.loop.from > 600);
    CHECK(hands.view.time == hands.view.loop.from);
}

TEST_CASE("in a comparison both runs are drawn, and the difference by a key", "[viz][hands]") {
    Hands hands(true);
    CHECK(hands.picture.scene.levels.size() == 6);
    hands.press('X');
    hands.frame();
    CHECK(hands.view.compare_by == CompareBy::difference);
    CHECK(hands.picture.scene.levels.size() == 3);
    for (const Page page : {Page::outcomes, Page::curves, Page::plan}) {
        hands.view.page = page;
        hands.frame();
    }
}

TEST_CASE("a double click on a venue of the network opens its levels", "[viz][hands]") {
    for (const bool is_comparison : {false, true}) {
        Hands hands(is_comparison, true);
        hands.press('M');
        hands.frame();
        REQUIRE(hands.view.page == Page::network);
        REQUIRE(hands.picture.networks.size() == (is_comparison ? 2 : 1));
        const NetworkShown& network = hands.picture.networks.back();
        REQUIRE(network.map->venues.size() == 2);
        CHECK(network.now.venues[0].people + network.now.venues[1].people > 1000);
        const Rect box = network.diagram->boxes[0];
        hands.click(box.x + 20, box.y + 20);
        CHECK(hands.view.page == Page::network);
        hands.click(box.x + 20, box.y + 20);
        CHECK(hands.view.page == Page::plan);
        CHECK(hands.view.venue == 0);
        hands.frame();
        CHECK(hands.picture.scene.levels.size() == (is_comparison ? 4 : 2));
    }
}

TEST_CASE("a run of one venue has no network page", "[viz][hands]") {
    Hands hands;
    hands.press('M');
    CHECK(hands.view.page == Page::plan);
}

TEST_CASE("the edges of the panels can be dragged, and a double click puts them back", "[viz][hands]") {
    Hands hands;
    const Layout usual = hands.layout;
    const auto drag = [&](float x, float y, float to_x, float to_y) {
        hands.move(x, y);
        hands.button(0, true);
        hands.move(to_x, to_y);
        hands.button(0, false);
        hands.frame();
    };
    drag(usual.side.x, 500, usual.side.x - 120, 500);
    CHECK(hands.layout.side.w == Approx(usual.side.w + 120).margin(2));
    CHECK(hands.layout.plan.w == Approx(usual.plan.w - 120).margin(2));
    drag(300, hands.layout.time.y, 300, hands.layout.time.y + 60);
    CHECK(hands.layout.time.h == Approx(usual.time.h - 60).margin(2));
    CHECK(hands.layout.side.w == Approx(usual.side.w + 120).margin(2));
    drag(hands.layout.side.x, 500, 10, 500);
    CHECK(hands.layout.side.w == Approx(1600 - 880).margin(2));
    CHECK(hands.view.time == 2400);
    hands.move(10, 10);
    for (int i = 0; i < 20; ++i) hands.frame();
    const float x = hands.layout.side.x;
    hands.click(x, 500);
    hands.click(x, 500);
    hands.frame();
    CHECK(hands.layout.side.w == usual.side.w);
    CHECK(hands.layout.time.h == Approx(usual.time.h - 60).margin(2));
}

TEST_CASE("a message stays until it is closed, and the controls work under it", "[viz][hands]") {
    Hands hands;
    hands.desk.message = {Word::fault_gone, {"run.h5"}};
    hands.frame();
    hands.frame();
    hands.press(' ');
    CHECK(hands.view.is_playing);
    const Rect plan = hands.layout.plan;
    hands.click(plan.right() - 24 - 96 + 20, plan.y + 12 + 9 + 12);
    CHECK(hands.count<DismissMessage>() == 1);
}

TEST_CASE("every page and field is drawn in both languages and themes without a broken promise",
          "[viz][hands]") {
    Hands hands(true);
    for (const Language language : {Language::english, Language::chinese}) {
        hands.view.language = language;
        hands.view.theme = language == Language::english ? Theme::dark : Theme::light;
        for (int field = 0; field < static_cast<int>(Field::count); ++field) {
            hands.view.field = static_cast<Field>(field);
            hands.view.colour_by = static_cast<ColourBy>(field % static_cast<int>(ColourBy::count));
            hands.view.picked = Picked{field % 2, field * 10};
            hands.frame();
            CHECK(ImGui::GetDrawData()->TotalVtxCount > 1000);
        }
    }
}
