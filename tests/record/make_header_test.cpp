#include "record/make_header.h"

#include "catch.h"
#include "record/altered_inputs.h"

using namespace tidegate;

TEST_CASE("the header of a recording says all that the scenario says about the run", "[record]") {
    Scenario scenario;
    scenario.name = "hall";
    scenario.title = "A hall";
    scenario.calendar = {*parse_iso_datetime("2015-12-31T23:45")};
    scenario.end = 11700;
    scenario.step_s = 0.05;
    scenario.seed = 42;
    scenario.record.frame_interval_s = 5;
    scenario.sensors.sample_s = 2;
    ObservableDef watched;
    watched.name = "hall_density";
    watched.kind = ObservableKind::density;
    scenario.sensors.observables = {watched};
    RuleDef rule;
    rule.name = "crowding";
    rule.observable = ObservableId{0};
    scenario.warning.rules = {rule};
    scenario.text.files = {{"scenario.toml", "abc"}};
    scenario.text.settings = {"seed=42"};
    scenario.parameters = {{"scenario.seed", "42"}};
    const std::vector<PlaneInfo> planes{{"hall", false, {1, 2}}};
    const std::vector<std::string> portals{"west"};

    const RunHeader header = make_header(scenario, planes, portals, {"0.1.0", "avx2", 2});
    CHECK(header.name == "hall");
    CHECK(header.title == "A hall");
    CHECK(header.calendar.start_unix_s == scenario.calendar.start_unix_s);
    CHECK(header.step_s == 0.05);
    CHECK(header.frame_interval_s == 5);
    CHECK(header.sample_s == 2);
    CHECK(header.text.settings == scenario.text.settings);
    CHECK(header.planes.at(0).name == "hall");
    CHECK(header.portals == portals);
    CHECK(header.classes == std::vector<std::string>{"population"});
    using Pair = std::pair<std::string, std::string>;
    CHECK(header.observables == std::vector<Pair>{{"hall_density", "1/m2"}});
    CHECK(header.rules == std::vector<Pair>{{"crowding", "hall_density"}});
    CHECK(header.manifest.seed == 42);
    CHECK(header.manifest.threads == 2);
    CHECK(header.manifest.planned_end_s == 11700);
    CHECK(header.manifest.parameters == scenario.parameters);
    CHECK(header.manifest.input_sha256 ==
          std::vector<Pair>{{"scenario.toml",
                             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}});
    CHECK(header.manifest.started_utc.size() == std::string("2026-01-02T03:04:05Z").size());
    CHECK(altered_inputs(header).empty());
}
