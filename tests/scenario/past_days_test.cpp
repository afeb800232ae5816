#include "scenario/past_days.h"

#include <numeric>

#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

const std::string days = R"(
[[past_day]]
name = "2014"
file = "2014.csv"
attributes = "day: eve; weather: dry; visitors: 80"

[[past_day]]
name = "2015"
file = "2015.csv"
attributes = "day: eve; weather: rain; visitors: 100"

[[past_day]]
name = "a workday"
file = "workday.csv"
attributes = "day: workday; weather: rain; visitors: 50"
)";

/// The good scenario with three past days, and these lines in [demand].
ScenarioText with_days(const std::string& demand, const std::string& tables = days) {
    ScenarioText text = good_scenario();
    std::string& toml = text.files.at("scenario.toml");
    toml.replace(toml.find("scale = 1.0"), 11, demand);
    toml.replace(toml.find("capacity = 90"), 13, "capacity = 50");  // within reach of the smallest day
    toml += tables;
    text.files["2014.csv"] = "from,to,count,origin,goal\n08:00,08:10,60,street,eastbound\n08:02,08:15,20,eastbound,way_out\n";
    text.files["2015.csv"] = "from,to,count,origin,goal\n08:00,08:10,30,street,eastbound\n08:02,08:15,70,eastbound,way_out\n";
    text.files["workday.csv"] = "from,to,count,origin,goal\n08:00,08:10,50,street,eastbound\n";
    return text;
}

Scenario loaded(const ScenarioText& given) {
    Faults faults;
    Scenario s = load_scenario(given, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(text(fault));
    return s;
}

std::vector<int> counts(const Scenario& s) {
    std::vector<int> all;
    for (const DemandRow& row : s.demand.rows) all.push_back(row.count);
    return all;
}

using Counts = std::vector<int>;

}  // namespace

TEST_CASE("days are as alike as their attributes", "[scenario][demand]") {
    const std::vector<Attribute> like{{"day", "eve"}, {"weather", "dry"}, {"visitors", "100"}};
    CHECK(likeness({{"day", "eve"}, {"weather", "dry"}, {"visitors", "100"}}, like, {}) == 1);
    CHECK(likeness({{"day", "eve"}, {"weather", "rain"}, {"visitors", "80"}}, like, {}) == Approx((1 + 0 + 0.8) / 3));
    CHECK(likeness({{"day", "eve"}, {"weather", "rain"}, {"visitors", "125"}}, like, {}) == Approx((1 + 0 + 0.8) / 3));
    CHECK(likeness({{"day", "eve"}}, like, {{"day", "4"}}) == Approx(4.0 / 6));
    CHECK(likeness({{"day", "eve"}}, like, {{"day", "0"}}) == 0);
    CHECK(likeness({}, like, {}) == 0);
    CHECK(likeness({{"rain_mm", "0.0"}}, {{"rain_mm", "0"}}, {}) == 1);
    CHECK(likeness({{"rain_mm", "5"}}, {{"rain_mm", "0"}}, {}) == 0);
    CHECK(likeness({{"degrees", "-4"}}, {{"degrees", "4"}}, {}) == 0);
}

TEST_CASE("the likest past day is the demand", "[scenario][demand]") {
    const Scenario s = loaded(with_days("analogues = 1\nlike = \"day: eve; weather: rain\""));
    CHECK(s.demand.files == std::vector<std::string>{"2015.csv"});
    CHECK(counts(s) == Counts{30, 70});
    REQUIRE(s.demand.analogues.size() == 1);
    CHECK(s.demand.analogues[0].name == "2015");
    CHECK(s.demand.analogues[0].likeness == 1);
    CHECK(s.demand.analogues[0].share == 1);
    // Of days that are equally like it the first one is taken.
    CHECK(loaded(with_days("analogues = 1\nlike = \"day: eve\"")).demand.files == std::vector<std::string>{"2014.csv"});
    CHECK(loaded(with_days("analogues = 1\nlike = \"day: eve; weather: rain\"\nscale = 2")).demand.rows[1].count == 140);
}

