#include "batch/sweep_def.h"

#include "catch.h"

#include <set>

using namespace tidegate;

namespace {

const char* const two_axes = R"([sweep]
scenario = "station"
replicates = 3
seed = 7
rank_by = "peak_density"
[[axis]]
name = "plan"
values = [ {label="none", set=["plan.file="]}, {label="metering", set=["plan.file=meter.toml", "record.compression=0"]} ]
[[axis]]
name = "arrivals"
key = "demand.scale"
values = [1.0, 1.25]
)";

SweepDef read_good(const std::string& text) {
    Faults faults;
    SweepDef def = read_sweep(text, "sweeps/wave.toml", faults);
    for (const Fault& fault : faults.list()) FAIL(tidegate::text(fault));
    return def;
}

std::string faults_of(const std::string& text) {
    Faults faults;
    read_sweep(text, "wave.toml", faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += tidegate::text(fault) + "\n";
    return all;
}

}  // namespace

TEST_CASE("a sweep is every combination of its axes, each with the same seeds", "[batch][sweep]") {
    const SweepDef def = read_good(two_axes);
    CHECK(def.scenario == "sweeps/station");
    const auto settings = settings_of(def);
    REQUIRE(settings.size() == 4);
    CHECK(settings[0].label == "plan=none, arrivals=1");
    CHECK(settings[3].label == "plan=metering, arrivals=1.25");
    CHECK(settings[3].settings == std::vector<std::string>{"plan.file=meter.toml", "record.compression=0",
                                                           "demand.scale=1.25"});
    const auto cases = cases_of(def);
    REQUIRE(cases.size() == 12);
    std::set<std::string> names;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        CHECK(cases[i].setting == i % 4);
        CHECK(cases[i].seed == 7 + i / 4);
        CHECK(cases[i].name.find('/') == std::string::npos);
        names.insert(cases[i].name);
    }
    CHECK(names.size() == 12);
}

TEST_CASE("a sweep without axes repeats the scenario as it is", "[batch][sweep]") {
    const SweepDef def = read_good("[sweep]\nrank_by = \"peak\"\n");
    CHECK(settings_of(def).size() == 1);
    CHECK(settings_of(def).front().label == "as it is");
    CHECK(cases_of(def).size() == 10);
    CHECK(def.scenario == "sweeps");
}

TEST_CASE("more replicates belong to the same sweep, other values do not", "[batch][sweep]") {
    SweepDef def = read_good(two_axes);
    const std::string before = fingerprint(def);
    def.replicates = 30;
    def.rank_by = "clearing_time";
    CHECK(fingerprint(def) == before);
    def.axes[1].values[1].settings = {"demand.scale=1.3"};
    CHECK(fingerprint(def) != before);
}

TEST_CASE("all faults of a sweep are listed, with place and cure", "[batch][sweep][bad_input]") {
    const std::string faults = faults_of(R"([sweep]
replicats = 10
seed = -1
rank_by = 3
ascending = "yes"
[[axis]]
name = "plan"
values = [ {label="a"}, {label="b", set=["no equals sign"]}, 5 ]
[[axis]]
name = "plan"
key = "demand.scale"
values = [1.0, nan, 1.0]
[[axis]]
name = "empty"
key = "demand.scale"
)");
    CHECK(faults ==
          "wave.toml:2:1: unknown key 'replicats'; did you mean 'replicates'?\n"
          "wave.toml:3:8: 'seed' is not such a number; expected a whole number from 0 to 9007199254740992\n"
          "wave.toml:4:11: 'rank_by' is not a text; expected a text that is not empty\n"
          "wave.toml:5:13: 'ascending' is neither true nor false; expected true or false\n"
          "wave.toml:8:12: value 'a' sets nothing; expected set = [\"key=value\"]; for the scenario as it is, "
          "write set = []\n"
          "wave.toml:8:42: not a setting; expected a text \"key=value\"\n"
          "wave.toml:8:62: the axis has no key, so its values are tables; expected {label = \"...\", set = "
          "[\"key=value\"]}, or a key for the axis\n"
          "wave.toml:9:1: a second axis 'plan'\n"
          "wave.toml:12:16: not a value that 'demand.scale' could take; expected a number, true, false or a text\n"
          "wave.toml:12:21: a second value '1' of axis 'plan'\n"
          "wave.toml:13:1: axis 'empty' has no values; expected values = [ ... ]\n");
}

TEST_CASE("a sweep that is not TOML says where", "[batch][sweep][bad_input]") {
    const std::string faults = faults_of("[sweep]\nrank_by = \"peak\nseed = 1\n");
    CHECK(faults.starts_with("wave.toml:2:"));
    CHECK(faults.find("not valid TOML") != std::string::npos);
}

TEST_CASE("a sweep of absurd size is refused", "[batch][sweep][bad_input]") {
    std::string text = "[sweep]\nreplicates = 100000\nrank_by = \"x\"\n[[axis]]\nname = \"a\"\nkey = \"k\"\nvalues = [";
    for (int i = 0; i < 11; ++i) text += std::to_string(i) + ",";
    CHECK(faults_of(text + "]\n").find("1100000 cases; expected at most 1000000") != std::string::npos);
}
