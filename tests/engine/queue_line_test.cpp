#include <algorithm>
#include <cmath>
#include <map>

#include "base/chunks.h"
#include "catch.h"
#include "engine/station_parts.h"
#include "validate/flow.h"

using namespace tidegate;

namespace {

constexpr double gate_x = 20;

/// A hall of 30 m x 12 m cut by a gate at x = 20 with ordered queues; people come in the west and leave in the east.
Scene queue_scene(int lanes, ServiceTime service, QueueDef queue) {
    Scene scene(rectangle(0, 0, 30, 12));
    scene.entrance("west", rectangle(1, 1, 8, 11)).exit("east", {{30, 2}, {30, 10}});
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::facility, 0);
    add_gate(scene.scenario, {{gate_x, 0}, {gate_x, 12}}, lanes, lanes, service);
    scene.scenario.facilities[0].queue = std::move(queue);
    return scene;
}

QueueDef line_of(double length_m) {
    QueueDef queue;
    queue.shape = QueueShape::line;
    queue.length_m = length_m;
    return queue;
}

QueueDef snake_of(std::vector<Vec2> path) {
    QueueDef queue;
    queue.shape = QueueShape::snake;
    queue.path = std::move(path);
    return queue;
}
const std::vector<Vec2> folded{{9, 8}, {18, 8}, {18, 6.8}, {10, 6.8}, {10, 5.6}, {18, 5.6}};

/// When and where each agent passed the gate; no entry: has not.
std::map<std::int32_t, Crossing> passed_at(const Simulation& simulation) {
    std::map<std::int32_t, Crossing> all;
    for (const Crossing& c : simulation.crossings()) {
        if (simulation.portal_names()[std::size_t(c.portal)].starts_with("gate")) all[c.agent] = c;
    }
    return all;
}

/// One behind the other at some moment.
struct Pair {
    std::int32_t front, behind;
};

/// Neighbours, one at least 0.3 m behind the other, of those who stand within 0.3 m of the axis of the lane at `y`, from
/// the gate to `reach_m` before it.
void note_neighbours(const Simulation& simulation, double y, double reach_m, std::vector<Pair>& pairs) {
    std::vector<FrameAgent> line;
    for (const FrameAgent& a : simulation.frame().agents) {
        const bool stands = a.state == std::uint8_t(AgentState::queueing) && a.speed_cm_s < 20;
        if (stands && std::abs(a.y - y) < 0.3 && a.x > gate_x - reach_m) line.push_back(a);
    }
    std::sort(line.begin(), line.end(), [](const FrameAgent& a, const FrameAgent& b) { return a.x > b.x; });
    for (std::size_t k = 1; k < line.size(); ++k) {
        if (line[k - 1].x - line[k].x > 0.3f) pairs.push_back({line[k - 1].agent, line[k].agent});
    }
}

struct Order {
    int kept = 0, broken = 0;
};
/// Of those who passed the same lane: others have changed to a shorter line.
Order order_of(const std::vector<Pair>& pairs, const std::map<std::int32_t, Crossing>& passed) {
    Order order;
    for (const Pair& pair : pairs) {
        const Crossing &front = passed.at(pair.front), &behind = passed.at(pair.behind);
        if (front.portal != behind.portal) continue;
        ++(front.time < behind.time ? order.kept : order.broken);
    }
    return order;
}

void run_until_empty(Simulation& simulation, std::int64_t people) {
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    REQUIRE(simulation.counts().exited == people);
    simulation.finish();
}

double closest_m(const Frame& frame) {
    double closest = 1e9;
    for (const FrameAgent& a : frame.agents) {
        for (const FrameAgent& b : frame.agents) {
            if (a.agent < b.agent) closest = std::min(closest, std::hypot(double(a.x - b.x), double(a.y - b.y)));
        }
    }
    return closest;
}

}  // namespace

TEST_CASE("in a line whoever stands in front is served first", "[engine][queues]") {
    const auto seed = GENERATE(1, 2, 3);
    Scene scene = queue_scene(3, {ServiceLaw::lognormal, 4, 1.3}, line_of(20));
    scene.crowd(0, 0, 90).runs_for(400).seed(std::uint64_t(seed));
    scene.scenario.demand.rows[0].to = 60;
    Simulation simulation(scene.scenario);
    std::vector<Pair> pairs;
    int steps = 0;
    while (!simulation.is_over() && simulation.counts().exited < 90) {
        simulation.step();
        if (++steps % 10 != 0) continue;
        for (const double y : {2.0, 6.0, 10.0}) note_neighbours(simulation, y, 11, pairs);
    }
    REQUIRE(simulation.counts().exited == 90);
    const Order order = order_of(pairs, passed_at(simulation));
    CHECK(order.kept > 500);
    CHECK(order.broken == 0);
}

