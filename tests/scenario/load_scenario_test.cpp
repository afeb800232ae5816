#include <algorithm>
#include <cmath>

#include "bad_input/wrong_scenario.h"
#include "base/draws.h"
#include "catch.h"
#include "scenario/geos.h"
#include "scenario/scenario.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace {

Scenario load(const ScenarioText& text_of_scenario) {
    Faults faults;
    Scenario scenario = load_scenario(text_of_scenario, faults);
    CHECK(faults_of(text_of_scenario) == "");
    return scenario;
}

Scenario load(const std::string& name, std::vector<std::string> settings = {}) {
    return load(ScenarioText{template_files(name), std::move(settings)});
}

std::string parameter(const Scenario& scenario, const std::string& key) {
    for (const auto& [name, value] : scenario.parameters) {
        if (name == key) return value;
    }
    return "not there";
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

double floor_area_m2(const LevelDef& level) { return Shape::polygons(level.floor).area_m2(); }

}  // namespace

TEST_CASE("every template loads without a fault", "[scenario][template]") {
    for (const std::string& name : template_names()) {
        CAPTURE(name);
        CHECK(load(name).name == name);
    }
    CHECK_THROWS_WITH(template_files("staton"),
                      "there is no template 'staton'; did you mean 'station'?");
}

TEST_CASE("the station template becomes the station it describes", "[scenario][template]") {
    const Scenario s = load("station");
    CHECK(s.calendar.iso(s.end) == "2026-03-02T08:20:00");
    REQUIRE(s.venue.levels.size() == 2);
    CHECK(s.venue.levels[0].name == "concourse");
    CHECK(s.venue.levels[1].elevation_m == -6);
    REQUIRE(s.venue.connectors.size() == 2);
    const ConnectorDef& escalator = s.venue.connectors[1];
    CHECK(escalator.direction == PassageDirection::forward);
    CHECK(escalator.belt_speed_m_s == 0.65);
    CHECK(escalator.capacity_per_min == Approx(90));
    CHECK(escalator.length_m == Approx(std::hypot(12, 6)));
    REQUIRE(s.facilities.size() == 2);
    CHECK(s.facilities[0].open_lanes == 4);
    CHECK(s.facilities[1].open_lanes == 4);
    REQUIRE(s.services.size() == 1);
    CHECK(s.services[0].headways.size() == 2);
    CHECK(s.demand.rows.size() == 3);
    CHECK(s.demand.rows[2].origin_kind == OriginKind::service);
    CHECK(s.demand.rows[2].law == ArrivalLaw::even);
    CHECK(s.sensors.observables.back().of == 1);
    REQUIRE(s.plan.procedures.size() == 1);
    CHECK(s.plan.procedures[0].at == WarningLevel::orange);
    CHECK(s.plan.procedures[0].stand_down_below == WarningLevel::yellow);
    CHECK(s.plan.procedures[0].steps[1].measure.lanes == 6);
}

TEST_CASE("a key that is left out has the default of the definitions", "[scenario]") {
    const Scenario s = load(good_scenario());
    const Scenario fresh;
    CHECK(s.step_s == fresh.step_s);
    CHECK(s.raster_m == fresh.raster_m);
    CHECK(s.record.compression == fresh.record.compression);
    CHECK(s.routing.logit_scale_s == fresh.routing.logit_scale_s);
    CHECK(s.routing.replan_interval_s == fresh.routing.replan_interval_s);
    CHECK(s.demand.population.free_speed_sd_m_s == fresh.demand.population.free_speed_sd_m_s);
    CHECK(s.demand.population.body_radius_m == fresh.demand.population.body_radius_m);
    CHECK(s.walk.time_gap_s == fresh.walk.time_gap_s);
    CHECK(s.walk.stair_up_factor == fresh.walk.stair_up_factor);
    CHECK(s.facilities[0].service.mean_s == FacilityDef{}.service.mean_s);
    CHECK(s.facilities[0].lane_width_m == FacilityDef{}.lane_width_m);
    CHECK(s.services[0].max_dwell_s == TrainServiceDef{}.max_dwell_s);
    CHECK(s.warning.rules[0].dwell_s == RuleDef{}.dwell_s);
    CHECK(s.warning.rules[0].bands == RuleDef{}.bands);
    CHECK(s.plan.procedures[0].report_delay_s == ProcedureDef{}.report_delay_s);
}

