#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>

#include "validate/cases/cases.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene_parts.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

int passages_of(const Watched& run, int portal) {
    return static_cast<int>(std::count_if(run.crossings.begin(), run.crossings.end(),
                                          [&](const Crossing& c) { return c.portal == portal; }));
}

// --- V5: round a corner --------------------------------------------------------------------------

// In the L, or on the floor that goes on behind its exit.
bool is_in_corner(Vec2 p) {
    constexpr double behind_exit_m = 0.7;
    return (p.x >= 0 && p.x <= 12 && p.y >= 0 && p.y <= 2) ||
           (p.x >= 10 && p.x <= 12 && p.y >= 0 && p.y <= 12 + behind_exit_m);
}

Measured run_corner(const CaseJob& job) {
    Scene scene(Ring{{0, 0}, {12, 0}, {12, 12}, {10, 12}, {10, 2}, {0, 2}});
    scene.exit("end", {{12, 12}, {10, 12}})
        .people(scattered(0.3, 0.3, 6, 1.7, 20, job.seed), 0)
        .seed(job.seed);
    const Watched run = watch(scene.scenario, job.setting.model);
    double outside = 0;
    for (const Track& track : run.tracks.people) {
        for (const Vec2 p : track.at) outside += !is_in_corner(p);
    }
    Measured m;
    m.set("outside", outside);
    m.set("not_out", static_cast<double>(run.still_there));
    return m;
}

void judge_corner(const Results& r, CaseReport& report) {
    const Heading h{"V5", Gate::hard,
                    "RiMEA 4.1.1 test 6, NIST TN 1822 test 2.3, IMO test 6, ISO 20414 test 4"};
    const std::vector<double> outside = r.per_seed(0, "outside"),
                              not_out = r.per_seed(0, "not_out");
    add_whether(report, h, "20 people round a left corner: positions off the floor, all steps",
                seeds_text(outside, ""), "0 in every run",
                *std::max_element(outside.begin(), outside.end()) == 0);
    add_whether(report, h, "of 20 people, not arrived", seeds_text(not_out, ""), "0 in every run",
                *std::max_element(not_out.begin(), not_out.end()) == 0);
}

// --- V8: cabins ----------------------------------------------------------------------------------

struct Cabin {
    double left_m, right_m;
    bool is_above;  ///< the corridor
    int people;
    bool to_main;
};
constexpr std::array<Cabin, 12> cabins{{{0, 3, true, 2, true},
                                        {3, 5.9, true, 2, true},
                                        {7.3, 9, true, 1, true},
                                        {9, 12, true, 2, true},
                                        {12, 15, true, 2, false},
                                        {15, 18, true, 2, false},
                                        {0, 3, false, 2, true},
                                        {3, 6, false, 2, true},
                                        {6, 9, false, 2, true},
                                        {9, 12, false, 2, true},
                                        {12, 15, false, 2, false},
                                        {15, 18, false, 2, false}}};
constexpr double corridor_low_m = 5, corridor_high_m = 6, cabin_depth_m = 5;

// The way round a cabin's inside, from its door on and back; along the corridor to the right for
// those below it, to the left above. All walls are 0.2 m thick: thinner ones do not surely stop the
// travel-time fields.
void add_cabin(const Cabin& cabin, Ring& ring) {
    constexpr double door_m = 0.9, wall_m = 0.2;
    const double middle = 0.5 * (cabin.left_m + cabin.right_m), way = cabin.is_above ? -1 : 1;
    const double at = cabin.is_above ? corridor_high_m : corridor_low_m;
    const double near = at - way * wall_m, far = at - way * cabin_depth_m;
    const double first = middle - way * 0.5 * door_m, last = middle + way * 0.5 * door_m;
    const double left = cabin.left_m + 0.5 * wall_m, right = cabin.right_m - 0.5 * wall_m;
    const double before = cabin.is_above ? right : left, after = cabin.is_above ? left : right;
    ring.insert(ring.end(), {{first, at},
                             {first, near},
                             {before, near},
                             {before, far},
                             {after, far},
                             {after, near},
                             {last, near},
                             {last, at}});
}

Ring cabin_floor() {
    Ring ring{{0, corridor_low_m}};
    for (std::size_t i = 6; i < cabins.size(); ++i) add_cabin(cabins[i], ring);
    ring.insert(ring.end(), {{18, corridor_low_m}, {18, corridor_high_m}});
    for (const std::size_t i : {5, 4, 3, 2}) add_cabin(cabins[i], ring);
    ring.insert(ring.end(), {{7.2, corridor_high_m}, {7.2, 11}, {6, 11}, {6, corridor_high_m}});
    for (const std::size_t i : {1, 0}) add_cabin(cabins[i], ring);
    ring.push_back({0, corridor_high_m});
    return ring;
}

