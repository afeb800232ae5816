#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "catch.h"
#include "validate/runner.h"
#include "validation/data_folder.h"

using namespace tidegate;

// The published cases in their short form (`tidegate validate --quick`): few seeds, few of the
// measured runs.

namespace {

/// Hard cases that fail in the short form, with the present model. The only place that lists them:
/// a change in either direction fails a test below, and this list, docs/validation.md and
/// docs/limitations.md are to be brought up to date.
/// F5 and P5 fail in the long form too; the others fall outside here only (four odd runs, two seeds).
const std::set<std::string> known_to_fail{"E2", "E5", "E8", "F5", "P5", "V23"};

/// The cases, in parts that take about as long.
const std::array<std::vector<std::string>, 7> parts{{
    {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V11", "V12", "V13", "V14", "V15"},
    {"V9", "V16", "V17", "V20", "V21", "V22"},
    {"V10", "V18"},
    {"V19", "V23", "V24", "V25", "V26", "V27", "R4"},
    {"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9"},
    {"E10", "E11", "E12", "E13", "F1", "F2", "F3", "F4", "F5"},
    {"P1", "P2", "P3", "P4", "P5"},
}};

/// By id of a hard case: whether any of its rows fails. Skipped ones are left out.
std::map<std::string, bool> hard_failures(const std::vector<std::string>& ids, std::string& rows) {
    SuiteOrder order;
    order.setting.data = testing::data_folder();
    order.setting.quick = true;
    order.setting.seeds = 2;
    order.ids = ids;
    order.cases = chosen_cases({}, ids);
    std::map<std::string, bool> fails;
    for (const CaseRun& run : run_suite(order)) {
        for (const Finding& f : run.report.findings) {
            if (f.gate == Gate::soft || f.verdict == Verdict::skipped ||
                f.verdict == Verdict::not_run)
                continue;
            fails[f.id] = fails[f.id] || f.verdict == Verdict::fails;
            if (f.verdict == Verdict::fails)
                rows += f.id + " " + f.what + ": " + f.measured + ", expected " + f.expected + "\n";
        }
    }
    return fails;
}

void check_part(std::size_t part) {
    std::string rows;
    const std::map<std::string, bool> fails = hard_failures(parts[part], rows);
    INFO(rows);
    for (const auto& [id, does_fail] : fails) {
        INFO(id << (does_fail ? " fails" : " passes"));
        CHECK(does_fail == known_to_fail.contains(id));
    }
}

}  // namespace

TEST_CASE("short form: single walkers, populations, two rooms", "[validation][slow]") {
    check_part(0);
}
TEST_CASE("short form: doors, stairs and counterflow", "[validation][slow]") { check_part(1); }
TEST_CASE("short form: choice of exit and long ways", "[validation][slow]") { check_part(2); }
TEST_CASE("short form: single file, stairs by width, corridors", "[validation][slow]") {
    check_part(3);
}
TEST_CASE("short form: measured corridors and bottlenecks", "[validation][slow]") { check_part(4); }
TEST_CASE("short form: measured crossings, escalator, turnstiles", "[validation][slow]") {
    check_part(5);
}
TEST_CASE("short form: promises", "[validation][slow]") { check_part(6); }

TEST_CASE("the short form leaves no case out", "[validation]") {
    std::vector<std::string> listed, known;
    for (const auto& part : parts) listed.insert(listed.end(), part.begin(), part.end());
    for (const Case& c : all_cases()) known.insert(known.end(), c.ids.begin(), c.ids.end());
    std::sort(listed.begin(), listed.end());
    std::sort(known.begin(), known.end());
    CHECK(listed == known);
    for (const std::string& id : known_to_fail)
        CHECK(std::count(known.begin(), known.end(), id) == 1);
}