TEST_CASE("a setting reaches every kind of key and stands among the parameters", "[scenario]") {
    ScenarioText text = good_scenario();
    text.settings = {"demand.scale=0.5",
                     "scenario.seed=7",
                     "train.eastbound.headway_s=240",
                     "train.eastbound.headways=[]",
                     "observable.occupancy.window_s=30",
                     "rule.crowding.capacity=80",
                     "rule.crowding.bands=[0.5, 0.6, 0.7, 0.8]",
                     "venue.feature.gates.open_lanes=2",
                     "venue.feature.door.status=held",
                     "plan.name=other",
                     "plan.procedure.filling.report_delay_s=0",
                     "plan.step.meter.max_per_min=12.5",
                     "population.free_speed_law=by_age"};
    const Scenario s = load(text);
    CHECK(s.demand.rows[0].count == 150);
    CHECK(s.seed == 7);
    CHECK(s.services[0].headways.size() == 1);
    CHECK(s.services[0].headways[0].headway_s == 240);
    CHECK(s.sensors.observables[0].window_s == 30);
    CHECK(s.warning.rules[0].capacity == 80);
    CHECK(s.warning.rules[0].bands[0] == 0.5);
    CHECK(s.facilities[0].open_lanes == 2);
    CHECK(s.venue.openings[0].status == PassageStatus::held);
    CHECK(s.plan.name == "other");
    CHECK(s.plan.procedures[0].report_delay_s == 0);
    CHECK(s.plan.procedures[0].steps[0].measure.max_per_min == 12.5);
    CHECK(s.demand.population.free_speed_law == SpeedLaw::by_age);
    CHECK(parameter(s, "demand.scale") == "0.5");
    CHECK(parameter(s, "venue.feature.gates.open_lanes") == "2");
    CHECK(parameter(s, "venue.feature.belt.capacity_per_min") == "90");
    CHECK(parameter(s, "plan.step.meter.max_per_min") == "12.5");
    CHECK(s.parameters.front().first == "scenario.title");
}

TEST_CASE("the last of two settings of one key holds", "[scenario]") {
    ScenarioText text = good_scenario();
    text.settings = {"scenario.seed=3", "scenario.seed=4"};
    CHECK(load(text).seed == 4);
}

TEST_CASE("gates leave gaps only for their lanes", "[scenario][venue]") {
    const Scenario s = load(good_scenario());
    // 60 x 20 m, less the obstacle, the barrier and the gate line (0.2 m thick) but for 6 lanes of
    // 0.6 m.
    CHECK(floor_area_m2(s.venue.levels[0]) ==
          Approx(1200 - 72 - 4 * 0.2 - 0.2 * (20 - 6 * 0.6)).epsilon(1e-9));
    CHECK(s.venue.areas[0].area_m2 == Approx(80 * 12 - 60));
}

TEST_CASE("rings are counter-clockwise outside and clockwise around holes, however drawn",
          "[scenario][venue]") {
    const auto twice_area = [](const Ring& ring) {
        double sum = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            sum += cross(ring[i], ring[(i + 1) % ring.size()]);
        }
        return sum;
    };
    ScenarioText text = good_scenario();
    replace(text.files["venue.geojson"], "[[[0, 0], [60, 0], [60, 20], [0, 20], [0, 0]]]",
            "[[[0, 0], [0, 20], [60, 20], [60, 0], [0, 0]]]");
    const Scenario s = load(text);
    const Polygon& floor = s.venue.levels[1].floor.at(0);
    CHECK(twice_area(floor.outer) > 0);
    REQUIRE(floor.holes.size() == 1);
    CHECK(twice_area(floor.holes[0]) < 0);
    for (const Polygon& polygon : s.venue.levels[0].floor) CHECK(twice_area(polygon.outer) > 0);
}

TEST_CASE("both ends of a stair begin on the same side, however drawn", "[scenario][venue]") {
    ScenarioText text = good_scenario();
    replace(text.files["venue.geojson"], "[[36, 4.5], [36, 7]]", "[[36, 7], [36, 4.5]]");
    const ConnectorDef flipped = load(text).venue.connectors[0];
    const ConnectorDef straight = load(good_scenario()).venue.connectors[0];
    CHECK(flipped.upper_line.a == straight.upper_line.a);
    CHECK(flipped.upper_line.a == Vec2{36, 4.5});
    CHECK(flipped.lower_line.a == Vec2{48, 4.5});
    CHECK(flipped.width_m == Approx(2.5));
    CHECK(flipped.rise_m == 6);
}

