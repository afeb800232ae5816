#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/station_parts.h"
#include "facilities/inspection.h"

using namespace tidegate;

namespace {

/// A hall of 26 m x 8 m cut at x = 20 by two checks of one lane, "south" before the entrance and "north", with lines.
Scene two_checks(ServiceTime service, InspectionDef south, InspectionDef north) {
    Scene scene(rectangle(0, 0, 26, 8));
    scene.entrance("west", rectangle(1, 1, 8, 7)).exit("east", {{26, 2}, {26, 6}}).free_speed(1.3);
    add_gate(scene.scenario, {{20, 0}, {20, 4}}, 1, 1, service);
    add_gate(scene.scenario, {{20, 4}, {20, 8}}, 1, 1, service);
    auto& facilities = scene.scenario.facilities;
    facilities[0].name = "south", facilities[1].name = "north";
    facilities[0].inspection = south, facilities[1].inspection = north;
    for (FacilityDef& facility : facilities) {
        facility.kind = FacilityKind::check;
        facility.queue.shape = QueueShape::line;
    }
    return scene;
}

std::vector<double> passed_at(const Simulation& simulation, const std::string& check) {
    return crossing_times(simulation, portal_of(simulation, check + " lane 0"));
}

void run_until_empty(Simulation& simulation, std::int64_t people) {
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    REQUIRE(simulation.counts().exited == people);
}

struct Interval {
    double mean_s = 0, standard_error_s = 0;
};
/// From one to the next through the only open check with a queue to the end, over several seeds.
Interval interval(const InspectionDef& inspection, double luggage_share) {
    const ThreadsHere one(1);
    constexpr int people = 60, seeds = 10;
    double sum = 0, squares = 0, n = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        Scene scene = two_checks({ServiceLaw::lognormal, 6, 2}, inspection, {});
        scene.scenario.facilities[1].open_lanes = 0;
        scene.scenario.demand.population.luggage_share = luggage_share;
        scene.crowd(0, 0, people).seed(std::uint64_t(seed)).runs_for(4000);
        Simulation simulation(scene.scenario);
        run_until_empty(simulation, people);
        const auto times = passed_at(simulation, "south");
        for (std::size_t k = 1; k < times.size(); ++k) {
            const double s = times[k] - times[k - 1];
            sum += s, squares += s * s, ++n;
        }
    }
    const double mean = sum / n;
    return {mean, std::sqrt((squares / n - mean * mean) / n)};
}

}  // namespace

TEST_CASE("a check with a queue passes one per mean service, with goods and second inspections", "[engine][checks]") {
    InspectionDef inspection;
    inspection.goods = {ServiceLaw::lognormal, 9, 4};
    const double share = GENERATE(0.0, 0.4, 1.0), second_share = GENERATE(0.0, 0.1);
    inspection.second_share = second_share;
    inspection.second = {ServiceLaw::uniform, 30, 10};
    FacilityDef def;
    def.service = {ServiceLaw::lognormal, 6, 2};
    def.inspection = inspection;
    const double expected_s = mean_inspected_s(def, share);
    const Interval measured = interval(inspection, share);
    CAPTURE(share, second_share, measured.mean_s, measured.standard_error_s, expected_s);
    // A service ends with the step in which its time is over: at most 0.1 s late, and the next one counts from there.
    CHECK(measured.mean_s > expected_s - 3 * measured.standard_error_s);
    CHECK(measured.mean_s < expected_s + 0.1 + 3 * measured.standard_error_s);
    CHECK(measured.standard_error_s < 0.07 * expected_s);  // else this says nothing
}

TEST_CASE("people share out over two checks by how long each takes with goods", "[engine][checks]") {
    const ThreadsHere one(1);
    InspectionDef slow;
    slow.goods = {ServiceLaw::constant, 16, 0};
    Scene scene = two_checks({ServiceLaw::constant, 4, 0}, slow, {});
    scene.scenario.demand.population.luggage_share = 1;
    scene.scenario.routing.replan_interval_s = 3000;  // who has chosen stays with it: the choice alone is seen
    constexpr int people = 100;
    scene.crowd(0, 0, people).runs_for(4000);
    scene.scenario.demand.rows[0].to = 60;
    Simulation simulation(scene.scenario);
    run_until_empty(simulation, people);
    const auto south = double(passed_at(simulation, "south").size());
    CAPTURE(south);
    // Equal waits: 4 / (4 + 16) of the people.
    CHECK(south > 10);
    CHECK(south < 32);
}

TEST_CASE("goods of nobody, and luggage that is not inspected, change no bit of a run", "[engine][checks][promises]") {
    const ThreadsHere one(1);
    const auto hash = [](double luggage_share, double goods_mean_s, double second_mean_s) {
        InspectionDef inspection;
        inspection.goods = {ServiceLaw::lognormal, goods_mean_s, 5};
        inspection.second = {ServiceLaw::lognormal, second_mean_s, 5};
        Scene scene = two_checks({ServiceLaw::lognormal, 6, 2}, inspection, inspection);
        scene.scenario.demand.population.luggage_share = luggage_share;
        scene.scenario.demand.population.luggage_radius_m = 0;
        scene.crowd(0, 0, 40).runs_for(100);
        Simulation simulation(scene.scenario);
        run_to(simulation, 100);
        return simulation.state_hash();
    };
    const std::uint64_t usual = hash(0, 0, 0);
    CHECK(hash(0, 20, 60) == usual);
    CHECK(hash(0.5, 0, 60) == usual);
    CHECK(hash(0.5, 20, 60) != usual);
}
