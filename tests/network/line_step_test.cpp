#include "network/line_step.h"

#include <cmath>

#include "catch.h"

using namespace tidegate;

namespace {

using List = std::vector<double>;
using Kind = LineNews::Kind;

/// Three stops, 100 s and 200 s apart, at platforms 0, 1, 2; stands 20 s, 40 s at most; 30 s clearance.
LineDef three_stops(List departures) {
    LineDef def;
    def.name = "line";
    def.stops = {{{0}, 0, 0}, {{1}, 100, 0}, {{2}, 200, 0}};
    def.departures = std::move(departures);
    def.dwell_s = 20, def.max_dwell_s = 40, def.clearance_s = 30;
    def.capacity = 50;
    return def;
}

struct Running {
    std::vector<LineDef> defs;
    std::vector<LineState> lines;
    std::vector<EdgeState> edges = std::vector<EdgeState>(3);
    std::vector<std::pair<double, LineNews>> all;
    double now = 0;

    explicit Running(std::vector<LineDef> given) : defs(std::move(given)) {
        for (const LineDef& def : defs) lines.push_back(make_line_state(def));
    }
    /// Half-second steps up to `until`.
    void run(double until) {
        for (; now <= until; now += 0.5) {
            std::vector<LineNews> news;
            step(defs, lines, edges, now, news);
            for (const LineNews& n : news) all.emplace_back(now, n);
        }
    }
    List times(Kind kind, int stop, int line = 0) const {
        List list;
        for (const auto& [time, news] : all) {
            if (news.kind == kind && news.stop == stop && news.line == line) list.push_back(time);
        }
        return list;
    }
};

}  // namespace

TEST_CASE("a line's vehicles leave on time and come after their running times", "[network][lines]") {
    Running r({three_stops({100, 400})});
    r.run(1000);
    CHECK(r.times(Kind::arrived, 0) == List{80, 380});
    CHECK(r.times(Kind::departed, 0) == List{100, 400});
    CHECK(r.times(Kind::arrived, 1) == List{200, 500});
    CHECK(r.times(Kind::departed, 1) == List{220, 520});
    CHECK(r.times(Kind::arrived, 2) == List{420, 720});
    CHECK(r.times(Kind::ended, 2) == List{440, 740});
    CHECK(r.lines[0].vehicles.empty());
    CHECK(ride_s(r.defs[0], 0, 2) == 320);
    CHECK(ride_s(r.defs[0], 1, 2) == 200);
}

TEST_CASE("headways in force give the departures of a line", "[network][lines]") {
    LineDef def = three_stops({});
    def.first_departure = 50, def.last_departure = 800;
    def.headways = {{50, 200}, {400, 100}};
    CHECK(planned_departures(def) == List{50, 250, 450, 550, 650, 750});
    Running r({def});
    r.run(1200);
    CHECK(r.times(Kind::departed, 0) == List{50, 250, 450, 550, 650, 750});
}

TEST_CASE("a vehicle that stands too long holds up the one behind it, stop by stop", "[network][lines]") {
    Running r({three_stops({100, 150, 200})});
    r.run(90);
    delay_at(r.lines[0], 1, 60);
    r.run(1200);
    // The first stands at stop 1 from 200 to 280; each follows when the edge has been left for 30 s.
    CHECK(r.times(Kind::departed, 0) == List{100, 150, 200});
    CHECK(r.times(Kind::arrived, 1) == List{200, 310, 360});
    CHECK(r.times(Kind::departed, 1) == List{280, 330, 380});
    CHECK(r.times(Kind::arrived, 2) == List{480, 530, 580});
}

TEST_CASE("a delay moves the vehicle that stands there, once", "[network][lines]") {
    Running r({three_stops({100, 400})});
    r.run(205);
    delay_at(r.lines[0], 1, 25);
    r.run(1000);
    CHECK(r.times(Kind::departed, 1) == List{245, 520});
}

