#include <algorithm>

#include "base/chunks.h"
#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

using List = std::vector<double>;

int add_platform(Scenario& scenario, const std::string& name, int level, Segment edge, int doors) {
    PlatformDef platform;
    platform.name = name;
    platform.level = {level};
    platform.edge = edge;
    platform.doors = doors;
    scenario.venue.platforms.push_back(platform);
    return static_cast<int>(scenario.venue.platforms.size()) - 1;
}

LineDef line_over(const std::string& name, std::vector<int> platforms, List departures, double running_s = 100) {
    LineDef def;
    def.name = name;
    for (const int p : platforms) def.stops.push_back({{p}, def.stops.empty() ? 0 : running_s, 0});
    def.departures = std::move(departures);
    def.capacity = 100;
    def.dwell_s = 20, def.max_dwell_s = 60, def.clearance_s = 30;
    return def;
}

/// Three halls of 20 m x 8 m on levels that nothing but lines join: west, middle, east, each with a platform of three
/// doors along its north wall and an exit in its west wall; people appear in the west.
struct Halls {
    Scene scene{rectangle(0, 0, 20, 8)};

    Halls() {
        add_level(scene.scenario, "middle", 100, rectangle(0, 0, 20, 8));
        add_level(scene.scenario, "east", 200, rectangle(0, 0, 20, 8));
        scene.entrance("stairs", rectangle(6, 1, 14, 5));
        const char* exits[] = {"out_west", "out_middle", "out_east"};
        const char* edges[] = {"west", "middle", "east"};
        for (int level = 0; level < 3; ++level) {
            scene.exit(exits[level], {{0, 1}, {0, 7}}, level);
            add_platform(scene.scenario, edges[level], level, {{4, 8}, {16, 8}}, 3);
        }
        scene.area("hall", rectangle(0, 0, 20, 8), 160);
        scene.runs_for(1500);
    }
    Scenario& scenario() { return scene.scenario; }
    Halls& line(LineDef def) {
        scene.scenario.lines.push_back(std::move(def));
        return *this;
    }
    /// To exit `goal` (0 west, 1 middle, 2 east).
    Halls& crowd(int goal, int count) {
        scene.crowd(0, goal, count);
        return *this;
    }
    Halls& disturb(Measure measure, double at, double lasts_s = 0) {
        measure.place_kind = PlaceKind::line;
        measure.place = 0;
        DisturbanceDef def;
        def.name = "disturbance";
        def.measure = measure;
        def.at = at;
        def.lasts_s = lasts_s;
        scene.scenario.disturbances.all.push_back(def);
        return *this;
    }
};

Measure of_kind(MeasureKind kind, int stop = -1) {
    Measure measure;
    measure.kind = kind;
    measure.stop = stop;
    return measure;
}

/// Times and values of a line's events at a stop.
std::vector<std::pair<double, double>> at_stop(const Simulation& simulation, EventKind kind, const std::string& stop) {
    std::vector<std::pair<double, double>> list;
    for (const Event& event : events_of(simulation, kind)) {
        if (event.detail.rfind(stop, 0) == 0) list.emplace_back(event.time, event.value);
    }
    return list;
}

List times_at(const Simulation& simulation, EventKind kind, const std::string& stop) {
    List times;
    for (const auto& [time, value] : at_stop(simulation, kind, stop)) times.push_back(time);
    return times;
}

List values_at(const Simulation& simulation, EventKind kind, const std::string& stop) {
    List values;
    for (const auto& [time, value] : at_stop(simulation, kind, stop)) values.push_back(value);
    return values;
}

int left_by(const Simulation& simulation, const std::string& exit) {
    return static_cast<int>(crossing_times(simulation, portal_of(simulation, exit)).size());
}

std::array<std::int64_t, 6> fates(const Simulation& simulation) {
    std::array<std::int64_t, 6> counts{};
    for (const AgentRecord& record : simulation.agents()) ++counts[record.fate];
    return counts;
}

/// Everybody is counted once, after every step.
void run_counting(Simulation& simulation, double until_s) {
    while (simulation.now() < until_s - 1e-6 && !simulation.is_over()) {
        simulation.step();
        const Counts c = simulation.counts();
        REQUIRE(c.due + c.waiting_outside + c.present + c.exited + c.boarded == c.planned);
        const auto by_fate = fates(simulation);
        REQUIRE(by_fate == std::array<std::int64_t, 6>{c.due, c.waiting_outside, c.present - c.riding, c.exited,
                                                       c.boarded, c.riding});
        REQUIRE(static_cast<std::int64_t>(simulation.frame().agents.size()) == c.present - c.riding);
    }
}

}  // namespace

