#include <cmath>

#include "catch.h"
#include "viz/scene/person_colour.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

FrameAgent seen(int agent, AgentState state, int speed_cm_s) {
    FrameAgent one;
    one.agent = agent;
    one.state = static_cast<std::uint8_t>(state);
    one.speed_cm_s = static_cast<std::uint16_t>(speed_cm_s);
    return one;
}

Rgba colour_of(const RunData& run, const ViewState& view, const Person& person, const Waits* waits = nullptr,
               SimTime time = 0) {
    const PassagesNow passages = passages_at(run, time);
    return PersonColours({run, view, time, passages, waits}).of(person);
}

}  // namespace

TEST_CASE("the time waited counts queues, trains, being held and standing still, not walking or staying",
          "[viz][colour]") {
    Waits waits;
    for (int i = 0; i <= 10; ++i) {
        const bool queues = i >= 3 && i <= 6;
        add_to(waits,
               StoredFrame{10.0 * i, 0,
                           {seen(0, queues ? AgentState::queueing : AgentState::walking, queues ? 0 : 130),
                            seen(1, AgentState::walking, i == 5 || i == 8 ? 4 : 90), seen(2, AgentState::staying, 0),
                            seen(3, AgentState::waiting_for_train, 0), seen(4, AgentState::in_service, 0)}},
               i == 0 ? 0 : 10);
    }
    CHECK(waits.waited_s(0, 100) == Approx(40));
    CHECK(waits.waited_s(0, 45) == Approx(25));
    CHECK(waits.waited_s(0, 15) == 0);
    CHECK(waits.of_agent[0].size() == 1);
    CHECK(waits.waited_s(1, 100) == Approx(20));
    CHECK(waits.waited_s(2, 100) == 0);
    CHECK(waits.waited_s(3, 100) == Approx(100));
    CHECK(waits.waited_s(4, 100) == 0);
    CHECK(waits.waited_s(99, 100) == 0);
    CHECK(waits.waited_s(-1, 100) == 0);
    RunData run;
    run.frame_interval_s = 10;
    ViewState view;
    view.colour_by = ColourBy::wait;
    Person person;
    person.agent = 0;
    CHECK(colour_of(run, view, person, &waits, 100) == density_colour(std::round(255 * 40 / time_inside_top_s) / 255, view.theme));
    CHECK(colour_of(run, view, person, nullptr, 100) == palette(view.theme).text_quiet);
    // Not read so far yet.
    CHECK(colour_of(run, view, person, &waits, 500) == palette(view.theme).text_quiet);
}

TEST_CASE("passengers have the colour of their class, and grey where none is recorded", "[viz][colour]") {
    RunData run;
    run.classes = {"population", "with_luggage"};
    run.agents.resize(2);
    run.agents[1].class_row = 1;
    ViewState view;
    view.colour_by = ColourBy::person_class;
    Person person;
    person.agent = 1;
    CHECK(colour_of(run, view, person) == kind_colour(1, view.theme));
    person.agent = 0;
    CHECK(colour_of(run, view, person) == palette(view.theme).text_quiet);
    const std::vector<PersonKind> kinds = person_kinds(run, view);
    REQUIRE(kinds.size() == 2);
    CHECK(kinds[1].name == "with luggage");
    CHECK(is_recorded(run, ColourBy::compliance));
    run.classes.clear();
    CHECK_FALSE(is_recorded(run, ColourBy::person_class));
    CHECK_FALSE(is_recorded(run, ColourBy::compliance));
    CHECK(is_recorded(run, ColourBy::wait));
}

TEST_CASE("compliance: who has not heard, who leaves, who waits as asked, who knows the changed ways",
          "[viz][colour]") {
    const auto state = [](AgentState one) { return static_cast<std::uint8_t>(one); };
    const auto told = [](Told one) { return static_cast<std::uint8_t>(one); };
    const std::uint8_t walks = state(AgentState::walking), held = state(AgentState::held);
    CHECK(compliance_of(walks, told(Told::as_all), false) == Compliance::nothing_asked);
    CHECK(compliance_of(walks, told(Told::as_all), true) == Compliance::knows_ways);
    CHECK(compliance_of(held, told(Told::as_all), true) == Compliance::waits);
    CHECK(compliance_of(held, told(Told::not_of_changed_ways), true) == Compliance::not_heard);
    CHECK(compliance_of(walks, told(Told::to_leave), false) == Compliance::leaves);
}

TEST_CASE("ways count as changed while a measure that shuts one is in effect", "[viz][colour]") {
    RunData run;
    OpeningDef door;
    door.name = "door";
    run.venue.openings = {door};
    StepDef close{"close the door", "guard", {}, 0};
    close.measure.kind = MeasureKind::close;
    close.measure.place_kind = PlaceKind::opening;
    close.measure.place = 0;
    StepDef meter = close;
    meter.name = "meter the door";
    meter.measure.kind = MeasureKind::meter;
    meter.measure.max_per_min = 30;
    ProcedureDef procedure;
    procedure.steps = {close, meter};
    run.plan.procedures = {procedure};
    run.events = {{10, EventKind::order, "meter the door", "guard", {}, 0, -1, -1},
                  {20, EventKind::effect, "meter the door", "guard", {}, 0, 10, -1},
                  {30, EventKind::order, "close the door", "guard", {}, 0, -1, -1},
                  {40, EventKind::effect, "close the door", "guard", {}, 0, 30, -1},
                  {60, EventKind::withdrawal, "close the door", "guard", {}, 0, 30, -1}};
    CHECK_FALSE(are_ways_changed(run, passages_at(run, 5)));
    CHECK_FALSE(are_ways_changed(run, passages_at(run, 25)));
    CHECK(are_ways_changed(run, passages_at(run, 50)));
    CHECK_FALSE(are_ways_changed(run, passages_at(run, 70)));
}
