#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "validate/cases/cases.h"
#include "validate/cases/hermes.h"
#include "validate/cases/replay.h"
#include "validate/findings.h"
#include "validate/flow.h"
#include "validate/scene.h"
#include "validate/statistics.h"

namespace tidegate::cases {
namespace {

constexpr double beyond_m = 2;      // floor beyond where a recording ends, up to the exit
constexpr double clear_m = 0.2;     // nobody is placed nearer to a wall
constexpr double patience_s = 120;  // after the last entry

// Everyone of the recording who is seen inside `floor`, from the first such moment on; `exit_of`
// says where to.
template <class ExitOf>
void add_entries(const Tracks& recorded, const Box& floor, ExitOf&& exit_of, Scene& scene) {
    double last_s = 0;
    for (const Track& track : recorded.people) {
        const auto entry = entry_into(track, recorded.interval_s, floor);
        if (!entry) continue;
        const Vec2 at{std::clamp(entry->at.x, floor.x0 + clear_m, floor.x1 - clear_m),
                      std::clamp(entry->at.y, floor.y0 + clear_m, floor.y1 - clear_m)};
        scene.person({.level = {0}, .point = at, .velocity = entry->velocity}, exit_of(track),
                     entry->time_s);
        last_s = std::max(last_s, entry->time_s);
    }
    scene.runs_for(last_s + patience_s);
}

struct Means {
    double density = 0, speed = 0;
};

// Voronoi means at the given moments, as the recordings were evaluated.
Means means_at(const Tracks& tracks, const Box& walkable, const Box& area, const SpeedRule& rule,
               const std::vector<double>& moments) {
    std::vector<double> densities, speeds;
    for (const double t : moments) {
        const AreaState state = voronoi_state(tracks, walkable, area, rule, t);
        if (state.people == 0) continue;
        densities.push_back(state.density_per_m2), speeds.push_back(state.speed_m_s);
    }
    return {mean_of(densities), mean_of(speeds)};
}

void set_all(Measured& m, double flow, const Means& means) {
    m.set("flow_per_s", flow);
    m.set("density", means.density), m.set("speed", means.speed);
}

struct Known {
    double flow_per_s, density, speed, share;  ///< share: half width of the band
};

void judge_all(const Results& r, int part, const Heading& h, const std::string& what,
               const Known& known, CaseReport& report) {
    const auto band = [&](double value) {
        const double scale = 1000;
        return Band{std::round(scale * value * (1 - known.share)) / scale,
                    std::round(scale * value * (1 + known.share)) / scale};
    };
    add_band(report, h, fmt::format("{}: flow (measured {:.2f})", what, known.flow_per_s),
             r.per_seed(part, "flow_per_s"), "/s", band(known.flow_per_s));
    add_band(report, h, fmt::format("{}: density (measured {:.2f})", what, known.density),
             r.per_seed(part, "density"), "/m2", band(known.density));
    add_band(report, h, fmt::format("{}: speed (measured {:.2f})", what, known.speed),
             r.per_seed(part, "speed"), "m/s", band(known.speed));
}

// --- E10: two streams that join ------------------------------------------------------------------

constexpr const char* junction_file = "trajectories/hermes2009/traj_KO_240_050_240.txt";

// When from 20 to 80 % of the passages were made, every half second.
std::vector<double> middle_of(const std::vector<double>& passages) {
    std::vector<double> moments;
    for (double t = percentile(passages, 0.2); t <= percentile(passages, 0.8); t += 0.5)
        moments.push_back(t);
    return moments;
}

Measured run_junction(const CaseJob& job) {
    const Tracks recorded = read_tracks(job.setting.file(junction_file), 1, hermes_frames_per_s);
    Scene scene(Ring{{-5, -2.4},
                     {4, -2.4},
                     {4, 0},
                     {0, 0},
                     {0, 4.5 + beyond_m},
                     {-2.4, 4.5 + beyond_m},
                     {-2.4, 0},
                     {-5, 0}});
    scene.exit("out", {{0, 4.5 + beyond_m}, {-2.4, 4.5 + beyond_m}}).seed(job.seed);
    scene.free_speed(hermes_free_speed_m_s, hermes_free_speed_sd_m_s);
    add_entries(
        recorded, {-5, -2.4, 4, 0}, [](const Track&) { return 0; }, scene);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const Line line{{0, 2}, {0, 1}};
    const Box stem{-2.4, -2.4, 0, 4.5}, area{-2.4, 1, 0, 3};
    const std::vector<double> moments = middle_of(times_past(recorded, line));
    Measured m;
    set_all(m, flow_per_s(times_past(walked.tracks, line)),
            means_at(walked.tracks, stem, area, {hermes_window_s, {0, 1}}, moments));
    const Means known = means_at(recorded, stem, area, {hermes_window_s, {0, 1}}, moments);
    m.set("recorded_flow", flow_per_s(times_past(recorded, line)));
    m.set("recorded_density", known.density), m.set("recorded_speed", known.speed);
    return m;
}

void judge_junction(const Results& r, CaseReport& report) {
    const Heading h{"E10", Gate::soft, "HERMES 2009, T-junction KO_240_050_240"};
    judge_all(r, 0, h, "after the merge", {2.37, 0.71, 1.29, 0.20}, report);
    const Measured& m = r.of[0][0];
    add_only(report, h, "the recording by the same estimator",
             fmt::format("{:.2f} /s, {:.2f} /m2, {:.2f} m/s", m.value("recorded_flow"),
                         m.value("recorded_density"), m.value("recorded_speed")),
             "");
}

// --- E11: four streams that cross round a column -------------------------------------------------

constexpr const char* crossing_file = "trajectories/basigo2013/traj_crossing_90_c_6_v5.txt";
constexpr Vec2 centre{2, 2};
constexpr double column_m = 0.3;
constexpr Box square{0, 0, 4, 4};
constexpr double first_s = 34.5, last_s = 44.5;

// Arms west, east, south, north, in the order of the exits.
int arm_of(Vec2 from_centre) {
    if (std::abs(from_centre.x) > std::abs(from_centre.y)) return from_centre.x < 0 ? 0 : 1;
    return from_centre.y < 0 ? 2 : 3;
}

// To the arm where the recording ends, if that is another than where it begins; else straight
// across.
int goal_of(const Track& track) {
    const int from = arm_of(track.at.front() - centre), to = arm_of(track.at.back() - centre);
    const bool has_left = !square.contains(track.at.back());
    return has_left && to != from ? to : from ^ 1;
}

// The square with its column and four arms; exits in the order of the arms.
Scene crossing_scene() {
    const double west = -4 - beyond_m, east = 6.5 + beyond_m;
    const double south = -1 - beyond_m, north = 5 + beyond_m;
    Scene scene(Ring{{0, 0},
                     {0, south},
                     {4, south},
                     {4, 0},
                     {east, 0},
                     {east, 4},
                     {4, 4},
                     {4, north},
                     {0, north},
                     {0, 4},
                     {west, 4},
                     {west, 0}});
    Ring column;
    for (int k = 0; k < 12; ++k) {
        const double angle = k * 3.14159265358979 / 6;
        column.push_back(
            {centre.x + column_m * std::cos(angle), centre.y + column_m * std::sin(angle)});
    }
    scene.hole(column);
    scene.exit("west", {{west, 4}, {west, 0}}).exit("east", {{east, 0}, {east, 4}});
    scene.exit("south", {{0, south}, {4, south}}).exit("north", {{4, north}, {0, north}});
    return scene;
}

Measured run_crossing(const CaseJob& job) {
    Scene scene = crossing_scene();
    const Tracks recorded = read_tracks(job.setting.file(crossing_file), 1, 25);
    add_entries(recorded, {-4, -1, 6.5, 5}, goal_of, scene);
    scene.seed(job.seed).runs_for(last_s + 2);
    const Watched walked = watch(scene.scenario, job.setting.model);
    const double free_m2 = square.area_m2() - 3.14159265358979 * column_m * column_m;
    std::vector<double> densities, speeds;
    for (double t = first_s; t <= last_s; t += 1) {
        const AreaState state = classic_state(walked.tracks, square, {0.8, {}}, t);
        densities.push_back(state.people / free_m2), speeds.push_back(state.speed_m_s);
    }
    Measured m;
    m.set("density", mean_of(densities)), m.set("speed", mean_of(speeds));
    double left = 0;
    for (std::size_t i = 0; i < walked.tracks.people.size(); ++i) {
        const auto before = walked.tracks.at(i, first_s), after = walked.tracks.at(i, last_s);
        left += before && square.contains(*before) && (!after || !square.contains(*after));
    }
    m.set("left", left);
    return m;
}

void judge_crossing(const Results& r, CaseReport& report) {
    const Heading h{"E11", Gate::soft, "BaSiGo 2013, crossing_90_c_6"};
    add_band(report, h, "square of 4 x 4 m, 34.5 to 44.5 s: density (measured 5.5)",
             r.per_seed(0, "density"), "/m2", {4, 7});
    add_band(report, h, "speed there (measured 0.16)", r.per_seed(0, "speed"), "m/s", {0.08, 0.35});
    const std::vector<double> left = r.per_seed(0, "left");
    add_whether(report, h, "people who left the square in these 10 s", seeds_text(left, ""),
                "some, in every run", *std::min_element(left.begin(), left.end()) > 0);
}

// --- E12: a wide corridor, one way and two ways --------------------------------------------------

constexpr const char* one_way_file = "trajectories/basigo2013/traj_UNI_CORR_500_01.txt";
constexpr const char* two_way_file = "trajectories/basigo2013/bi_corr_400_b_03.txt";
constexpr const char* one_way_moments = "derived/basigo2013_UNI_CORR_500_01_fd.csv";
constexpr const char* two_way_moments = "derived/basigo2013_BI_CORR_400_b_03_fd.csv";
// 9 m over the time taken, 148 people of the one-way run at 0.3 per m2.
constexpr double basigo_free_speed_m_s = 1.48, basigo_free_speed_sd_m_s = 0.22;

int corridor_parts(const SuiteSetting&) { return 2; }

Measured run_corridor(const CaseJob& job) {
    const bool is_two_way = job.part == 1;
    const double width = is_two_way ? 4 : 5, left = is_two_way ? -5 : -6, right = 5;
    const Tracks recorded = read_tracks(job.setting.file(is_two_way ? two_way_file : one_way_file),
                                        is_two_way ? 0.01 : 1, 25);
    Scene scene(rectangle(left - beyond_m, 0, right + beyond_m, width));
    scene.exit("left", {{left - beyond_m, width}, {left - beyond_m, 0}})
        .exit("right", {{right + beyond_m, 0}, {right + beyond_m, width}});
    scene.free_speed(basigo_free_speed_m_s, basigo_free_speed_sd_m_s).seed(job.seed);
    const auto exit_of = [](const Track& track) {
        return track.at.back().x < track.at.front().x ? 0 : 1;
    };
    add_entries(recorded, {left, -0.3, right, width + 0.3}, exit_of, scene);
    for (SpotDef& spot : scene.scenario.demand.spots)
        spot.point.y = std::clamp(spot.point.y, clear_m, width - clear_m);
    const Watched walked = watch(scene.scenario, job.setting.model);
    std::vector<double> past = times_past(walked.tracks, {{0, 0}, {-1, 0}});
    const std::vector<double> back = times_past(walked.tracks, {{0, 0}, {1, 0}});
    past.insert(past.end(), back.begin(), back.end());
    std::sort(past.begin(), past.end());
    const SpeedRule rule{0.8, is_two_way ? Vec2{} : Vec2{-1, 0}};
    const std::vector<double> moments =
        read_table(job.setting.file(is_two_way ? two_way_moments : one_way_moments)).numbers("t_s");
    Measured m;
    set_all(m, flow_per_s(past),
            means_at(walked.tracks, {left, 0, right, width}, {-1, 0, 1, width}, rule, moments));
    return m;
}

void judge_corridor(const Results& r, CaseReport& report) {
    const Heading h{"E12", Gate::soft, "BaSiGo 2013, UNI_CORR_500_01 and BI_CORR_400_b_03"};
    judge_all(r, 0, h, "5 m, one way", {2.20, 0.31, 1.40, 0.15}, report);
    judge_all(r, 1, h, "4 m, two ways", {4.04, 0.97, 1.04, 0.15}, report);
}

Case recorded(const char* name, const char* id, const char* what, std::vector<std::string> files,
              const char* method) {
    Case c;
    c.name = name;
    c.ids = {id};
    c.gate = Gate::soft;
    c.suites = {Suite::experiments};
    c.what = what;
    c.files = std::move(files);
    c.method = method;
    c.parts = one_part;
    return c;
}

}  // namespace

Case t_junction() {
    Case c = recorded("T-junction", "E10", "T-junction 2.4 m, replayed entries", {junction_file},
                      R"(Everyone enters where, when and as fast as recorded; free speeds as in the
corridors. Flow at y = 2; density and speed by Voronoi over the 2 m after the merge, at the
moments between the 20th and the 80th percent of the recorded passages.)");
    c.cost = 0.5;
    c.run = run_junction, c.judge = judge_junction;
    return c;
}

Case crossing() {
    Case c = recorded("four-way crossing", "E11",
                      "90 degree crossing with a column, replayed entries", {crossing_file},
                      R"(The recording begins with 143 people inside; all begin where, when and as
fast as they were first seen. Where they were going is known of few: to the arm where they were
last seen, if outside the square and another arm, else straight across. Classic count over the
square less the column, mean speed over 0.8 s.)");
    c.cost = 0.8;
    c.run = run_crossing, c.judge = judge_crossing;
    return c;
}

Case wide_corridors() {
    Case c = recorded("BaSiGo corridors", "E12",
                      "corridors of 5 m one way and 4 m two ways, replayed entries",
                      {one_way_file, two_way_file, one_way_moments, two_way_moments},
                      R"(Everyone enters where, when and as fast as recorded. Free speed, an input:
1.48 +- 0.22 m/s, 9 m over the time taken by the people of the one-way run. Flow at x = 0;
Voronoi over x = -1 to 1, speeds over 0.8 s, along the corridor for the one-way run and the
velocity's length for the other, at the moments at which the recording was evaluated.)");
    c.cost = 2;
    c.parts = corridor_parts, c.run = run_corridor, c.judge = judge_corridor;
    return c;
}

}  // namespace tidegate::cases