TEST_CASE("who comes to a line or snake earlier is served earlier", "[engine][queues]") {
    const bool is_snake = GENERATE(false, true);
    INFO(is_snake);
    Scene scene = queue_scene(is_snake ? 3 : 1, {ServiceLaw::constant, is_snake ? 9.0 : 3.0, 0},
                              is_snake ? snake_of(folded) : line_of(20));
    scene.free_speed(1.3).runs_for(400);
    for (int k = 0; k < 60; ++k) scene.person({.level = {0}, .point = {2, 6}, .velocity = {}}, 0, 2.5 * k);
    Simulation simulation(scene.scenario);
    run_until_empty(simulation, 60);
    const auto passed = passed_at(simulation);
    // The way from a snake's head is longer to some lanes than to others: by 2 s.
    const double slack_s = is_snake ? 2.5 : 0;
    double latest = 0;
    int longest = 0;
    for (const auto& [agent, crossing] : passed) {
        const double time = crossing.time;
        CHECK(time > latest - slack_s);
        latest = std::max(latest, time);
        longest = std::max(longest, int(time - 2.5 * agent));
    }
    CHECK(longest > 30);  // there was a queue
}

TEST_CASE("people stand in a line at its spacing", "[engine][queues]") {
    const double spacing_m = GENERATE(0.5, 0.8);
    QueueDef queue = line_of(20);
    queue.spacing_m = spacing_m;
    Scene scene = queue_scene(1, {ServiceLaw::constant, 20, 0}, queue);
    scene.crowd(0, 0, 12).runs_for(65);
    Simulation simulation(scene.scenario);
    run_to(simulation, 58);  // nobody has moved up for 10 s
    std::vector<double> x;
    for (const FrameAgent& a : simulation.frame().agents) {
        if (a.x > gate_x) continue;
        CHECK(std::abs(a.y - 6) < 0.25);
        x.push_back(a.x);
    }
    REQUIRE(x.size() >= 9);
    std::sort(x.begin(), x.end(), std::greater<>());
    for (std::size_t k = 1; k < x.size(); ++k) CHECK(x[k - 1] - x[k] == Approx(spacing_m).margin(0.25));
    CHECK(x.front() - x.back() == Approx(spacing_m * double(x.size() - 1)).margin(0.3));
}

TEST_CASE("a line with people to the end passes one per mean service time", "[engine][queues]") {
    Scene scene = queue_scene(3, {ServiceLaw::lognormal, 2.4, 0.8}, line_of(20));
    scene.crowd(0, 0, 240).runs_for(400);
    Simulation simulation(scene.scenario);
    run_until_empty(simulation, 240);
    std::vector<double> times;
    for (const auto& [agent, crossing] : passed_at(simulation)) times.push_back(crossing.time);
    std::sort(times.begin(), times.end());
    CHECK(flow_per_s(times) == Approx(3 / 2.4).epsilon(0.05));
}

TEST_CASE("whom a line has no place for waits behind its tail, apart from each other, and counts", "[engine][queues]") {
    constexpr int people = 90;
    constexpr double length_m = 3, head_m = 0.85;
    Scene scene = queue_scene(1, {ServiceLaw::constant, 6, 0}, line_of(length_m));
    scene.crowd(0, 0, people).runs_for(800);
    Simulation simulation(scene.scenario);
    run_to(simulation, 80);
    int before = 0, behind = 0;
    std::map<std::int32_t, double> x;
    for (const FrameAgent& a : simulation.frame().agents) {
        if (a.x > gate_x) continue;
        ++before;
        behind += a.x < gate_x - head_m - length_m - 0.2;
    }
    CHECK(before > 70);
    CHECK(simulation.observables()[0] == before);
    CHECK(behind > before - 12);  // 7 places, the one served, one who walks up
    CHECK(closest_m(simulation.frame()) > 0.3);
    std::vector<Pair> pairs;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        note_neighbours(simulation, 6, head_m + length_m, pairs);
    }
    REQUIRE(simulation.counts().exited == people);
    const Order order = order_of(pairs, passed_at(simulation));
    CHECK(order.kept > 1000);
    CHECK(order.broken == 0);
    CHECK(simulation.counts().stuck == 0);
}

