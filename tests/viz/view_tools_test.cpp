#include <filesystem>
#include <chrono>
#include <fstream>
#include <thread>

#include "base/fault.h"
#include "catch.h"
#include "pictures/small_recording.h"
#include "record/recordings.h"
#include "viz/app/options.h"
#include "viz/data/bookmarks.h"
#include "viz/data/offers.h"
#include "viz/data/settings.h"
#include "viz/picture/curves_csv.h"
#include "viz/sample_run.h"
#include "viz/scene/journey.h"
#include "viz/scene/marks.h"
#include "viz/scene/tile.h"
#include "viz/scene/undo.h"
#include "viz/window/side_job.h"

using namespace tidegate;
using namespace tidegate::viz;
using tidegate::test::ScratchFolder;

TEST_CASE("undo takes back changes of the view, a drag as one step, and leaves the clock alone",
          "[viz][undo]") {
    const SampleRun sample = make_sample_run(600);
    const Shown shown{sample.run};
    ViewState view;
    UndoStack undo;
    const auto act = [&](const Actions& actions) {
        undo.note(view, actions);
        apply(actions, shown, view);
    };
    act({SetTheme{Theme::light}});
    act({GoTo{1000}});
    for (int i = 1; i <= 5; ++i) act({ChangeCamera{0, {{1.0 * i, 0}, 1}}});
    act({});
    act({ChangeCamera{0, {{9, 0}, 1}}});
    CHECK(undo.undo(view));
    CHECK(view.cameras[0].shift_m.x == 5);
    CHECK(undo.undo(view));
    CHECK(view.cameras[0].shift_m.x == 0);
    CHECK(view.time == 1000);
    CHECK(undo.undo(view));
    CHECK(view.theme == Theme::dark);
    CHECK_FALSE(undo.undo(view));
    CHECK(undo.redo(view));
    CHECK(view.theme == Theme::light);
    act({SetField{Field::speed}});
    CHECK_FALSE(undo.redo(view));
}

TEST_CASE("a loop is played round and round, and the axis shows no more than there is",
          "[viz][actions]") {
    const SampleRun sample = make_sample_run(600);
    const Shown shown{sample.run};
    ViewState view;
    apply({SetLoop{{100, 160}}, SetPlayback{10}, TogglePlay{}}, shown, view);
    CHECK(view.time == 100);
    advance(view, shown, 6.5);
    CHECK(view.time == Approx(105));
    CHECK(view.is_playing);
    apply({ShowTimes{{-500, 1000}}}, shown, view);
    CHECK(view.axis.from == 0);
    CHECK(view.axis.to == 1500);
    apply({ShowTimes{{500, 501}}}, shown, view);
    CHECK(view.axis.to - view.axis.from == Approx(least_axis_s));
    apply({ShowTimes{{-1e9, 1e9}}}, shown, view);
    CHECK_FALSE(view.axis.is_any());
}

TEST_CASE("the next event is the next change that matters, not a train", "[viz][marks]") {
    const SampleRun sample = make_sample_run(600);
    const std::vector<Mark> marks = marks_of(Shown{sample.run}, Language::english);
    const auto ordered = std::find_if(marks.begin(), marks.end(),
                                      [](const Mark& mark) { return mark.text.ends_with("· ordered"); });
    REQUIRE(ordered != marks.end());
    CHECK(ordered->time == 1500);
    CHECK(ordered->text == "meter the west passage · ordered");
    for (const TrainServiceDef& service : sample.run.services) {
        for (const Mark& mark : marks) CHECK_FALSE(mark.text.starts_with(shown_name(service.name)));
    }
    const auto next = next_mark(marks, 1500);
    REQUIRE(next);
    CHECK(next->time > 1500);
    CHECK(previous_mark(marks, next->time)->time == Approx(1500).margin(240));
    CHECK_FALSE(next_mark(marks, 1e9));
    CHECK_FALSE(previous_mark(marks, 0));
}

