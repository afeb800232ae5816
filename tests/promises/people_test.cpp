#include <map>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

/// The station twice as full, with all sorts of people, in groups, not all of whom hear of what the plan
/// does.
Scenario mixed_station() {
    return template_scene(
        "station",
        {"demand.scale=2", "demand.class=adults: 0.4; day_trippers: 0.3; elderly: 0.2; with_luggage: 0.1",
         "demand.group=1: 0.4; 2: 0.4; 5: 0.2", "class.day_trippers.informed_share=0.3",
         "class.day_trippers.body_radius_sd_m=0.02", "class.day_trippers.motivation=1.1"});
}

std::vector<std::uint64_t> hashes(const Scenario& scenario, int threads, double until_s) {
    const int before = threads_in_use();
    set_threads(threads);
    std::vector<std::uint64_t> list;
    Simulation simulation(scenario);
    while (simulation.now() < until_s) {
        simulation.step();
        if (simulation.now() >= 20.0 * static_cast<double>(list.size() + 1))
            list.push_back(simulation.state_hash());
    }
    set_threads(before);
    return list;
}

}  // namespace

TEST_CASE("nobody of a mix of classes and groups is lost or doubled, and all of them get where they want",
          "[promises]") {
    const Scenario station = mixed_station();
    std::int64_t planned = 0;
    std::map<std::int32_t, std::int64_t> of_line;
    for (const DemandRow& row : station.demand.rows) planned += row.count, of_line[row.line] += row.count;
    Simulation simulation(station);
    while (!simulation.is_over()) {
        simulation.step();
        const Counts c = simulation.counts();
        REQUIRE(c.due + c.waiting_outside + c.present + c.exited + c.boarded == planned);
        REQUIRE(static_cast<std::int64_t>(simulation.frame().agents.size()) == c.present);
    }
    for (const AgentRecord& record : simulation.agents()) --of_line[record.demand_line];
    for (const auto& [line, left] : of_line) CHECK(left == 0);
    CHECK(simulation.counts().exited > 0.9 * 2 * 90);
    CHECK_NOTHROW(simulation.finish());
}

TEST_CASE("classes, groups and beliefs give the same bits on any number of threads", "[promises]") {
    const Scenario station = mixed_station();
    const auto one = hashes(station, 1, 600);
    REQUIRE(one.size() >= 29);
    CHECK(hashes(station, 2, 600) == one);
    CHECK(hashes(station, 3, 600) == one);
}