Measured run_cabins(const CaseJob& job) {
    Scene scene(cabin_floor());
    scene.exit("main", {{6, 11}, {7.2, 11}}).exit("secondary", {{18, 5}, {18, 6}}).seed(job.seed);
    for (const Cabin& cabin : cabins) {
        const double y = cabin.is_above ? 8.5 : 2.5, middle = 0.5 * (cabin.left_m + cabin.right_m);
        for (int i = 0; i < cabin.people; ++i) {
            scene.person({.level = {0}, .point = {middle + 0.6 * i - 0.3, y}, .velocity = {}},
                         cabin.to_main ? 0 : 1);
        }
    }
    const Watched run = watch(scene.scenario, job.setting.model);
    int as_assigned = 0;
    for (const Crossing& c : run.crossings) {
        const auto row =
            static_cast<std::size_t>(run.agents[static_cast<std::size_t>(c.agent)].demand_line - 1);
        as_assigned += scene.scenario.demand.rows[row].goal.row == c.portal;
    }
    Measured m;
    m.set("main", passages_of(run, 0));
    m.set("secondary", passages_of(run, 1));
    m.set("as_assigned", 100.0 * as_assigned / 23);
    return m;
}

void judge_cabins(const Results& r, CaseReport& report) {
    const Heading h{"V8", Gate::hard,
                    "RiMEA 4.1.1 test 10, IMO test 10, NIST TN 1822 test 3.1, ISO 20414 test 8"};
    add_band(report, h, "cabins: people by the main exit", r.per_seed(0, "main"), "", {15, 15});
    add_band(report, h, "by the secondary exit", r.per_seed(0, "secondary"), "", {8, 8});
    add_band(report, h, "by the exit assigned", r.per_seed(0, "as_assigned"), "%", {100, 100});
}

// --- V10: two exits, one farther -----------------------------------------------------------------

Measured run_choice(const CaseJob& job) {
    Scene scene(rectangle(0, 0, 30, 20));
    scene.exit("near", {{21, 20}, {22, 20}}).exit("far", {{27, 20}, {28, 20}});
    scene.people(scattered(2, 2, 15.5, 18, 1000, job.seed), -1).seed(job.seed).runs_for(900);
    const Watched run = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("share", passages_of(run, 1) / 1000.0);
    m.set("not_out", static_cast<double>(run.still_there));
    return m;
}

void judge_choice(const Results& r, CaseReport& report) {
    const Heading h{"V10", Gate::soft, "RiMEA 4.1.1 test 11; bounds of the share ours"};
    const std::vector<double> share = r.per_seed(0, "share");
    add_band(report, h, "1000 people, two exits on one side: share of the farther", share, "",
             {0.15, 0.5});
    add_whether(report, h, "share of the nearer exit", number_text(1 - mean_of(share)),
                "more than that of the farther", mean_of(share) < 0.5);
    add_band(report, h, "people not out after 900 s", r.per_seed(0, "not_out"), "", {0, 0});
}

// --- V18: way round a corner between two straight ones -------------------------------------------

constexpr int way_parts_count = 3;
int way_parts(const SuiteSetting&) { return way_parts_count; }

Measured run_way(const CaseJob& job) {
    // A long straight way, a corner, a short straight way: along the outer wall, round it, along
    // the inner wall.
    const double straight = job.part == 0 ? 81.4 : 50;
    const bool is_corner = job.part == 1;
    Scene scene(is_corner ? Ring{{0, 0}, {20, 0}, {20, 40}, {30, 40}, {30, 60}, {0, 60}}
                          : rectangle(0, 0, 20, straight));
    scene.exit("end",
               is_corner ? Segment{{30, 40}, {30, 60}} : Segment{{20, straight}, {0, straight}});
    scene.people(scattered(0.3, 0.3, 19.7, 6, 500, job.seed), 0).seed(job.seed);
    const Watched run = watch(scene.scenario, job.setting.model);
    const Line line = is_corner ? Line{{30, 0}, {1, 0}} : Line{{0, straight}, {0, 1}};
    const std::vector<double> times = times_past(run.tracks, line);
    Measured m;
    m.set("clear_s",
          times.size() == 500 ? percentile(times, 0.95) : std::numeric_limits<double>::infinity());
    return m;
}

void judge_way(const Results& r, CaseReport& report) {
    const Heading h{"V18", Gate::hard, "RiMEA 4.1.1 test 15"};
    const std::vector<double> means = r.means("clear_s");
    add_whether(report, h,
                "500 people, straight 44 m, corner, straight 75.4 m: time until 95 % are there",
                list_text({means[2], means[1], means[0]}, "s"),
                "the corner's not below the first, not above the last",
                means[2] <= means[1] && means[1] <= means[0]);
}

// --- V22: an exit that closes --------------------------------------------------------------------

constexpr std::array closes_at_s{1.0, 30.0};
constexpr int closing_crowd = 200;

int closing_parts(const SuiteSetting&) { return static_cast<int>(closes_at_s.size()); }