TEST_CASE("a passenger's journey has the way, the waits and the lines crossed", "[viz][journey]") {
    RunData run;
    run.portals = {"gate", "stair"};
    run.venue.entrances = {{"north door", {}, {}}};
    run.services.resize(1);
    run.services[0].name = "red_line";
    DemandRow row;
    row.line = 7;
    row.origin = 0;
    row.goal = {GoalKind::service, 0};
    run.demand.rows = {row};
    run.agents.resize(5);
    run.agents[3].demand_line = 7;
    Journey journey;
    journey.agent = 3;
    for (int i = 0; i < 10; ++i) {
        FrameAgent a;
        a.agent = 3;
        a.x = static_cast<float>(i);
        a.state = static_cast<std::uint8_t>(i >= 4 && i < 8 ? AgentState::queueing : AgentState::walking);
        add_to(journey, StoredFrame{10.0 * i, 0, {a}});
    }
    add_to(journey, StoredFrame{200, 0, {}});
    add_to(journey, run, {{5, 3, 0, 1}, {6, 2, 0, 1}, {9, 3, 1, 1}, {9, 3, 99, 1}});
    CHECK(journey.points.size() == 10);
    CHECK(journey.in_state_s[1] == 40);
    CHECK(journey.in_state_s[0] == 50);
    REQUIRE(journey.legs.size() == 2);
    CHECK(journey.legs[1].portal == "stair");
    CHECK(itinerary_of(run, 3).from == "north door");
    CHECK(itinerary_of(run, 3).to == "red_line");
    CHECK(itinerary_of(run, 99).from.empty());
    const Destinations destinations = destinations_of(run);
    CHECK(destinations.of_agent[3] == 0);
    CHECK(destinations.of_agent[1] == -1);
}

TEST_CASE("a turned and an oblique plan have every point where a click finds it again",
          "[viz][camera]") {
    Bounds bounds;
    bounds.include(Vec2{-10, 5});
    bounds.include(Vec2{130, 45});
    for (const Pose pose : {Pose{30, false}, Pose{0, true}, Pose{200, true}}) {
        const Camera camera = fit(bounds, {100, 50, 700, 300}, pose);
        for (const Vec2 p : {bounds.low, bounds.high, Vec2{50, 20}}) {
            const Vec2f at = camera.to_screen(p);
            CHECK(at.x >= 99.9F);
            CHECK(at.x <= 800.1F);
            CHECK(at.y >= 49.9F);
            CHECK(at.y <= 350.1F);
            CHECK(camera.to_level(at).x == Approx(p.x).margin(1e-3));
            CHECK(camera.to_level(at).y == Approx(p.y).margin(1e-3));
        }
    }
}

TEST_CASE("levels of a stack stand above one another, the highest on top", "[viz][scene]") {
    const SampleRun sample = make_sample_run(600);
    const VenueMesh mesh = make_mesh(sample.run.venue);
    ViewState view;
    view.arrangement = Arrangement::stacked;
    const auto tiles = shown_tiles(Shown{sample.run}, mesh, nullptr, view, {0, 0, 1000, 600}).tiles;
    REQUIRE(tiles.size() == 3);
    float before = 1e9F;
    for (const Tile& tile : tiles) {
        const float y = fitted_camera(tile).to_screen({70, 20}).y;
        CHECK(y < before - 50);
        before = y;
        CHECK(camera_key(tile) == all_levels);
    }
    CHECK(sample.run.venue.levels[tiles[2].level.index()].name == "street");
}

TEST_CASE("what a window shows can be asked for on the command line", "[viz][options]") {
    const SampleRun sample = make_sample_run(600);
    const Shown shown{sample.run};
    ViewState view;
    apply({GoTo{1800}, SetField{Field::time_above}, SetThreshold{2.5},
           SetColourBy{ColourBy::destination}, ToggleTrails{}, Turn{45}, SetTheme{Theme::light},
           SetLanguage{Language::chinese}, SetText{TextScale::projector},
           ShowVenue{0}, ShowLevel{1}, ChangeCamera{1, {{3.5, -2}, 4}}, ShowTimes{{600, 2400}}, ShowPage{Page::curves},
           ChooseCurves{{"gate_queue"}}},
          shown, view);
    Options options;
    const std::vector<std::string> words = to_arguments(view, shown);
    const auto value = [&](const std::string& option) {
        const auto found = std::find(words.begin(), words.end(), option);
        REQUIRE(found != words.end());
        return *(found + 1);
    };
    options.at = value("--at");
    options.venue = value("--venue");
    options.level = value("--level");
    options.field = value("--field");
    options.threshold_per_m2 = std::stod(value("--threshold"));
    options.colour = value("--colour");
    options.turn_deg = std::stod(value("--turn"));
    options.theme = value("--theme");
    options.language = value("--lang");
    options.text = value("--text");
    options.cameras = {value("--camera")};
    options.axis = value("--axis");
    options.page = value("--page");
    options.curves = {value("--curve")};
    options.shows_trails = std::find(words.begin(), words.end(), "--trails") != words.end();
    const ViewState again = first_view(options, shown);
    CHECK(again.time == view.time);
    CHECK(again.venue == 0);
    CHECK(again.level == 1);
    CHECK(again.field == Field::time_above);
    CHECK(again.threshold_per_m2 == 2.5);
    CHECK(again.colour_by == ColourBy::destination);
    CHECK(again.turn_deg == 45);
    CHECK(again.theme == Theme::light);
    CHECK(again.language == Language::chinese);
    CHECK(again.text == TextScale::projector);
    CHECK(again.cameras[1].zoom == Approx(4));
    CHECK(again.cameras[1].shift_m.y == Approx(-2));
    CHECK(again.axis == view.axis);
    CHECK(again.page == Page::curves);
    CHECK(again.curves == view.curves);
    CHECK(again.shows_trails);
}

