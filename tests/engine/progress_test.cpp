#include <algorithm>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// A ring of halls joined two by two by gates that are passed both ways: whoever's tastes for both directions of a gate are
/// great would go to and fro.
Scene hall_with_gates(Fidelity kind, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 40, 12));
    add_gate(scene.scenario, {{14, 0}, {14, 12}}, 6, 6, {ServiceLaw::lognormal, 1.5, 0.5});
    add_gate(scene.scenario, {{26, 0}, {26, 12}}, 6, 6, {ServiceLaw::lognormal, 1.5, 0.5});
    for (FacilityDef& gate : scene.scenario.facilities) gate.direction = PassageDirection::both;
    scene.entrance("middle", rectangle(16, 1, 24, 11)).exit("west", {{0, 1}, {0, 11}}).exit("east", {{40, 11}, {40, 1}});
    scene.crowd(0, 0, 60).crowd(0, 1, 60).seed(seed).runs_for(900);
    for (DemandRow& row : scene.scenario.demand.rows) row.to = 200;
    scene.scenario.routing.logit_scale_s = 6;
    scene.scenario.network.venues[0].kind = kind;
    return scene;
}

}  // namespace

TEST_CASE("however strong their tastes, nobody goes to and fro for good, in both fidelities", "[engine][network][routes]") {
    for (const Fidelity kind : {Fidelity::micro, Fidelity::network}) {
        for (const std::uint64_t seed : {1, 2, 3}) {
            const Scene scene = hall_with_gates(kind, seed);
            Simulation simulation(scene.scenario);
            while (!simulation.is_over()) simulation.step();
            CAPTURE(int(kind), seed);
            CHECK(simulation.counts().exited == 120);
            std::vector<int> passages(120, 0);
            for (const Crossing& c : simulation.crossings()) ++passages[std::size_t(c.agent)];
            CHECK(*std::max_element(passages.begin(), passages.end()) <= 6);
        }
    }
}