Measured run_closing(const CaseJob& job) {
    Scene scene(rectangle(0, 0, 10, 15));
    scene.exit("first", {{10, 7}, {10, 8}}).exit("second", {{0, 8}, {0, 7}});
    scene.area("room", rectangle(0, 0, 10, 15), 150);
    scene.people(scattered(0.5, 0.5, 9.5, 14.5, closing_crowd, job.seed), -1).seed(job.seed);
    Measure close;
    close.kind = MeasureKind::close;
    close.place_kind = PlaceKind::exit;
    close.place = 0;
    close.place_name = "first";
    add_measure(scene.scenario, 0, close, closes_at_s[static_cast<std::size_t>(job.part)]);
    const Watched run = watch(scene.scenario, job.setting.model);
    double shut_s = -1;
    for (const Event& e : run.events) {
        if (e.kind == EventKind::effect) shut_s = e.time;
    }
    const double decided_s = shut_s + scene.scenario.routing.replan_interval_s;
    double late = 0, after = 0;
    for (const Crossing& c : run.crossings) {
        late += c.portal == 0 && c.time > decided_s;
        after += c.portal == 0 && c.time > shut_s + scene.scenario.step_s;
    }
    Measured m;
    m.set("shut_s", shut_s);
    m.set("late", late), m.set("after", after);
    m.set("by_first", passages_of(run, 0));
    m.set("not_out", static_cast<double>(run.still_there));
    return m;
}

void judge_closing(const Results& r, CaseReport& report) {
    const Heading h{"V22", Gate::hard, "NIST TN 1822 test 4.1, ISO 20414 test 9"};
    for (std::size_t part = 0; part < closes_at_s.size(); ++part) {
        const auto p = static_cast<int>(part);
        const std::string when = fmt::format("exit 1 shuts at {:g} s", closes_at_s[part]);
        add_band(report, h, when + ": through it after one decision interval (10 s)",
                 r.per_seed(p, "late"), "", {0, 0});
        add_only(report, h, when + ": through it at all; later than one step after it shut",
                 fmt::format("{}; {}", seeds_text(r.per_seed(p, "by_first"), ""),
                             seeds_text(r.per_seed(p, "after"), "")),
                 "");
        add_band(report, h, when + ": of 200 people, not out", r.per_seed(p, "not_out"), "",
                 {0, 0});
    }
}

Case way_case(const char* name, const char* id, std::vector<Suite> suites, const char* method) {
    Case c;
    c.name = name;
    c.ids = {id};
    c.suites = std::move(suites);
    c.method = method;
    c.parts = one_part;
    return c;
}

}  // namespace

Case corner() {
    Case c = way_case("corner", "V5", {Suite::rimea, Suite::nist, Suite::imo, Suite::iso},
                      R"(20 people scattered in the first 6 m of an L of corridors 2 m wide. The
centre of everyone, in every step, against the polygon and the 0.7 m of floor behind its exit.)");
    c.cost = 0.1;
    c.run = run_corner, c.judge = judge_corner;
    return c;
}

Case cabin_corridor() {
    Case c = way_case("cabins", "V8", {Suite::rimea, Suite::imo, Suite::nist, Suite::iso},
                      R"(Twelve cabins along a corridor of 18 x 1 m, walls 0.2 m thick, doors 0.9 m,
23 people; those of cabins 1 to 4 and 7 to 10 are sent to the main exit, the others to the
secondary one.)");
    c.cost = 0.2;
    c.run = run_cabins, c.judge = judge_cabins;
    return c;
}

Case exit_choice() {
    Case c = way_case("choice of exit", "V10", {Suite::rimea},
                      R"(30 x 20 m, 1000 people scattered over x = 2 to 15.5 (4.6 /m2), exits of 1 m
at x = 21 and 27 of one side (scaled off the guideline's figure), everyone by the quickest way
with default tastes.)");
    c.cost = 4;
    c.run = run_choice, c.judge = judge_choice;
    return c;
}

Case long_ways() {
    Case c = way_case("corner between straights", "V18", {Suite::rimea},
                      R"(Ways 20 m wide; 500 people scattered over the first 6 m (4.2 /m2). The
straight ways are as long as the corner's inner and outer wall. Time until 95 % have passed the
end, mean of the seeds.)");
    c.cost = 1.5;
    c.parts = way_parts, c.run = run_way, c.judge = judge_way;
    return c;
}

Case closing_exit() {
    Case c = way_case("exit that closes", "V22", {Suite::nist, Suite::iso},
                      R"(A room of 10 x 15 m, exits of 1 m in the middle of the long sides, 200
people scattered, each by the quickest way. A measure of a plan shuts exit 1 after 1 or 30 s;
its effect's own time counts. Decision interval: replan_interval_s, 10 s. An exit's passages are
noted 0.4 m beyond its line.)");
    c.cost = 0.3;
    c.parts = closing_parts, c.run = run_closing, c.judge = judge_closing;
    return c;
}

}  // namespace tidegate::cases
