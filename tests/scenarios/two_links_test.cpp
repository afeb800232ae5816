#include <algorithm>
#include <string>
#include <vector>

#include "catch.h"
#include "engine/simulation.h"
#include "scenario/scenario.h"
#include "validate/cases/two_link_fluid.h"

using namespace tidegate;

namespace {

int row_of(const Simulation& simulation, const std::string& name) {
    const auto names = simulation.portal_names();
    return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

TEST_CASE("over two links, one of them closed for a while, people arrive as a fluid does", "[scenarios][venues][slow]") {
    const Scenario s = load_scenario(std::string(TIDEGATE_SOURCE_DIR) + "/scenarios/two_link_diversion");
    Simulation simulation(s);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    CHECK(simulation.counts().exited == 2400);

    const int trains = row_of(simulation, "station/trains"), short_link = row_of(simulation, "short lower end");
    std::vector<double> arrived;
    for (const Crossing& crossing : simulation.crossings()) {
        if (crossing.portal == trains) arrived.push_back(crossing.time);
        // The plan's times count from the first who appears, within the first second.
        if (crossing.portal == short_link) CHECK_FALSE((crossing.time > 241.5 && crossing.time < 480));
    }
    const cases::TwoLinkFluid slow(1.2), fast(1.9);
    constexpr double tolerance = 0.025 * 2400;
    for (const double time_s : {180.0, 240.0, 300.0, 360.0, 420.0, 480.0, 540.0, 600.0, 660.0, 720.0, 780.0}) {
        const auto so_far = std::count_if(arrived.begin(), arrived.end(), [&](double t) { return t <= time_s; });
        CAPTURE(time_s, so_far);
        CHECK(static_cast<double>(so_far) >= slow.arrived_by(time_s) - tolerance);
        CHECK(static_cast<double>(so_far) <= fast.arrived_by(time_s) + tolerance);
    }
}
