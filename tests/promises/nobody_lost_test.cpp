#include <algorithm>
#include <array>
#include <set>

#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

std::array<std::int64_t, 5> fates(std::span<const AgentRecord> records) {
    std::array<std::int64_t, 5> counts{};
    for (const AgentRecord& record : records) ++counts[record.fate];
    return counts;
}

/// Throws the test out at the first step after which the counts do not add up.
void require_all_there(const Simulation& simulation, std::int64_t planned) {
    const Counts c = simulation.counts();
    REQUIRE(c.planned == planned);
    REQUIRE(std::min({c.due, c.waiting_outside, c.present, c.exited, c.boarded}) >= 0);
    REQUIRE(c.due + c.waiting_outside + c.present + c.exited + c.boarded == planned);
    const auto by_fate = fates(simulation.agents());
    REQUIRE(by_fate == std::array<std::int64_t, 5>{c.due, c.waiting_outside, c.present, c.exited, c.boarded});
    const Frame frame = simulation.frame();
    REQUIRE(static_cast<std::int64_t>(frame.agents.size()) == c.present);
    for (std::size_t i = 1; i < frame.agents.size(); ++i) {
        REQUIRE(frame.agents[i - 1].agent < frame.agents[i].agent);
    }
}

bool has_effect(const Simulation& simulation) {
    const auto events = simulation.events();
    return std::any_of(events.begin(), events.end(),
                       [](const Event& e) { return e.kind == EventKind::effect; });
}

}  // namespace

TEST_CASE("nobody is lost or doubled at any step, whatever the plan does", "[promises]") {
    // Twice the people, so that the platform fills, the plan acts and trains leave people behind.
    const Scenario station = template_scene("station", {"demand.scale=2"});
    std::int64_t planned = 0;
    for (const DemandRow& row : station.demand.rows) planned += row.count;
    Simulation simulation(station);
    while (!simulation.is_over()) {
        simulation.step();
        require_all_there(simulation, planned);
    }
    CHECK(has_effect(simulation));
    const Counts c = simulation.counts();
    CHECK(c.exited > 0);
    CHECK(c.boarded > 0);
    CHECK_NOTHROW(simulation.finish());
}

TEST_CASE("everyone who leaves does so once, by an exit or a door", "[promises]") {
    const Scenario station = template_scene("station");
    Simulation simulation(station);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    const auto names = simulation.portal_names();
    std::set<std::int32_t> left;
    for (const Crossing& crossing : simulation.crossings()) {
        const std::string& portal = names[std::size_t(crossing.portal)];
        if (portal != "way_out" && portal.rfind("edge door", 0) != 0) continue;
        REQUIRE(left.insert(crossing.agent).second);
    }
    const Counts c = simulation.counts();
    CHECK(static_cast<std::int64_t>(left.size()) == c.exited + c.boarded);
    for (const AgentRecord& record : simulation.agents()) {
        const Fate fate = static_cast<Fate>(record.fate);
        const bool gone = fate == Fate::exited || fate == Fate::boarded;
        CHECK((record.left_s >= 0) == gone);
        if (gone) CHECK((record.due_s <= record.appeared_s && record.appeared_s < record.left_s));
    }
}
