#include <fmt/core.h>

#include <array>
#include <limits>

#include "validate/cases/cases.h"
#include "validate/cases/rooms.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr int crowd = 150;
constexpr double average_s = 10;  // densities before doors are means over this time

// Everybody in the half of the first room that is away from the way, 3 per m2, standing.
void fill_first_room(Scene& scene, std::uint64_t seed) {
    scene.people(scattered(0.3, 0.3, 5, 9.7, crowd, seed), 0).seed(seed).runs_for(600);
}

Scene two_rooms(const TwoRooms& rooms, std::uint64_t seed) {
    Scene scene(floor_of(rooms));
    const double far = way_end_m(rooms) + rooms.second_m;
    const double low = 5 - 0.5 * rooms.width_m, high = 5 + 0.5 * rooms.width_m;
    scene.exit("far", rooms.second_m > 0 ? Segment{{far, 0}, {far, 10}}
                                         : Segment{{far, low}, {far, high}});
    fill_first_room(scene, seed);
    return scene;
}

double clear_s(const std::vector<double>& times) {
    return times.size() < crowd ? std::numeric_limits<double>::quiet_NaN()
                                : percentile(times, 0.95);
}

// --- V11: two rooms, and a door out of the second ---------------------------------------------

Measured run_link_and_exit(const CaseJob& job) {
    const TwoRooms rooms;
    Scene scene(floor_of(rooms));
    scene.exit("door", {{25, 4.5}, {25, 5.5}});
    fill_first_room(scene, job.seed);
    const Watched run = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("link_per_s", flow_per_s(times_past(run.tracks, {{15, 0}, {1, 0}})));
    m.set("exit_per_s", flow_per_s(times_past(run.tracks, {{25, 0}, {1, 0}})));
    m.set("before_link", peak_density_per_m2(run.tracks, {8, 4, 10, 6}, average_s));
    m.set("before_exit", peak_density_per_m2(run.tracks, {23, 4, 25, 6}, average_s));
    m.set("still_there", static_cast<double>(run.still_there));
    return m;
}

void judge_link_and_exit(const Results& r, CaseReport& report) {
    const Heading h{"V11", Gate::hard, "RiMEA 3.0 test 12; flow condition as in JuPedSim"};
    const std::vector<double> link = r.per_seed(0, "link_per_s"), out = r.per_seed(0, "exit_per_s");
    const std::vector<double> first = r.per_seed(0, "before_link"),
                              second = r.per_seed(0, "before_exit");
    add_whether(report, h, "flow at the end of the link (1 x 5 m) and at the exit (1 m)",
                fmt::format("{}; {}", seeds_text(link, "/s"), seeds_text(out, "/s")),
                "the link's is not more than 0.05 /s below the exit's",
                mean_of(link) >= mean_of(out) - 0.05);
    add_whether(report, h, "highest density, 2 x 2 m, 10 s: before the link and before the exit",
                fmt::format("{}; {}", seeds_text(first, "/m2"), seeds_text(second, "/m2")),
                "higher before the link", mean_of(first) > mean_of(second));
    add_band(report, h, "people not out after 600 s", r.per_seed(0, "still_there"), "", {0, 0});
}

// --- V12: how far behind the bottleneck the goal lies ------------------------------------------

constexpr std::array goal_at_m{0.0, 2.0, 5.0, 10.0};

int goal_parts(const SuiteSetting&) { return static_cast<int>(goal_at_m.size()); }

Measured run_goal(const CaseJob& job) {
    const TwoRooms rooms{1, 0.2, goal_at_m[static_cast<std::size_t>(job.part)]};
    const Watched run = watch(two_rooms(rooms, job.seed).scenario, job.setting.model);
    Measured m;
    m.set("clear_s",
          clear_s(times_past(run.tracks, {{way_end_m(rooms) + rooms.second_m, 0}, {1, 0}})));
    return m;
}

void judge_goal(const Results& r, CaseReport& report) {
    const Heading h{"V12", Gate::hard, "RiMEA 4.1.1 test 12a"};
    const std::vector<double> clear = r.means("clear_s");
    add_whether(report, h,
                "1 m wide, 0.2 m long, goal 0, 2, 5, 10 m behind it: time until 95 % are there",
                list_text(clear, "s"), "at 0 m at most 3 % above that at 10 m",
                clear[0] <= 1.03 * clear[3]);
}

// --- V13: length of the bottleneck -------------------------------------------------------------

constexpr std::array lengths_m{0.2, 5.0};

int length_parts(const SuiteSetting&) { return static_cast<int>(lengths_m.size()); }

Measured run_length(const CaseJob& job) {
    const TwoRooms rooms{1, lengths_m[static_cast<std::size_t>(job.part)], 10};
    const Watched run = watch(two_rooms(rooms, job.seed).scenario, job.setting.model);
    const std::vector<double> past = times_past(run.tracks, {{way_end_m(rooms), 0}, {1, 0}});
    Measured m;
    m.set("clear_s", clear_s(times_past(run.tracks, {{way_end_m(rooms) + 10, 0}, {1, 0}})));
    m.set("flow_per_s", flow_per_s(past));
    return m;
}

void judge_length(const Results& r, CaseReport& report) {
    const Heading h{"V13", Gate::hard, "RiMEA 4.1.1 test 12b"};
    const std::vector<double> clear = r.means("clear_s");
    add_whether(report, h, "1 m wide, 0.2 and 5 m long: time until 95 % are at the far wall",
                list_text(clear, "s"), "longer for the longer", clear[1] > clear[0]);
    add_only(report, h, "flow at the end of the way, 0.2 and 5 m long",
             list_text(r.means("flow_per_s"), "/s"), "");
}

