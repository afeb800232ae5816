#include <algorithm>
#include <cmath>
#include <numeric>

#include "catch.h"
#include "engine/network_planes.h"
#include "engine/simulation.h"
#include "scenes/two_venues.h"

using namespace tidegate;

namespace {

Scenario loaded(std::vector<std::string> settings) {
    ScenarioText text_of_scenario = two_venues();
    text_of_scenario.settings = std::move(settings);
    Faults faults;
    Scenario s = load_scenario(text_of_scenario, faults);
    for (const Fault& fault : faults.list()) FAIL(text(fault));
    return s;
}

Site site_of(const Scenario& s) {
    Faults faults;
    Site site = make_site(s, faults);
    for (const Fault& fault : faults.list()) FAIL(text(fault));
    return site;
}

std::size_t nodes_of(const Site& site, std::size_t plane) { return site.rasters.planes[plane].distance_m.size(); }

int portal_named(const Site& site, const std::string& name) {
    for (std::size_t p = 0; p < site.portals.size(); ++p) {
        if (site.portals[p].name == name) return static_cast<int>(p);
    }
    FAIL("no portal " << name);
    return -1;
}

// From one end of the link to the other, as the choice of ways sees it.
double way_along_link_m(const Site& site) {
    const int lower = portal_named(site, "walkway lower end"), upper = portal_named(site, "walkway upper end");
    for (const RouteGraph::Leg& leg : site.graph.legs[std::size_t(2 * lower)]) {
        if (leg.portal == upper) return leg.distance_m;
    }
    return -1;
}

}  // namespace

TEST_CASE("a link that nobody walks in the plane has few nodes, however long", "[engine][venues]") {
    struct Size {
        double length_m, width_m;
    };
    for (const Size size : {Size{0.5, 2}, Size{60, 2}, Size{180, 4}, Size{777.7, 1.3}, Size{3000, 4}, Size{10000, 3}}) {
        CAPTURE(size.length_m, size.width_m);
        const Scenario s = loaded({"simulation.fidelity=network", "link.walkway.length_m=" + std::to_string(size.length_m),
                                   "link.walkway.width_m=" + std::to_string(size.width_m)});
        const Site site = site_of(s);
        REQUIRE(site.planes.size() == 3);
        CHECK(nodes_of(site, 2) < 1.3 * most_network_nodes);
        // Nodes of a link are never farther apart than its door lets: 4 m here.
        CHECK(way_along_link_m(site) == Approx(size.length_m).epsilon(0.01).margin(0.05));
        REQUIRE(std::count(site.rasters.zone_plane.begin(), site.rasters.zone_plane.end(), 2) == 1);
        CHECK(site.zone_area_m2.back() == Approx(size.length_m * size.width_m));
        CHECK(site.rasters.planes[0].cell_m <= 0.25f);
    }
}

TEST_CASE("where people walk in the plane the raster is the usual one", "[engine][venues]") {
    const Site micro = site_of(loaded({}));
    for (const LevelRaster& raster : micro.rasters.planes) CHECK(raster.cell_m == 0.1f);
    const Site at_times = site_of(loaded({"link.walkway.fidelity=network", "link.walkway.length_m=2000",
                                          "link.walkway.micro=[{from = \"08:02\", until = \"08:03\"}]"}));
    CHECK(at_times.rasters.planes[2].cell_m == 0.1f);
}

TEST_CASE("people walk from one venue into another in the time the link is long", "[engine][venues]") {
    const Scenario s = loaded({"population.free_speed_mean_m_s=1.25", "population.free_speed_sd_m_s=0"});
    Simulation simulation(s);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    const Site site = site_of(s);
    const int lower = portal_named(site, "walkway lower end"), upper = portal_named(site, "walkway upper end");
    std::vector<double> in(60, -1);
    double sum_s = 0;
    for (const Crossing& crossing : simulation.crossings()) {
        const auto agent = static_cast<std::size_t>(crossing.agent);
        if (crossing.portal == lower) in[agent] = crossing.time;
        if (crossing.portal == upper) sum_s += crossing.time - in[agent];
    }
    CHECK(std::count(in.begin(), in.end(), -1) == 0);
    CHECK(sum_s / 60 == Approx(30 / 1.25).epsilon(0.06));
    CHECK(simulation.counts().exited == 60);
}

TEST_CASE("a link can be held and lets no more on than its capacity", "[engine][venues]") {
    const auto times_on_link = [](std::vector<std::string> settings) {
        const Scenario s = loaded(std::move(settings));
        Simulation simulation(s);
        while (!simulation.is_over()) simulation.step();
        simulation.finish();
        const int lower = portal_named(site_of(s), "walkway lower end");
        std::vector<double> times;
        for (const Crossing& crossing : simulation.crossings()) {
            if (crossing.portal == lower) times.push_back(crossing.time);
        }
        return times;
    };
    CHECK(times_on_link({"link.walkway.status=held"}).empty());
    const std::vector<double> times = times_on_link({"link.walkway.capacity_per_min=20"});
    REQUIRE(times.size() == 60);
    CHECK(times.back() - times.front() >= 59 * 3.0 - 0.2);
}