TEST_CASE("passengers ride a line to the platform that is nearest to their goal", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(1, 10).crowd(2, 20);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 700);
    CHECK(times_at(simulation, EventKind::train_arrival, "west") == List{80, 380});
    CHECK(times_at(simulation, EventKind::train_arrival, "middle")[0] == Approx(200).margin(0.3));
    CHECK(values_at(simulation, EventKind::train_departure, "west")[0] == 30);
    CHECK(values_at(simulation, EventKind::train_arrival, "middle")[0] == 30);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 20);
    CHECK(left_by(simulation, "out_middle") == 10);
    CHECK(left_by(simulation, "out_east") == 20);
    CHECK(left_by(simulation, "out_west") == 0);
    CHECK(simulation.counts().exited == 30);
    CHECK(simulation.counts().boarded == 0);
    const auto out = crossing_times(simulation, portal_of(simulation, "out_east"));
    CHECK(out.front() > 320);
    CHECK(out.back() < 400);
    simulation.finish();
}

TEST_CASE("a vehicle takes what it has room for, and the rest waits for the next", "[engine][lines]") {
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {100, 300, 500});
    def.capacity = 30;
    def.stops[0].taken = 10;
    halls.line(def).crowd(2, 50);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{20, 20, 10});
    CHECK(values_at(simulation, EventKind::left_behind, "west") == List{30, 10});
    CHECK(values_at(simulation, EventKind::train_arrival, "east") == List{30, 30, 20});
    CHECK(times_at(simulation, EventKind::train_arrival, "east")[2] == Approx(600).margin(1));
    CHECK(simulation.counts().exited == 50);
}

TEST_CASE("nobody rides a line that does not lead to the goal", "[engine][lines]") {
    Halls halls;
    // Both call at the west platform; the second goes to the east only.
    halls.line(line_over("to_middle", {0, 1}, {100, 500})).line(line_over("to_east", {0, 2}, {250, 650}));
    halls.crowd(1, 25).crowd(2, 25);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 480);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{25, 25});
    CHECK(left_by(simulation, "out_middle") == 25);
    CHECK(left_by(simulation, "out_east") == 25);
    CHECK(events_of(simulation, EventKind::left_behind).empty());
}

TEST_CASE("who has to change does so, also at the same edge", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("first", {0, 1}, {100, 400})).line(line_over("second", {1, 2}, {500, 700})).crowd(2, 12);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    CHECK(left_by(simulation, "out_east") == 12);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 12);
    // Each passed a door four times: in, out, in, out.
    for (const char* door : {"west", "middle", "east"}) {
        int passages = 0;
        for (int d = 0; d < 3; ++d) {
            const int portal = portal_of(simulation, std::string(door) + " door " + std::to_string(d));
            passages += static_cast<int>(crossing_times(simulation, portal).size());
        }
        CHECK(passages == (std::string(door) == "middle" ? 24 : 12));
    }
}

TEST_CASE("an express that calls later is waited for when it is worth it", "[engine][lines]") {
    Halls halls;
    // The slow line needs 1000 s to the east; the express 100 s, and comes 100 s later.
    halls.line(line_over("slow", {0, 2}, {100, 250, 400}, 1000)).line(line_over("express", {0, 2}, {200, 350, 500}));
    halls.crowd(2, 20);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 450);
    CHECK(values_at(simulation, EventKind::train_departure, "west")[0] == 0);
    CHECK(left_by(simulation, "out_east") == 20);
}

TEST_CASE("a line is taken when it is quicker than the way on foot, waits counted", "[engine][lines]") {
    const double headway_s = GENERATE(120, 2000);
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {});
    def.first_departure = 60, def.last_departure = 1500, def.headways = {{0, headway_s}};
    halls.line(def).crowd(2, 30).scene.free_speed(1.3);
    // 400 m of ramp: 308 s at 1.3 m/s. By line: 60 s or 1000 s of waiting, 100 s of ride.
    Flight ramp;
    ramp.kind = ConnectorKind::ramp;
    ramp.lower = 0, ramp.upper = 2;
    ramp.lower_line = {{20, 7}, {20, 2}}, ramp.upper_line = {{20, 7}, {20, 2}};
    ramp.length_m = 400;
    add_flight(halls.scenario(), "ramp", ramp);
    halls.scenario().venue.levels[2].floor[0].outer = rectangle(0, 0, 20, 8);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    const auto on_foot = crossing_times(simulation, portal_of(simulation, "ramp lower end")).size();
    CHECK(on_foot == (headway_s == 120 ? 0u : 30u));
    CHECK(left_by(simulation, "out_east") == 30);
}