TEST_CASE("cameras, passengers, observables and axes that are none are refused in words",
          "[viz][options][bad_input]") {
    const SampleRun sample = make_sample_run(600);
    const Shown shown{sample.run};
    for (const char* camera : {"", "1", "1:2", "1:2,3", "9:0,0,1", "1:0,0,0", "1:a,b,c", "-1:0,0,1"}) {
        Options options;
        options.cameras = {camera};
        CHECK_THROWS_AS(first_view(options, shown), InputError);
    }
    for (const char* pick : {"99999999", "-1", "me", "B:0"}) {
        Options options;
        options.pick = pick;
        CHECK_THROWS_AS(first_view(options, shown), InputError);
    }
    Options options;
    options.curves = {"gate_queu"};
    CHECK_THROWS_WITH(first_view(options, shown), contains_text("gate_queue"));
    options.curves.clear();
    options.chart = "west_flo";
    CHECK_THROWS_WITH(chart_asked(options, sample.run), contains_text("west_flow"));
    options.chart = "west_flow";
    CHECK(chart_asked(options, sample.run) == 3);
    options.venue = "sample_statio";
    CHECK_THROWS_WITH(first_view(options, shown), contains_text("sample_station"));
    options.venue.clear();
    options.axis = "00:10";
    CHECK_THROWS_AS(first_view(options, shown), InputError);
    options.axis = "00:10..00:05";
    CHECK_THROWS_AS(first_view(options, shown), InputError);
}

TEST_CASE("bookmarks are kept beside the run, in order of time, and a broken file is refused",
          "[viz][bookmarks]") {
    const ScratchFolder folder;
    const std::string path = bookmarks_path(folder.file("run.h5"));
    CHECK(load_bookmarks(path).empty());
    save_bookmarks(path, {{300, "楼梯脚下"}, {20, "first \"train\""}});
    const std::vector<Bookmark> kept = load_bookmarks(path);
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].note == "first \"train\"");
    CHECK(kept[1].note == "楼梯脚下");
    for (const char* broken : {"{", "[]", R"({"bookmarks": [{"note": "no time"}]})", ""}) {
        std::ofstream(path, std::ios::trunc) << broken;
        CHECK_THROWS_WITH(load_bookmarks(path), contains_text(path));
    }
    CHECK_THROWS_AS(save_bookmarks("/no such folder/x.json", {}), std::runtime_error);
}

TEST_CASE("the viewer remembers its looks and the last recordings, whatever stands in the file",
          "[viz][settings]") {
    const ScratchFolder folder;
    const std::string path = folder.file("config/viewer.json");
    Settings settings;
    settings.theme = "light";
    settings.side_width = 512.5F;
    for (int i = 0; i < 20; ++i) remember(settings, "/runs/" + std::to_string(i) + ".h5");
    remember(settings, "/runs/15.h5");
    save_settings(path, settings);
    const Settings again = load_settings(path);
    CHECK(again.theme == "light");
    CHECK(again.side_width == 512.5F);
    CHECK(again.time_height == 0);
    REQUIRE(again.recent.size() == 12);
    CHECK(again.recent[0] == "/runs/15.h5");
    CHECK(again.recent[1] == "/runs/19.h5");
    std::ofstream(path, std::ios::trunc) << R"({"theme": 3, "width": 99999999, "language": "zh", "side_width": -7, "time_height": "high"})";
    CHECK(load_settings(path).side_width == 0);
    CHECK(load_settings(path).time_height == 0);
    CHECK(load_settings(path).theme == "dark");
    CHECK(load_settings(path).width <= 8192);
    CHECK(load_settings(path).language == "zh");
    std::ofstream(path, std::ios::trunc) << "not json";
    CHECK(load_settings(path).theme == "dark");
    CHECK(load_settings(folder.file("none.json")).theme == "dark");
}

TEST_CASE("the start page offers what was opened and what lies at hand, each once", "[viz][offers]") {
    const ScratchFolder folder;
    std::ofstream(folder.file("a.h5")) << "no recording";
    std::ofstream(folder.file("b.txt")) << "a letter";
    const auto paths = recordings_at_hand({folder.file("a.h5"), folder.file("gone.h5")}, folder.file(""));
    REQUIRE(paths.size() == 1);
    const Offer offer = describe(paths[0], Language::english);
    CHECK_FALSE(offer.is_good);
    CHECK(offer.about.find("not a recording") != std::string::npos);
    CHECK(describe(paths[0], Language::chinese).about != offer.about);
    CHECK(recordings_at_hand({}, "/no such folder").empty());
}

