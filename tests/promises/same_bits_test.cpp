#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// The state's fingerprint every `every_s` until `until_s`, on so many threads.
std::vector<std::uint64_t> hashes(const Scenario& scenario, int threads, double until_s, double every_s) {
    const int before = threads_in_use();
    set_threads(threads);
    std::vector<std::uint64_t> list;
    Simulation simulation(scenario);
    double next_s = every_s;
    while (simulation.now() < until_s) {
        simulation.step();
        if (simulation.now() < next_s - 1e-6) continue;
        list.push_back(simulation.state_hash());
        next_s += every_s;
    }
    set_threads(before);
    return list;
}

/// Enough people that every stage of walking is cut into several chunks.
Scenario large_hall() {
    Scene scene(rectangle(0, 0, 60, 40));
    scene.hole(rectangle(30, 5, 31, 18)).hole(rectangle(30, 22, 31, 35));
    scene.entrance("west", rectangle(1, 1, 29, 39)).entrance("east", rectangle(32, 1, 59, 39));
    scene.exit("west_exit", {{0, 15}, {0, 25}}).exit("east_exit", {{60, 15}, {60, 25}});
    scene.crowd(0, 1, 700).crowd(1, 0, 700).seed(4);
    return scene.scenario;
}

}  // namespace

TEST_CASE("the same seed gives the same bits with one and two threads and twice in a row", "[promises]") {
    const Scenario station = template_scene("station");
    const auto once = hashes(station, 1, 300, 20);
    REQUIRE(once.size() == 15);
    CHECK(hashes(station, 1, 300, 20) == once);
    CHECK(hashes(station, 2, 300, 20) == once);
}

TEST_CASE("a crowd of many chunks gives the same bits on any number of threads", "[promises]") {
    const Scenario hall = large_hall();
    const auto one = hashes(hall, 1, 8, 1);
    CHECK(hashes(hall, 2, 8, 1) == one);
    CHECK(hashes(hall, 3, 8, 1) == one);
}

TEST_CASE("another seed gives other bits", "[promises]") {
    Scenario station = template_scene("station");
    const auto first = hashes(station, 1, 60, 20);
    ++station.seed;
    const auto second = hashes(station, 1, 60, 20);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i] != second[i]);
}
