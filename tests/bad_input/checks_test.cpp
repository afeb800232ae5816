#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

const std::string gate = R"({"kind": "gate", "name": "gates", "level": "hall", "lanes": 6})";

/// The good scenario with that kind of facility in place of its gate, with these keys.
ScenarioText scenario_with(const std::string& kind, const std::string& keys) {
    ScenarioText text = good_scenario();
    std::string& venue = text.files.at("venue.geojson");
    venue.replace(venue.find(gate), gate.size(),
                  R"({"kind": ")" + kind + R"(", "name": "gates", "level": "hall", "lanes": 6, )" + keys + "}");
    return text;
}
std::string faults_with(const std::string& kind, const std::string& keys) { return faults_of(scenario_with(kind, keys)); }

}  // namespace

TEST_CASE("checks that inspect goods and look twice are accepted", "[bad_input][checks]") {
    CHECK(faults_with("check", R"("goods_mean_s": 20, "goods_sd_s": 8)") == "");
    CHECK(faults_with("check", R"("goods_mean_s": 20, "goods_sd_s": 11.5, "goods_law": "uniform")") == "");
    CHECK(faults_with("check", R"("second_share": 0.1, "second_mean_s": 90, "second_sd_s": 60)") == "");
    CHECK(faults_with("check", R"("second_share": 0, "second_mean_s": 90)") == "");
}

TEST_CASE("what a check inspects is read as written, and nothing is inspected unless given", "[bad_input][checks]") {
    Faults none;
    const auto read = [&](const std::string& keys) {
        return load_scenario(scenario_with("check", keys), none).facilities[0].inspection;
    };
    const InspectionDef usual = read(R"("open_lanes": 6)");
    CHECK(usual.goods.mean_s == 0);
    CHECK(usual.second_share == 0);
    const InspectionDef given =
        read(R"("goods_mean_s": 20, "goods_sd_s": 8, "goods_law": "uniform", "second_share": 0.1, "second_mean_s": 90,
             "second_sd_s": 60, "second_law": "exponential")");
    CHECK(none.empty());
    CHECK(given.goods.law == ServiceLaw::uniform);
    CHECK(given.goods.mean_s == 20);
    CHECK(given.goods.sd_s == 8);
    CHECK(given.second_share == 0.1);
    CHECK(given.second.law == ServiceLaw::exponential);
    CHECK(given.second.mean_s == 90);
    CHECK(given.second.sd_s == 60);
}

TEST_CASE("an inspection that cannot be is refused with its place and a cure", "[bad_input][checks]") {
    CHECK(faults_with("check", R"("second_share": 0.1)") ==
          "venue.geojson:18:115: 'second_share' is 0.1, but a second inspection takes no time; expected second_mean_s above 0; "
          "set second_mean_s as measured, or second_share = 0");
    CHECK(faults_with("check", R"("second_share": 1.1, "second_mean_s": 90)") ==
          "venue.geojson:18:115: 'second_share' is 1.1; expected a number from 0 to 1");
    CHECK(faults_with("check", R"("goods_mean_s": 20, "goods_sd_s": 12, "goods_law": "uniform")") ==
          "venue.geojson:18:133: 'goods_sd_s' is 12: times uniform about 20 s would go below 0; expected at most 11.55; lower "
          "it, or set goods_law = \"lognormal\"");
    CHECK(faults_with("check", R"("second_share": 0.1, "second_mean_s": 90, "second_sd_s": 60, "second_law": "uniform")") ==
          "venue.geojson:18:156: 'second_sd_s' is 60: times uniform about 90 s would go below 0; expected at most 51.96; lower "
          "it, or set second_law = \"lognormal\"");
    CHECK(faults_with("check", R"("goods_mean_s": -1)") ==
          "venue.geojson:18:115: 'goods_mean_s' is -1; expected a number from 0 to 600 [s]");
    CHECK(faults_with("gate", R"("goods_mean_s": 20)")
              .starts_with("venue.geojson:18:98: unknown key 'goods_mean_s' in the properties of this gate; known: "));
}