TEST_CASE("who leaves by whichever exit walks", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {40, 80, 120})).crowd(-1, 20);
    halls.scenario().demand.rows.back().goal.kind = GoalKind::any_exit;
    Simulation simulation(halls.scenario());
    run_to(simulation, 120);
    CHECK(left_by(simulation, "out_west") == 20);
}

TEST_CASE("an evacuation sends nobody to a line", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 2}, {100, 150, 200, 250})).crowd(2, 20);
    Measure evacuate = of_kind(MeasureKind::evacuate);
    evacuate.place = 0;
    evacuate.place_kind = PlaceKind::area;
    evacuate.pre_movement_s = 5;
    add_measure(halls.scenario(), 0, evacuate, 60);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 200);
    CHECK(left_by(simulation, "out_west") == 20);
    CHECK(simulation.counts().riding == 0);
}

TEST_CASE("a cancelled trip leaves its passengers to the next", "[engine][lines]") {
    Halls halls;
    Measure cancel = of_kind(MeasureKind::cancel_trips);
    cancel.trains = 1;
    halls.line(line_over("line", {0, 2}, {100, 300})).crowd(2, 20).disturb(cancel, 10);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 500);
    CHECK(times_at(simulation, EventKind::train_departure, "west") == List{300});
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{20});
    CHECK(left_by(simulation, "out_east") == 20);
}

TEST_CASE("who is on board when the stop is skipped gets off where it is next best", "[engine][lines]") {
    Halls halls;
    // Back from the east to the middle by a line of its own.
    halls.line(line_over("line", {0, 1, 2}, {100})).line(line_over("back", {2, 1}, {500})).crowd(1, 15).crowd(2, 5);
    add_platform(halls.scenario(), "east_2", 2, {{16, 0}, {4, 0}}, 3);
    add_platform(halls.scenario(), "middle_2", 1, {{16, 0}, {4, 0}}, 3);
    halls.scenario().lines[1].stops[0].platform = {3};
    halls.scenario().lines[1].stops[1].platform = {4};
    halls.disturb(of_kind(MeasureKind::skip_stop, 1), 150);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 20);
    CHECK(left_by(simulation, "out_middle") == 15);
    CHECK(left_by(simulation, "out_east") == 5);
    CHECK(values_at(simulation, EventKind::train_departure, "east_2") == List{15});
}

TEST_CASE("at a short turn all get off and take what comes next", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 400, 700})).crowd(2, 15);
    halls.disturb(of_kind(MeasureKind::short_turn, 1), 110, 200);
    Simulation simulation(halls.scenario());
    run_to(simulation, 300);
    CHECK(simulation.counts().present == 15);
    CHECK(simulation.counts().riding == 0);
    run_counting(simulation, 800);
    CHECK(values_at(simulation, EventKind::train_departure, "middle") == List{0, 15});
    CHECK(values_at(simulation, EventKind::train_arrival, "east") == List{15});
    CHECK(left_by(simulation, "out_east") == 15);
}

TEST_CASE("a delayed vehicle delays those behind it and all that hangs on it", "[engine][lines]") {
    Halls halls;
    Measure delay = of_kind(MeasureKind::delay_vehicle, 1);
    delay.delay_s = 90;
    halls.line(line_over("line", {0, 1, 2}, {100, 150})).crowd(2, 10);
    halls.disturb(delay, 50);
    Measure more = of_kind(MeasureKind::extra_train);
    more.trains = 1;
    halls.disturb(more, 0);
    DisturbancesDef& disturbances = halls.scenario().disturbances;
    disturbances.references.push_back({"last train arrives", 0, -1, 2, 0, false});
    disturbances.all.back().after = 0;
    disturbances.all.back().after_s = 30;
    Simulation simulation(halls.scenario());
    run_counting(simulation, 700);
    const List middle = times_at(simulation, EventKind::train_arrival, "middle");
    const List east = times_at(simulation, EventKind::train_arrival, "east");
    REQUIRE(middle.size() >= 2);
    REQUIRE(east.size() >= 2);
    CHECK(middle[0] == Approx(200).margin(0.3));
    CHECK(middle[1] == Approx(310 + 30).margin(0.5));  // 20 + 90 s and the clearance later
    CHECK(east[1] == Approx(460).margin(0.5));
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 2);
    CHECK(effects[1].time == Approx(east[1] + 30).margin(0.3));
    CHECK(times_at(simulation, EventKind::train_arrival, "west").back() == Approx(effects[1].time).margin(0.3));
}