TEST_CASE("cancelled trips do not take place", "[network][lines]") {
    Running listed({three_stops({100, 400, 700})});
    listed.run(200);
    cancel_trips(listed.defs[0], listed.lines[0], 1);
    listed.run(1200);
    CHECK(listed.times(Kind::departed, 0) == List{100, 700});
    LineDef def = three_stops({});
    def.first_departure = 100, def.last_departure = 900, def.headways = {{0, 200}};
    Running regular({def});
    regular.run(150);
    cancel_trips(def, regular.lines[0], 2);
    regular.run(1200);
    CHECK(regular.times(Kind::departed, 0) == List{100, 700, 900});
}

TEST_CASE("a skipped stop is passed, and a line's end is not", "[network][lines]") {
    Running r({three_stops({100})});
    r.lines[0].stops[1].is_skipped = true;
    r.lines[0].stops[2].is_skipped = true;
    r.run(1000);
    CHECK(r.times(Kind::passed, 1) == List{200});
    CHECK(r.times(Kind::arrived, 1).empty());
    CHECK(r.times(Kind::arrived, 2) == List{400});
}

TEST_CASE("vehicles turn at a stop they have not yet come to, and go on when that ends", "[network][lines]") {
    Running r({three_stops({100, 300, 500})});
    r.run(210);  // the first stands at stop 1
    turn_at(r.defs[0], r.lines[0], 1);
    CHECK(r.lines[0].vehicles[0].end == 2);
    r.run(450);
    turn_at(r.defs[0], r.lines[0], -1);
    r.run(1200);
    CHECK(r.times(Kind::ended, 1) == List{420});
    CHECK(r.times(Kind::arrived, 2) == List{420, 820});
}

TEST_CASE("added vehicles queue before the first stop", "[network][lines]") {
    Running r({three_stops({100})});
    r.run(75);
    add_vehicles(r.defs[0], r.lines[0], 2, 10, r.now);
    r.run(600);
    // Both are due before the planned one; each waits for the one before it.
    CHECK(r.times(Kind::departed, 0) == List{95.5, 145.5, 195.5});
}

TEST_CASE("a shorter headway replaces a timetable and gives it back", "[network][lines]") {
    Running r({three_stops({100, 700, 1300, 1900})});
    r.run(150);
    set_headway(r.defs[0], r.lines[0], 150, r.now);
    r.run(600);
    set_headway(r.defs[0], r.lines[0], 0, r.now);
    r.run(2000);
    CHECK(r.times(Kind::departed, 0) == List{100, 250, 400, 550, 700, 1300, 1900});
}

TEST_CASE("a longer headway makes added vehicles rarer too, until it ends", "[network][lines]") {
    LineDef def = three_stops({});
    def.first_departure = 2000, def.last_departure = 4000, def.headways = {{0, 100}};
    Running r({def});
    add_vehicles(def, r.lines[0], 5, 200, 80);  // 100, 300, 500, 700, 900
    r.run(199.5);
    set_headway(def, r.lines[0], 150, 200);  // half as rare again
    r.run(799.5);
    set_headway(def, r.lines[0], 0, 800);
    r.run(1500);
    CHECK(r.times(Kind::departed, 0) == List{100, 350, 650, 900, 1100});
    r.lines[0].extra.clear();
    set_headway(def, r.lines[0], 300, 1500);
    add_vehicles(def, r.lines[0], 2, 100, 1500);
    CHECK(r.lines[0].extra == List{1520, 1820});
    r.lines[0].extra.clear();
    set_headway(def, r.lines[0], 50, 1500);  // a shorter one leaves them as asked for
    add_vehicles(def, r.lines[0], 2, 100, 1500);
    CHECK(r.lines[0].extra == List{1520, 1620});
}

TEST_CASE("a line that is slowed takes longer between stops, and is expected to", "[network][lines]") {
    Running r({three_stops({100, 400})});
    r.lines[0].speed_share = 0.5;
    CHECK(next_call(r.defs[0], r.lines[0], 1, 0) == 300);
    r.run(310);
    r.lines[0].speed_share = 1;
    r.run(1000);
    CHECK(r.times(Kind::arrived, 1) == List{300, 500});
    CHECK(r.times(Kind::arrived, 2) == List{320 + 200, 520 + 200});  // both set out from there after it was over
    CHECK(ride_s(r.defs[0], 0, 2, 0.5) == 620);
}