TEST_CASE("the start page offers the examples too: recorded ones to open, the others to simulate", "[viz][offers]") {
    const ScratchFolder folder;
    const std::string scenarios = folder.file("scenarios"), kept = folder.file("kept");
    for (const char* name : {"/alley", "/bridge", "/no_scenario"}) std::filesystem::create_directories(scenarios + name);
    std::filesystem::create_directories(kept);
    std::ofstream(scenarios + "/alley/scenario.toml") << "[scenario]\ntitle = \"An alley\"\n";
    std::ofstream(scenarios + "/bridge/scenario.toml") << "[scenario\n";
    const std::vector<Example> examples = examples_in(scenarios, kept);
    REQUIRE(examples.size() == 2);
    CHECK(examples[0].title == "An alley");
    CHECK(examples[0].recording == kept + "/alley.h5");
    CHECK(examples[1].title == "bridge");
    CHECK(examples_in(folder.file("nowhere"), kept).empty());
    CHECK(examples_in(scenarios, "").empty());

    std::vector<Offer> offers = offers_at_hand({}, folder.file(""), examples, Language::english);
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].is_example);
    CHECK(offers[0].scenario == scenarios + "/alley");
    tidegate::test::write_small_recording(kept + "/alley.h5");
    offers = offers_at_hand({kept + "/alley.h5"}, folder.file(""), examples, Language::english);
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].path == kept + "/alley.h5");
    CHECK(offers[0].scenario.empty());
    CHECK(offers[1].scenario == scenarios + "/bridge");
    offers = offers_at_hand({}, folder.file(""), examples, Language::english);
    REQUIRE(offers.size() == 2);
    CHECK(offers[0].is_example);
    CHECK(offers[0].scenario.empty());
}

TEST_CASE("curves are exported as a table with times of day and units", "[viz][export]") {
    SampleRun sample = make_sample_run(600);
    sample.run.curves[2].values[1] = std::nan("");
    sample.run.curves[2].name = "gate, \"west\"";
    const Shown shown{sample.run};
    const std::string text = curves_csv(shown, {"gate, \"west\""}, {0, 20});
    CHECK(text.starts_with("time,time_s,\"gate, \"\"west\"\" [passengers]\"\n2015-12-31T23:45:00,0,18.5688\n"));
    CHECK(text.find("\n2015-12-31T23:45:10,10,\n") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);
    const std::string both = curves_csv(paired(sample.run, &sample.run), {"west_flow"}, {0, 10});
    CHECK(both.find("A: west_flow [1/min],B: west_flow [1/min]") != std::string::npos);
}

TEST_CASE("the progress of an export is read from what it says", "[viz][export]") {
    CHECK(progress_share(progress_line(30, 120)) == 0.25);
    CHECK(progress_share(progress_line(30, 120) + ", ETA 5 s") == 0.25);
    for (const char* line : {"", "made", "made 3", "made 3 of 0", "made 5 of 3", "made x of y"}) {
        CHECK(progress_share(line) == -1);
    }
}

TEST_CASE("an export never takes the name of a file that is there", "[viz][export]") {
    const ScratchFolder folder;
    const std::string run = folder.file("run.h5");
    const std::string first = export_path(run, "00:31:20", ".png");
    CHECK(first == folder.file("run-003120.png"));
    std::ofstream(first) << "kept";
    CHECK(export_path(run, "00:31:20", ".png") == folder.file("run-003120-2.png"));
    CHECK(export_path(run, "plaza/density", ".png") == folder.file("run-plaza-density.png"));
}

TEST_CASE("an export that fails says why, one that works says that it is done", "[viz][export]") {
    const auto ended = [](SideJob& job) {
        for (int i = 0; i < 5000 && !job.poll(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    };
    const ScratchFolder folder;
    const std::string picture = folder.file("x.png");
    SideJob bad(TIDEGATE_VIEW, {"/no/such/run.h5", "--screenshot", picture}, picture);
    ended(bad);
    CHECK_FALSE(bad.is_good());
    CHECK(bad.last_words().find("/no/such/run.h5") != std::string::npos);
    SideJob good(TIDEGATE_VIEW, {"--help"}, "");
    ended(good);
    CHECK(good.is_good());
    CHECK_THROWS_AS(SideJob("/no/such/program", {}, ""), std::runtime_error);
}