TEST_CASE("a snake feeds the next free lane in turn, and its overflow too", "[engine][queues]") {
    constexpr int people = 110;
    Scene scene = queue_scene(3, {ServiceLaw::exponential, 6, 0}, snake_of(folded));
    scene.crowd(0, 0, people).runs_for(900);
    Simulation simulation(scene.scenario);
    double most = 0, worst_gap_s = 0;
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        most = std::max(most, simulation.observables()[0]);
    }
    REQUIRE(simulation.counts().exited == people);
    CHECK(most > 60);  // the path has 54 places
    // No lane idles while somebody waits: a walk from the head and one service, at most.
    std::map<std::int32_t, double> last;
    for (const Crossing& c : simulation.crossings()) {
        if (!simulation.portal_names()[std::size_t(c.portal)].starts_with("gate")) continue;
        if (last.contains(c.portal) && c.time < 200) worst_gap_s = std::max(worst_gap_s, c.time - last[c.portal]);
        last[c.portal] = c.time;
    }
    CHECK(last.size() == 3);
    CHECK(worst_gap_s < 45);
    CHECK(simulation.counts().stuck == 0);
}

TEST_CASE("between ropes people walk all of a snake, and nobody is left in it", "[engine][queues]") {
    constexpr int people = 120;
    const double rope_m = GENERATE(0.1, 0.2), half_m = 0.5 * rope_m;
    INFO(rope_m);
    Scene scene = queue_scene(3, {ServiceLaw::lognormal, 4, 1.3}, snake_of({{9, 8.4}, {18, 8.4}, {18, 7.2}, {10, 7.2}, {10, 6}, {18, 6}}));
    const auto across = [&](double x, double y0, double y1) { scene.hole(rectangle(x - half_m, y0, x + half_m, y1)); };
    const auto along = [&](double x0, double x1, double y) { scene.hole(rectangle(x0, y - half_m, x1, y + half_m)); };
    constexpr double slit_m = 0.001;  // holes of one floor must not touch
    along(9, 17.3, 7.8);
    along(10.7, 18.5 - half_m - slit_m, 6.6);
    along(9.3, 18.5, 5.4);
    along(9, 18.5, 9 + half_m + slit_m);
    across(18.5, 6.6, 9);
    across(9.3, 5.4 + half_m + slit_m, 7.8 - half_m - slit_m);
    scene.crowd(0, 0, people).runs_for(900);
    Simulation simulation(scene.scenario);
    std::map<std::int32_t, bool> turned;  // seen at the far end of the second run
    while (!simulation.is_over() && simulation.counts().exited < people) {
        simulation.step();
        for (const FrameAgent& a : simulation.frame().agents) turned[a.agent] |= a.x < 11 && a.y > 5.5 && a.y < 6.5;
    }
    CHECK(simulation.counts().exited == people);
    CHECK(simulation.counts().stuck == 0);
    CHECK(std::count_if(turned.begin(), turned.end(), [](const auto& one) { return one.second; }) == people);
}

TEST_CASE("ordered queues give the same bits on any number of threads", "[engine][queues][promises]") {
    Scene scene = queue_scene(3, {ServiceLaw::lognormal, 4, 1.3}, snake_of(folded));
    scene.crowd(0, 0, 900).runs_for(40);
    std::vector<std::uint64_t> hashes;
    const int before = threads_in_use();
    for (const int threads : {1, 2, 3}) {
        set_threads(threads);
        Simulation simulation(scene.scenario);
        run_to(simulation, 40);
        hashes.push_back(simulation.state_hash());
    }
    set_threads(before);
    CHECK(hashes[1] == hashes[0]);
    CHECK(hashes[2] == hashes[0]);
}

TEST_CASE("who waits in a line moves to another lane when the own one closes", "[engine][queues]") {
    Scene scene = queue_scene(3, {ServiceLaw::constant, 4, 0}, line_of(8));
    scene.area("unpaid", rectangle(0, 0, gate_x, 12), 240);
    scene.crowd(0, 0, 60).runs_for(400);
    Measure one_lane;
    one_lane.kind = MeasureKind::open_lanes;
    one_lane.place_kind = PlaceKind::facility;
    one_lane.place = 0;
    one_lane.place_name = "gate";
    one_lane.lanes = 1;
    add_measure(scene.scenario, 0, one_lane, 40);
    Simulation simulation(scene.scenario);
    run_until_empty(simulation, 60);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    int late = 0;
    for (const Crossing& c : simulation.crossings()) {
        const std::string& name = simulation.portal_names()[std::size_t(c.portal)];
        late += (name == "gate lane 1" || name == "gate lane 2") && c.time > effects[0].time + 5;
    }
    CHECK(late == 0);
}
