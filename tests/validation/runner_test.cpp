#include "validate/runner.h"

#include <fmt/core.h>

#include <atomic>
#include <set>
#include <stdexcept>

#include "base/fault.h"
#include "catch.h"
#include "validate/findings.h"
#include "validate/report_page.h"
#include "validate/report_text.h"
#include "validate/svg.h"

using namespace tidegate;

namespace {

Measured number_of(const CaseJob& job) {
    Measured m;
    m.set("number", 10.0 * job.part + static_cast<double>(job.seed));
    return m;
}

Measured throws(const CaseJob& job) {
    if (job.seed == 2) throw std::runtime_error("seed two");
    return number_of(job);
}

void judge_number(const Results& results, CaseReport& report) {
    for (int part = 0; part < static_cast<int>(results.parts()); ++part) {
        add_band(report, {"T1", Gate::hard, "a < b & c"}, "part", results.per_seed(part, "number"),
                 "m", {0, 15});
    }
    report.plots.push_back({"small",
                            "A < B",
                            "x [m]",
                            "y [s]",
                            0,
                            0,
                            {{"points", Mark::points, false, {1, 2}, {1, 4}, {}},
                             {"line", Mark::line, true, {0, 2}, {0, 4}, {}},
                             {"band", Mark::band, true, {0, 2}, {0, 3}, {1, 5}}}});
}

int two(const SuiteSetting&) { return 2; }

Case small_case() {
    Case c;
    c.name = "small";
    c.ids = {"T1"};
    c.method = "By hand.\nTwice.";
    c.parts = two, c.run = number_of, c.judge = judge_number;
    return c;
}

SuiteOrder order_of(const Case& c, int seeds, int threads) {
    SuiteOrder order;
    order.setting.seeds = seeds;
    order.cases = {&c};
    order.threads = threads;
    return order;
}

}  // namespace

TEST_CASE("every simulation of a case runs once, and the judge sees them by part and seed",
          "[validate]") {
    const Case c = small_case();
    const std::vector<CaseRun> runs = run_suite(order_of(c, 3, 2));
    REQUIRE(runs.size() == 1);
    const auto& findings = runs[0].report.findings;
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].measured == "2 m (1 to 3)");
    CHECK(findings[0].verdict == Verdict::passes);
    CHECK(findings[1].measured == "12 m (11 to 13)");
    CHECK_FALSE(any_hard_failure(runs));
}

TEST_CASE("a suite's result does not depend on the number of threads", "[validate]") {
    SuiteOrder order;
    order.setting.seeds = 2;
    order.setting.quick = true;
    order.cases = chosen_cases({}, {"V1", "V5", "V8", "V21"});
    order.threads = 1;
    std::vector<CaseRun> one = run_suite(order);
    order.threads = 3;
    std::vector<CaseRun> three = run_suite(order);
    for (auto* runs : {&one, &three}) {
        for (CaseRun& run : *runs) run.wall_s = 0;
    }
    CHECK(report_json(one) == report_json(three));
}

TEST_CASE("a simulation that throws makes its case fail and says why", "[validate]") {
    Case c = small_case();
    c.run = throws;
    const std::vector<CaseRun> runs = run_suite(order_of(c, 3, 2));
    REQUIRE(runs[0].report.findings.size() == 1);
    CHECK(runs[0].report.findings[0].measured == "stopped: seed two");
    CHECK(any_hard_failure(runs));
}

TEST_CASE("a case without its data is skipped, one that the engine cannot run is not run",
          "[validate]") {
    Case c = small_case();
    c.files = {"nowhere.csv"};
    SuiteOrder order = order_of(c, 1, 1);
    order.setting.data = "no_such_folder";
    CHECK(run_suite(order)[0].report.findings[0].verdict == Verdict::skipped);
    CHECK(run_suite(order)[0].report.findings[0].measured ==
          "no data in no_such_folder (nowhere.csv)");
    c.needs = "wings";
    CHECK(run_suite(order)[0].report.findings[0].verdict == Verdict::not_run);
    CHECK(run_suite(order)[0].report.findings[0].measured == "needs wings");
    CHECK_FALSE(any_hard_failure(run_suite(order)));
}

TEST_CASE("an interrupted case reports nothing", "[validate]") {
    const Case c = small_case();
    SuiteOrder order = order_of(c, 3, 1);
    std::atomic<int> left{4};
    order.keep_going = [&] { return left-- > 0; };
    const std::vector<CaseRun> runs = run_suite(order);
    CHECK_FALSE(runs[0].is_complete);
    CHECK(runs[0].report.findings.empty());
    CHECK_THAT(summary_text(runs), contains_text("1 cases were interrupted"));
}

TEST_CASE("cases are chosen by suite and id, and an unknown id names the nearest", "[validate]") {
    CHECK(chosen_cases({}, {}).size() == all_cases().size());
    const auto of_imo = chosen_cases({Suite::imo}, {});
    CHECK(of_imo.size() > 5);
    CHECK(of_imo.size() < all_cases().size());
    CHECK(chosen_cases({Suite::imo}, {"V20"}).size() == 1);
    CHECK(chosen_cases({Suite::promises}, {"V20"}).empty());
    CHECK_THROWS_WITH(chosen_cases({}, {"V99"}), contains_text("there is no case 'V99'"));
}

TEST_CASE(
    "the table holds every case of the acceptance list that a single venue can show, each id once",
    "[validate]") {
    std::set<std::string> ids, names;
    for (const Case& c : all_cases()) {
        CHECK(names.insert(c.name).second);
        for (const std::string& id : c.ids) CHECK(ids.insert(id).second);
        CHECK(c.needs.empty() == (c.run != nullptr));
        CHECK((c.method.empty() ? !c.needs.empty() : true));
    }
    for (int n = 1; n <= 27; ++n) CHECK(ids.count(fmt::format("V{}", n)) == 1);
    for (int n = 1; n <= 13; ++n) CHECK(ids.count(fmt::format("E{}", n)) == 1);
    for (const char* id : {"F3", "F4", "P1", "P2", "P3", "P4"}) CHECK(ids.count(id) == 1);
}

TEST_CASE("pages and plots carry the rows, with special characters escaped", "[validate]") {
    const Case c = small_case();
    const std::vector<CaseRun> runs = run_suite(order_of(c, 2, 1));
    const std::string page = report_markdown(runs, "# Title\n{{summary}}\n{{table}}{{methods}}", 2);
    CHECK_THAT(page, Catch::Matchers::StartsWith("# Title\n2 rows pass, 0 FAIL"));
    CHECK_THAT(
        page,
        contains_text("| T1 | hard | part | 1.5 m (1 to 2) | 0 to 15 m | passes | a < b & c |\n"));
    CHECK_THAT(page, contains_text("- **T1, small.** By hand. Twice.\n"));
    const std::string html = report_html(runs, "1.2.3", 2);
    CHECK_THAT(html, contains_text("a &lt; b &amp; c"));
    CHECK_THAT(html, contains_text("<svg"));
    CHECK(html.find("a < b") == std::string::npos);
    const std::string svg = svg_of(runs[0].report.plots[0]);
    for (const char* part :
         {"A &lt; B", "x [m]", "y [s]", "<circle", "<polyline", "<polygon", "</svg>"}) {
        CHECK_THAT(svg, contains_text(part));
    }
}
