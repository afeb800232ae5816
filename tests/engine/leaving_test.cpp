#include <algorithm>
#include <cmath>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr int people = 60;

/// A hall cut at x = 20 by two gates of one lane each, the near one before the entrance; everybody goes the shortest way.
Scene two_gates(ServiceTime near_service, ServiceTime far_service) {
    Scene scene(rectangle(0, 0, 30, 12));
    scene.entrance("west", rectangle(1, 1, 6, 5)).exit("east", {{30, 2}, {30, 10}});
    scene.area("unpaid", rectangle(0, 0, 20, 12), 240);
    scene.observable("queue", ObservableKind::queue_length, PlaceKind::facility, 0);
    add_gate(scene.scenario, {{20, 0}, {20, 6}}, 1, 1, near_service);
    add_gate(scene.scenario, {{20, 6}, {20, 12}}, 1, 1, far_service);
    scene.scenario.facilities[0].name = "near";
    scene.scenario.facilities[1].name = "far";
    scene.crowd(0, 0, people).runs_for(900);
    scene.scenario.demand.rows[0].to = 120;
    return scene;
}
Scene two_gates(ServiceTime service) { return two_gates(service, service); }

void go_the_shortest_way(Scene& scene) { scene.scenario.demand.population.route_law = RouteLaw::shortest; }

double outcome(const Simulation& simulation, const std::string& name) {
    for (const Outcome& one : simulation.outcomes()) {
        if (one.name == name) return one.value;
    }
    return -1;
}

int passed(const Simulation& simulation, const std::string& gate) {
    return static_cast<int>(crossing_times(simulation, portal_of(simulation, gate + " lane 0")).size());
}

/// Runs to the end, which everybody must have reached; the longest queue of the near gate.
double longest_queue(Simulation& simulation, int everybody = people) {
    double longest = 0;
    while (!simulation.is_over() && simulation.counts().exited < everybody) {
        simulation.step();
        longest = std::max(longest, simulation.observables()[0]);
    }
    REQUIRE(simulation.counts().exited == everybody);
    simulation.finish();
    return longest;
}

}  // namespace

TEST_CASE("who finds a queue too long uses the other gate", "[engine][queues]") {
    const auto shape = GENERATE(QueueShape::fan, QueueShape::line);
    Scene scene = two_gates({ServiceLaw::constant, 5, 0});
    go_the_shortest_way(scene);
    scene.scenario.facilities[0].queue.shape = shape;
    {
        Simulation simulation(scene.scenario);
        CHECK(longest_queue(simulation) > 20);
        CHECK(passed(simulation, "far") == 0);
        CHECK(outcome(simulation, "balked") == -1);
    }
    scene.scenario.facilities[0].balk_length = 6;
    Simulation simulation(scene.scenario);
    CHECK(longest_queue(simulation) <= 6);
    CHECK(passed(simulation, "far") > 20);
    CHECK(passed(simulation, "near") + passed(simulation, "far") == people);
    const auto events = events_of(simulation, EventKind::balked);
    CHECK(static_cast<int>(events.size()) == passed(simulation, "far"));
    CHECK(outcome(simulation, "balked") == static_cast<double>(events.size()));
    CHECK(outcome(simulation, "gave_up") == 0);
    for (const Event& event : events) {
        CHECK(event.subject == "near");
        CHECK(event.value >= 6);
    }
}

TEST_CASE("without another way people stay, however long the queue and short their patience", "[engine][queues]") {
    Scene scene = two_gates({ServiceLaw::constant, 5, 0});
    scene.scenario.facilities[1].open_lanes = 0;
    scene.scenario.facilities[0].balk_length = 1;
    scene.scenario.facilities[0].patience = {ServiceLaw::constant, 5, 0};
    Simulation simulation(scene.scenario);
    CHECK(longest_queue(simulation) > 20);
    CHECK(passed(simulation, "near") == people);
    CHECK(outcome(simulation, "balked") == 0);
    CHECK(outcome(simulation, "gave_up") == 0);
}

TEST_CASE("nobody goes to and fro between two queues that are both too long", "[engine][queues]") {
    Scene scene = two_gates({ServiceLaw::constant, 5, 0});
    go_the_shortest_way(scene);
    for (FacilityDef& facility : scene.scenario.facilities) facility.balk_length = 3;
    scene.scenario.demand.rows[0].to = 0;
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    const auto events = events_of(simulation, EventKind::balked);
    CHECK(events.size() > 30);
    std::vector<int> times(people, 0);
    for (const Event& event : events) ++times[std::size_t(event.agent)];
    CHECK(*std::max_element(times.begin(), times.end()) == 1);
}

namespace {

/// The far gate opens after a minute; who queues at the near one does not look for another way by itself.
Scene late_gate(double far_service_s) {
    Scene scene = two_gates({ServiceLaw::constant, 8, 0}, {ServiceLaw::constant, far_service_s, 0});
    scene.scenario.facilities[1].open_lanes = 0;
    scene.scenario.routing.replan_interval_s = 3000;
    scene.scenario.demand.rows[0].to = 30;
    Measure open;
    open.kind = MeasureKind::open_lanes;
    open.place_kind = PlaceKind::facility;
    open.place = 1;
    open.place_name = "far";
    open.lanes = 1;
    add_measure(scene.scenario, 0, open, 60);
    return scene;
}

}  // namespace