TEST_CASE("longitude and latitude become metres within 0.1 %", "[scenario][venue]") {
    // One thousandth of a degree at 60 degrees north on the WGS 84 ellipsoid: 55.80 m x 111.41 m
    // (series of the meridian and parallel arcs; Snyder 1987, equations 3-1 and 4-20).
    ScenarioText text{template_files("room"), {"venue.coordinates=lon_lat", "plan.file="}};
    text.files["venue.geojson"] = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "floor"},
 "geometry": {"type": "Polygon",
 "coordinates": [[[10, 60], [10.001, 60], [10.001, 60.001], [10, 60.001], [10, 60]]]}},
{"type": "Feature", "properties": {"kind": "area", "name": "room", "level": "floor"},
 "geometry": {"type": "Polygon",
 "coordinates": [[[10, 60], [10.001, 60], [10.001, 60.001], [10, 60.001], [10, 60]]]}},
{"type": "Feature", "properties": {"kind": "entrance", "name": "seats", "level": "floor"},
 "geometry": {"type": "Polygon",
 "coordinates": [[[10.0002, 60.0002], [10.0008, 60.0002], [10.0008, 60.0008],
                  [10.0002, 60.0008], [10.0002, 60.0002]]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "door", "level": "floor"},
 "geometry": {"type": "LineString",
 "coordinates": [[10, 60.0001], [10, 60.0009]]}}]})";
    const Scenario s = load(text);
    CHECK(s.venue.exits[0].line.length_m() == Approx(0.8 * 111.41).epsilon(1e-3));
    CHECK(s.venue.areas[0].area_m2 == Approx(55.80 * 111.41).epsilon(1e-3));
    replace(text.files["venue.geojson"], "[[10, 60.0001], [10, 60.0009]]",
            "[[10.0005, 60.0001], [10.0005, 60.0009]]");
    CHECK(faults_of(text).find("from (10.0005000, 60.0001000) to (10.0005000, ") !=
          std::string::npos);
}

TEST_CASE("demand.csv may come from a spreadsheet: byte order mark, CRLF, quotes, comments",
          "[scenario][demand]") {
    ScenarioText text = good_scenario();
    text.files["demand.csv"] =
        "\xEF\xBB\xBF# counted on Monday\r\n\r\nto,from,count,\"origin\",goal\r\n"
        "08:10, 08:00 ,\"300\",street , eastbound\r\n";
    const Scenario s = load(text);
    REQUIRE(s.demand.rows.size() == 1);
    CHECK(s.demand.rows[0].line == 4);
    CHECK(s.demand.rows[0].count == 300);
    CHECK(s.demand.rows[0].to == 600);
}

TEST_CASE("whatever a slip of the keyboard makes of a scenario, reading it ends without a crash",
          "[scenario][property]") {
    const Draws draws{20260302};
    const auto pick = [&](int run, std::uint32_t nth, std::size_t n) {
        return static_cast<std::size_t>(
            draws.uniform(Purpose::initial_state, static_cast<std::uint64_t>(run), nth) *
            static_cast<double>(n));
    };
    const std::string replacements = "{}[]\",:=.-0x\n\xC3";
    int refused = 0;
    constexpr int runs = 400;
    for (int run = 0; run < runs; ++run) {
        ScenarioText text = good_scenario();
        auto file = text.files.begin();
        std::advance(file, static_cast<long>(pick(run, 0, text.files.size())));
        const std::size_t slips = 1 + pick(run, 1, 3);
        for (std::uint32_t i = 0; i < slips; ++i) {
            const std::size_t at = pick(run, 2 + 4 * i, file->second.size());
            const std::size_t what = pick(run, 3 + 4 * i, 3);
            const std::size_t many = 1 + pick(run, 4 + 4 * i, 8);
            const char c = replacements[pick(run, 5 + 4 * i, replacements.size())];
            if (what == 0) file->second.erase(at, many);
            if (what == 1) file->second[at] = c;
            if (what == 2) file->second.insert(at, 1, c);
        }
        CAPTURE(run, file->first);
        Faults faults;
        CHECK_NOTHROW(load_scenario(text, faults));
        for (const Fault& fault : faults.list()) CHECK_FALSE(fault.what.empty());
        refused += faults.empty() ? 0 : 1;
    }
    CHECK(refused > runs / 2);
}