TEST_CASE("from a closed line nothing sets out; what is under way goes on", "[network][lines]") {
    Running r({three_stops({100, 200, 300, 400})});
    r.run(150);
    r.lines[0].is_closed = true;
    CHECK(std::isfinite(next_call(r.defs[0], r.lines[0], 1, 150)));
    CHECK(std::isinf(next_call(r.defs[0], r.lines[0], 0, 150)));
    r.run(350);
    r.lines[0].is_closed = false;
    r.run(1000);
    CHECK(r.times(Kind::departed, 0) == List{100, 400});
    CHECK(r.times(Kind::ended, 2) == List{440, 740});
}

TEST_CASE("vehicles of a line that is held stay at their stops", "[network][lines]") {
    Running r({three_stops({100, 200})});
    r.run(150);
    r.lines[0].is_held = true;
    r.run(600);
    CHECK(r.times(Kind::arrived, 1) == List{200});
    CHECK(r.times(Kind::departed, 1).empty());
    CHECK(r.times(Kind::departed, 0) == List{100});
    r.lines[0].is_held = false;
    r.run(1500);
    CHECK(r.times(Kind::departed, 0).size() == 2);
    CHECK(r.times(Kind::ended, 2).size() == 2);
}

TEST_CASE("a shorter vehicle has fewer places, and one waits longer for it", "[network][lines]") {
    Running r({three_stops({100, 400, 700})});
    r.run(90);
    const double before = expected_wait_s(r.defs[0], r.lines[0], 0, 60, 90);
    r.lines[0].places = 20;
    CHECK(places_left(r.defs[0], r.lines[0], r.lines[0].vehicles[0]) == 20);
    CHECK(expected_wait_s(r.defs[0], r.lines[0], 0, 60, 90) == Approx(before - 300 * 0.2 + 300 * 2));
}

TEST_CASE("two lines take turns at an edge they share", "[network][lines]") {
    LineDef other = three_stops({105});
    other.name = "other";
    other.stops = {{{1}, 0, 0}, {{2}, 100, 0}};
    Running r({three_stops({10}), other});
    r.run(600);
    // The other stands at platform 1 from 85; the line is due there at 110, 30 s after the other left at 105.
    CHECK(r.times(Kind::departed, 0, 1) == List{105});
    CHECK(r.times(Kind::arrived, 1, 0) == List{135});
    CHECK(r.times(Kind::arrived, 1, 1) == List{205});
}

TEST_CASE("what is expected of a line", "[network][lines]") {
    Running r({three_stops({100, 400, 700})});
    const LineDef& def = r.defs[0];
    const LineState& line = r.lines[0];
    CHECK(next_call(def, line, 1, 0) == 200);
    CHECK(expected_wait_s(def, line, 1, 0, 0) == 150);
    r.run(90);
    CHECK(next_call(def, line, 0, 90) == 90);
    CHECK(next_call(def, line, 1, 90) == 200);
    // Of 100 who wait, 50 find a place in the next vehicle: another headway for who comes now.
    CHECK(expected_wait_s(def, line, 1, 100, 90) == 150 + 300);
    cancel_trips(def, r.lines[0], 1);
    r.run(230);
    // The next at stop 1 is the trip of 700, there at 800: 270 s later than a headway from now.
    CHECK(expected_wait_s(def, line, 1, 0, 230) == 150 + 270);
    cancel_trips(def, r.lines[0], 1);
    CHECK(std::isinf(next_call(def, line, 0, 230)));
    CHECK(std::isinf(expected_wait_s(def, line, 1, 0, 230)));
    CHECK(std::isinf(next_call(def, line, 2, 230)));
    CHECK(is_past(def, line, 1, true));
    CHECK_FALSE(is_past(def, line, 2, false));
    r.run(430);
    CHECK(is_past(def, line, 2, false));
    CHECK_FALSE(is_past(def, line, 2, true));
    r.run(450);
    CHECK(is_past(def, line, 2, true));
}
