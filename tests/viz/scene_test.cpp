#include "viz/scene/scene.h"

#include <algorithm>

#include "catch.h"
#include "viz/sample_run.h"
#include "viz/scene/triangulate.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

double area_of(const std::vector<Vec2>& triangles) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        sum +=
            std::abs(cross(triangles[i + 1] - triangles[i], triangles[i + 2] - triangles[i])) / 2;
    }
    return sum;
}

ConnectorDef leaning_stair() {
    ConnectorDef stair;
    stair.name = "stair";
    stair.lower_level = {0};
    stair.upper_level = {1};
    stair.lower_line = {{10, 0}, {10, 4}};
    stair.upper_line = {{20, 1}, {20, 3}};
    stair.width_m = 2;
    stair.length_m = 12;
    return stair;
}

Scene picture(const SampleRun& sample, ViewState view) {
    const VenueMesh mesh = make_mesh(sample.run.venue);
    const Rect area{0, 66, 1190, 600};
    const Moment moment = moment_of(sample.frames[static_cast<std::size_t>(view.time / 60)]);
    const Shown shown{sample.run};
    const Staged stage[] = {{sample.run, mesh, moment}};
    return build_scene(stage, view, shown_tiles(shown, mesh, nullptr, view, area).tiles);
}

std::vector<Tile> tiles_in(const SampleRun& sample, const ViewState& view, Rect area) {
    const VenueMesh mesh = make_mesh(sample.run.venue);
    return shown_tiles(Shown{sample.run}, mesh, nullptr, view, area).tiles;
}

}  // namespace

TEST_CASE("a floor with holes is filled exactly, the holes left free", "[viz][scene]") {
    const Polygon floor{{{0, 0}, {10, 0}, {10, 8}, {0, 8}}, {{{2, 2}, {2, 4}, {5, 4}, {5, 2}}}};
    const std::vector<Vec2> triangles = triangulate(floor);
    CHECK(area_of(triangles) == Approx(80 - 6));
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const Vec2 middle = (triangles[i] + triangles[i + 1] + triangles[i + 2]) * (1.0 / 3);
        const bool is_in_hole = middle.x > 2 && middle.x < 5 && middle.y > 2 && middle.y < 4;
        CHECK_FALSE(is_in_hole);
    }
}

TEST_CASE("a ring of fewer than three points fills nothing", "[viz][scene]") {
    CHECK(triangulate({{{0, 0}, {1, 0}}, {}}).empty());
}

TEST_CASE("the ends of a connector lie on its lower and its upper line", "[viz][scene]") {
    const ConnectorDef stair = leaning_stair();
    CHECK(on_plan(stair, {0, 0}) == stair.lower_line.a);
    CHECK(on_plan(stair, {0, 2}) == stair.lower_line.b);
    CHECK(on_plan(stair, {12, 0}) == stair.upper_line.a);
    CHECK(on_plan(stair, {12, 2}) == stair.upper_line.b);
    CHECK(on_plan(stair, {6, 1}) == Vec2{15, 2});
    CHECK(on_plan(stair, {6, 0}) == Vec2{15, 0.5});
}

TEST_CASE(
    "every passenger in view is drawn on one level, and once more, faintly, beyond a stair's "
    "middle",
    "[viz][scene]") {
    const SampleRun sample = make_sample_run(60);
    ViewState view;
    view.time = 2400;
    const Scene scene = picture(sample, view);
    REQUIRE(scene.levels.size() == 3);
    std::size_t fully = 0;
    for (const LevelScene& level : scene.levels) {
        for (const Disc& disc : level.discs) fully += disc.colour.a == 255 ? 1 : 0;
    }
    CHECK(fully == sample.frames[40].agents.size());
}

TEST_CASE("levels are shown from the top of the building down", "[viz][scene]") {
    const SampleRun sample = make_sample_run(600);
    const std::vector<Tile> tiles = tiles_in(sample, {}, {0, 0, 1000, 600});
    REQUIRE(tiles.size() == 3);
    CHECK(sample.run.venue.levels[tiles[0].level.index()].name == "street");
    CHECK(sample.run.venue.levels[tiles[2].level.index()].name == "platform");
}

TEST_CASE("one level alone gets the whole plan view", "[viz][scene]") {
    const SampleRun sample = make_sample_run(600);
    ViewState view;
    view.level = 0;
    const Rect area{0, 0, 1000, 600};
    const std::vector<Tile> tiles = tiles_in(sample, view, area);
    REQUIRE(tiles.size() == 1);
    CHECK(tiles[0].rect == area);
}

TEST_CASE("a closed escalator is labelled as closed while the measure is in effect, and not after",
          "[viz][scene]") {
    const SampleRun sample = make_sample_run(60);
    const auto says_closed = [&](SimTime time) {
        ViewState view;
        view.time = time;
        for (const LevelScene& level : picture(sample, view).levels) {
            for (const Label& label : level.labels) {
                if (label.text == "escalator east closed") return true;
            }
        }
        return false;
    };
    CHECK_FALSE(says_closed(2160));
    CHECK(says_closed(2400));
    CHECK_FALSE(says_closed(3660));
}

