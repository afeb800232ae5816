#include <cmath>
#include <numeric>

#include "base/chunks.h"
#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr double width_m = 4, length_m = 40, cut_m = 24, ramp_m = 1;

enum class Cut { none, by_opening, by_ramp };

/// The same corridor, 40 m of way, in one piece, as two zones, and as two levels with a metre of level ramp between.
Scene corridor(Cut cut, int people, std::uint64_t seed) {
    const bool is_split = cut == Cut::by_ramp;
    const double first_m = is_split ? cut_m : length_m;
    Scene scene(rectangle(0, 0, first_m, width_m));
    int last = 0;
    double end_m = length_m;
    if (cut == Cut::by_opening) scene.opening("line", {{cut_m, 0}, {cut_m, width_m}});
    if (is_split) {
        end_m = length_m - cut_m - ramp_m;
        last = add_level(scene.scenario, "second", 0, rectangle(0, 0, end_m, width_m));
        add_flight(scene.scenario, "ramp",
                   {ConnectorKind::ramp, 0, last, {{cut_m, 0}, {cut_m, width_m}}, {{0, 0}, {0, width_m}}, ramp_m, 0});
    }
    scene.exit("end", {{end_m, 0}, {end_m, width_m}}, last);
    const std::vector<Vec2> places = scattered(0.4, 0.4, 19.6, width_m - 0.4, people, seed);
    scene.people(places, 0);
    scene.seed(seed).runs_for(300);
    return scene;
}

struct Passage {
    double mean_s = 0;
    double flow_per_s = 0;  ///< from the tenth to the ninetieth per cent of those who leave
};

Passage passage_of(Cut cut, int people) {
    const ThreadsHere one(1);
    Passage mean;
    constexpr int seeds = 60;  // twelve are too few: 6.2 % more flow over the ramp, where sixty say 4.1
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Scene scene = corridor(cut, people, seed);
        Simulation simulation(scene.scenario);
        while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
        REQUIRE(simulation.counts().exited == people);
        const auto out = crossing_times(simulation, portal_of(simulation, "end"), 1);
        const std::size_t from = out.size() / 10, to = out.size() - 1 - from;
        mean.mean_s += std::accumulate(out.begin(), out.end(), 0.0) / double(out.size()) / seeds;
        mean.flow_per_s += double(to - from) / (out[to] - out[from]) / seeds;
    }
    return mean;
}

double more_share(double split, double whole) { return split / whole - 1; }

}  // namespace

TEST_CASE("a level split by a line is walked in the same time and passes as many", "[promises][metamorphic]") {
    for (const int people : {8, 120}) {
        const Passage whole = passage_of(Cut::none, people), split = passage_of(Cut::by_opening, people);
        CAPTURE(people, whole.mean_s, split.mean_s, whole.flow_per_s, split.flow_per_s);
        CHECK(std::abs(more_share(split.mean_s, whole.mean_s)) < 0.05);
        CHECK(std::abs(more_share(split.flow_per_s, whole.flow_per_s)) < 0.05);
    }
}

TEST_CASE("two levels and a level ramp are walked in the time of one level", "[promises][metamorphic]") {
    for (const int people : {8, 120}) {
        const Passage whole = passage_of(Cut::none, people), split = passage_of(Cut::by_ramp, people);
        CAPTURE(people, whole.mean_s, split.mean_s);
        CHECK(std::abs(more_share(split.mean_s, whole.mean_s)) < 0.05);
    }
}

// 1.6 % more; 4.1 % while people wove on the one floor.
TEST_CASE("a dense group passes a level ramp as it passes the floor", "[promises][metamorphic]") {
    const Passage whole = passage_of(Cut::none, 120), split = passage_of(Cut::by_ramp, 120);
    CAPTURE(whole.flow_per_s, split.flow_per_s);
    CHECK(std::abs(more_share(split.flow_per_s, whole.flow_per_s)) < 0.05);
}
