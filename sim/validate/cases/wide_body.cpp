#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

// In front one wide and slow, or one like the others.
int parts(const SuiteSetting&) { return 2; }

Measured run(const CaseJob& job) {
    // A room of 5 x 4 m, a way of 4 x 1.5 m, a second room with an exit of 1 m.
    Scene scene(Ring{{0, 0},
                     {5, 0},
                     {5, 1.25},
                     {9, 1.25},
                     {9, 0},
                     {14, 0},
                     {14, 4},
                     {9, 4},
                     {9, 2.75},
                     {5, 2.75},
                     {5, 4},
                     {0, 4}});
    scene.exit("end", {{14, 1.5}, {14, 2.5}}).free_speed(1.25).seed(job.seed).runs_for(300);
    const bool is_wide = job.part == 0;
    scene.person({.level = {0},
                  .point = {4.4, 2},
                  .velocity = {},
                  .free_speed_m_s = is_wide ? 0.8 : 1.25,
                  .body_radius_m = is_wide ? 0.4 : 0.2},
                 0);
    scene.people(scattered(0.3, 0.3, 3.6, 3.7, 24, job.seed), 0);
    const Watched walked = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("clear_s", walked.over_s);
    m.set("not_out", static_cast<double>(walked.still_there));
    return m;
}

void judge(const Results& r, CaseReport& report) {
    const Heading h{"V26", Gate::soft, "NIST TN 1822 test 2.10, ISO 20414 test 7"};
    const std::vector<double> wide = r.per_seed(0, "clear_s"), control = r.per_seed(1, "clear_s");
    add_whether(report, h,
                "24 people behind one 0.8 m wide at 0.8 m/s, and behind one like them: time until "
                "all are out",
                seeds_text(wide, "s") + "; " + seeds_text(control, "s"),
                "longer behind the wide one", mean_of(wide) > mean_of(control));
    add_band(report, h, "people not out after 300 s", r.per_seed(0, "not_out"), "", {0, 0});
}

}  // namespace

Case wide_body() {
    Case c;
    c.name = "wide body in front";
    c.ids = {"V26"};
    c.suites = {Suite::nist, Suite::iso};
    c.method =
        R"(Two rooms of 5 x 4 m, joined by 4 x 1.5 m; 24 people at 1.25 m/s, in front
of them one with a body radius of 0.4 m (instead of 0.2) at 0.8 m/s, or one like the others.
Until the last is out.)";
    c.cost = 0.1;
    c.parts = parts, c.run = run, c.judge = judge;
    return c;
}

}  // namespace tidegate::cases