TEST_CASE("a place whose queue is watched says how many wait there", "[viz][scene]") {
    SampleRun sample = make_sample_run(60);
    ViewState view;
    view.time = 2400;
    const auto says = [&](const std::string& text) {
        for (const LevelScene& level : picture(sample, view).levels) {
            for (const Label& label : level.labels) {
                if (label.text == text) return true;
            }
        }
        return false;
    };
    CHECK(says("gates east 16/16 lanes open"));
    CHECK(says("west passage metered 60 /min"));
    ObservableDef gates, passage;
    gates.kind = passage.kind = ObservableKind::queue_length;
    gates.place_kind = PlaceKind::facility;
    gates.place = 1;
    passage.place_kind = PlaceKind::opening;
    passage.place = 0;
    sample.run.sensors.observables = {gates, passage};
    const std::vector<double> values(sample.run.sample_times.size(), 34);
    sample.run.curves = {{"gates_east_queue", "passengers", values}, {"passage_queue", "passengers", values}};
    CHECK(says("gates east 16/16 lanes open · 34 waiting"));
    CHECK(says("west passage metered 60 /min · 34 waiting"));
    sample.run.curves[0].values.assign(values.size(), 0);
    CHECK(says("gates east 16/16 lanes open"));
    view.language = Language::chinese;
    CHECK(says("west passage 限流 60 /分钟 · 34 人等候"));
}

TEST_CASE("names of passages have their widths where the plan is seen from near", "[viz][scene]") {
    const SampleRun sample = make_sample_run(60);
    ViewState view;
    view.level = 1;
    const auto names = [&] {
        std::vector<std::string> texts;
        for (const LevelScene& level : picture(sample, view).levels) {
            for (const Label& label : level.labels) texts.push_back(label.text);
        }
        return texts;
    };
    using Catch::Matchers::VectorContains;
    CHECK_THAT(names(), VectorContains(std::string("stair west")));
    view.cameras = {{}, {{42 - 70, 22 - 20}, 3}, {}};
    CHECK_THAT(names(), VectorContains(std::string("stair west 2.4 m")));
    CHECK_THAT(names(), !VectorContains(std::string("stair west")));
}

TEST_CASE("the path of a snake queue is drawn on its level", "[viz][scene]") {
    SampleRun sample = make_sample_run(60);
    ViewState view;
    const auto triangles = [&](std::size_t level) { return picture(sample, view).levels[level].under.size(); };
    const std::size_t street = triangles(0), concourse = triangles(1);
    sample.run.facilities[0].queue.shape = QueueShape::snake;
    sample.run.facilities[0].queue.path = {{40, 10}, {60, 10}, {60, 12}, {40, 12}};
    CHECK(triangles(1) > concourse);
    CHECK(triangles(0) == street);
}

TEST_CASE("passages stand as the measures in effect at the moment say", "[viz][passages]") {
    const SampleRun sample = make_sample_run(600);
    CHECK(passages_at(sample.run, 1739).openings[0].max_per_min == 0);
    CHECK(passages_at(sample.run, 1741).openings[0].max_per_min == 60);
    CHECK(passages_at(sample.run, 5401).openings[0].max_per_min == 0);
    CHECK(passages_at(sample.run, 0).facilities[1].open_lanes == 12);
    CHECK(passages_at(sample.run, 1861).facilities[1].open_lanes == 16);
    CHECK(passages_at(sample.run, 1861).facilities[0].open_lanes == 12);
}

TEST_CASE("vehicles are called what their line is", "[viz][passages]") {
    RunData run;
    run.lines.resize(2);
    run.lines[0].name = "up", run.lines[0].kind = LineKind::shuttle;
    run.lines[1].name = "night bus", run.lines[1].kind = LineKind::bus;
    CHECK(word_of_vehicles(run, "up") == Word::shuttle);
    CHECK(word_of_vehicles(run, "night bus") == Word::bus);
    CHECK(word_of_vehicles(run, "to_city") == Word::train);
}

TEST_CASE("a train is shown from its arrival to its departure", "[viz][passages]") {
    const SampleRun sample = make_sample_run(600);
    CHECK(trains_at(sample.run, 100).empty());
    CHECK(trains_at(sample.run, 130).size() == 1);
    CHECK(trains_at(sample.run, 170).empty());
}

TEST_CASE("a level's view leaves room for the trains beside its platforms", "[viz][scene]") {
    const SampleRun sample = make_sample_run(600);
    const VenueMesh mesh = make_mesh(sample.run.venue);
    CHECK(mesh.levels[0].bounds.high.y >= 26 + 3);
    CHECK(mesh.levels[0].bounds.low.y <= 14 - 3);
    CHECK(mesh.levels[0].grid.rows == 12);
}

TEST_CASE("an empty run has a picture too", "[viz][scene]") {
    RunData run;
    const VenueMesh mesh = make_mesh(run.venue);
    const Moment nobody;
    const Staged stage[] = {{run, mesh, nobody}};
    const Tiling tiling = shown_tiles(Shown{run}, mesh, nullptr, {}, {0, 0, 800, 600});
    CHECK(build_scene(stage, {}, tiling.tiles).levels.empty());
}