TEST_CASE("several past days are mixed by their likeness", "[scenario][demand]") {
    // 1 and 1/2: two thirds and one third of the days' own totals, 100 and 80.
    const Scenario s = loaded(with_days("analogues = 2\nlike = \"day: eve; weather: rain\""));
    CHECK(s.demand.files == std::vector<std::string>{"2015.csv", "2014.csv"});
    CHECK(s.demand.analogues[1].share == Approx(1.0 / 3));
    CHECK(counts(s) == Counts{20, 46, 20, 7});  // of 20, 46.7, 20, 6.7; 93 in all, of two equal rests the first or last by rounding
    const Scenario wanted = loaded(with_days("analogues = 2\nlike = \"day: eve; weather: rain\"\nexpected_total = 900"));
    CHECK(counts(wanted) == Counts{180, 420, 225, 75});  // each has its share of the total
    // Who comes by one file is nobody of the other, though the rows have the same lines.
    CHECK(s.demand.rows[0].line == s.demand.rows[2].line);
    CHECK(s.demand.rows[0].id() != s.demand.rows[2].id());
    // More than there are: all that are like it in anything.
    CHECK(loaded(with_days("analogues = 9\nlike = \"day: eve\"")).demand.files.size() == 2);
}

TEST_CASE("counts are dealt so that the total expected is met", "[scenario][demand]") {
    ScenarioText text = with_days("expected_total = 1000", "");
    text.files["demand.csv"] = "from,to,count,origin,goal\n08:00,08:10,1,street,eastbound\n08:00,08:11,1,street,eastbound\n08:00,08:12,1,street,eastbound\n";
    CHECK(counts(loaded(text)) == Counts{334, 333, 333});
    text.settings = {"demand.expected_total=100", "demand.scale=0.5"};
    CHECK(counts(loaded(text)) == Counts{17, 17, 16});
}

TEST_CASE("past days are chosen by settings too", "[scenario][demand]") {
    ScenarioText text = with_days("scale = 1.0");
    const int usual = loaded(text).demand.rows[0].count;
    CHECK(usual == 300);  // analogues = 0: demand.csv
    text.settings = {"demand.analogues=1", "demand.like=day: workday"};
    CHECK(counts(loaded(text)) == Counts{50});
    text.settings.push_back("past_day.2014.attributes=day: workday; weather: dry");
    CHECK(loaded(text).demand.files == std::vector<std::string>{"2014.csv"});
}

TEST_CASE("past days with faults are refused", "[scenario][bad_input][demand]") {
    const auto faults = [](const std::string& demand, const std::string& tables = days) { return faults_of(with_days(demand, tables)); };
    CHECK(faults("analogues = 1") == "scenario.toml:5:1: 'like' is empty: no past day is liker than another; expected what the day that is run is like, as \"day: eve; weather: dry\"");
    CHECK(faults("analogues = 1\nlike = \"day: eve\"", "") == "scenario.toml:6:13: 'analogues' is 1, but there is no [[past_day]]; expected past days to choose from");
    CHECK(faults("analogues = 1\nlike = \"day\"") == "scenario.toml:7:8: 'like' holds 'day'; expected attribute: value; attribute: value");
    CHECK(faults("analogues = 1\nlike = \"day: eve; day: eve\"") == "scenario.toml:7:8: 'like' holds 'day' twice; expected each attribute once");
    CHECK(faults("analogues = 1\nlike = \"wether: dry\"") == "scenario.toml:7:8: 'like' names the attribute 'wether', which no [[past_day]] has; did you mean 'weather'?");
    CHECK(faults("analogues = 1\nlike = \"weather: snow\"") ==
          "scenario.toml:7:8: 'like' is 'weather: snow', and no past day is like that in anything; expected an attribute that some day shares");
    CHECK(faults("analogues = 1\nlike = \"day: eve\"\nlike_weights = \"dai: 2\"") ==
          "scenario.toml:8:16: 'like_weights' names the attribute 'dai', which 'like' does not; did you mean 'day'?");
    CHECK(faults("analogues = 1\nlike = \"day: eve\"\nlike_weights = \"day: much\"") ==
          "scenario.toml:8:16: 'like_weights' holds 'day: much'; expected a weight of at least 0");
    CHECK(faults("analogues = 1\nlike = \"day: eve\"\nfile = \"demand.csv\"") ==
          "scenario.toml:8:8: 'file' has no effect when analogues are asked for; expected no file, or analogues = 0");
    std::string missing = days;
    missing.replace(missing.find("2015.csv"), 8, "2025.csv");
    CHECK(faults("analogues = 1\nlike = \"day: eve\"", missing).find("'file' is '2025.csv', which is not in the folder") != std::string::npos);
}

TEST_CASE("a fault in a past day's demand is told with its file", "[scenario][bad_input][demand]") {
    ScenarioText text = with_days("analogues = 2\nlike = \"day: eve\"");
    text.files["2015.csv"] = "from,to,count,origin,goal\n08:00,08:10,30,stret,eastbound\n";
    CHECK(faults_of(text) == "2015.csv:2:16: 'origin' is the unknown place 'stret'; expected an entrance or a train service; did you mean 'street'?");
}
