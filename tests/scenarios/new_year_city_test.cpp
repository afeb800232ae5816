#include <algorithm>
#include <string>

#include "catch.h"
#include "engine/simulation.h"
#include "scenario/scenario.h"

using namespace tidegate;

namespace {

Scenario city(std::vector<std::string> settings = {}) {
    return load_scenario(std::string(TIDEGATE_SOURCE_DIR) + "/scenarios/new_year_city", std::move(settings));
}

bool stays_at(const Scenario& s, const DemandRow& row, const std::string& area) {
    return std::any_of(row.stays.begin(), row.stays.end(), [&](int stay) {
        return s.venue.areas[s.demand.stays[std::size_t(stay)].area.index()].name == area;
    });
}

/// People of the hour that begins at `hour` (of 31 December) who get off at the station of the square or street `area`.
int come_to(const Scenario& s, const std::string& street, const std::string& area, int hour) {
    int people = 0;
    for (const DemandRow& row : s.demand.rows) {
        if (row.from != 3600.0 * (hour - 5)) continue;
        const bool is_usual = row.stays.empty() && row.goal.kind == GoalKind::exit &&
                              s.venue.exits[std::size_t(row.goal.row)].name == street;
        if (is_usual || stays_at(s, row, area)) people += row.count;
    }
    return people;
}

}  // namespace

TEST_CASE("as many come to the stations of the city as were counted out of them", "[scenarios]") {
    const Scenario s = city();
    // Hourly exits of 31 December 2015 (scenarios/new_year_city/README.md).
    CHECK(come_to(s, "taipei_101/street", "tower_square/hall", 22) == 14995);
    CHECK(come_to(s, "taipei_101/street", "tower_square/hall", 8) == 4867);
    CHECK(come_to(s, "city_hall/street", "city_plaza/hall", 18) == 11733);
    CHECK(come_to(s, "memorial_hall/street", "memorial_park/hall", 23) == 10176);
    // Nobody comes after midnight: who enters a station then was in the city before.
    for (const DemandRow& row : s.demand.rows) CHECK(row.to <= 19 * 3600);
}

TEST_CASE("after midnight the city goes home by the stations", "[scenarios][slow]") {
    const Scenario s = city({"demand.scale=0.02", "venues.taipei_101.fidelity=network"});
    Simulation simulation(s);
    while (simulation.now() < 19 * 3600) simulation.step();
    const auto at_midnight = static_cast<double>(simulation.counts().present);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    CHECK(static_cast<double>(simulation.counts().present) < 0.02 * at_midnight);
    const auto names = simulation.portal_names();
    double entries = 0;
    for (const Crossing& crossing : simulation.crossings()) {
        const bool is_entry = names[std::size_t(crossing.portal)].find("/gates_in") != std::string::npos;
        entries += is_entry && crossing.time >= 19 * 3600;
    }
    // Three in four of the visitors leave by metro; a few take the bus.
    CHECK(entries > 0.6 * at_midnight);
    CHECK(entries < 0.8 * at_midnight);
    CHECK(simulation.counts().stuck == 0);
}
