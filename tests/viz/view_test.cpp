#include "catch.h"
#include "viz/app/options.h"
#include "viz/data/frame_cache.h"
#include "viz/scene/actions.h"
#include "viz/scene/numbers.h"
#include "viz/words/words.h"

#include "base/fault.h"

#include <set>

using namespace tidegate;
using namespace tidegate::viz;

namespace {

RunData short_run() {
    RunData run;
    run.calendar.start_unix_s = *parse_iso_datetime("2015-12-31T23:45:00");
    run.recorded_end_s = run.planned_end_s = 3600;
    run.venue.levels = {{"platform", -7, {}}, {"concourse", 0, {}}};
    run.tally.due_s = {10, 20, 30, 40};
    run.tally.appeared_s = {10, 25, 30};
    run.tally.exited_s = {500};
    return run;
}

FrameAgent agent(int id, float x, std::uint16_t plane = 0) {
    FrameAgent a;
    a.agent = id;
    a.x = x;
    a.plane = plane;
    a.speed_cm_s = 100;
    return a;
}

}  // namespace

TEST_CASE("every word exists in English and in Chinese", "[viz][words]") {
    std::set<std::string> english;
    for (int i = 0; i < static_cast<int>(Word::count); ++i) {
        const std::string en = say(static_cast<Word>(i), Language::english);
        const std::string zh = say(static_cast<Word>(i), Language::chinese);
        CHECK_FALSE(en.empty());
        CHECK_FALSE(zh.empty());
        english.insert(en);
        const bool is_unit = en == "m/s" || static_cast<Word>(i) == Word::language;
        const bool has_chinese =
            std::any_of(zh.begin(), zh.end(), [](char c) { return (c & 0x80) != 0; });
        CHECK((has_chinese || is_unit || static_cast<Word>(i) == Word::as_said));
        // Sentences have the same gaps, so that none is left unfilled.
        for (const char* gap : {"{0}", "{1}", "{2}"}) CHECK((en.find(gap) == std::string::npos) == (zh.find(gap) == std::string::npos));
    }
    CHECK(english.size() > static_cast<std::size_t>(Word::count) * 9 / 10);
}

TEST_CASE("the unit of every observable is shown in a person's words", "[viz][words]") {
    for (int kind = 0; kind <= static_cast<int>(ObservableKind::travel_time); ++kind) {
        const std::string unit = unit_of(static_cast<ObservableKind>(kind));
        CAPTURE(unit);
        // A level of service is shown as its letter, without a unit.
        CHECK((unit == "m/s" || unit == service_level_unit ||
               shown_unit(unit, Language::chinese) != unit));
        CHECK(shown_unit(unit, Language::english).find("m2") == std::string::npos);
    }
}

TEST_CASE("the four warning levels have the plan's own names", "[viz][words]") {
    CHECK(say(word_of(WarningLevel::orange), Language::chinese) == std::string("橙"));
    CHECK(say(word_of(WarningLevel::red), Language::english) == std::string("red"));
    CHECK(shown_unit("1/m2", Language::chinese) == "人/m²");
    CHECK(shown_value(3.521, "1/m2", Language::english) == "3.52 people/m²");
    CHECK(shown_value(4, service_level_unit, Language::chinese) == "D");
    CHECK(shown_value(0, service_level_unit, Language::english) == "A");
    CHECK(shown_name("platform_2_north") == "platform 2 north");
}

TEST_CASE(
    "colour maps get steadily lighter on dark and darker on light, so that grey print keeps the "
    "order",
    "[viz][colour]") {
    for (const auto map : {density_colour, speed_colour}) {
        for (int i = 1; i <= 50; ++i) {
            const double before = (i - 1) / 50.0, now = i / 50.0;
            CHECK(luminance(map(now, Theme::dark)) > luminance(map(before, Theme::dark)));
            CHECK(luminance(map(now, Theme::light)) < luminance(map(before, Theme::light)));
        }
    }
}

TEST_CASE("colour scales start and end with their values", "[viz][colour]") {
    CHECK(density_share(0) == 0);
    CHECK(density_share(5) == 1);
    CHECK(density_share(9) == 1);
    CHECK(speed_share(0) == 1);
    CHECK(speed_share(1.6) == Approx(0).margin(1e-12));
}

TEST_CASE("actions change the view and stay inside what there is", "[viz][actions]") {
    const RunData run = short_run();
    const Shown shown{run};
    ViewState view;
    apply({GoTo{99999}, SetPlayback{5000}, ShowLevel{7}, SetColourBy{ColourBy::speed}}, shown, view);
    CHECK(view.time == 3600);
    CHECK(view.playback == playback_max);
    CHECK(view.level == all_levels);
    CHECK(view.colour_by == ColourBy::speed);
    apply({GoBy{-5}, ShowLevel{1}, SetPlayback{0}, SetField{Field::density}}, shown, view);
    CHECK(view.time == 3595);
    CHECK(view.level == 1);
    CHECK(view.playback == playback_min);
    CHECK(view.field == Field::density);
}

