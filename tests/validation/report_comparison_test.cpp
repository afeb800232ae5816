#include "validate/report_comparison.h"

#include "base/fault.h"
#include "catch.h"
#include "validate/report_text.h"

using namespace tidegate;

namespace {

Finding finding(const char* id, const char* what, const char* measured, Verdict verdict) {
    return {id, Gate::hard, what, measured, "1 to 2 /s", verdict, "source", false};
}

std::vector<CaseRun> run_of(std::vector<Finding> findings) {
    static const Case door = [] {
        Case c;
        c.name = "door";
        return c;
    }();
    CaseRun run;
    run.of = &door;
    run.report.findings = std::move(findings);
    return {run};
}

}  // namespace

TEST_CASE("two reports of the published cases stand side by side, row by row", "[validation][force]") {
    const auto before = run_of({finding("V1", "flow", "1.5 /s", Verdict::passes),
                                finding("V2", "only before", "3", Verdict::passes)});
    const auto now = run_of({finding("V1", "flow", "2.5 /s", Verdict::fails),
                             finding("V3", "only now", "4", Verdict::passes)});
    CHECK(comparison_markdown(report_json(before), now, "anticipation", "force") ==
          "| id | what | anticipation | force | expected |\n|---|---|---|---|---|\n"
          "| V1 | flow | 1.5 /s | 2.5 /s **FAILS** | 1 to 2 /s |\n");
    CHECK_THROWS_AS(comparison_markdown("{}", now, "a", "b"), InputError);
    CHECK_THROWS_AS(comparison_markdown("no report", now, "a", "b"), InputError);
}