// --- V14: two equal bottlenecks ----------------------------------------------------------------

Measured run_second(const CaseJob& job) {
    Scene scene(Ring{{0, 0},     {10, 0},     {10, 4.5},   {10.2, 4.5}, {10.2, 0},
                     {20.2, 0},  {20.2, 4.5}, {20.4, 4.5}, {20.4, 0},   {25.4, 0},
                     {25.4, 10}, {20.4, 10},  {20.4, 5.5}, {20.2, 5.5}, {20.2, 10},
                     {10.2, 10}, {10.2, 5.5}, {10, 5.5},   {10, 10},    {0, 10}});
    scene.exit("far", {{25.4, 0}, {25.4, 10}});
    fill_first_room(scene, job.seed);
    const Watched run = watch(scene.scenario, job.setting.model);
    Measured m;
    m.set("before_first", peak_density_per_m2(run.tracks, {8, 4, 10, 6}, average_s));
    m.set("before_second", peak_density_per_m2(run.tracks, {18.2, 4, 20.2, 6}, average_s));
    m.set("past_first", static_cast<double>(times_past(run.tracks, {{10.1, 0}, {1, 0}}).size()));
    m.set("past_second", static_cast<double>(times_past(run.tracks, {{20.3, 0}, {1, 0}}).size()));
    return m;
}

void judge_second(const Results& r, CaseReport& report) {
    const Heading h{"V14", Gate::hard, "RiMEA 4.1.1 test 12c"};
    const std::vector<double> first = r.per_seed(0, "before_first"),
                              second = r.per_seed(0, "before_second");
    add_whether(report, h, "two bottlenecks 1 m wide: highest density, 2 x 2 m, 10 s, before each",
                fmt::format("{}; {}", seeds_text(first, "/m2"), seeds_text(second, "/m2")),
                "higher before the first", mean_of(first) > mean_of(second));
    add_band(report, h, "of 150 people past the first", r.per_seed(0, "past_first"), "",
             {crowd, crowd});
    add_band(report, h, "of 150 people past the second", r.per_seed(0, "past_second"), "",
             {crowd, crowd});
}

// --- V15: width of the bottleneck --------------------------------------------------------------

constexpr std::array widths_m{0.8, 1.0, 1.2};

int width_parts(const SuiteSetting&) { return static_cast<int>(widths_m.size()); }

Measured run_width(const CaseJob& job) {
    const TwoRooms rooms{widths_m[static_cast<std::size_t>(job.part)], 5, 10};
    const Watched run = watch(two_rooms(rooms, job.seed).scenario, job.setting.model);
    Measured m;
    m.set("flow_per_s", flow_per_s(times_past(run.tracks, {{way_end_m(rooms), 0}, {1, 0}})));
    return m;
}

void judge_width(const Results& r, CaseReport& report) {
    const Heading h{"V15", Gate::hard,
                    "RiMEA 4.1.1 test 12d; band 1.3 to 2.4 per metre about the line 1.9 (Seyfried "
                    "et al. 2009)"};
    const std::vector<double> flow = r.means("flow_per_s");
    add_whether(report, h, "5 m long, 0.8, 1.0, 1.2 m wide: mean flow", list_text(flow, "/s"),
                "strictly rising", flow[0] < flow[1] && flow[1] < flow[2]);
    for (std::size_t w = 0; w < widths_m.size(); ++w) {
        add_band(report, h, fmt::format("5 m long, {:.1f} m wide: flow at its end", widths_m[w]),
                 r.per_seed(static_cast<int>(w), "flow_per_s"), "/s",
                 {1.3 * widths_m[w], 2.4 * widths_m[w]});
    }
}

Case rimea_12(const char* name, const char* id, const char* method) {
    Case c;
    c.name = name;
    c.ids = {id};
    c.suites = {Suite::rimea};
    c.method = method;
    c.cost = 0.4;
    return c;
}

}  // namespace

Case link_and_exit() {
    Case c = rimea_12("link and exit", "V11",
                      R"(150 people stand scattered in the first 5 m of a room of 10 x 10 m (3 /m2),
other places for each seed; a link of 5 x 1 m leads to a second room with an exit of 1 m. Flows:
slope of the passages from the 20th to the 80th percent. Densities: people in 2 x 2 m before the
door over 4 m2, twice a second, largest mean of 10 s.)");
    c.parts = one_part, c.run = run_link_and_exit, c.judge = judge_link_and_exit;
    return c;
}

Case goal_distance() {
    Case c = rimea_12("goal behind a bottleneck", "V12",
                      R"(As V11, bottleneck 1 m wide and 0.2 m long, goal at 0, 2, 5, 10 m behind it
over the whole width there. Time until 95 % have passed the goal's line, mean of the seeds.)");
    c.parts = goal_parts, c.run = run_goal, c.judge = judge_goal;
    return c;
}

Case bottleneck_length() {
    Case c = rimea_12("length of a bottleneck", "V13",
                      "As V12 with the goal 10 m behind, bottleneck 0.2 or 5 m long; the way "
                      "through it is part of the "
                      "time, as in the guideline.");
    c.parts = length_parts, c.run = run_length, c.judge = judge_length;
    return c;
}

Case second_bottleneck() {
    Case c = rimea_12("second bottleneck", "V14",
                      "As V11, with two bottlenecks 1 m wide and 0.2 m long, 10 m apart.");
    c.parts = one_part, c.run = run_second, c.judge = judge_second;
    return c;
}

Case bottleneck_width() {
    Case c = rimea_12("width of a bottleneck", "V15",
                      "As V11 without the exit's door, way 5 m long; flow at the end of the way.");
    c.parts = width_parts, c.run = run_width, c.judge = judge_width;
    return c;
}

}  // namespace tidegate::cases