TEST_CASE("playing moves the clock by wall time times speed and stops at the end",
          "[viz][actions]") {
    const RunData run = short_run();
    const Shown shown{run};
    ViewState view;
    apply({SetPlayback{60}, TogglePlay{}}, shown, view);
    advance(view, shown, 0.5);
    CHECK(view.time == Approx(30));
    advance(view, shown, 1000);
    CHECK(view.time == 3600);
    CHECK_FALSE(view.is_playing);
    apply({TogglePlay{}}, shown, view);
    CHECK(view.time == 0);
}

TEST_CASE("a camera can be changed for levels that exist, and all fitted again", "[viz][actions]") {
    const RunData run = short_run();
    const Shown shown{run};
    ViewState view;
    apply({ChangeCamera{1, {{3, 4}, 2}}, ChangeCamera{5, {{1, 1}, 9}}}, shown, view);
    REQUIRE(view.cameras.size() == 2);
    CHECK(view.cameras[1].zoom == 2);
    apply({FitAll{}}, shown, view);
    CHECK(view.cameras[1].zoom == 1);
}

TEST_CASE("between two frames a passenger stands between his two places", "[viz][frames]") {
    const StoredFrame before{10, 0, {agent(1, 0), agent(2, 5), agent(4, 8, 0)}};
    const StoredFrame after{12, 0, {agent(2, 9), agent(3, 1), agent(4, 2, 1)}};
    const Moment moment = between(before, after, 0.25);
    CHECK(moment.time == 10.5);
    CHECK(moment.velocity[1].x == 2);
    CHECK(moment.velocity[2] == Vec2f{});
    const std::vector<FrameAgent>& early = moment.agents;
    REQUIRE(early.size() == 3);
    CHECK(early[0].agent == 1);
    CHECK(early[1].x == Approx(6));
    CHECK(early[2].plane == 0);
    const std::vector<FrameAgent> late = between(before, after, 0.75).agents;
    REQUIRE(late.size() == 3);
    CHECK(late[0].x == Approx(8));
    CHECK(late[1].agent == 3);
    CHECK(late[2].plane == 1);
}

TEST_CASE("counts at a moment follow from when people were due, appeared and left",
          "[viz][frames]") {
    const RunData run = short_run();
    CHECK(headcount_at(run.tally, 22).waiting_outside == 1);
    CHECK(headcount_at(run.tally, 22).present == 1);
    CHECK(headcount_at(run.tally, 600).present == 2);
    CHECK(headcount_at(run.tally, 600).exited == 1);
    CHECK(fullest_moment(run.tally) == 30);
}

TEST_CASE("a picture without a time shows the fullest moment, a window starts at the beginning",
          "[viz][options]") {
    const RunData run = short_run();
    Options options;
    CHECK(first_view(options, Shown{run}).time == 0);
    options.screenshot = "x.png";
    CHECK(first_view(options, Shown{run}).time == 30);
    options.at = "00:05";
    CHECK(first_view(options, Shown{run}).time == 1200);
}

TEST_CASE("a time outside the recording, an unknown level and an absurd size are refused in words",
          "[viz][options]") {
    const RunData run = short_run();
    Options options;
    options.at = "07:00";
    CHECK_THROWS_AS(first_view(options, Shown{run}), InputError);
    options.at = "soon";
    CHECK_THROWS_AS(first_view(options, Shown{run}), InputError);
    options.at = "";
    options.level = "platfrom";
    CHECK_THROWS_AS(first_view(options, Shown{run}), InputError);
    for (const char* size : {"1600", "x", "1600x", "10x10", "1600x99999", "ax5", "1600x1000px"}) {
        CHECK_THROWS_AS(read_size(size), InputError);
    }
    CHECK(read_size("1920x1080").width == 1920);
    CHECK(read_size("").height == 1000);
}

TEST_CASE("letters are as large as asked for where the window has room for them", "[viz][layout]") {
    CHECK(factor_in(TextScale::projector, 1920, 1080) == factor_of(TextScale::projector));
    CHECK(factor_in(TextScale::laptop, 1440, 900) == factor_of(TextScale::laptop));
    CHECK(factor_in(TextScale::projector, 1280, 720) == Approx(1.0));
    CHECK(factor_in(TextScale::normal, 1024, 900) == Approx(0.85));
    CHECK(factor_in(TextScale::normal, 1920, 560) == Approx(0.8));
    CHECK(factor_in(TextScale::normal, 400, 300) == Approx(0.7));
}

TEST_CASE("numbers are written as a person would", "[viz][words]") {
    CHECK(shown_number(13567) == "13,567");
    CHECK(shown_number(1234567) == "1,234,567");
    CHECK(shown_number(-4500) == "-4,500");
    CHECK(shown_number(801) == "801");
    CHECK(shown_number(63.04) == "63.0");
    CHECK(shown_number(3.517) == "3.52");
    CHECK(shown_number(std::nan("")) == "–");
}
