#include "validate/tracks.h"

#include <fstream>

#include "base/fault.h"
#include "catch.h"
#include "record/recordings.h"
#include "validate/data.h"
#include "validate/flow.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// In a folder of its own: tests run beside each other.
struct File {
    test::ScratchFolder folder;
    std::string path = folder.file("table.txt");
    explicit File(const std::string& text) { std::ofstream(path) << text; }
};

}  // namespace

TEST_CASE("a run is kept as everyone's positions at every step", "[validate]") {
    Scene scene(rectangle(0, 0, 20, 4));
    scene.exit("end", {{20, 0}, {20, 4}}).free_speed(1.25);
    scene.person({.level = {0}, .point = {2, 2}, .velocity = {1.25, 0}}, 0, 1.0);
    const Watched run = watch(scene.scenario);
    CHECK(run.still_there == 0);
    REQUIRE(run.tracks.people.size() == 1);
    CHECK_FALSE(run.tracks.at(0, 0.5));
    REQUIRE(run.tracks.at(0, 3.05));
    CHECK(run.tracks.at(0, 3.05)->x == Approx(2 + 1.25 * 2.05).margin(0.01));
    REQUIRE(run.tracks.velocity(0, 5, 1));
    CHECK(run.tracks.velocity(0, 5, 1)->x == Approx(1.25).margin(0.01));
    const std::vector<double> past = times_past(run.tracks, {{20, 0}, {1, 0}});
    REQUIRE(past.size() == 1);
    CHECK(past[0] == Approx(1 + 18 / 1.25).margin(0.02));
}

TEST_CASE("passages of a line count once, only from before it, and are timed between the moments",
          "[validate]") {
    Tracks tracks;
    tracks.interval_s = 1;
    tracks.people.push_back(
        {10, {{0, 0}, {2, 0}, {0.5, 0}, {3, 0}}, {0, 0, 0, 0}});  // there and back and there
    tracks.people.push_back({0, {{5, 0}, {6, 0}}, {0, 0}});       // was past it from the start
    tracks.people.push_back({0, {{0, 0}, {2, 0}}, {0, 1}});       // on another plane meanwhile
    const Line line{{1.5, 0}, {1, 0}};
    CHECK(times_past(tracks, line) == std::vector<double>{10.75});
    CHECK(time_past_of_each(tracks, line) == std::vector<double>{10.75, -1, -1});
}

TEST_CASE("published trajectories are read by person, comments and gaps aside", "[validate]") {
    const File file(
        "# framerate: 10\n7 3 100 200 180\n7 4 110 200 180\n2 0 0 0 0\n2 1 50 0 0\n2 3 90 0 0\n");
    const Tracks tracks = read_tracks(file.path, 0.01, 10);
    REQUIRE(tracks.people.size() == 2);
    CHECK(tracks.people[0].from_s == 0);
    CHECK(tracks.people[0].at.size() == 2);  // what comes after the gap is left out
    CHECK(tracks.people[1].from_s == Approx(0.3));
    CHECK(tracks.people[1].at[1].x == Approx(1.1));
}

TEST_CASE("a table is read by its headings, and says what it lacks", "[validate]") {
    const File file("name,value\n\"a, quoted\",1.5\nb,\n");
    const DataTable table = read_table(file.path);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.text(0, "name") == "a, quoted");
    CHECK(table.number(0, "value") == 1.5);
    CHECK(std::isnan(table.number(1, "value")));
    CHECK_THROWS_WITH(table.text(0, "size"), contains_text("no column 'size'"));
    CHECK_THROWS_WITH(table.number(0, "name"), contains_text("is no number"));
    CHECK_THROWS_WITH(read_table("nowhere.csv"), contains_text("nowhere.csv"));
}

TEST_CASE("scattered people keep a third of a metre from each other and fill the place evenly",
          "[validate]") {
    for (const int count : {20, 150, 500}) {
        const std::vector<Vec2> points = scattered(0, 0, 20, 6, count, 3);
        REQUIRE(points.size() == static_cast<std::size_t>(count));
        double nearest = 1e9;
        int left = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                nearest = std::min(nearest, length(points[i] - points[j]));
            left += points[i].x < 10;
        }
        CHECK(nearest > 0.3);
        CHECK(left == Approx(count / 2).epsilon(0.15));
    }
    CHECK(scattered(0, 0, 20, 6, 150, 3) == scattered(0, 0, 20, 6, 150, 3));
    CHECK(scattered(0, 0, 20, 6, 150, 3) != scattered(0, 0, 20, 6, 150, 4));
}