TEST_CASE("who has lost patience takes the quicker gate", "[engine][queues]") {
    const auto shape = GENERATE(QueueShape::fan, QueueShape::line);
    Scene scene = late_gate(3);
    scene.scenario.facilities[0].queue.shape = shape;
    double patient_s = 0;
    {
        Simulation simulation(scene.scenario);
        longest_queue(simulation);
        CHECK(passed(simulation, "far") == 0);
        patient_s = simulation.now();
    }
    scene.scenario.facilities[0].patience = {ServiceLaw::constant, 90, 0};
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    const auto events = events_of(simulation, EventKind::gave_up);
    CHECK(events.size() > 10);
    CHECK(passed(simulation, "far") == static_cast<int>(events.size()));
    CHECK(outcome(simulation, "gave_up") == static_cast<double>(events.size()));
    for (const Event& event : events) CHECK(event.value >= 90);
    CHECK(simulation.now() < patient_s - 60);
}

TEST_CASE("who has lost patience stays when the other gate is no quicker", "[engine][queues]") {
    Scene scene = late_gate(600);
    scene.scenario.facilities[0].patience = {ServiceLaw::constant, 90, 0};
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    CHECK(outcome(simulation, "gave_up") <= 1);  // the first may find the slow gate idle
    CHECK(passed(simulation, "near") >= people - 1);
}

TEST_CASE("patience differs from person to person", "[engine][queues]") {
    Scene scene = late_gate(3);
    scene.scenario.facilities[0].patience = {ServiceLaw::exponential, 90, 0};
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    const auto events = events_of(simulation, EventKind::gave_up);
    REQUIRE(events.size() > 10);
    double least = 1e9, most = 0;
    for (const Event& event : events) least = std::min(least, event.value), most = std::max(most, event.value);
    CHECK(least < 80);
    CHECK(most > 90);
}

namespace {

/// How people left the near gate, and when they had all gone.
struct Left {
    int balked = 0, gave_up = 0, by_far = 0;
    double clear_s = 0;
};
Left left_in(Scene scene, Fidelity fidelity) {
    scene.scenario.network.venues[0].kind = fidelity;
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    return {static_cast<int>(events_of(simulation, EventKind::balked).size()), static_cast<int>(events_of(simulation, EventKind::gave_up).size()),
            static_cast<int>(crossing_times(simulation, portal_of(simulation, "far lane 0")).size()), simulation.now()};
}

// As many leave in either fidelity, all of them by the far gate, and it takes about as long.
void check_alike(const Scene& scene, int Left::* leave, int some, int margin) {
    const Left micro = left_in(scene, Fidelity::micro), network = left_in(scene, Fidelity::network);
    CHECK(micro.*leave > some);
    CHECK(network.*leave == Approx(micro.*leave).margin(margin));
    CHECK(network.by_far == network.*leave);
    CHECK(network.clear_s == Approx(micro.clear_s).epsilon(0.1));
}

}  // namespace

TEST_CASE("as many find a queue too long in network fidelity as in the plane", "[engine][queues][network]") {
    for (const int balk_length : {4, 10, 20}) {
        CAPTURE(balk_length);
        Scene scene = two_gates({ServiceLaw::constant, 5, 0});
        go_the_shortest_way(scene);
        scene.scenario.facilities[0].balk_length = balk_length;
        check_alike(scene, &Left::balked, 5, 4);
    }
}

TEST_CASE("as many lose patience in network fidelity as in the plane", "[engine][queues][network]") {
    for (const ServiceLaw law : {ServiceLaw::constant, ServiceLaw::exponential}) {
        Scene scene = late_gate(3);
        scene.scenario.facilities[0].patience = {law, 90, 0};
        check_alike(scene, &Left::gave_up, 10, 6);
    }
}

TEST_CASE("in network fidelity too nobody leaves without another way, or for one that is no quicker", "[engine][queues][network]") {
    Scene alone = two_gates({ServiceLaw::constant, 5, 0});
    alone.scenario.facilities[1].open_lanes = 0;
    alone.scenario.facilities[0].balk_length = 1;
    alone.scenario.facilities[0].patience = {ServiceLaw::constant, 5, 0};
    const Left stayed = left_in(alone, Fidelity::network);
    CHECK(stayed.balked + stayed.gave_up == 0);
    Scene slow = late_gate(600);
    slow.scenario.facilities[0].patience = {ServiceLaw::constant, 90, 0};
    CHECK(left_in(slow, Fidelity::network).gave_up <= 1);
}

TEST_CASE("a group leaves a queue together in network fidelity", "[engine][queues][network]") {
    Scene scene = two_gates({ServiceLaw::constant, 5, 0});
    go_the_shortest_way(scene);
    scene.scenario.facilities[0].balk_length = 6;
    scene.scenario.demand.groups.push_back({"", {0, 0, 1}, {}});
    scene.scenario.demand.rows[0].group = 0;
    scene.scenario.network.venues[0].kind = Fidelity::network;
    Simulation simulation(scene.scenario);
    longest_queue(simulation);
    std::vector<bool> by_far(people, false);
    for (const Crossing& c : simulation.crossings()) {
        if (c.portal == portal_of(simulation, "far lane 0")) by_far[std::size_t(c.agent)] = true;
    }
    CHECK(std::count(by_far.begin(), by_far.end(), true) > 15);
    int parted = 0;
    for (int first = 0; first < people; first += 3)
        parted += by_far[std::size_t(first)] != by_far[std::size_t(first + 1)] || by_far[std::size_t(first)] != by_far[std::size_t(first + 2)];
    CHECK(parted <= 2);  // members who have passed before the first came to the queue
}