TEST_CASE("a closed line takes nobody until it is opened again; those on board arrive", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 300, 500, 700})).crowd(2, 15);
    halls.scenario().lines[0].capacity = 5;
    halls.disturb(of_kind(MeasureKind::close), 150, 450);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 620);
    CHECK(times_at(simulation, EventKind::train_departure, "west").size() == 1);
    CHECK(left_by(simulation, "out_east") == 5);
    CHECK(simulation.counts().present == 10);
    run_counting(simulation, 1200);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{5, 5});
}

TEST_CASE("vehicles have as many places as a measure leaves them", "[engine][lines]") {
    Halls halls;
    Measure shorter = of_kind(MeasureKind::set_places);
    shorter.places = 4;
    halls.line(line_over("line", {0, 1, 2}, {100, 300, 500})).crowd(2, 30);
    halls.disturb(shorter, 10, 440);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 1100);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{4, 4, 22});
}

TEST_CASE("a slow line brings its passengers later", "[engine][lines]") {
    Halls halls;
    Measure slow = of_kind(MeasureKind::slow);
    slow.speed_factor = 0.8;
    halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(2, 5);
    halls.disturb(slow, 10, 250);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    const List east = times_at(simulation, EventKind::train_arrival, "east");
    REQUIRE(east.size() == 2);
    CHECK(east[0] == Approx(100 + 125 + 20 + 125).margin(0.5));
    CHECK(east[1] == Approx(400 + 100 + 20 + 100).margin(0.5));
}

TEST_CASE("once the last vehicle is gone, people turn to another way", "[engine][lines]") {
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {100});
    def.capacity = 10;
    halls.line(def).crowd(2, 15);
    Flight ramp;
    ramp.kind = ConnectorKind::ramp;
    ramp.lower = 0, ramp.upper = 2;
    ramp.lower_line = {{20, 7}, {20, 2}}, ramp.upper_line = {{20, 7}, {20, 2}};
    ramp.length_m = 500;
    add_flight(halls.scenario(), "ramp", ramp);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{10});
    CHECK(crossing_times(simulation, portal_of(simulation, "ramp lower end")).size() == 5);
    CHECK(left_by(simulation, "out_east") == 15);
}

TEST_CASE("lines give the same bits on any number of threads", "[engine][lines]") {
    const auto run = [](int threads) {
        const int before = threads_in_use();
        set_threads(threads);
        Halls halls;
        LineDef def = line_over("line", {0, 1, 2}, {});
        def.first_departure = 60, def.last_departure = 900, def.headways = {{0, 90}};
        def.capacity = 25;
        halls.line(def).line(line_over("express", {0, 2}, {150, 300, 450})).crowd(1, 60).crowd(2, 60);
        halls.disturb(of_kind(MeasureKind::skip_stop, 1), 200, 100);
        Simulation simulation(halls.scenario());
        std::vector<std::uint64_t> hashes;
        for (double until = 20; until < 600; until += 20) {
            run_to(simulation, until);
            hashes.push_back(simulation.state_hash());
        }
        set_threads(before);
        return hashes;
    };
    CHECK(run(1) == run(3));
}

TEST_CASE("those who are sent out ride to an exit only where the scenario says so", "[engine][lines]") {
    for (const bool rides : {false, true}) {
        Halls halls;
        halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(2, 20);
        Scenario& s = halls.scenario();
        s.venue.exits[0].status = PassageStatus::closed;
        s.routing.exits_by_line = rides;
        DisturbanceDef alarm;
        alarm.name = "alarm";
        alarm.measure.kind = MeasureKind::evacuate;
        alarm.measure.place_kind = PlaceKind::area;
        alarm.measure.place = 0;
        alarm.measure.pre_movement_s = 5;
        alarm.at = 20;
        s.disturbances.all.push_back(alarm);
        Simulation simulation(s);
        run_to(simulation, 800);
        CAPTURE(rides);
        // The hall in the middle has the nearest exit, one stop away.
        CHECK(left_by(simulation, "out_middle") == (rides ? 20 : 0));
        CHECK(simulation.counts().present == (rides ? 0 : 20));
    }
}
